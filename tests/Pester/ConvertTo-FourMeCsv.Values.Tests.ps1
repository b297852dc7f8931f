# Values of objects as cells, and the users of Active Directory.

BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule

    $ann = [pscustomobject] @{ PrimaryEmail = 'ann@example.com'; Name = 'Ann' }
}

Describe 'The values of ConvertTo-FourMeCsv' {
    Context 'values' {
        It 'writes <Name> as <Cell>' -ForEach @(
            @{ Name = 'a true boolean'; Column = 'VIP'; Value = $true; Cell = '1' }
            @{ Name = 'the word off'; Column = 'VIP'; Value = 'off'; Cell = '0' }
            @{ Name = 'an enumeration''s label'; Column = 'Locale'; Value = 'Nederlands'; Cell = 'nl' }
            @{ Name = 'a decimal'; Column = 'Cost Per Hour'; Value = 12.5; Cell = '12.5' }
            @{ Name = 'a list of codes'; Column = 'Do Not Translate Languages'; Value = @('nl', 'de'); Cell = 'nl,de' }
            @{ Name = 'an enum'; Column = 'Job Title'; Value = [System.DayOfWeek]::Friday; Cell = 'Friday' }
            @{ Name = 'a GUID'; Column = 'Employee ID'; Value = [guid] '0f8fad5b-d9cb-469f-a165-70867728950e'; Cell = '0f8fad5b-d9cb-469f-a165-70867728950e' }
            @{ Name = 'a mail address'; Column = 'Manager'; Value = [mailaddress] 'Boss <boss@example.com>'; Cell = 'boss@example.com' }
            @{ Name = 'an IP address'; Column = 'Location'; Value = [ipaddress] '10.0.0.1'; Cell = '10.0.0.1' }
            @{ Name = 'a version'; Column = 'Location'; Value = [version] '1.2.3'; Cell = '1.2.3' }
            @{ Name = 'an address of the web'; Column = 'Picture URI'; Value = [uri] 'https://example.com/a b'; Cell = 'https://example.com/a b' }
            @{ Name = 'a collection of one'; Column = 'Job Title'; Value = @('only'); Cell = 'only' }
            @{ Name = 'a wrapped string'; Column = 'Job Title'; Value = [psobject] 'wrapped'; Cell = 'wrapped' }
            @{ Name = 'custom fields'; Column = 'Custom Fields'; Value = [ordered] @{ size = 5; note = 'a"b' }; Cell = '[{"id":"size","value":5},{"id":"note","value":"a\"b"}]' }
        ) {
            $lines = @{ PrimaryEmail = 'ann@example.com'; Name = 'Ann'; $Column = $Value } | ConvertTo-FourMeCsv -Type people

            ($lines -join "`r`n" | ConvertFrom-Csv).$Column | Should -BeExactly $Cell
        }

        It 'writes a date-time of UTC with Z' {
            [pscustomobject] @{ RecordID = 1; Text = 'x'; CreatedAt = [datetime]::SpecifyKind([datetime] '2026-03-31T17:00:00', 'Utc') } | ConvertTo-FourMeCsv -Type notes |
                Select-Object -Last 1 | Should -Match '2026-03-31T17:00:00Z'
        }

        It 'warns once when date-times do not say their zone' {
            $seen = Invoke-Observed {
                1..3 | ForEach-Object { [pscustomobject] @{ RecordID = $_; Text = 'x'; CreatedAt = [datetime] '2026-03-31T17:00:00' } } | ConvertTo-FourMeCsv -Type notes
            }

            $seen.Warning | Should -HaveCount 1
            $seen.Warning[0] | Should -Match "'Created At'"
        }

        It 'refuses <Name> and names the column' -ForEach @(
            @{ Name = 'a script block'; Value = { 1 }; Id = 'UnsuitableType' }
            @{ Name = 'bytes'; Value = [byte[]] (1, 2); Id = 'UnsuitableType' }
            @{ Name = 'a secret'; Value = New-Object -TypeName System.Security.SecureString; Id = 'UnsuitableType' }
            @{ Name = 'an object'; Value = [pscustomobject] @{ a = 1 }; Id = 'UnsuitableType' }
            @{ Name = 'a process'; Value = [System.Diagnostics.Process]::GetCurrentProcess(); Id = 'UnsuitableType' }
            @{ Name = 'a table'; Value = @{ a = 1 }; Id = 'UnsuitableType' }
            @{ Name = 'several values'; Value = @('a', 'b'); Id = 'CollectionInSingleColumn' }
            @{ Name = 'a NUL character'; Value = "a$([char] 0)b"; Id = 'ValueHasNul' }
            @{ Name = 'half a character'; Value = "a$([char] 0xD83D)"; Id = 'ValueHasUnpairedSurrogate' }
        ) {
            $bad = [pscustomobject] @{ PrimaryEmail = 'bad@example.com'; Name = 'Bad'; JobTitle = $Value }

            $seen = Invoke-Observed { $bad | ConvertTo-FourMeCsv -Type people }

            $seen.Error | Get-ErrorId | Should -Be $Id
            $seen.Error[0].ErrorDetails.Message | Should -Match "'Job Title'"
        }

        # The xunit project FourMe.Import.Cmdlets.Tests goes through all other cultures; this one is for every edition and platform.
        It 'writes the same bytes in the culture <_>' -ForEach 'tr-TR' {
            $script = @'
param($Module, $Culture, $People, $Items)
Import-Module -Name $Module
[cultureinfo]::CurrentCulture = [cultureinfo] $Culture
[cultureinfo]::CurrentUICulture = [cultureinfo] $Culture
'{0}|{1:N1}|{2:yyyy}|{3}' -f [cultureinfo]::CurrentCulture.Name, 1234.5, [datetime] '2026-01-31', 'i'.ToUpper()
1..3 | ForEach-Object { [pscustomobject] @{ PRIMARYEMAIL = "MIRI$_@example.com"; Job_Title = $null; NAME = "Ingrid I$([char] 0x11F)d$([char] 0x131)r"; VIP = 'TRUE'; disabled = 'no'; CostPerHour = 1234.5; TIME_ZONE = 'istanbul'; SupportID = [double] 1234.5; EmployeeID = [decimal] 0.25 } } |
    ConvertTo-FourMeCsv -Type PEOPLE -OutFile $People -WarningAction SilentlyContinue | Out-Null
[pscustomobject] @{ SOURCE = 'SCAN'; source_id = 'ID-1'; Product = 'P'; STATUS = 'In Production'; INUSESINCE = [datetime] '2026-01-31'; PurchaseValue = [decimal] 1234.56; SalvageValue = '99.5'; NrOfCores = 1234567; Location = [timespan] '01:30:00'; Remarks = [datetime]::SpecifyKind([datetime] '2026-01-31T17:00:00', 'Utc') } |
    ConvertTo-FourMeCsv -Type cis -OutFile $Items | Out-Null
'ENDED'
'@
            $bytes = @{}
            foreach ($culture in 'en-US', $_) {
                $people = Join-Path -Path $TestDrive -ChildPath "people-$culture-$([guid]::NewGuid()).csv"
                $items = Join-Path -Path $TestDrive -ChildPath "items-$culture-$([guid]::NewGuid()).csv"
                $printed = Invoke-ChildShell $script (Get-TestedModulePath), $culture, $people, $items
                $printed[0] | Should -Match "^$culture\|"
                $printed[-1] | Should -Be 'ENDED'
                $bytes[$culture] = (Get-FileText $people) + (Get-FileText $items)
            }

            $bytes[$_] | Should -BeExactly $bytes['en-US']
            $bytes[$_] | Should -Match 'MIRI1@example\.com,0,Ingrid I\u011Fd\u0131r,,1234\.5,0\.25,1234\.5,Istanbul,1'
            $bytes[$_] | Should -Match '2026-01-31T17:00:00Z'
            $bytes[$_] | Should -Match '1234567.*1234\.56,2026-01-31,99\.5'
        }
    }

    Context 'users of Active Directory' {
        BeforeAll {
            # As the ActiveDirectory module shapes them: attributes that may have several values come in a collection class of its own.
            if (-not ('Microsoft.ActiveDirectory.Management.ADPropertyValueCollection' -as [type])) {
                Add-Type -TypeDefinition @'
namespace Microsoft.ActiveDirectory.Management
{
    public class ADPropertyValueCollection : System.Collections.CollectionBase
    {
        public ADPropertyValueCollection() { }
        public ADPropertyValueCollection(object value) { if (value != null) List.Add(value); }
        public object this[int index] { get { return List[index]; } }
        public int Add(object value) { return List.Add(value); }
        public object Value { get { return List.Count == 0 ? null : List.Count == 1 ? List[0] : InnerList.ToArray(); } }
    }

    public class ADUser
    {
        public string DistinguishedName { get; set; }
        public bool Enabled { get; set; }
        public string GivenName { get; set; }
        public string Name { get; set; }
        public string ObjectClass { get { return "user"; } }
        public System.Guid ObjectGUID { get; set; }
        public string SamAccountName { get; set; }
        public object SID { get; set; }
        public string Surname { get; set; }
        public string UserPrincipalName { get; set; }
        public override string ToString() { return DistinguishedName; }
    }
}
'@
            }

            function Get-ValueCollection {
                param([object[]] $Value)
                $values = New-Object -TypeName Microsoft.ActiveDirectory.Management.ADPropertyValueCollection
                foreach ($one in $Value) { $null = $values.Add([psobject] $one) }
                , $values
            }

            function Get-TestUser {
                param([string] $Name, [int] $Number, [string] $Manager, [bool] $Enabled = $true, [hashtable] $With = @{})
                $user = New-Object -TypeName Microsoft.ActiveDirectory.Management.ADUser
                $user.Name = $Name
                $user.DistinguishedName = "CN=$Name,OU=Staff,DC=example,DC=com"
                $user.Enabled = $Enabled
                $user.ObjectGUID = [guid] ('00000000-0000-0000-0000-{0:D12}' -f $Number)
                $user.SamAccountName = "user$Number"
                $user.UserPrincipalName = "user$Number@example.com"
                try { $user.SID = New-Object -TypeName System.Security.Principal.SecurityIdentifier -ArgumentList "S-1-5-21-1-2-3-$Number" } catch { $user.SID = $null }
                $more = @{
                    mail = "$($Name.Split(' ')[0].ToLowerInvariant())@example.com"; DisplayName = $Name; Title = 'Clerk'; EmployeeID = "E$Number"; Manager = $Manager; Company = 'Widget Data Center'
                    physicalDeliveryOfficeName = 'Room 1'; l = 'Data Center 1'; whenCreated = [datetime] '2020-05-04T08:00:00'; proxyAddresses = (Get-ValueCollection 'SMTP:a@example.com', 'smtp:b@example.com')
                    PasswordNeverExpires = $false; logonHours = [byte[]] (1..21)
                }
                foreach ($key in $With.Keys) { $more[$key] = $With[$key] }
                $user = [psobject] $user
                foreach ($key in $more.Keys) { $user | Add-Member -NotePropertyName $key -NotePropertyValue $more[$key] }
                $user
            }

            $users = @(
                Get-TestUser 'Berta Boss' 1
                Get-TestUser 'Carl Clerk' 2 -Manager 'CN=Berta Boss,OU=Staff,DC=example,DC=com'
                Get-TestUser 'Dora Done' 3 -Manager 'CN=Berta Boss,OU=Staff,DC=example,DC=com' -Enabled $false -With @{ mail = (Get-ValueCollection 'dora@example.com'); Title = (Get-ValueCollection @()); EmployeeID = [psobject] ([psobject] 'E3') }
            )
            $map = Join-Path -Path $TestDrive -ChildPath 'ADUser.people.psd1'
            $null = New-FourMeMap -From ADUser -Type people -OutFile $map
        }

        It 'become people with organization, site, disabled state and source fields right' {
            $seen = Invoke-Observed { $users | ConvertTo-FourMeCsv -Type people -Map $map -Source 'Active Directory' }

            $seen.Error | Should -BeNullOrEmpty
            $seen.Terminating | Should -BeNullOrEmpty
            $people = @($seen.Output -join "`r`n" | ConvertFrom-Csv)
            $people.'Primary Email' | Should -Be 'berta@example.com', 'carl@example.com', 'dora@example.com'
            $people.Organization | Should -Be 'Widget Data Center', 'Widget Data Center', 'Widget Data Center'
            $people.Site | Should -Be 'Data Center 1', 'Data Center 1', 'Data Center 1'
            $people.Disabled | Should -Be '0', '0', '1'
            $people.Source | Should -Be 'Active Directory', 'Active Directory', 'Active Directory'
            $people.'Source ID' | Should -Be (1..3 | ForEach-Object { '00000000-0000-0000-0000-{0:D12}' -f $_ })
            $people.'Job Title' | Should -Be 'Clerk', 'Clerk', ''
            $people.'Employee ID' | Should -Be 'E1', 'E2', 'E3'
        }

        It 'leave the organization alone when they have none' {
            $without = Get-TestUser 'Emil Else' 4
            $without.PSObject.Properties.Remove('Company')

            $seen = Invoke-Observed { $users[1], $without | ConvertTo-FourMeCsv -Type people -Map $map -Source AD -OutFile TestDrive:/ad.csv }

            $seen.Error | Should -BeNullOrEmpty
            (Get-FileText $seen.Output[1].FullName).Split("`r")[0] | Should -Not -Match 'Organization'
        }

        It 'may have a mail address in a collection, and may not have two' {
            $two = Get-TestUser 'Fay Few' 5 -With @{ mail = (Get-ValueCollection 'a@example.com', 'b@example.com') }

            $seen = Invoke-Observed { $two | ConvertTo-FourMeCsv -Type people -Map $map -Source AD }

            $seen.Error | Get-ErrorId | Should -Be 'CollectionInSingleColumn'
        }

        It 'fill list columns with their collections, one entry a line' {
            $line = @($users[0] | ConvertTo-FourMeCsv -Type cis -Map @{ 'Source ID' = 'ObjectGUID'; Product = 'Title'; Status = { 'in_production' }; Users = 'proxyAddresses' } -Source AD)[1]

            $line | Should -Match "`"SMTP:a@example\.com\nsmtp:b@example\.com`""
        }

        It 'write their SID as text' {
            if (-not $users[0].SID) { Set-ItResult -Skipped -Because 'there are no security identifiers on this system'; return }

            $users[0] | ConvertTo-FourMeCsv -Type people -Map @{ 'Primary Email' = 'mail'; Name = 'Name'; 'Support ID' = 'SID' } | Select-Object -Last 1 | Should -Match 'S-1-5-21-1-2-3-1'
        }

        It 'write their GUID and their dates whatever the kind of column' {
            $users[0] | ConvertTo-FourMeCsv -Type cis -Map @{ 'Source ID' = 'ObjectGUID'; Product = 'Title'; Status = { 'in_production' }; 'In Use Since' = 'whenCreated' } -Source AD |
                Select-Object -Last 1 | Should -BeExactly 'AD,00000000-0000-0000-0000-000000000001,Clerk,in_production,2020-05-04'
        }

        It 'get their managers by a table of addresses, as the map says' {
            # The lines of the comment in the map, as they stand there.
            $lines = @(Get-Content -LiteralPath $map | Where-Object { $_ -match '^ +#   \$(mailOf|map)' } | ForEach-Object { $_.Trim(' ', '#').Replace('./ADUser.people.psd1', "'$map'") })
            $lines.Count | Should -Be 3
            $path = $map
            . ([scriptblock]::Create($lines -join "`n"))

            $seen = Invoke-Observed { $users | ConvertTo-FourMeCsv -Type people -Map $map -Source AD -OutFile TestDrive:/managers.csv }

            $map = $path
            $seen.Error | Should -BeNullOrEmpty
            $seen.Output.Count | Should -Be 2
            Get-Content -LiteralPath $seen.Output[0].FullName -TotalCount 1 | Should -Not -Match 'Manager'
            (Import-Csv -LiteralPath $seen.Output[1].FullName).Manager | Should -Be 'berta@example.com', 'berta@example.com'
        }
    }
}

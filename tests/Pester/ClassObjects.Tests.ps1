# Records that are objects of a module's own .NET classes, as users of a directory are where a module brings its own: properties
# of the class, of a base class, and properties added at run time.
BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule

    if (-not ('PSOpenAD.OpenADUser' -as [type])) {
        Add-Type -TypeDefinition @'
using System;
namespace PSOpenAD.Security { public sealed class SecurityIdentifier { string sid; public SecurityIdentifier(string sid) { this.sid = sid; } public string Value { get { return sid; } } public override string ToString() { return sid; } } }
namespace PSOpenAD
{
    public class OpenADObject { public string Name { get; set; } public string DistinguishedName; public virtual string ObjectClass { get { return "top"; } } public static string Shared { get { return "shared"; } } }
    public class OpenADUser : OpenADObject
    {
        public bool? Enabled { get; set; }
        public Guid ObjectGuid { get; set; }
        public Security.SecurityIdentifier SID { get; set; }
        public override string ObjectClass { get { return "user"; } }
        public string Broken { get { if (Name == "Broken") throw new InvalidOperationException("out of reach"); return "whole"; } }
    }
}
'@
    }

    function Get-DirectoryUser {
        param([int] $Number, [string] $Name = "User $Number", [System.Collections.IDictionary] $With = @{})
        $user = New-Object -TypeName PSOpenAD.OpenADUser
        $user.Name = $Name
        $user.DistinguishedName = "CN=$Name"
        $user.Enabled = $true
        $user.ObjectGuid = [guid] ('00000000-0000-0000-0000-{0:D12}' -f $Number)
        $user.SID = New-Object -TypeName PSOpenAD.Security.SecurityIdentifier -ArgumentList "S-1-5-21-$Number"
        $user = [psobject] $user
        $added = [ordered] @{ mail = "user$Number@example.com"; title = [string[]] 'Clerk'; whenCreated = [datetimeoffset]::new(2026, 1, 2, 3, 4, 5, [timespan]::FromHours(1)) }
        foreach ($key in $With.Keys) { $added[$key] = $With[$key] }
        foreach ($key in $added.Keys) { $user.PSObject.Properties.Add((New-Object -TypeName System.Management.Automation.PSNoteProperty -ArgumentList $key, $added[$key])) }
        $user
    }

    $map = @{ 'Primary Email' = 'MAIL'; Name = 'name'; 'Source ID' = 'objectguid'; 'Support ID' = 'SID'; 'Job Title' = 'title'; Location = 'DistinguishedName'; 'Employee ID' = 'ObjectClass' }
}

Describe 'Objects of a class of a module' {
    It 'give a map properties of the class, of its base, and those added at run time' {
        $seen = (Get-DirectoryUser 1), (Get-DirectoryUser 2) | ConvertTo-FourMeCsv -Type people -Source AD -Map $map

        $people = @($seen -join "`r`n" | ConvertFrom-Csv)
        $people.'Primary Email' | Should -Be 'user1@example.com', 'user2@example.com'
        $people.Name | Should -Be 'User 1', 'User 2'
        $people.'Source ID' | Should -Be '00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000002'
        $people.'Support ID' | Should -Be 'S-1-5-21-1', 'S-1-5-21-2'
        $people.'Job Title' | Should -Be 'Clerk', 'Clerk'
        $people.Location | Should -Be 'CN=User 1', 'CN=User 2'
        $people.'Employee ID' | Should -Be 'user', 'user'
    }

    It 'give the same cells as custom objects with the same properties, by name and by a map' {
        $users = @(1..5 | ForEach-Object { Get-DirectoryUser $_ -With @{ 'Primary Email' = "u$_@example.com"; 'Job Title' = 'Lead'; VIP = $_ -eq 2 } })
        $custom = @($users | ForEach-Object {
            $copy = [ordered] @{}
            foreach ($property in $_.PSObject.Properties) { $copy[$property.Name] = $property.Value }
            [pscustomobject] $copy
        })

        $users | ConvertTo-FourMeCsv -Type people -WarningAction SilentlyContinue | Should -Be @($custom | ConvertTo-FourMeCsv -Type people -WarningAction SilentlyContinue)
        $users | ConvertTo-FourMeCsv -Type people -Source AD -Map $map | Should -Be @($custom | ConvertTo-FourMeCsv -Type people -Source AD -Map $map)
    }

    It 'are read right when what was added differs from one to the next' {
        $users = @(
            Get-DirectoryUser 1 -With ([ordered] @{ 'Primary Email' = 'a@example.com'; VIP = $true })
            Get-DirectoryUser 2 -With ([ordered] @{ VIP = $false; 'Primary Email' = 'b@example.com' })
            Get-DirectoryUser 3 -With @{ 'Primary Email' = 'c@example.com'; Name = 'Added' }
            New-Object -TypeName psobject -Property @{ 'Primary Email' = 'd@example.com'; Name = 'Custom'; VIP = $true }
        )

        $people = @($users | ConvertTo-FourMeCsv -Type people -OnMissing Split -OutFile TestDrive:/mixed.csv -WarningAction SilentlyContinue | ForEach-Object { Import-Csv -LiteralPath $_.FullName })

        $people.'Primary Email' | Should -Be 'a@example.com', 'b@example.com', 'd@example.com', 'c@example.com'
        $people.Name | Should -Be 'User 1', 'User 2', 'Custom', 'Added'
        $people[0..2].VIP | Should -Be '1', '0', '1'
    }

    It 'may have members of Update-TypeData and code of their own' {
        Update-TypeData -TypeName PSOpenAD.OpenADUser -MemberType ScriptProperty -MemberName Shout -Value { $this.Name.ToUpperInvariant() } -Force
        Update-TypeData -TypeName PSOpenAD.OpenADUser -MemberType AliasProperty -MemberName Guid -Value ObjectGuid -Force
        try {
            $line = Get-DirectoryUser 1 | ConvertTo-FourMeCsv -Type people -Source AD -Map @{ 'Primary Email' = 'mail'; Name = 'Shout'; 'Source ID' = 'Guid' } | Select-Object -Last 1
            $line | Should -Be 'user1@example.com,AD,00000000-0000-0000-0000-000000000001,USER 1'
        }
        finally { Remove-TypeData -TypeName PSOpenAD.OpenADUser }
    }

    It 'have an error of their own where a property cannot be read, and the next is read' {
        $seen = Invoke-Observed { @(Get-DirectoryUser 1 -Name 'Broken'; Get-DirectoryUser 2) | ConvertTo-FourMeCsv -Type people -Source AD -Map @{ 'Primary Email' = 'mail'; Name = 'Broken'; 'Source ID' = 'ObjectGuid' } }

        $seen.Error | Get-ErrorId | Should -Be 'PropertyReadFailed'
        "$($seen.Error[0])" | Should -Match 'out of reach'
        $seen.Output | Select-Object -Last 1 | Should -Match 'whole$'
    }

    It 'lack what belongs to the class and not to them, and what nobody has' {
        (Invoke-Observed { Get-DirectoryUser 1 | ConvertTo-FourMeCsv -Type people -Source AD -Map @{ 'Primary Email' = 'mail'; Name = 'Shared'; 'Source ID' = 'SID' } }).Terminating | Get-ErrorId | Should -Be 'PropertyNeverFound'
    }

    It 'have values that make no sense in a cell as an error that names the column' {
        $seen = Invoke-Observed { Get-DirectoryUser 1 -With @{ photo = [byte[]] (1, 2) } | ConvertTo-FourMeCsv -Type people -Source AD -Map @{ 'Primary Email' = 'mail'; Name = 'Name'; 'Source ID' = 'SID'; Information = 'photo' } }

        $seen.Error | Get-ErrorId | Should -Be 'UnsuitableType'
        "$($seen.Error[0])" | Should -Match "'Information'"
    }
}

Describe 'Rows of a table' {
    BeforeAll {
        function Get-PeopleTable {
            param([string[]] $Column = @('PrimaryEmail', 'Name', 'VIP', 'Shoe Size'), [object[]] $Rows)
            $table = New-Object -TypeName System.Data.DataTable
            foreach ($name in $Column) { $null = $table.Columns.Add($name, $(if ($name -eq 'VIP') { [bool] } else { [string] })) }
            foreach ($row in $Rows) { $null = $table.Rows.Add([object[]] $row) }
            $table.AcceptChanges()
            , $table
        }
        $table = Get-PeopleTable -Rows @('ann@example.com', 'Ann', $true, '38'), @('bob@example.com', 'Bob', [System.DBNull]::Value, '44')
    }

    It 'give the same cells as custom objects, by name and by a map' {
        $custom = foreach ($row in $table.Rows) { [pscustomobject] @{ PrimaryEmail = $row.PrimaryEmail; Name = $row.Name; VIP = $row.VIP } }
        $names = @{ 'Primary Email' = 'primaryemail'; Name = 'Name'; VIP = 'VIP' }

        $table.Rows | ConvertTo-FourMeCsv -Type people -WarningAction SilentlyContinue | Should -Be @($custom | ConvertTo-FourMeCsv -Type people)
        $table.Rows | ConvertTo-FourMeCsv -Type people -Map $names | Should -Be @($custom | ConvertTo-FourMeCsv -Type people -Map $names)
    }

    It 'may come from several tables, with other columns in another order' {
        $other = Get-PeopleTable -Column 'Name', 'Job Title', 'PrimaryEmail' -Rows (, @('Cat', 'Clerk', 'cat@example.com'))

        $seen = @($table.Rows) + @($other.Rows) | ConvertTo-FourMeCsv -Type people -OnMissing Clear -WarningAction SilentlyContinue | ConvertFrom-Csv

        $seen.Name | Should -Be 'Ann', 'Bob', 'Cat'
        $seen.'Primary Email' | Should -Be 'ann@example.com', 'bob@example.com', 'cat@example.com'
        $seen.'Job Title' | Should -Be '', '', 'Clerk'
    }

    It 'give a property that was added at run time as well' {
        $rows = @($table.Rows)
        $rows[1] | Add-Member -NotePropertyName 'Job Title' -NotePropertyValue 'Lead'

        $seen = $rows[1] | ConvertTo-FourMeCsv -Type people -WarningAction SilentlyContinue | ConvertFrom-Csv

        $seen.'Job Title' | Should -Be 'Lead'
        $seen.Name | Should -Be 'Bob'
    }

    It 'are refused when they were deleted, <Way>, and the others go on' -ForEach @{ Way = 'by name'; With = @{} }, @{ Way = 'by a map'; With = @{ Map = @{ 'Primary Email' = 'PrimaryEmail'; Name = 'Name' } } } {
        $some = Get-PeopleTable -Rows @('ann@example.com', 'Ann', $true, '38'), @('bob@example.com', 'Bob', $false, '44')
        $some.Rows[0].Delete()

        $seen = Invoke-Observed { $some.Rows | ConvertTo-FourMeCsv -Type people @With -WarningAction SilentlyContinue }

        $seen.Error | Get-ErrorId | Select-Object -Unique | Should -Be 'PropertyReadFailed'
        ($seen.Output | ConvertFrom-Csv).Name | Should -Be 'Bob'
    }
}

Describe 'Elements of XML' {
    BeforeAll {
        $people = ([xml] '<people>
            <person PrimaryEmail="ann@example.com"><Name>Ann</Name><Manager type="mail">boss@example.com</Manager></person>
            <person PrimaryEmail="bob@example.com"><Site>London</Site></person>
        </people>').people.person
    }

    It 'have columns by their attributes and elements, and none by the members of their class' {
        $seen = Invoke-Observed { $people | ConvertTo-FourMeCsv people -SkipValidation -OutFile (New-TestPath 'xml.csv') }

        $seen.Error | Should -BeNullOrEmpty
        # Neither OuterXml nor any other member is counted as a property.
        $seen.Warning | Should -BeNullOrEmpty
        Get-Content -LiteralPath $seen.Output[0].FullName | Should -BeExactly 'Primary Email,Name,Manager', 'ann@example.com,Ann,boss@example.com'
        Get-Content -LiteralPath $seen.Output[1].FullName | Should -BeExactly 'Primary Email,Site', 'bob@example.com,London'
    }

    It 'lack a name that they do not say, instead of being called by their tag' {
        $seen = Invoke-Observed { $people | ConvertTo-FourMeCsv people }

        $seen.Error | Get-ErrorId | Should -Be 'RequiredMissing'
        @($seen.Output | Where-Object { $_ -like '*person*' }) | Should -BeNullOrEmpty
    }

    It 'lack it in a map as well, also inside a path' {
        $map = @{ 'Primary Email' = 'PrimaryEmail'; Name = 'Name'; Location = 'Manager.Name' }

        (Invoke-Observed { $people | ConvertTo-FourMeCsv people -Map $map }).Terminating | Get-ErrorId | Should -Be 'PropertyNeverFound'
        $people[0] | ConvertTo-FourMeCsv people -Map @{ 'Primary Email' = 'PrimaryEmail'; Name = 'Name'; Location = 'Manager.InnerText'; 'Job Title' = 'Manager.type' } |
            Select-Object -Last 1 | Should -BeExactly 'ann@example.com,Ann,mail,boss@example.com'
    }

    It 'keep a property that was added to them' {
        $one = ([xml] '<p PrimaryEmail="ann@example.com" />').p | Add-Member -NotePropertyName Name -NotePropertyValue Ann -Force -PassThru

        $one | ConvertTo-FourMeCsv people | Select-Object -Last 1 | Should -BeExactly 'ann@example.com,Ann'
    }
}

Describe 'A switch' {
    It 'is a boolean' {
        @{ PrimaryEmail = 'ann@example.com'; Name = 'Ann'; VIP = [switch] $true }, @{ PrimaryEmail = 'bob@example.com'; Name = 'Bob'; VIP = [switch] $false } |
            ConvertTo-FourMeCsv people | Should -BeExactly 'Primary Email,Name,VIP', 'ann@example.com,Ann,1', 'bob@example.com,Bob,0'
    }
}

Describe 'Hashtables' {
    It 'give the same rows whatever the order and the case of their keys' {
        $tables = @(
            [ordered] @{ PrimaryEmail = 'a@example.com'; Name = 'A'; JobTitle = 'Clerk' }
            [ordered] @{ Name = 'B'; PrimaryEmail = 'b@example.com'; JobTitle = 'Lead' }
            @{ jobtitle = 'Cook'; NAME = 'C'; 'Primary Email' = 'c@example.com'; 7 = 'no column' }
        )

        $seen = $tables | ConvertTo-FourMeCsv -Type people -WarningAction SilentlyContinue | ConvertFrom-Csv

        $seen.'Primary Email' | Should -Be 'a@example.com', 'b@example.com', 'c@example.com'
        $seen.Name | Should -Be 'A', 'B', 'C'
        $seen.'Job Title' | Should -Be 'Clerk', 'Lead', 'Cook'
    }
}

# What the nights share: the recipe, the account and what is expected of it. Dot-source it after common.ps1 and domain.ps1.

[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Helpers of tests: nobody is there to be asked.')]
param()

# The account with which the recipe reads: a user of the domain like any other.
function Add-DomainReader {
    param($Connection)
    $env:DIRECTORY_USER = 'WIDGET\svc-fourme'
    $env:DIRECTORY_PASSWORD = "Bb2!$([guid]::NewGuid().ToString('N'))"
    $quoted = [System.Text.Encoding]::Unicode.GetBytes("`"$env:DIRECTORY_PASSWORD`"")
    $attributes = @{ sAMAccountName = 'svc-fourme'; userAccountControl = '512'; unicodePwd = , $quoted }
    Add-DomainEntry -Connection $Connection -Name "CN=svc-fourme,OU=Service Accounts,$domain" -Class user -Attribute $attributes
}

# The id of each account and group of the files, by its account name; added to what is known.
function Read-DomainId {
    param($Connection, [hashtable] $Into)
    $request = New-Object -TypeName "$ldap.SearchRequest" -ArgumentList $domain, '(|(objectClass=user)(objectClass=group))', 'Subtree', ([string[]] ('objectGUID', 'sAMAccountName'))
    foreach ($entry in $Connection.SendRequest($request).Entries) {
        $Into[$entry.Attributes['sAMAccountName'].GetValues([string])[0]] = "$([guid] [byte[]] $entry.Attributes['objectGUID'].GetValues([byte[]])[0])"
    }
}

# The recipe as it stands, with the server of the test, small pages, and leavers who are disabled in the first night.
function Copy-Recipe {
    $folder = Join-Path -Path $TestDrive -ChildPath 'directory'
    Copy-Item -LiteralPath (Join-Path -Path $repository -ChildPath 'samples/recipes/directory') -Destination $folder -Recurse
    Edit-File -Path "$folder/directory.psd1" -Old "'widget.example'" -New "'$domainController'"
    Edit-File -Path "$folder/directory.psd1" -Old 'PageSize   = 1000' -New 'PageSize   = 50'
    Edit-File -Path "$folder/sync.psd1" -Old 'RetireAfter = 3' -New 'RetireAfter = 1'
    $folder
}

function Edit-File {
    param([string] $Path, [string] $Old, [string] $New)
    $text = Get-FileText $Path
    if (-not $text.Contains($Old)) { throw "'$Path' has no '$Old' any more." }
    [System.IO.File]::WriteAllText($Path, $text.Replace($Old, $New))
}

# People who were in the account before the directory was connected, without a Source.
function Add-KnownPerson {
    param($Simulator)
    foreach ($name in 'adopt1', 'adopt2', 'adopt3') {
        $null = Invoke-Simulator $Simulator "records/$($Simulator.account)/people" -Method Post -Body @{ 'Primary Email' = "$name@widget.example"; Name = "By hand, $name" }
    }
    $null = Invoke-Simulator $Simulator "records/$($Simulator.account)/people" -Method Post -Body @{ 'Primary Email' = 'notadopt1@widget.example'; Name = 'Left long ago'; Disabled = '1' }
}

# One run of the recipe, as a scheduled task does it: its runs, and what it wrote.
function Invoke-Night {
    $seen = Invoke-Observed { Sync-FourMeRecords -Manifest (Join-Path -Path $recipe -ChildPath 'sync.psd1') }
    if ($seen.Terminating) { throw $seen.Terminating }
    [pscustomobject] @{ Runs = $seen.Output; Problems = $seen.Error; Warnings = $seen.Warning }
}

# Agrees to all that is held, as somebody who has looked through it.
function Approve-Night {
    foreach ($plan in Get-FourMePlan | Where-Object -Property State -EQ 'Held') { $null = Approve-FourMePlan $plan.Id -Reason 'Looked through' -Confirm:$false }
}

# What the account has of the directory, as an export shows it: a line for each record.
function Get-AccountLine {
    param([string] $Type, [string[]] $Column)
    $records = Export-FourMeRecords $Type
    if ($Type -ne 'people_contact_details') { $records = $records | Where-Object -Property Source -EQ 'Active Directory' }
    foreach ($record in $records) { Get-Line $record $Column }
}

# What it should have. The files name accounts and groups; the account has their ids.
function Get-ExpectedLine {
    param([string] $Night, [string] $Type, [string[]] $Column)
    foreach ($record in Import-Csv -LiteralPath "$PSScriptRoot/Data/$Night/expected/$Type.csv" -Encoding UTF8) {
        $id = if ($record.PSObject.Properties['Sam']) { $ids[$record.Sam] } else { $record.Name }
        if (-not $id -and $Type -ne 'people_contact_details') { throw "There is no '$($record.Sam)' in the directory." }
        $record | Add-Member -NotePropertyName 'Source ID' -NotePropertyValue $id
        Get-Line $record $Column
    }
}

# One record as one line. The order of members says nothing.
function Get-Line {
    param($Record, [string[]] $Column)
    if ($Record.PSObject.Properties['Members']) { $Record.Members = @($Record.Members -split "`n" | Sort-Object) -join "`n" }
    @(foreach ($name in $Column) { "$name=$($Record.$name)" }) -join '; ' -replace "`r", '<CR>' -replace "`n", '<LF>'
}

# Each record of each type, as the file of the night says; what differs is shown line by line.
function Compare-Account {
    param([string] $Night)
    $columns = [ordered] @{
        organizations          = 'Source ID', 'Name'
        sites                  = 'Source ID', 'Name', 'City', 'Country'
        people                 = 'Source ID', 'Primary Email', 'Name', 'Employee ID', 'Job Title', 'Organization', 'Site', 'Manager', 'Disabled'
        people_contact_details = 'Person', 'Contact Protocol', 'Contact Label', 'Contact URI', 'Address Label', 'Address Address', 'Address City', 'Address State', 'Address Zip', 'Address Country'
        teams                  = 'Source ID', 'Name', 'Members'
    }
    foreach ($type in $columns.Keys) {
        $expected = @(Get-ExpectedLine -Night $Night -Type $type -Column $columns[$type])
        $actual = @(Get-AccountLine $type $columns[$type])
        if ($expected.Count -eq 0) { throw "Nothing is expected of '$type' in $Night." }
        foreach ($difference in Compare-Object -ReferenceObject $expected -DifferenceObject $actual -CaseSensitive -SyncWindow 2147483647) {
            "$type $(if ($difference.SideIndicator -eq '=>') { 'has' } else { 'lacks' }) $($difference.InputObject)"
        }
    }
}

# What the runs of a night come to, as its file says.
function Compare-Run {
    param([string] $Night, [object[]] $Run)
    $columns = 'Type', 'Outcome', 'Created', 'Updated', 'Adopted', 'Retired', 'Restored', 'Refused', 'Failed', 'ExitCode'
    $expected = Import-Csv -LiteralPath "$PSScriptRoot/Data/$Night/expected/runs.csv" -Encoding UTF8 | ForEach-Object { Get-Line $_ $columns }
    $actual = $Run | ForEach-Object { Get-Line $_ $columns }
    Compare-Object -ReferenceObject $expected -DifferenceObject $actual | ForEach-Object { "$($_.SideIndicator) $($_.InputObject)" }
}

# The refused records, each with its error, as the file of the night says; an error names its record by id or by address.
function Compare-Refused {
    param([string] $Night, [object[]] $Problem)
    $expected = @(Import-Csv -LiteralPath "$PSScriptRoot/Data/$Night/expected/refused.csv" -Encoding UTF8)
    $left = New-Object -TypeName System.Collections.ArrayList -ArgumentList (, @($Problem))
    foreach ($refused in $expected) {
        $found = @($left | Where-Object { (Get-ErrorId $_) -eq $refused.ErrorId -and "$_" -match "\(($($ids[$refused.Sam])|$($refused.Sam)@widget\.example)\)" })
        if ($found.Count -eq 1) { $left.Remove($found[0]) } else { "$($found.Count) errors $($refused.ErrorId) for $($refused.Sam)" }
    }
    foreach ($other in $left) { "not expected: $(Get-ErrorId $other) $other" }
}

# The reading account may no longer look into a unit and those below it, as when somebody tidies up permissions: an entry of their
# access control lists denies it. Returns the lists as they were.
function Hide-Unit {
    param($Connection, [string] $Unit)
    $sid = [byte[]] (Get-DomainByte -Connection $Connection -Base $domain -Filter '(sAMAccountName=svc-fourme)' -Attribute objectSid).Values[0]
    $entry = [byte[]] (@(1, 2) + [System.BitConverter]::GetBytes([uint16] (8 + $sid.Length)) + [System.BitConverter]::GetBytes([uint32] 0x94) + $sid)
    $lists = Get-DomainByte -Connection $Connection -Base "$Unit,$domain" -Filter '(objectClass=organizationalUnit)' -Attribute nTSecurityDescriptor
    foreach ($name in $lists.Keys) {
        # A self-relative descriptor with nothing but the list: it begins with its size and the number of its entries.
        $old = [byte[]] $lists[$name]
        $start = [System.BitConverter]::ToInt32($old, 16)
        $size = [System.BitConverter]::GetBytes([uint16] ([System.BitConverter]::ToUInt16($old, $start + 2) + $entry.Length))
        $count = [System.BitConverter]::GetBytes([uint16] ([System.BitConverter]::ToUInt16($old, $start + 4) + 1))
        $head = $old[0..($start + 1)] + $size + $count + $old[($start + 6)..($start + 7)]
        Set-DomainList $Connection $name ([byte[]] ($head + $entry + $old[($start + 8)..($old.Length - 1)]))
    }
    $lists
}

# Puts the access control lists back.
function Show-Unit {
    param($Connection, [System.Collections.IDictionary] $List)
    foreach ($name in $List.Keys) { Set-DomainList $Connection $name $List[$name] }
}

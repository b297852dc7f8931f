# What an administrator of the test's domain does in it. Dot-source it in BeforeAll, after common.ps1.

[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Helpers of tests: nobody is there to be asked.')]
param()

Add-Type -AssemblyName System.DirectoryServices.Protocols
$ldap = 'System.DirectoryServices.Protocols'
$domainController = 'dc1.widget.example'
$domain = 'DC=widget,DC=example'

function Connect-Domain {
    $connection = New-Object -TypeName "$ldap.LdapConnection" -ArgumentList (New-Object -TypeName "$ldap.LdapDirectoryIdentifier" -ArgumentList $domainController, 636)
    $connection.SessionOptions.ProtocolVersion = 3
    $connection.SessionOptions.SecureSocketLayer = $true
    $connection.AuthType = 'Basic'
    $connection.Credential = New-Object -TypeName System.Net.NetworkCredential -ArgumentList 'WIDGET\Administrator', $env:DIRECTORY_ADMIN_PASSWORD
    $connection.Bind()
    $connection
}

# A name as RFC 4514 writes it.
function Get-RelativeName {
    param([string] $Name)
    $escaped = [regex]::Replace($Name, '[,+"\\<>;=]', '\$0')
    "CN=$($escaped -replace '^([ #])', '\$1' -replace ' $', '\ ')"
}

function Add-DomainEntry {
    param($Connection, [string] $Name, [string] $Class, [System.Collections.IDictionary] $Attribute = @{})
    $request = New-Object -TypeName "$ldap.AddRequest" -ArgumentList $Name, $Class
    foreach ($entry in $Attribute.GetEnumerator()) {
        if ($entry.Value.Count) { $null = $request.Attributes.Add((New-Object -TypeName "$ldap.DirectoryAttribute" -ArgumentList $entry.Key, ([object[]] $entry.Value))) }
    }
    $null = $Connection.SendRequest($request)
}

# The distinguished name of an account or group, and its id.
function Find-DomainEntry {
    param($Connection, [string] $Sam)
    $request = New-Object -TypeName "$ldap.SearchRequest" -ArgumentList $domain, "(sAMAccountName=$Sam)", 'Subtree', 'objectGUID'
    $entries = $Connection.SendRequest($request).Entries
    if ($entries.Count -ne 1) { throw "$($entries.Count) entries are called '$Sam'." }
    [pscustomobject] @{ Name = $entries[0].DistinguishedName; Id = "$([guid] [byte[]] $entries[0].Attributes['objectGUID'].GetValues([byte[]])[0])" }
}

function Add-DomainUnit {
    param($Connection, [string] $Path)
    foreach ($unit in Import-Csv -LiteralPath $Path -Encoding UTF8) { Add-DomainEntry -Connection $Connection -Name "$($unit.Dn),$domain" -Class organizationalUnit }
}

# What a row of users.csv says, as attributes of the directory.
function Get-UserAttribute {
    param($User)
    $named = [ordered] @{
        displayName = 'DisplayName'; mail = 'Mail'; employeeID = 'EmployeeId'; title = 'Title'; company = 'Company'; physicalDeliveryOfficeName = 'Office'
        streetAddress = 'Street'; l = 'City'; st = 'State'; postalCode = 'Zip'; c = 'Country'; telephoneNumber = 'Telephone'; mobile = 'Mobile'; info = 'Info'
        userAccountControl = 'Flags'
    }
    $attributes = [ordered] @{}
    # A line break is written \n in the file, and is of two characters in the directory.
    foreach ($name in $named.Keys) { if ($User.($named[$name])) { $attributes[$name] = $User.($named[$name]) -replace '\\n', "`r`n" } }
    if ($User.OtherTelephone) { $attributes.otherTelephone = $User.OtherTelephone -split '\|' }
    if ($User.ProxyAddresses) { $attributes.proxyAddresses = $User.ProxyAddresses -split '\|' }
    # Bytes that are no text in any encoding.
    if ($User.Photo) { $attributes.thumbnailPhoto = , [byte[]] (@(0xff, 0xd8, 0x00, 0xfe) * ($User.Photo / 4)) }
    $attributes
}

# Adds the users of a file; then their managers, who may stand further down or are in it already.
function Add-DomainUser {
    param($Connection, [string] $Path)
    $names = @{}
    $later = [ordered] @{}
    foreach ($user in Import-Csv -LiteralPath $Path -Encoding UTF8) {
        $attributes = Get-UserAttribute $user
        $attributes.sAMAccountName = $user.Sam
        if ($names[$user.Manager]) { $attributes.manager = $names[$user.Manager] } elseif ($user.Manager) { $later[$user.Sam] = $user.Manager }
        $names[$user.Sam] = "$(Get-RelativeName $user.Cn),$($user.Ou),$domain"
        Add-DomainEntry -Connection $Connection -Name $names[$user.Sam] -Class user -Attribute $attributes
    }
    foreach ($sam in $later.Keys) {
        $manager = if ($names[$later[$sam]]) { $names[$later[$sam]] } else { (Find-DomainEntry $Connection $later[$sam]).Name }
        Set-DomainValue -Connection $Connection -Name $names[$sam] -Attribute manager -Value $manager
    }
}

# Accounts and entries that are nobody, and groups.
function Add-DomainOther {
    param($Connection, [string] $Path)
    foreach ($other in Import-Csv -LiteralPath $Path -Encoding UTF8) {
        $attributes = [ordered] @{}
        if ($other.Sam) { $attributes.sAMAccountName = $other.Sam }
        if ($other.DisplayName) { $attributes.displayName = $other.DisplayName }
        if ($other.Mail) { $attributes.mail = $other.Mail }
        if ($other.Class -in 'user', 'inetOrgPerson') { $attributes.userAccountControl = '512' }
        if ($other.Class -eq 'inetOrgPerson') { $attributes.sn = $other.DisplayName }
        if ($other.Members) { $attributes.member = @($other.Members -split '\|' | ForEach-Object { (Find-DomainEntry $Connection $_).Name }) }
        Add-DomainEntry -Connection $Connection -Name "$($other.Dn),$domain" -Class $other.Class -Attribute $attributes
    }
}

# Without a value the attribute goes.
function Set-DomainValue {
    param($Connection, [string] $Name, [string] $Attribute, [string[]] $Value)
    $action = if ($Value) { 'Replace' } else { 'Delete' }
    $null = $Connection.SendRequest((New-Object -TypeName "$ldap.ModifyRequest" -ArgumentList $Name, $action, $Attribute, ([object[]] $Value)))
}

# An attribute of bytes of all entries that a search finds, by their names; of a security descriptor the access control list alone.
function Get-DomainByte {
    param($Connection, [string] $Base, [string] $Filter, [string] $Attribute)
    $request = New-Object -TypeName "$ldap.SearchRequest" -ArgumentList $Base, $Filter, 'Subtree', (, $Attribute)
    $null = $request.Controls.Add((New-Object -TypeName "$ldap.SecurityDescriptorFlagControl" -ArgumentList 'Dacl'))
    $found = [ordered] @{}
    foreach ($entry in $Connection.SendRequest($request).Entries) { $found[$entry.DistinguishedName] = $entry.Attributes[$Attribute].GetValues([byte[]])[0] }
    $found
}

function Set-DomainList {
    param($Connection, [string] $Name, [byte[]] $Descriptor)
    $request = New-Object -TypeName "$ldap.ModifyRequest" -ArgumentList $Name, 'Replace', 'nTSecurityDescriptor', (, $Descriptor)
    $null = $request.Controls.Add((New-Object -TypeName "$ldap.SecurityDescriptorFlagControl" -ArgumentList 'Dacl'))
    $null = $Connection.SendRequest($request)
}

function Move-DomainEntry {
    param($Connection, [string] $Name, [string] $Parent, [string] $NewName)
    try { $null = $Connection.SendRequest((New-Object -TypeName "$ldap.ModifyDNRequest" -ArgumentList $Name, $Parent, $NewName)) }
    catch { throw "'$Name' could not become '$NewName' in '$Parent': $_" }
}

# The first part of a distinguished name, and what is left.
function Split-DomainName {
    param([string] $Name)
    $null = $Name -match '^((?:\\.|[^,\\])+),(.*)$'
    $Matches[1], $Matches[2]
}

# Takes back an account that was deleted. The domain has no recycle bin: what the account was called and had is gone, and is
# written again.
function Restore-DomainUser {
    param($Connection, [string] $Id, [string] $Name, [System.Collections.IDictionary] $Attribute)
    $deleted = New-Object -TypeName "$ldap.SearchRequest" -ArgumentList "CN=Deleted Objects,$domain", '(isDeleted=TRUE)', 'Subtree', (, 'objectGUID')
    $null = $deleted.Controls.Add((New-Object -TypeName "$ldap.ShowDeletedControl"))
    $request = New-Object -TypeName "$ldap.ModifyRequest"
    $request.DistinguishedName = ($Connection.SendRequest($deleted).Entries | Where-Object -Property DistinguishedName -Match $Id).DistinguishedName
    $changes = [ordered] @{ isDeleted = $null; distinguishedName = $Name }
    foreach ($change in $changes.GetEnumerator()) {
        $modification = New-Object -TypeName "$ldap.DirectoryAttributeModification"
        $modification.Name = $change.Key
        $modification.Operation = if ($change.Value) { 'Replace' } else { 'Delete' }
        if ($change.Value) { $null = $modification.Add($change.Value) }
        $null = $request.Modifications.Add($modification)
    }
    $null = $request.Controls.Add((New-Object -TypeName "$ldap.ShowDeletedControl"))
    $null = $Connection.SendRequest($request)
    foreach ($entry in $Attribute.GetEnumerator()) { Set-DomainValue -Connection $Connection -Name $Name -Attribute $entry.Key -Value $entry.Value }
}

# Does what a file says: Sam (or the name of a unit), Operation, Attribute, Value.
function Invoke-DomainOperation {
    param($Connection, [string] $Path, [hashtable] $Id)
    foreach ($step in Import-Csv -LiteralPath $Path -Encoding UTF8) {
        if ($step.Operation -eq 'RenameUnit') {
            $name = "$($step.Sam),$domain"
            Move-DomainEntry -Connection $Connection -Name $name -Parent (Split-DomainName $name)[1] -NewName $step.Value
            continue
        }
        if ($step.Operation -eq 'Undelete') {
            $user = Import-Csv -LiteralPath "$PSScriptRoot/Data/night1/users.csv" -Encoding UTF8 | Where-Object -Property Sam -EQ $step.Sam
            $attributes = Get-UserAttribute $user
            $attributes.manager = (Find-DomainEntry $Connection $user.Manager).Name
            $place = "$(Get-RelativeName $user.Cn),$($step.Value),$domain"
            Restore-DomainUser -Connection $Connection -Id $Id[$step.Sam] -Name $place -Attribute $attributes
            continue
        }
        $name = (Find-DomainEntry $Connection $step.Sam).Name
        $own, $parent = Split-DomainName $name
        $what = @{ Connection = $Connection; Name = $name }
        switch ($step.Operation) {
            'Set' {
                $value = if ($step.Attribute -eq 'manager') { (Find-DomainEntry $Connection $step.Value).Name } else { $step.Value -split '\|' }
                Set-DomainValue @what -Attribute $step.Attribute -Value $value
            }
            'Clear' { Set-DomainValue @what -Attribute $step.Attribute }
            'Rename' { Move-DomainEntry @what -Parent $parent -NewName (Get-RelativeName $step.Value) }
            'Move' { Move-DomainEntry @what -Parent "$($step.Value),$domain" -NewName $own }
            'Delete' { $null = $Connection.SendRequest((New-Object -TypeName "$ldap.DeleteRequest" -ArgumentList $name)) }
            default { throw "There is no operation '$_'." }
        }
    }
}

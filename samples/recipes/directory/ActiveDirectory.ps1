# Reads Active Directory over LDAP, with what every PowerShell brings. The scripts beside this one dot-source it.
# Whoever runs it signs in with Kerberos, so a task needs no secret. With DIRECTORY_USER and DIRECTORY_PASSWORD that account
# signs in, over LDAPS only.

Add-Type -AssemblyName System.DirectoryServices.Protocols
$ldap = 'System.DirectoryServices.Protocols'

# All that is read of a person, and what it is called in the records.
$directoryNames = [ordered] @{
    mail                       = 'Mail'
    employeeID                 = 'EmployeeId'
    title                      = 'Title'
    company                    = 'Company'
    physicalDeliveryOfficeName = 'Office'
    streetAddress              = 'Street'
    l                          = 'City'
    st                         = 'State'
    postalCode                 = 'Zip'
    c                          = 'Country'
    telephoneNumber            = 'Telephone'
    mobile                     = 'Mobile'
}

function Connect-Directory {
    param([string] $Server)
    $hasSecret = [bool] $env:DIRECTORY_USER
    $port = if ($hasSecret) { 636 } else { 389 }
    $identifier = New-Object -TypeName "$ldap.LdapDirectoryIdentifier" -ArgumentList $Server, $port
    $connection = New-Object -TypeName "$ldap.LdapConnection" -ArgumentList $identifier
    $options = $connection.SessionOptions
    $options.ProtocolVersion = 3
    # Other domains would be asked with the same credentials.
    $options.ReferralChasing = 'None'
    $connection.Timeout = [timespan]::FromMinutes(5)
    if ($hasSecret) {
        $options.SecureSocketLayer = $true
        $connection.AuthType = 'Basic'
        $account = $env:DIRECTORY_USER, $env:DIRECTORY_PASSWORD
        $connection.Credential = New-Object -TypeName System.Net.NetworkCredential -ArgumentList $account
    }
    else {
        $connection.AuthType = 'Negotiate'
        $options.Signing = $true
        $options.Sealing = $true
    }
    $connection.Bind()
    $connection
}

# All entries below a base, page by page: a directory cuts a longer answer off, and half a directory looks like a whole one.
function Read-DirectoryEntry {
    param($Connection, [string] $Filter, [string[]] $Attribute, [hashtable] $Setting)
    $base = $Setting.SearchBase
    if (-not $base) {
        $root = New-Object -TypeName "$ldap.SearchRequest" -ArgumentList $null, '(objectClass=*)', 'Base', (, 'defaultNamingContext')
        $base = $Connection.SendRequest($root).Entries[0].Attributes['defaultNamingContext'][0]
    }
    $request = New-Object -TypeName "$ldap.SearchRequest" -ArgumentList $base, $Filter, 'Subtree', $Attribute
    $page = New-Object -TypeName "$ldap.PageResultRequestControl" -ArgumentList $Setting.PageSize
    $null = $request.Controls.Add($page)
    do {
        $response = $Connection.SendRequest($request)
        $answer = $response.Controls | Where-Object { $_.Type -eq $page.Type }
        if (-not $answer) { throw "'$($Setting.Server)' does not answer in pages, so nobody knows whether an answer is whole." }
        $response.Entries
        $page.Cookie = $answer.Cookie
    } while ($page.Cookie.Length)
}

# The entry as a table of texts: the first value of each attribute, without blanks at its ends. What it does not have is not there.
function ConvertTo-DirectoryTable {
    param($Entry)
    $table = @{}
    foreach ($attribute in $Entry.Attributes.Values) { $table[$attribute.Name] = $attribute.GetValues([string])[0].Trim() }
    $table.Id = "$([guid] [byte[]] $Entry.Attributes['objectGUID'].GetValues([byte[]])[0])"
    $table
}

# Bit 2 of the account's flags says that it is disabled. Without the attribute nobody knows: nothing comes out.
function Test-DirectoryUserEnabled {
    param([hashtable] $Table)
    if ($Table.userAccountControl) { -not ([int] $Table.userAccountControl -band 2) }
}

# People as records. -Property says which of them are wanted, so that no attribute is read for nothing.
function Read-DirectoryUser {
    param([hashtable] $Setting, [string[]] $Property)
    $names = @($directoryNames.Keys | Where-Object { $directoryNames[$_] -in $Property })
    $attributes = @('objectGUID') + $names
    if ($Property -contains 'Name') { $attributes += 'displayName', 'cn' }
    if ($Property -contains 'Enabled') { $attributes += 'userAccountControl' }
    if ($Property -contains 'Telephones') { $attributes += 'otherTelephone' }
    if ($Property -contains 'ManagerMail') { $attributes += 'manager', 'mail', 'userAccountControl' }
    $attributes = @($attributes | Select-Object -Unique)

    $connection = Connect-Directory -Server $Setting.Server
    try { $entries = @(Read-DirectoryEntry -Connection $connection -Filter $Setting.Filter -Attribute $attributes -Setting $Setting) }
    finally { $connection.Dispose() }

    # The service names a manager by an e-mail address, the directory by a distinguished name. It refuses a manager who is
    # disabled: until there is another, the column is left alone.
    $tables = @{}
    $mailOf = @{}
    foreach ($entry in $entries) {
        $values = $tables[$entry] = ConvertTo-DirectoryTable -Entry $entry
        if ($values.mail -and (Test-DirectoryUserEnabled $values) -ne $false) { $mailOf[$entry.DistinguishedName] = $values.mail }
    }

    foreach ($entry in $entries) {
        $values = $tables[$entry]
        # What the directory does not have, the record does not have either. Without an address it is refused, and that is said.
        $user = [ordered] @{ Id = $values.Id }
        foreach ($name in $names) { if ($values[$name] -or $name -eq 'mail') { $user[$directoryNames[$name]] = $values[$name] } }
        if ($Property -contains 'Name') { $user.Name = if ($values.displayName) { $values.displayName } else { $values.cn } }
        if ($Property -contains 'Enabled') { $user.Enabled = Test-DirectoryUserEnabled $values }
        if ($entry.Attributes.Contains('otherTelephone')) {
            $user.Telephones = @($entry.Attributes['otherTelephone'].GetValues([string]) | Sort-Object)
        }
        if ($values.manager -and $mailOf[$values.manager]) { $user.ManagerMail = $mailOf[$values.manager] }
        [pscustomobject] $user
    }
}

# Groups whose names begin with the prefix, with the e-mail addresses of their members, also those of groups within.
function Read-DirectoryGroup {
    param([hashtable] $Setting)
    $connection = Connect-Directory -Server $Setting.Server
    $read = @{ Connection = $connection; Setting = $Setting }
    try {
        $groups = @(Read-DirectoryEntry @read -Filter "(&(objectCategory=group)(cn=$($Setting.TeamPrefix)*))" -Attribute objectGUID, cn)
        foreach ($group in $groups) {
            # The members are searched and not read from the group: a group shows at most 1500 of them at a time.
            $name = [regex]::Replace($group.DistinguishedName, '[\\*()]', { param($match) '\{0:x2}' -f [int] [char] $match.Value })
            $filter = "(&$($Setting.Filter)(memberOf:1.2.840.113556.1.4.1941:=$name))"
            $members = @(Read-DirectoryEntry @read -Filter $filter -Attribute objectGUID, mail, userAccountControl |
                    ForEach-Object { ConvertTo-DirectoryTable -Entry $_ } |
                    Where-Object { $_.mail -and (Test-DirectoryUserEnabled $_) -ne $false })
            $values = ConvertTo-DirectoryTable -Entry $group
            [pscustomobject] @{
                Id       = $values.Id
                TeamName = $values.cn.Substring($Setting.TeamPrefix.Length)
                Mails    = @($members | ForEach-Object { $_.mail } | Sort-Object)
            }
        }
    }
    finally { $connection.Dispose() }
}

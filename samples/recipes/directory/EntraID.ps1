# Reads Microsoft Entra ID with the modules Microsoft.Graph.Users and Microsoft.Graph.Groups; call Connect-MgGraph before.
# The scripts beside this one dot-source it. Server, SearchBase, Filter and PageSize of directory.psd1 mean nothing here.

# What is read of a person, and what it is called in the records.
$graphNames = [ordered] @{
    mail           = 'Mail'
    displayName    = 'Name'
    employeeId     = 'EmployeeId'
    jobTitle       = 'Title'
    companyName    = 'Company'
    officeLocation = 'Office'
    streetAddress  = 'Street'
    city           = 'City'
    state          = 'State'
    postalCode     = 'Zip'
    country        = 'Country'
    mobilePhone    = 'Mobile'
    accountEnabled = 'Enabled'
}

# People as records. -Property says which of them are wanted, so that nothing is read for nothing.
function Read-DirectoryUser {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', 'Setting', Justification = 'The other reader needs it.')]
    param([hashtable] $Setting, [string[]] $Property)
    $names = @($graphNames.Keys | Where-Object { $graphNames[$_] -in $Property })
    $call = @{ All = $true; Property = @('id') + $names }
    if ($Property -contains 'Telephone') { $call.Property += 'businessPhones' }
    if ($Property -contains 'ManagerMail') { $call.ExpandProperty = 'manager' }
    foreach ($user in Get-MgUser @call -ErrorAction Stop) {
        # Who has neither an address nor a number is no person: rooms, devices, accounts of services.
        if (-not $user.Mail -and -not $user.EmployeeId -and $Property -contains 'Mail') { continue }
        $record = [ordered] @{ Id = $user.Id }
        # What the directory does not have, the record does not have either. Without an address it is refused, and that is said.
        foreach ($name in $names) {
            if ($null -ne $user.$name -or $name -in 'mail', 'accountEnabled') { $record[$graphNames[$name]] = $user.$name }
        }
        if ($Property -contains 'Telephone') { $record.Telephone = $user.BusinessPhones | Select-Object -First 1 }
        if ($Property -contains 'Telephones') { $record.Telephones = @($user.BusinessPhones | Select-Object -Skip 1 | Sort-Object) }
        # The expanded manager carries what it has in AdditionalProperties. The service refuses one who is disabled.
        if ($Property -contains 'ManagerMail') {
            $manager = $user.Manager.AdditionalProperties
            if ($manager -and $manager['mail'] -and $manager['accountEnabled'] -ne $false) { $record.ManagerMail = $manager['mail'] }
        }
        [pscustomobject] $record
    }
}

function Read-DirectoryGroup {
    param([hashtable] $Setting)
    $prefix = $Setting.TeamPrefix
    foreach ($group in Get-MgGroup -All -Filter "startswith(displayName,'$prefix')" -ErrorAction Stop) {
        $mails = foreach ($member in Get-MgGroupTransitiveMember -GroupId $group.Id -All -ErrorAction Stop) {
            if ($member.AdditionalProperties['accountEnabled'] -ne $false) { $member.AdditionalProperties['mail'] }
        }
        [pscustomobject] @{
            Id       = $group.Id
            TeamName = $group.DisplayName.Substring($prefix.Length)
            Mails    = @($mails | Where-Object { $_ } | Sort-Object)
        }
    }
}

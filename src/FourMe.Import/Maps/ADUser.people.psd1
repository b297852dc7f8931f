# Active Directory users to people.
#   Get-ADUser -Filter * -Properties mail, title, employeeID, manager, company, physicalDeliveryOfficeName, l |
#       Import-FourMeRecords -Type people -Map ./ADUser.people.psd1 -Source 'Active Directory'
# A name in quotes is a property. A script block is run for each user, who is $_ in it.
# WhenMissing says what an absent attribute means: 'Clear' empties the field, 'Leave' leaves it alone.
@{
    'Primary Email'     = 'mail'
    'Source ID'         = 'ObjectGUID'
    'Name'              = { if ($_.DisplayName) { $_.DisplayName } else { $_.Name } }

    # A disabled account is a person who has left.
    'Disabled'          = { -not $_.Enabled }

    'Authentication ID' = @{ Property = 'UserPrincipalName'; WhenMissing = 'Leave' }
    'Employee ID'       = @{ Property = 'EmployeeID'; WhenMissing = 'Clear' }
    'Support ID'        = @{ Property = 'SamAccountName'; WhenMissing = 'Leave' }
    'Job Title'         = @{ Property = 'Title'; WhenMissing = 'Clear' }
    'Location'          = @{ Property = 'physicalDeliveryOfficeName'; WhenMissing = 'Clear' }

    # Organization and site are found by their names. Add Account = 'widget' when they belong to another account.
    'Organization'      = @{ Property = 'Company'; WhenMissing = 'Leave' }
    'Site'              = @{ Property = 'l'; WhenMissing = 'Leave' }

    # Active Directory names the manager by a distinguished name, the service by an e-mail address.
    # One look-up a user. With thousands of users read them into a variable first, make a table of their addresses
    #   $mailOf = @{}; $users | ForEach-Object { $mailOf[$_.DistinguishedName] = $_.mail }
    # and write here { if ($_.Manager) { $mailOf[$_.Manager] } }
    'Manager'           = { if ($_.Manager) { (Get-ADUser -Identity $_.Manager -Properties mail).mail } }
}

# Active Directory users to people.
#   Get-ADUser -Filter * -Properties mail, title, employeeID, manager, company, physicalDeliveryOfficeName, l |
#       Import-FourMeRecords -Type people -Map ./ADUser.people.psd1 -Source 'Active Directory'
# A name in quotes is a property; a table says more. Nothing is decided from what a user does not have: about_FourMe_Mapping.
# WhenMissing says what an absent attribute means: 'Clear' empties the field, 'Leave' leaves it alone.
@{
    'Primary Email'     = 'mail'
    'Source ID'         = 'ObjectGUID'
    'Name'              = @{ Property = 'DisplayName', 'Name' }

    # A disabled account is a person who has left. A user without Enabled is left alone.
    'Disabled'          = @{ Property = 'Enabled'; Not = $true }

    'Authentication ID' = @{ Property = 'UserPrincipalName'; WhenMissing = 'Leave' }
    'Employee ID'       = @{ Property = 'EmployeeID'; WhenMissing = 'Clear' }
    'Support ID'        = @{ Property = 'SamAccountName'; WhenMissing = 'Leave' }
    'Job Title'         = @{ Property = 'Title'; WhenMissing = 'Clear' }
    'Location'          = @{ Property = 'physicalDeliveryOfficeName'; WhenMissing = 'Clear' }

    # Organization and site are found by their names. Add Account = 'widget' when they belong to another account.
    'Organization'      = @{ Property = 'Company'; WhenMissing = 'Leave' }
    'Site'              = @{ Property = 'l'; WhenMissing = 'Leave' }

    # Active Directory names the manager by a distinguished name, the service by an e-mail address. A file is data and cannot
    # know the addresses, so the manager is added where the users are at hand:
    #   $users  = Get-ADUser -Filter * -Properties mail, title, employeeID, manager, company, physicalDeliveryOfficeName, l
    #   $mailOf = @{}; $users | ForEach-Object { $mailOf[$_.DistinguishedName] = $_.mail }
    #   $map    = Import-PowerShellDataFile -Path ./ADUser.people.psd1
    #   $map.Manager = @{ Property = 'Manager'; Lookup = $mailOf; WhenMissing = 'Leave' }
    #   $users | Import-FourMeRecords -Type people -Map $map -Source 'Active Directory' -DeferReference
}

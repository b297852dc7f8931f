# Microsoft Entra ID users to people.
#   Get-MgUser -All -ExpandProperty manager -Property id, mail, displayName, accountEnabled, userPrincipalName, employeeId, jobTitle, officeLocation, companyName, preferredLanguage |
#       Import-FourMeRecords -Type people -Map ./EntraUser.people.psd1 -Source 'Entra ID'
# A name in quotes is a property, with dots for properties of properties; a table says more. Nothing is decided from what a user does
# not have: about_FourMe_Mapping.
# WhenMissing says what an absent attribute means: 'Clear' empties the field, 'Leave' leaves it alone.
@{
    'Primary Email'     = 'Mail'
    'Source ID'         = 'Id'
    'Name'              = 'DisplayName'

    # A blocked account is a person who has left. Get-MgUser gives accountEnabled only when -Property names it; a user without it is
    # left alone.
    'Disabled'          = @{ Property = 'AccountEnabled'; Not = $true }

    'Authentication ID' = @{ Property = 'UserPrincipalName'; WhenMissing = 'Leave' }
    'Employee ID'       = @{ Property = 'EmployeeId'; WhenMissing = 'Clear' }
    'Job Title'         = @{ Property = 'JobTitle'; WhenMissing = 'Clear' }
    'Location'          = @{ Property = 'OfficeLocation'; WhenMissing = 'Clear' }

    # Found by its name. Add Account = 'widget' when it belongs to another account.
    'Organization'      = @{ Property = 'CompanyName'; WhenMissing = 'Leave' }

    # The expanded manager carries what it has in AdditionalProperties.
    'Manager'           = @{ Property = 'Manager.AdditionalProperties.mail'; WhenMissing = 'Clear' }
}

# The Source ID is the id of the directory, which stays when a person gets another name, another address or another place in it.
# WhenMissing = 'Leave': what the directory does not have is left alone in the account, for nobody can tell an empty attribute from one
# that may not be read. 'Clear' empties the field.
@{
    'Source ID'     = 'Id'
    'Primary Email' = 'Mail'
    'Name'          = 'Name'
    'Employee ID'   = @{ Property = 'EmployeeId'; WhenMissing = 'Leave' }
    'Job Title'     = @{ Property = 'Title'; WhenMissing = 'Leave' }
    'Organization'  = @{ Property = 'Company'; WhenMissing = 'Leave' }
    'Site'          = @{ Property = 'Office'; WhenMissing = 'Leave' }
    'Manager'       = @{ Property = 'ManagerMail'; WhenMissing = 'Leave' }
    # Who comes without Enabled is left alone: a directory that was read without it disables nobody.
    'Disabled'      = @{ Property = 'Enabled'; Not = $true }
}

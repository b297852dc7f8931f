# From the columns of people.csv to those of the record type people.
#   Import-Csv samples/people.csv | Import-FourMeRecords -Type people -Map samples/people.psd1 -Source HR
# A name in quotes is a property; a table says more. A person without a word in Active is left alone.
@{
    'Source ID'     = 'EmployeeNumber'
    'Primary Email' = 'Mail'
    'Name'          = 'FullName'
    'Organization'  = 'Company'
    'Job Title'     = 'JobTitle'
    'Manager'       = 'Manager'
    'Site'          = 'Site'
    'Disabled'      = @{ Property = 'Active'; Values = @{ yes = $false; no = $true } }
}

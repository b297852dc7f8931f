# The name is the Source ID, too: a company that is renamed in the directory becomes a new organization.
@{
    'Name'      = 'Company'
    'Source ID' = 'Company'
}

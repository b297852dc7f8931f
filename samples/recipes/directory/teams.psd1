# A list goes into one cell, a member a line.
@{
    'Name'      = 'TeamName'
    'Source ID' = 'Id'
    'Members'   = 'Mails'
}

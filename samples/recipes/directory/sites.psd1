@{
    'Name'      = 'Office'
    'Source ID' = 'Office'
    'City'      = @{ Property = 'City'; WhenMissing = 'Leave' }
    'Country'   = @{ Property = 'Country'; WhenMissing = 'Leave' }
}

# Lansweeper assets to configuration items.
# WhenMissing says what an absent value means: 'Clear' empties the field, 'Leave' leaves it alone.
@{
    'Source ID'            = 'AssetID'
    'Product'              = { '{0} {1}' -f $_.Manufacturer, $_.Model }
    'Label'                = 'AssetUnique'
    'Name'                 = 'AssetName'
    'Status'               = { if ($_.State -eq 'Active') { 'in_production' } else { 'removed' } }
    'Serial Number'        = @{ Property = 'Serialnumber'; WhenMissing = 'Clear' }
    'Asset ID'             = @{ Property = 'BarCode'; WhenMissing = 'Clear' }
    'System ID'            = @{ Property = 'Mac'; WhenMissing = 'Clear' }
    'In Use Since'         = 'PurchaseDate'
    'Warranty Expiry Date' = 'Warrantydate'
    'Nr of Processors'     = 'NrProcessors'
    'Site'                 = 'IPLocation'
    'Users'                = 'UserMail'
}

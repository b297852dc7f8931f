# Lansweeper assets to configuration items.
# Nothing is decided from what an asset does not have: one without a State keeps its status.
# WhenMissing says what an absent value means: 'Clear' empties the field, 'Leave' leaves it alone.
@{
    'Source ID'            = 'AssetID'
    'Product'              = @{ Property = 'Manufacturer', 'Model'; Format = '{0} {1}'; Trim = $true }
    'Label'                = 'AssetUnique'
    'Name'                 = 'AssetName'
    'Status'               = @{ Property = 'State'; Values = @{ Active = 'in_production' }; Otherwise = 'removed' }
    'Serial Number'        = @{ Property = 'Serialnumber'; WhenMissing = 'Clear' }
    'Asset ID'             = @{ Property = 'BarCode'; WhenMissing = 'Clear' }
    'System ID'            = @{ Property = 'Mac'; WhenMissing = 'Clear' }
    'In Use Since'         = 'PurchaseDate'
    'Warranty Expiry Date' = 'Warrantydate'
    'Nr of Processors'     = 'NrProcessors'
    'Site'                 = 'IPLocation'
    'Users'                = 'UserMail'
}

# Lansweeper assets to configuration items. Import the products first, with the map for products.
#   $assets | Import-FourMeRecords -Type cis -Map ./LansweeperAsset.cis.psd1 -Source Lansweeper
# A name in quotes is a property. A script block is run for each asset, which is $_ in it.
# WhenMissing says what an absent value means: 'Clear' empties the field, 'Leave' leaves it alone.
@{
    'Source ID'            = 'AssetID'
    'Product'              = { '{0} {1}' -f $_.Manufacturer, $_.Model }
    'Label'                = @{ Property = 'AssetUnique'; WhenMissing = 'Leave' }
    'Name'                 = 'AssetName'

    # Get-FourMeEnumeration ci.status lists the values.
    'Status'               = { if ($_.State -eq 'Active') { 'in_production' } else { 'removed' } }

    'Serial Number'        = @{ Property = 'Serialnumber'; WhenMissing = 'Clear' }
    'Asset ID'             = @{ Property = 'BarCode'; WhenMissing = 'Clear' }
    'System ID'            = @{ Property = 'Mac'; WhenMissing = 'Clear' }
    'In Use Since'         = @{ Property = 'PurchaseDate'; WhenMissing = 'Leave' }
    'Warranty Expiry Date' = @{ Property = 'Warrantydate'; WhenMissing = 'Leave' }
    'Nr of Processors'     = @{ Property = 'NrProcessors'; WhenMissing = 'Leave' }

    # Found by its name. Add Account = 'widget' when it belongs to another account.
    'Site'                 = @{ Property = 'IPLocation'; WhenMissing = 'Leave' }
    # E-mail addresses of the people who use it.
    'Users'                = @{ Property = 'UserMail'; WhenMissing = 'Leave' }
}

# Lansweeper assets to configuration items. Import the products first, with the map for products.
#   $assets | Import-FourMeRecords -Type cis -Map ./LansweeperAsset.cis.psd1 -Source Lansweeper
# A name in quotes is a property; a table says more. Nothing is decided from what a asset does not have: about_FourMe_Mapping.
# WhenMissing says what an absent value means: 'Clear' empties the field, 'Leave' leaves it alone.
@{
    'Source ID'            = 'AssetID'
    'Product'              = @{ Property = 'Manufacturer', 'Model'; Format = '{0} {1}'; Trim = $true }
    'Label'                = @{ Property = 'AssetUnique'; WhenMissing = 'Leave' }
    'Name'                 = 'AssetName'

    # Get-FourMeEnumeration ci.status lists the values. An asset without a State is left alone.
    'Status'               = @{ Property = 'State'; Values = @{ Active = 'in_production' }; Otherwise = 'removed' }

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

# Lansweeper assets to products: one product for each maker and model. Import products before cis.
#   $assets | Group-Object Manufacturer, Model | ForEach-Object { $_.Group[0] } |
#       Import-FourMeRecords -Type products -Map ./LansweeperAsset.products.psd1 -Source Lansweeper
# A name in quotes is a property; a table says more. Nothing is decided from what a asset does not have: about_FourMe_Mapping.
@{
    # The same text in the map for cis leads each configuration item to its product.
    'Name'       = @{ Property = 'Manufacturer', 'Model'; Format = '{0} {1}'; Trim = $true }
    'Source ID'  = @{ Property = 'Manufacturer', 'Model'; Format = '{0}/{1}'; Trim = $true }
    'Brand'      = 'Manufacturer'
    'Model'      = 'Model'

    # The reference of a product category of the account.
    'Category'   = @{
        Property  = 'AssetTypename'
        Values    = @{ Windows = 'computer/desktop_pc'; Printer = 'printer/laser_printer' }
        Otherwise = 'computer/other'
    }
}

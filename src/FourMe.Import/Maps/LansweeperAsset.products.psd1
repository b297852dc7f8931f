# Lansweeper assets to products: one product for each maker and model. Import products before cis.
#   $assets | Group-Object Manufacturer, Model | ForEach-Object { $_.Group[0] } |
#       Import-FourMeRecords -Type products -Map ./LansweeperAsset.products.psd1 -Source Lansweeper
# A name in quotes is a property. A script block is run for each asset, which is $_ in it.
@{
    # The same text in the map for cis leads each configuration item to its product.
    'Name'       = { '{0} {1}' -f $_.Manufacturer, $_.Model }
    'Source ID'  = { '{0}/{1}' -f $_.Manufacturer, $_.Model }
    'Brand'      = 'Manufacturer'
    'Model'      = 'Model'

    # The reference of a product category of the account.
    'Category'   = {
        switch ($_.AssetTypename) {
            'Windows' { 'computer/desktop_pc' }
            'Printer' { 'printer/laser_printer' }
            default { 'computer/other' }
        }
    }
}

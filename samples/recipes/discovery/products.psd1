# Lansweeper assets to products: one product for each maker and model.
@{
    # The same text in cis.psd1 leads each configuration item to its product.
    'Name'      = { '{0} {1}' -f $_.Manufacturer, $_.Model }
    'Source ID' = { '{0}/{1}' -f $_.Manufacturer, $_.Model }
    'Brand'     = 'Manufacturer'
    'Model'     = 'Model'

    # The references of product categories of the account.
    'Category'  = {
        switch ($_.AssetTypename) {
            'Server' { 'computer/server' }
            'Notebook' { 'computer/laptop_pc' }
            'Switch' { 'network/switch' }
            'Monitor' { 'peripheral/monitor' }
            default { 'computer/desktop_pc' }
        }
    }
}

# Lansweeper assets to products: one product for each maker and model.
@{
    # The same text in cis.psd1 leads each configuration item to its product.
    'Name'      = @{ Property = 'Manufacturer', 'Model'; Format = '{0} {1}'; Trim = $true }
    'Source ID' = @{ Property = 'Manufacturer', 'Model'; Format = '{0}/{1}'; Trim = $true }
    'Brand'     = 'Manufacturer'
    'Model'     = 'Model'

    # The references of product categories of the account.
    'Category'  = @{
        Property  = 'AssetTypename'
        Values    = @{
            Server   = 'computer/server'
            Notebook = 'computer/laptop_pc'
            Switch   = 'network/switch'
            Monitor  = 'peripheral/monitor'
        }
        Otherwise = 'computer/desktop_pc'
    }
}

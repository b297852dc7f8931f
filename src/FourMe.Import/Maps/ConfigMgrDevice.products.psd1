# Configuration Manager devices to products: one product for each maker and model. Import products before cis.
# The records are rows of v_GS_COMPUTER_SYSTEM joined with v_R_System, or of Get-CMDevice with these properties added.
#   $devices | Group-Object Manufacturer, Model | ForEach-Object { $_.Group[0] } |
#       Import-FourMeRecords -Type products -Map ./ConfigMgrDevice.products.psd1 -Source ConfigMgr
# A name in quotes is a property; a table says more. Nothing is decided from what a device does not have: about_FourMe_Mapping.
@{
    # The same text in the map for cis leads each configuration item to its product.
    'Name'      = @{ Property = 'Manufacturer', 'Model'; Format = '{0} {1}'; Trim = $true }
    'Source ID' = @{ Property = 'Manufacturer', 'Model'; Format = '{0}/{1}'; Trim = $true }
    'Brand'     = 'Manufacturer'
    'Model'     = 'Model'

    # The reference of a product category of the account. 2 in PCSystemType is a portable computer.
    'Category'  = @{ Property = 'PCSystemType'; Values = @{ '2' = 'computer/laptop_pc' }; Otherwise = 'computer/desktop_pc' }
}

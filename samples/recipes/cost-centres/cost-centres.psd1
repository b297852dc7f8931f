# Cost centres of an ERP system as elements of a custom collection.
#   Sync-FourMeRecords -Manifest ./cost-centres.psd1
@{
    Source = 'SAP'
    Types  = @(
        @{ Type = 'custom_collections'; Records = './collection.csv' }
        @{
            Type    = 'custom_collection_elements'
            Records = './centres.ps1'
            # The columns of elements are not documented. An export of one element shows what they are called in your account.
            Map     = @{
                'Source ID' = 'Number'
                'Reference' = 'Number'
                'Name'      = 'Text'
                # Invoices may name a cost centre that is over: it is disabled, not deleted.
                'Disabled'  = @{ Property = 'IsValid'; Not = $true }
            }
            Static  = @{ 'Custom Collection' = 'cost_centres' }
        }
    )
}

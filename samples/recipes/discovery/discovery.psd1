# Assets of a discovery tool: products, configuration items, relations. The order follows from the references between them.
#   Sync-FourMeRecords -Manifest ./discovery.psd1
@{
    Source = 'Lansweeper'
    Types  = @(
        @{ Type = 'products'; Records = './products.ps1'; Map = './products.psd1' }
        @{
            Type        = 'cis'
            Records     = './assets.csv'
            Map         = './cis.psd1'
            # Assets that the report no longer has, after three nights.
            Retire      = @{ Status = 'removed' }
            RetireAfter = 3
        }
        # Both ends are named by the Source and Source ID that the items have.
        @{ Type = 'ci_relations'; Records = './relations.csv'; Map = './relations.psd1'
            Static = @{ 'CI Source' = 'Lansweeper'; 'Related CI Source' = 'Lansweeper' } }
    )
}

# Every night: what the directory has, the account gets; who is gone from it three nights running is disabled, never deleted.
#   Sync-FourMeRecords -Manifest samples/recipes/directory/sync.psd1
@{
    Source = 'Active Directory'
    Types  = @(
        @{ Type = 'organizations'; Records = './organizations.ps1'; Map = './organizations.psd1' }
        @{ Type = 'sites'; Records = './sites.ps1'; Map = './sites.psd1' }
        @{ Type = 'people'; Records = './users.ps1'; Map = './people.psd1'; Retire = @{ Disabled = $true }; RetireAfter = 3 }
        # Integration: the rows of a person replace what earlier runs brought; what people entered themselves stays.
        @{
            Type    = 'people_contact_details'
            Records = './contact-details.ps1'
            Map     = './contact-details.psd1'
            Static  = @{ Integration = $true }
        }
        @{ Type = 'teams'; Records = './teams.ps1'; Map = './teams.psd1' }
    )
}

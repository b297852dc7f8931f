# Lansweeper relations to relations of configuration items. Both ends are named by what cis.psd1 made of them.
# All rows of an item replace the relations that earlier runs gave it; what people added by hand stays.
@{
    'CI Source ID'         = 'ParentAssetID'
    'Related CI Source ID' = 'ChildAssetID'

    # Get-FourMeEnumeration ci_relation.relation_type lists the values.
    'Relation Type'        = @{
        Property  = 'RelationType'
        Values    = @{ 'Connected to' = 'network_connection'; 'Uses' = 'software_dependency' }
        Otherwise = 'parent'
    }
}

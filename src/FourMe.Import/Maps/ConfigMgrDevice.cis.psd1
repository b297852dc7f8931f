# Configuration Manager devices to configuration items. Import the products first, with the map for products.
#   $devices | Import-FourMeRecords -Type cis -Map ./ConfigMgrDevice.cis.psd1 -Source ConfigMgr
# A name in quotes is a property; a table says more. Nothing is decided from what a device does not have: about_FourMe_Mapping.
# WhenMissing says what an absent value means: 'Clear' empties the field, 'Leave' leaves it alone.
@{
    'Source ID'     = 'SMSUniqueIdentifier'
    'Product'       = @{ Property = 'Manufacturer', 'Model'; Format = '{0} {1}'; Trim = $true }
    'Name'          = 'Name'

    # Get-FourMeEnumeration ci.status lists the values. The views write 1 and 0, Get-CMDevice True and False. A device without
    # IsObsolete is left alone.
    'Status'        = @{
        Property = 'IsObsolete'
        Values   = @{ 'True' = 'removed'; '1' = 'removed'; 'False' = 'in_production'; '0' = 'in_production' }
    }

    'Serial Number' = @{ Property = 'SerialNumber'; WhenMissing = 'Clear' }
    'System ID'     = @{ Property = 'ResourceID'; WhenMissing = 'Leave' }
    'Site'          = @{ Property = 'ADSiteName'; WhenMissing = 'Leave' }

    # E-mail address of the user who signed in last.
    'Users'         = @{ Property = 'PrimaryUserMail'; WhenMissing = 'Leave' }
}

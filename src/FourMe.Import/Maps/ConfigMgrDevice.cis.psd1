# Configuration Manager devices to configuration items. Import the products first, with the map for products.
#   $devices | Import-FourMeRecords -Type cis -Map ./ConfigMgrDevice.cis.psd1 -Source ConfigMgr
# A name in quotes is a property. A script block is run for each device, which is $_ in it.
# WhenMissing says what an absent value means: 'Clear' empties the field, 'Leave' leaves it alone.
@{
    'Source ID'     = 'SMSUniqueIdentifier'
    'Product'       = { '{0} {1}' -f $_.Manufacturer, $_.Model }
    'Name'          = 'Name'

    # Get-FourMeEnumeration ci.status lists the values.
    'Status'        = { if ($_.IsObsolete) { 'removed' } else { 'in_production' } }

    'Serial Number' = @{ Property = 'SerialNumber'; WhenMissing = 'Clear' }
    'System ID'     = @{ Property = 'ResourceID'; WhenMissing = 'Leave' }
    'Site'          = @{ Property = 'ADSiteName'; WhenMissing = 'Leave' }

    # E-mail address of the user who signed in last.
    'Users'         = @{ Property = 'PrimaryUserMail'; WhenMissing = 'Leave' }
}

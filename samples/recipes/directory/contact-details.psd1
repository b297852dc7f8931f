# An address has no protocol, a number no address: the scripts write an empty text there.
@{
    'Person'           = 'Mail'
    'Contact Protocol' = 'Protocol'
    'Contact Label'    = 'Label'
    'Contact URI'      = 'Number'
    'Address Label'    = 'AddressLabel'
    'Address Address'  = 'Street'
    'Address City'     = 'City'
    'Address State'    = 'State'
    'Address Zip'      = 'Zip'
    'Address Country'  = 'Country'
}

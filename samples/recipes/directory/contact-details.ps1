# How people can be reached: a record for each number, and one for the address.
. (Join-Path -Path $PSScriptRoot -ChildPath 'reader.ps1')

# The records of a person replace one another, so all of them have all columns: an empty text where there is nothing.
function Get-Detail {
    param([string] $Mail, [string] $Protocol, [string] $Label, [string] $Number, [string] $AddressLabel, $Address)
    [pscustomobject] @{
        Mail = $Mail; Protocol = $Protocol; Label = $Label; Number = $Number; AddressLabel = $AddressLabel
        Street = "$($Address.Street)"; City = "$($Address.City)"; State = "$($Address.State)"
        Zip = "$($Address.Zip)"; Country = "$($Address.Country)"
    }
}

# The service takes details of nobody who is disabled.
$wanted = 'Mail', 'Telephone', 'Telephones', 'Mobile', 'Street', 'City', 'State', 'Zip', 'Country', 'Enabled'
foreach ($user in Read-DirectoryUser -Setting $setting -Property $wanted) {
    if (-not $user.Mail -or $user.Enabled -eq $false) { continue }
    foreach ($number in @($user.Telephone) + $user.Telephones | Where-Object { $_ } | Select-Object -Unique) {
        Get-Detail -Mail $user.Mail -Protocol telephone -Label work -Number $number
    }
    if ($user.Mobile) { Get-Detail -Mail $user.Mail -Protocol telephone -Label mobile -Number $user.Mobile }
    if ($user.Street) { Get-Detail -Mail $user.Mail -AddressLabel street -Address $user }
}

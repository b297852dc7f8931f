# What the scripts of this folder share: the settings, the functions that read the directory, and a way to choose.

$setting = Import-PowerShellDataFile -LiteralPath (Join-Path -Path $PSScriptRoot -ChildPath 'directory.psd1')
. (Join-Path -Path $PSScriptRoot -ChildPath "$($setting.From).ps1")

# The value that most of them have, so that the order in which a directory answers changes nothing.
function Get-MostFrequent {
    param([object[]] $Value)
    $Value | Where-Object { $_ } | Group-Object -CaseSensitive |
        Sort-Object -Property @{ Expression = 'Count'; Descending = $true }, Name |
        Select-Object -First 1 -ExpandProperty Name
}

# Writes a name the same way for everybody: the service tells 'Widget GmbH' from 'WIDGET GMBH', a directory and its people do not.
function Set-OneSpelling {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'In memory.')]
    param([object[]] $User, [string[]] $Property)
    foreach ($name in $Property) {
        foreach ($group in $User | Where-Object -Property $name | Group-Object -Property $name) {
            $spelling = Get-MostFrequent $group.Group.$name
            foreach ($one in $group.Group) { $one.$name = $spelling }
        }
    }
}

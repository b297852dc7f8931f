#Requires -Version 5.1
<#
.SYNOPSIS
The cost centres of an ERP system: the source of the elements in cost-centres.psd1.
.DESCRIPTION
Reads the list as SAP writes it (KOSTL, KTEXT, DATBI; semicolons, German dates). Dynamics calls the same things otherwise: change the
property names and the form of the date.
.PARAMETER Path
The list.
.PARAMETER On
The day on which a cost centre has to be valid; today.
.EXAMPLE
./centres.ps1
#>
[CmdletBinding()]
param(
    [string] $Path = (Join-Path -Path $PSScriptRoot -ChildPath 'cost-centres.csv'),
    [datetime] $On = [datetime]::Today
)

$day = $On.Date
# SAP fills up with noughts, people do not; and its dates need to be read as they are written. What is left open stays open: a cost
# centre without a date is neither disabled nor taken back into use.
Import-Csv -LiteralPath $Path -Delimiter ';' -Encoding UTF8 -ErrorAction Stop | ForEach-Object {
    $isValid = if ($_.DATBI) { [datetime]::ParseExact($_.DATBI, 'dd.MM.yyyy', [cultureinfo]::InvariantCulture) -ge $day }
    [pscustomobject] @{ Number = "$($_.KOSTL)".TrimStart('0'); Text = $_.KTEXT; IsValid = $isValid }
}

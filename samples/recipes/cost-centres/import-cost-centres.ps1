#Requires -Version 5.1
<#
.SYNOPSIS
Takes the cost centres of an ERP system into a custom collection.
.DESCRIPTION
Reads the list as SAP writes it (KOSTL, KTEXT, DATBI; semicolons, German dates). Dynamics calls the same things otherwise:
change the property names of the map and the form of the date. Cost centres that are no longer valid are disabled, not
deleted, for invoices may name them. The account and its secret come from FOURME_ACCOUNT and FOURME_TOKEN.
.PARAMETER Path
The list.
.PARAMETER On
The day on which a cost centre has to be valid; today.
.EXAMPLE
./import-cost-centres.ps1 -Path cost-centres.csv
#>
[CmdletBinding()]
param(
    [string] $Path = (Join-Path -Path $PSScriptRoot -ChildPath 'cost-centres.csv'),
    [datetime] $On = [datetime]::Today
)

$null = Connect-FourMe -ErrorAction Stop
$day = $On.Date

$collection = [pscustomobject] @{ 'Source ID' = 'cost-centres'; Name = 'Cost Centres'; Reference = 'cost_centres' } |
    Import-FourMeRecords -Type custom_collections -Source SAP
$collection
if (-not $collection.Succeeded) { throw 'Without the collection there is nothing that the cost centres could belong to.' }

# SAP fills up with noughts, people do not; and its dates need to be read as they are written. What is left open stays open: a
# cost centre without a date is neither disabled nor taken back into use.
$centres = Import-Csv -LiteralPath $Path -Delimiter ';' -Encoding UTF8 | ForEach-Object {
    $isValid = if ($_.DATBI) { [datetime]::ParseExact($_.DATBI, 'dd.MM.yyyy', [cultureinfo]::InvariantCulture) -ge $day }
    [pscustomobject] @{ Number = "$($_.KOSTL)".TrimStart('0'); Text = $_.KTEXT; IsValid = $isValid }
}

# The columns of custom_collection_elements are not documented. An export of one element shows what they are called in
# your account; the module says once that its names are inferred, and lets others through as they are.
$map = @{
    'Source ID' = 'Number'
    'Reference' = 'Number'
    'Name'      = 'Text'
    'Disabled'  = @{ Property = 'IsValid'; Not = $true }
}
$centres | Import-FourMeRecords -Type custom_collection_elements -Map $map -Source SAP -Static @{ 'Custom Collection' = 'cost_centres' }

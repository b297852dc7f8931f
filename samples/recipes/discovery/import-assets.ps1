#Requires -Version 5.1
<#
.SYNOPSIS
Takes the assets of a discovery tool into the account: products, then configuration items, then their relations.
.DESCRIPTION
Each step is awaited, because the next one refers to what it made. A step that failed as a whole ends the script; rows that
were refused are errors, and the others go on. The account and its secret come from FOURME_ACCOUNT and FOURME_TOKEN.
.PARAMETER Assets
The report of assets: a CSV file as Lansweeper and Configuration Manager export it.
.PARAMETER Relations
The report of relations between them.
.PARAMETER SourceName
What goes into the column Source. Together with the Source ID it is the key by which the next run finds each record again.
.EXAMPLE
./import-assets.ps1 -Assets assets.csv -Relations relations.csv
#>
[CmdletBinding()]
param(
    [string] $Assets = (Join-Path -Path $PSScriptRoot -ChildPath 'assets.csv'),
    [string] $Relations = (Join-Path -Path $PSScriptRoot -ChildPath 'relations.csv'),
    [string] $SourceName = 'Lansweeper'
)

$null = Connect-FourMe -ErrorAction Stop
$map = @{}
foreach ($name in 'products', 'cis', 'relations') { $map[$name] = Join-Path -Path $PSScriptRoot -ChildPath "$name.psd1" }
$report = @(Import-Csv -LiteralPath $Assets -Encoding UTF8 -ErrorAction Stop)

# One product for each maker and model.
$products = $report | Group-Object -Property Manufacturer, Model | ForEach-Object { $_.Group[0] } |
    Import-FourMeRecords -Type products -Map $map.products -Source $SourceName
$products
if ("$($products.State)" -ne 'done') { throw 'The products did not go in: no item can refer to them.' }

$items = $report | Import-FourMeRecords -Type cis -Map $map.cis -Source $SourceName
$items
if ("$($items.State)" -ne 'done') { throw 'The configuration items did not go in: no relation can refer to them.' }

# Both ends are named by the Source and Source ID that the items have.
Import-Csv -LiteralPath $Relations -Encoding UTF8 |
    Import-FourMeRecords -Type ci_relations -Map $map.relations -Static @{ 'Source' = $SourceName; 'CI Source' = $SourceName; 'Related CI Source' = $SourceName }

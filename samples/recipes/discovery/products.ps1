#Requires -Version 5.1
<#
.SYNOPSIS
The products of a report of assets: one for each maker and model.
.DESCRIPTION
The source of the products in discovery.psd1. The report is a CSV file as Lansweeper and Configuration Manager export it.
.PARAMETER Assets
The report.
.EXAMPLE
./products.ps1
#>
[CmdletBinding()]
param([string] $Assets = (Join-Path -Path $PSScriptRoot -ChildPath 'assets.csv'))

Import-Csv -LiteralPath $Assets -Encoding UTF8 -ErrorAction Stop | Group-Object -Property Manufacturer, Model | ForEach-Object { $_.Group[0] }

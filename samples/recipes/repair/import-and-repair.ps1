#Requires -Version 5.1
<#
.SYNOPSIS
Imports a file, brings back the records that were refused, repairs them and imports them again.
.DESCRIPTION
The file of failed rows has the columns of the type and, in Error and Error Id, the reasons: what was repaired goes in without
any map. Rows that cannot be repaired stay in the file. The account and its secret come from FOURME_ACCOUNT and FOURME_TOKEN.
.PARAMETER Path
The people.
.PARAMETER Map
From the columns of the file to those of people.
.PARAMETER FailedRows
Where the records go that were refused.
.PARAMETER Organization
What to write instead of organizations that the account does not have.
.EXAMPLE
./import-and-repair.ps1 -Path ../../people.csv -Organization @{ 'Northern Lights Ltd.' = 'Northern Networks' }
#>
[CmdletBinding()]
param(
    [string] $Path = (Join-Path -Path $PSScriptRoot -ChildPath '../../people.csv'),
    [string] $Map = (Join-Path -Path $PSScriptRoot -ChildPath '../../people.psd1'),
    [string] $FailedRows = (Join-Path -Path $PSScriptRoot -ChildPath 'failed.csv'),

    [Parameter(Mandatory = $true)]
    [hashtable] $Organization
)

$null = Connect-FourMe -ErrorAction Stop

# -FailedRows writes the file before the errors are reported. Later, or from another process, the same is done by
#   Receive-FourMeJob -Latest -FailedRows failed.csv
$result = Import-Csv -LiteralPath $Path -Encoding UTF8 |
    Import-FourMeRecords -Type people -Map $Map -Source HR -FailedRows $FailedRows -ErrorAction SilentlyContinue -ErrorVariable problems
$result
if ($result.Succeeded -or -not (Test-Path -LiteralPath $FailedRows)) { return }

# Each error says why, and has the object it is about as its target.
foreach ($problem in $problems) { Write-Warning -Message "$($problem.ErrorDetails.Message)" }

$repaired = Import-Csv -LiteralPath $FailedRows -Encoding UTF8 | ForEach-Object {
    if ($Organization.ContainsKey($_.Organization)) { $_.Organization = $Organization[$_.Organization] }
    $_
}
$repaired | Import-FourMeRecords -Type people -FailedRows $FailedRows -Force

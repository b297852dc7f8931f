#Requires -Version 5.1
<#
.SYNOPSIS
Brings what has changed since the last run into files for a data warehouse; once a week everything.
.DESCRIPTION
Each run makes a folder named after the moment, with a CSV file for each type. The next run begins where this one ended:
the mark moves only when the last file is complete, so that a broken night is made up for by the next one. No folder is
left when nothing has changed. The account and its secret come from FOURME_ACCOUNT and FOURME_TOKEN.
.PARAMETER Directory
Where the folders go.
.PARAMETER Type
What is exported.
.PARAMETER Full
Everything, not only what has changed: the service allows that once a day for types of more than 10,000 records.
.EXAMPLE
./export-changes.ps1 -Directory D:\warehouse\incoming
.EXAMPLE
./export-changes.ps1 -Directory D:\warehouse\incoming -Full:((Get-Date).DayOfWeek -eq 'Sunday')
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true)]
    [string] $Directory,

    [string[]] $Type = @('organizations', 'people', 'cis'),

    [switch] $Full
)

$null = Connect-FourMe -ErrorAction Stop
$kind = if ($Full) { 'full' } else { 'changes' }
$folder = Join-Path -Path $Directory -ChildPath ('{0:yyyyMMdd-HHmmss}-{1}' -f [datetime]::UtcNow, $kind)
$null = New-Item -ItemType Directory -Path $folder -ErrorAction Stop
try {
    Export-FourMeRecords -Type $Type -SinceLastRun -StateName warehouse -Full:$Full -OutDirectory $folder -ErrorAction Stop
}
finally {
    # A night on which nothing has changed leaves nothing behind.
    if (-not (Get-ChildItem -LiteralPath $folder)) { Remove-Item -LiteralPath $folder }
}

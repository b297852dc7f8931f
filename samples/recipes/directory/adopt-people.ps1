#Requires -Version 5.1
<#
.SYNOPSIS
Gives people who are in the account already the Source and Source ID by which import-directory.ps1 finds them.
.DESCRIPTION
The service looks a row with Source and Source ID up by these two alone. People without them are not found, and cannot be
made again, since their e-mail address is taken. This script exports the people, takes those without a Source whose address
the directory knows, and imports their ID with Source and Source ID. It is needed once, before the first import. The account
and its secret come from FOURME_ACCOUNT and FOURME_TOKEN.
.PARAMETER From
ActiveDirectory or EntraID. It is also what goes into the column Source.
.EXAMPLE
./adopt-people.ps1 -From ActiveDirectory -WhatIf
#>
[CmdletBinding(SupportsShouldProcess = $true)]
param(
    [ValidateSet('ActiveDirectory', 'EntraID')]
    [string] $From = 'ActiveDirectory'
)

. (Join-Path -Path $PSScriptRoot -ChildPath "$From.ps1")

$null = Connect-FourMe -ErrorAction Stop
$byMail = @{}
foreach ($user in Read-DirectoryUser) { if ($user.Mail) { $byMail[$user.Mail] = $user } }

Export-FourMeRecords -Type people |
    Where-Object { -not $_.Source -and $byMail.ContainsKey($_.'Primary Email') } |
    ForEach-Object { [pscustomobject] @{ RecordId = $_.ID; DirectoryId = $byMail[$_.'Primary Email'].Id } } |
    Import-FourMeRecords -Type people -Source $From -Map @{ 'ID' = 'RecordId'; 'Source ID' = 'DirectoryId' }

#Requires -Version 5.1
<#
.SYNOPSIS
Takes a directory into the account: organizations, sites, people, their contact details, and teams; and disables leavers.
.DESCRIPTION
Reads Active Directory (module ActiveDirectory) or Entra ID (Microsoft.Graph.Users and .Groups). Each step is awaited,
because the next one refers to what it made. The account and its secret come from FOURME_ACCOUNT and FOURME_TOKEN.

A leaver is an account that is disabled in the directory, or one that is no longer there although an earlier run brought
it. Leavers are disabled in the service, never deleted: their requests stay theirs.
.PARAMETER From
ActiveDirectory or EntraID. It is also what goes into the column Source.
.PARAMETER TeamPrefix
Groups whose names begin so become teams, without the prefix.
.EXAMPLE
./import-directory.ps1 -From ActiveDirectory
#>
[CmdletBinding()]
param(
    [ValidateSet('ActiveDirectory', 'EntraID')]
    [string] $From = 'ActiveDirectory',

    [string] $TeamPrefix = 'ITSM-'
)

# The two readers give people and groups of one form, so that all that follows need not know where they come from.
. (Join-Path -Path $PSScriptRoot -ChildPath "$From.ps1")

$null = Connect-FourMe -ErrorAction Stop
$users = @(Read-DirectoryUser)
# An empty directory is a broken reading: everybody would be a leaver.
if ($users.Count -eq 0) { throw "No user was read from $From." }
$present = @($users | Where-Object -Property Mail)

$present | Where-Object -Property Company | Group-Object -Property Company | ForEach-Object { $_.Group[0] } |
    Import-FourMeRecords -Type organizations -Source $From -Map @{ 'Name' = 'Company'; 'Source ID' = 'Company' }

$present | Where-Object -Property Office | Group-Object -Property Office | ForEach-Object { $_.Group[0] } |
    Import-FourMeRecords -Type sites -Source $From -Map @{ 'Name' = 'Office'; 'Source ID' = 'Office'; 'City' = 'City'; 'Country' = 'Country' }

# Managers may stand further down: -DeferReference sends their column in a second job, when everybody is there.
$people = @{
    'Primary Email' = 'Mail'
    'Source ID'     = 'Id'
    'Name'          = 'Name'
    'Job Title'     = 'Title'
    'Organization'  = 'Company'
    'Site'          = 'Office'
    'Manager'       = 'ManagerMail'
    # Who comes without Enabled is left alone: a directory that was read without it disables nobody.
    'Disabled'      = @{ Property = 'Enabled'; Not = $true }
}
$present | Import-FourMeRecords -Type people -Source $From -Map $people -DeferReference

# The rows of a person replace the details that earlier runs gave; those that people typed in themselves stay.
$details = @{ 'Person' = 'Mail'; 'Contact Protocol' = 'Protocol'; 'Contact Label' = 'Label'; 'Contact URI' = 'Number' }
$present | ForEach-Object {
    if ($_.Telephone) { [pscustomobject] @{ Mail = $_.Mail; Protocol = 'telephone'; Label = 'work'; Number = $_.Telephone } }
    if ($_.Mobile) { [pscustomobject] @{ Mail = $_.Mail; Protocol = 'telephone'; Label = 'mobile'; Number = $_.Mobile } }
} | Import-FourMeRecords -Type people_contact_details -Map $details -Static @{ Integration = $true }

# A list goes into one cell, a member a line.
Read-DirectoryGroup -Prefix $TeamPrefix |
    Import-FourMeRecords -Type teams -Source $From -Map @{ 'Name' = 'TeamName'; 'Source ID' = 'Id'; 'Members' = 'Mails' }

# Whoever an earlier run brought and who is no longer there.
$ids = New-Object -TypeName 'System.Collections.Generic.HashSet[string]' -ArgumentList ([System.StringComparer]::OrdinalIgnoreCase)
foreach ($user in $users) { $null = $ids.Add($user.Id) }
$gone = @(Export-FourMeRecords -Type people -Typed | Where-Object { $_.Source -eq $From -and -not $_.Disabled -and -not $ids.Contains($_.'Source ID') })
if ($gone.Count -gt $users.Count / 10) { throw "$($gone.Count) of the people are no longer in the directory. That is more than a tenth: nobody was disabled." }
if ($gone) { $gone | Import-FourMeRecords -Type people -Map @{ 'Source' = 'Source'; 'Source ID' = 'Source ID' } -Static @{ Disabled = $true } }

#Requires -Version 5.1
<#
.SYNOPSIS
Imports people whose managers, organizations and sites partly belong to another account.
.DESCRIPTION
A reference to a record of another account is its name and " @" and the account's id; the two accounts have to trust each
other. 'Account' in an entry of the map adds it where the value is not empty. What is in which account decides the row
here: the records of the own account are asked for first. The account and its secret come from FOURME_ACCOUNT and
FOURME_TOKEN.
.PARAMETER Path
The people.
.PARAMETER DirectoryAccount
The account to which everything belongs that the own account does not have.
.EXAMPLE
./import-linked-people.ps1 -DirectoryAccount widget
#>
[CmdletBinding()]
param(
    [string] $Path = (Join-Path -Path $PSScriptRoot -ChildPath 'people.csv'),
    [string] $DirectoryAccount = 'widget'
)

$null = Connect-FourMe -ErrorAction Stop

$own = New-Object -TypeName 'System.Collections.Generic.HashSet[string]' -ArgumentList ([System.StringComparer]::OrdinalIgnoreCase)
Export-FourMeRecords -Type organizations, sites, people | ForEach-Object {
    $null = $own.Add($_.Name)
    if ($_.'Primary Email') { $null = $own.Add($_.'Primary Email') }
}
$people = @(Import-Csv -LiteralPath $Path -Encoding UTF8)
# Those who come in with this file are ours as well.
foreach ($person in $people) { $null = $own.Add($person.Mail) }

# What each name of the file is called in an import: as it stands, or with the account that it belongs to.
$called = @{}
foreach ($name in @($people.Company) + @($people.BossMail) + @($people.Site) | Where-Object { $_ }) {
    $called[$name] = if ($own.Contains($name)) { $name } else { "$name @$DirectoryAccount" }
}

$people | Import-FourMeRecords -Type people -Source HR -Map @{
    'Primary Email' = 'Mail'
    'Source ID'     = 'Nr'
    'Name'          = 'FullName'
    'Organization'  = @{ Property = 'Company'; Lookup = $called }
    'Manager'       = @{ Property = 'BossMail'; Lookup = $called; WhenMissing = 'Clear' }
    'Site'          = @{ Property = 'Site'; Lookup = $called; WhenMissing = 'Clear' }
    # Where all of a column belongs to the other account there is a shorter way:
    #   'Manager'   = @{ Property = 'BossMail'; Account = 'widget' }
}

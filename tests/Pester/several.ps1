<#
.SYNOPSIS
Runs several Pester files one after another in this PowerShell, each as run.ps1 runs it alone.
.DESCRIPTION
To start PowerShell and Pester and to compile the module takes longer than most files: those that say nothing about a fresh
process share one. Each begins without the module, errors and settings of the file before, and has a report, a folder of
what is kept, and a temporary folder of its own. The xunit project FourMe.Import.Pester starts this script.
.PARAMETER Path
A JSON file: a list of objects with the properties path, report, keep and temporary.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Path
)

$ErrorActionPreference = 'Stop'
$place = (Get-Location).Path
$culture = [System.Globalization.CultureInfo]::CurrentCulture, [System.Globalization.CultureInfo]::CurrentUICulture
$surroundings = [System.Environment]::GetEnvironmentVariables('Process')

function Restore-Surrounding {
    # Connections are those of the process, and outlive the module.
    if (Get-Module -Name FourMe.Import) { Get-FourMeConnection | Disconnect-FourMe }
    Get-Module -Name FourMe.Import* | Remove-Module -Force
    Set-Location -LiteralPath $place
    [System.Globalization.CultureInfo]::CurrentCulture, [System.Globalization.CultureInfo]::CurrentUICulture = $culture
    foreach ($name in @([System.Environment]::GetEnvironmentVariables('Process').Keys)) {
        if (-not $surroundings.Contains($name)) { [System.Environment]::SetEnvironmentVariable($name, $null) }
    }
    foreach ($name in $surroundings.Keys) { [System.Environment]::SetEnvironmentVariable($name, $surroundings[$name]) }
    $global:Error.Clear()
}

foreach ($run in Get-Content -LiteralPath $Path -Raw | ConvertFrom-Json | ForEach-Object { $_ }) {
    Restore-Surrounding
    foreach ($name in 'TMPDIR', 'TEMP', 'TMP') { [System.Environment]::SetEnvironmentVariable($name, $run.temporary) }
    & $PSScriptRoot/run.ps1 -Path $run.path -ReportPath $run.report -KeepPath $run.keep
}

#Requires -Version 5.1
<#
.SYNOPSIS
Measures how much of Core its tests execute, and fails below the floor.
.DESCRIPTION
Runs tests/FourMe.Import.Core.Tests with Coverlet and reads the share of executed lines and branches of FourMe.Import.Core from its
report. What only the tests of the cmdlets and the Pester files execute does not count.

The tests run as Debug: a Release build replaces the paths of its sources, so Coverlet does not find them.
.PARAMETER ReportPath
A Cobertura report to judge instead of running the tests.
.PARAMETER LineFloor
The lowest share of lines, in percent. Raise it when the tests execute more.
.PARAMETER BranchFloor
The lowest share of branches, in percent.
.EXAMPLE
./build.ps1 -Task Coverage
.OUTPUTS
The shares of lines and branches in percent, and the path of the report.
#>
[CmdletBinding()]
[OutputType([pscustomobject])]
param(
    [string] $ReportPath,

    [ValidateRange(0, 100)]
    [double] $LineFloor = 90,

    [ValidateRange(0, 100)]
    [double] $BranchFloor = 84
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

if (-not $ReportPath) {
    $repository = Split-Path -Path $PSScriptRoot -Parent
    $folder = Join-Path -Path $repository -ChildPath 'artifacts/coverage'
    if (Test-Path -LiteralPath $folder) { Remove-Item -LiteralPath $folder -Recurse }
    $tests = Join-Path -Path $repository -ChildPath 'tests/FourMe.Import.Core.Tests'
    $only = 'DataCollectionRunSettings.DataCollectors.DataCollector.Configuration.Include=[FourMe.Import.Core]*'
    & dotnet test $tests -c Debug --collect 'XPlat Code Coverage' --results-directory $folder -- $only | Out-Host
    if ($LASTEXITCODE -ne 0) { throw "The tests of Core failed with exit code $LASTEXITCODE." }
    $ReportPath = (Get-ChildItem -LiteralPath $folder -Recurse -Filter 'coverage.cobertura.xml' | Select-Object -First 1).FullName
}

$report = New-Object -TypeName System.Xml.XmlDocument
$report.Load((Resolve-Path -LiteralPath $ReportPath).ProviderPath)
$core = $report.SelectSingleNode("/coverage/packages/package[@name='FourMe.Import.Core']")
# Without it the share would be that of nothing.
if (-not $core) { throw "'$ReportPath' has no FourMe.Import.Core." }
$culture = [System.Globalization.CultureInfo]::InvariantCulture
$shares = [ordered] @{
    Line   = [math]::Round(100 * [double]::Parse($core.GetAttribute('line-rate'), $culture), 2)
    Branch = [math]::Round(100 * [double]::Parse($core.GetAttribute('branch-rate'), $culture), 2)
}
[pscustomobject] @{ Line = $shares.Line; Branch = $shares.Branch; Report = $ReportPath }
$floors = @{ Line = $LineFloor; Branch = $BranchFloor }
$below = @(foreach ($share in $shares.Keys) {
    if ($shares.$share -lt $floors.$share) {
        [string]::Format($culture, '{0} coverage of Core is {1} %, below the floor of {2} %.', $share, $shares.$share, $floors.$share)
    }
})
if ($below.Count -gt 0) { throw ($below -join ' ') }

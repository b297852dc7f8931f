#Requires -Version 5.1
<#
.SYNOPSIS
Builds, tests, packages or shows the module.
.DESCRIPTION
A thin front of 'dotnet': the build itself, staging included, is MSBuild's and needs no PowerShell.
.PARAMETER Task
Build    leaves an importable module in out/FourMe.Import (the default)
Test     builds and runs all tests, the Pester files included
Coverage runs the tests of Core with coverage, always as Debug, and fails below the floor of tools/Coverage.ps1
Package  builds and makes the folder and the .nupkg that a gallery takes, in out/package
Help     builds and makes the help in module/en-US of its pages in docs/en-US (PowerShell 7, Microsoft.PowerShell.PlatyPS 1.0.3)
Demo     builds and imports a few records into a simulated account on this machine
.PARAMETER Configuration
Release or Debug.
.PARAMETER RepositoryUri
For -Task Package: the page of the repository, which the package names together with the icon there.
.EXAMPLE
./build.ps1
.EXAMPLE
./build.ps1 -Task Package -RepositoryUri https://github.com/owner/name
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Coverage', 'Package', 'Help', 'Demo')]
    [string] $Task = 'Build',

    [ValidateSet('Release', 'Debug')]
    [string] $Configuration = 'Release',

    [string] $RepositoryUri
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Invoke-Program {
    param([string] $Program, [string[]] $ArgumentList)
    # Out-Host keeps the program's output out of this script's return value.
    & $Program $ArgumentList | Out-Host
    if ($LASTEXITCODE -ne 0) { throw "'$Program $ArgumentList' ended with exit code $LASTEXITCODE." }
}

function Invoke-DotNet {
    param([string] $Verb, [string] $Project, [string] $Configuration)
    Invoke-Program -Program dotnet -ArgumentList $Verb, (Join-Path -Path $PSScriptRoot -ChildPath $Project), '-c', $Configuration
}

function Invoke-Script {
    param([string] $Script)
    # A separate process: this session loads no module, and the next build finds no locked file.
    $shell = (Get-Process -Id $PID).Path
    $path = Join-Path -Path $PSScriptRoot -ChildPath $Script
    Invoke-Program -Program $shell -ArgumentList '-NoProfile', '-ExecutionPolicy', 'Bypass', '-File', $path
}

function Invoke-Build {
    param([string] $Configuration)
    Invoke-DotNet -Verb build -Project 'FourMeImport.sln' -Configuration $Configuration
}

function Invoke-Test {
    param([string] $Configuration)
    Invoke-DotNet -Verb test -Project 'FourMeImport.sln' -Configuration $Configuration
}

function Invoke-Coverage {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', '', Justification = 'Every task takes it.')]
    param([string] $Configuration)
    Invoke-Script -Script 'tools/Coverage.ps1'
}

function Invoke-Package {
    param([string] $Configuration, [string] $RepositoryUri)
    Invoke-DotNet -Verb build -Project 'src/FourMe.Import' -Configuration $Configuration
    $package = @{ Module = Join-Path -Path $PSScriptRoot -ChildPath 'out/FourMe.Import'; Destination = Join-Path -Path $PSScriptRoot -ChildPath 'out/package' }
    if ($RepositoryUri) { $package.RepositoryUri = $RepositoryUri }
    & (Join-Path -Path $PSScriptRoot -ChildPath 'tools/Package.ps1') @package
}

function Invoke-Help {
    param([string] $Configuration)
    Invoke-DotNet -Verb build -Project 'src/FourMe.Import' -Configuration $Configuration
    Invoke-Script -Script 'tools/Help.ps1'
    # Stages the generated help.
    Invoke-DotNet -Verb build -Project 'src/FourMe.Import' -Configuration $Configuration
}

function Invoke-Demo {
    param([string] $Configuration)
    Invoke-DotNet -Verb build -Project 'src/FourMe.Import' -Configuration $Configuration
    Invoke-DotNet -Verb build -Project 'src/FourMe.Import.Simulator' -Configuration $Configuration
    Invoke-Script -Script 'samples/demo.ps1'
}

if ($RepositoryUri -and $Task -ne 'Package') { throw '-RepositoryUri goes with -Task Package only.' }
$address = @{}
if ($RepositoryUri) { $address.RepositoryUri = $RepositoryUri }
& "Invoke-$Task" -Configuration $Configuration @address

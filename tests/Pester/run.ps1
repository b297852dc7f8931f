<#
.SYNOPSIS
Runs the Pester files of this folder, or one of them, on whatever PowerShell starts it.
.DESCRIPTION
By hand, after a build: 'artifacts/engine/pwsh tests/Pester/run.ps1', or with any other PowerShell. The xunit project
FourMe.Import.Pester starts it, or several.ps1, and reads the JSON that -ReportPath asks for. The exit code is 0 when everything
ran and nothing failed. Pester is the one that the build brought, or an installed one where nothing was built.
.PARAMETER Path
A Pester file, a folder of them, or a wildcard for several.
.PARAMETER ExcludePath
Files to leave out: a wildcard.
.PARAMETER ReportPath
Where to write what became of each test, as JSON.
.PARAMETER KeepPath
A folder in which to keep what a run would otherwise take away, to be looked through for secrets: the state folders, a
transcript with the verbose and debug streams, and every error in full.
.PARAMETER MinimumPester
The oldest Pester that will do; never one after 5.
#>
[CmdletBinding()]
param(
    [string] $Path = $PSScriptRoot,

    [string] $ExcludePath,

    [string] $ReportPath,

    [string] $KeepPath,

    [version] $MinimumPester = '5.3.0'
)

$ErrorActionPreference = 'Stop'

function Get-ErrorText {
    param($Record)
    foreach ($item in $Record) {
        $text = if ($item.DisplayErrorMessage) { $item.DisplayErrorMessage } else { "$item" }
        $stack = if ($item.DisplayStackTrace) { $item.DisplayStackTrace } else { $item.ScriptStackTrace }
        # The way through Pester to the test says nothing about the test.
        $place = "$stack" -split "`r?`n" | Where-Object { $_ -notmatch '[\\/](Pester\.psm1|Pester\.ps1|run\.ps1):' }
        (@($text) + $place -join "`n").Trim()
    }
}

function Get-TestMessage {
    param($Test)
    if ($Test.ErrorRecord.Count -gt 0) {
        # Pester words a skip as 'is skipped, because ...'.
        return ((Get-ErrorText $Test.ErrorRecord) -join "`n") -replace '(?s)^(?:Exception: )?is skipped, because (.*?)(\nat .*)?$', '$1'
    }
    # A test whose BeforeAll failed carries no error of its own: the block around it does.
    for ($block = $Test.Block; $block -and $Test.Result -ne 'Skipped'; $block = $block.Parent) {
        if ($block.ErrorRecord.Count -gt 0) {
            return ((Get-ErrorText $block.ErrorRecord) -join "`n")
        }
    }
    return ''
}

function Get-OuterError {
    param($Result)
    foreach ($container in $Result.Containers) {
        foreach ($text in Get-ErrorText $container.ErrorRecord) { "$($container.Item): $text" }
    }
    foreach ($block in $Result.FailedBlocks) {
        foreach ($text in Get-ErrorText $block.ErrorRecord) { "$($block.ExpandedPath): $text" }
    }
}

function ConvertTo-TestReport {
    param($Test)
    @{
        file    = Split-Path -Path $Test.ScriptBlock.File -Leaf
        line    = $Test.StartLine
        name    = $Test.ExpandedPath
        result  = "$($Test.Result)"
        message = Get-TestMessage $Test
    }
}

function Write-Report {
    param($Report, [string] $To)
    if (-not $To) { return }
    $json = ConvertTo-Json -InputObject $Report -Depth 5
    $file = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($To)
    [System.IO.File]::WriteAllText($file, $json, (New-Object -TypeName System.Text.UTF8Encoding -ArgumentList $false))
}

# Every error of the session as the most curious of users would print it.
function Write-AllError {
    param([string] $To)
    $text = foreach ($record in @($global:Error)) {
        $record | Format-List -Property * -Force | Out-String -Width 4000
        $record.InvocationInfo | Format-List -Property * -Force | Out-String -Width 4000
        "$($record.Exception)"
    }
    # Not the default encoding, which refuses halves of surrogate pairs: some errors are about them.
    [System.IO.File]::WriteAllText($To, ($text -join "`n"), (New-Object -TypeName System.Text.UTF8Encoding -ArgumentList $false))
}

$built = Join-Path -Path $PSScriptRoot -ChildPath '../../artifacts/engine/Modules/Pester/Pester.psd1'
# A search through the files of a module takes longer than many a Pester file; its manifest says as much.
$found = if (Test-Path -LiteralPath $built) {
    [pscustomobject] @{ Path = (Resolve-Path -LiteralPath $built).Path; Version = [version] (Import-PowerShellDataFile -LiteralPath $built).ModuleVersion }
}
else { Get-Module -Name Pester -ListAvailable }
$pester = $found |
    Where-Object { $_.Version -ge $MinimumPester -and $_.Version.Major -le 5 } |
    Sort-Object -Property Version -Descending |
    Select-Object -First 1
if (-not $pester) {
    $missing = "Pester 5 ($MinimumPester or later) is not installed for this PowerShell ($($PSVersionTable.PSVersion)), so the Pester files cannot run here. Install-Module Pester -MaximumVersion 5.99"
    Write-Report -To $ReportPath -Report @{ errors = @($missing); tests = @() }
    Write-Warning $missing
    exit 2
}
Import-Module -Name $pester.Path

$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
if ($ExcludePath) { $configuration.Run.ExcludePath = $ExcludePath }
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Detailed'
Write-Output "PowerShell $($PSVersionTable.PSVersion) ($($PSVersionTable.PSEdition)), Pester $($pester.Version)"
if ($KeepPath) {
    $env:FOURME_KEPT = $KeepPath
    $global:VerbosePreference = 'Continue'
    $global:DebugPreference = 'Continue'
    $null = Start-Transcript -Path (Join-Path -Path $KeepPath -ChildPath 'transcript.txt')
}
$result = Invoke-Pester -Configuration $configuration
if ($KeepPath) {
    $global:VerbosePreference = 'SilentlyContinue'
    $global:DebugPreference = 'SilentlyContinue'
    $null = Stop-Transcript
    Write-AllError -To (Join-Path -Path $KeepPath -ChildPath 'errors.txt')
}

$outer = @(Get-OuterError $result)
Write-Report -To $ReportPath -Report @{
    errors = $outer
    tests  = @($result.Tests | ForEach-Object { ConvertTo-TestReport $_ })
}

if ($result.TotalCount -eq 0) {
    Write-Warning "There is no test in '$Path'."
    exit 1
}
if ($result.Result -ne 'Passed') { exit 1 }
exit 0

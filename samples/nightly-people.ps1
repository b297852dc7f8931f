#Requires -Version 5.1
<#
.SYNOPSIS
Runs a manifest every night. For a scheduler: see docs/scheduled-task.md.
.DESCRIPTION
Connects, runs Sync-FourMeRecords -Manifest, writes one line per step to the output and to -LogFile, and ends with the exit code of the
most serious run, in this order:

1  a run failed: no access, a source that failed, a job that failed
6  there is no baseline to compare with
4  a plan is held: review it, and approve it if it is right
2  some rows failed
3  another run is in progress
5  a run name is suspended
0  all went well, or there was nothing to do

The account and its secret come from FOURME_ACCOUNT, and FOURME_TOKEN or FOURME_CLIENT_ID with FOURME_CLIENT_SECRET; or,
with -SecretName, from a vault of SecretManagement.
.PARAMETER Manifest
The manifest: which types, where their records come from, and how much each may change.
.PARAMETER Resume
The run of the manifest to continue, after it was killed.
.PARAMETER StatePath
The folder with plans, baselines and ledgers. The default is that of the manifest, otherwise the user's own.
.PARAMETER Account
The account; FOURME_ACCOUNT when it is not given.
.PARAMETER SecretName
Name of a secret in SecretManagement: a token (text) or client credentials (PSCredential).
.PARAMETER Vault
The vault of the secret; the default one when it is not given.
.PARAMETER LogFile
A file to which the lines are appended.
.PARAMETER ModulePath
The module, by name or by path.
.EXAMPLE
pwsh -NoProfile -File samples/nightly-people.ps1 -Manifest samples/nightly.psd1 -LogFile nightly.log
#>
[CmdletBinding()]
param(
    [string] $Manifest = (Join-Path -Path $PSScriptRoot -ChildPath 'nightly.psd1'),

    [string] $Resume,

    [string] $StatePath,

    [string] $Account = $env:FOURME_ACCOUNT,

    [string] $SecretName,

    [string] $Vault,

    [string] $LogFile,

    [string] $ModulePath = 'FourMe.Import'
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$InformationPreference = 'Continue'
$ProgressPreference = 'SilentlyContinue'

$gravest = 1, 6, 4, 2, 3, 5
$logPath = if ($LogFile) { $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($LogFile) }

function Write-Step {
    param([string] $Message, [string] $Level = 'INFO')
    # A message of several lines is still one line of the log.
    $line = '{0:yyyy-MM-ddTHH:mm:ssZ} [{1}] {2,-5} {3}' -f [datetime]::UtcNow, $PID, $Level, ($Message -replace '\s*[\r\n]+\s*', ' ')
    Write-Information -MessageData $line
    if (-not $logPath) { return }
    # Two runs may write at the same time.
    $stream = New-Object -TypeName System.IO.FileStream -ArgumentList $logPath, 'Append', 'Write', 'ReadWrite'
    try {
        $bytes = [System.Text.Encoding]::UTF8.GetBytes($line + [System.Environment]::NewLine)
        $stream.Write($bytes, 0, $bytes.Length)
    }
    finally { $stream.Dispose() }
}

function Get-ProblemText {
    param([System.Management.Automation.ErrorRecord] $Problem)
    $id = "$($Problem.FullyQualifiedErrorId)".Split(',')[0]
    # What a script throws as text has that text as its id, too.
    if ("$($Problem.FullyQualifiedErrorId)" -eq $Problem.Exception.Message) { return $Problem.Exception.Message }
    if (-not $Problem.ErrorDetails) { return "$id`: $($Problem.Exception.Message)" }
    "$id`: $($Problem.ErrorDetails.Message) $($Problem.ErrorDetails.RecommendedAction)".TrimEnd()
}

function Connect-Account {
    param([string] $Account, [string] $SecretName, [string] $Vault)
    # Whether the account lets us in is found out by the run, so that OnEnd hears of it.
    $connect = @{ SkipCheck = $true }
    if ($Account) { $connect.Account = $Account }
    if ($SecretName) {
        if (-not (Get-Command -Name Get-Secret -ErrorAction Ignore)) {
            throw 'There is no Get-Secret: install Microsoft.PowerShell.SecretManagement and a vault, or leave -SecretName out.'
        }
        $which = @{ Name = $SecretName }
        if ($Vault) { $which.Vault = $Vault }
        $secret = Get-Secret @which
        if ($secret -is [pscredential]) { $connect.Credential = $secret } else { $connect.Token = $secret }
    }
    Connect-FourMe @connect
}

$code = 1
$problems = $warnings = $lines = $null
$runs = @()
try {
    Write-Step "The run of '$Manifest' begins."
    Import-Module -Name $ModulePath
    $null = Connect-Account -Account $Account -SecretName $SecretName -Vault $Vault
    $sync = @{ Manifest = $Manifest }
    if ($Resume) { $sync.Resume = $Resume }
    if ($StatePath) { $sync.StatePath = $StatePath }
    $runs = @(Sync-FourMeRecords @sync -ErrorVariable problems -ErrorAction SilentlyContinue -WarningVariable warnings `
            -WarningAction SilentlyContinue -InformationVariable lines -InformationAction SilentlyContinue)
    $codes = @($runs | ForEach-Object -MemberName ExitCode)
    $code = [int] ($gravest | Where-Object { $codes -contains $_ } | Select-Object -First 1)
}
catch { Write-Step (Get-ProblemText $_) 'ERROR' }

foreach ($warning in $warnings) { Write-Step "$warning" 'WARN' }
# The variable repeats an error that passed through several commands. Two records may have the same error, though.
$written = New-Object -TypeName 'System.Collections.Generic.HashSet[object]'
foreach ($problem in $problems | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] }) {
    if ($written.Add($problem)) { Write-Step (Get-ProblemText $problem) 'ERROR' }
}
foreach ($run in $runs) {
    $step = "$($run.Name): $($run.Outcome), exit code $($run.ExitCode)"
    if ($run.PlanId) { $step += ", plan $($run.PlanId)" }
    if ($run.Jobs) { $step += ", jobs $($run.Jobs -join ' ')" }
    Write-Step $step
}
foreach ($line in $lines) { Write-Step "$line" }
Write-Step "The run ends with exit code $code."
exit $code

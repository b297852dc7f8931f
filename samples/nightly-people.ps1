#Requires -Version 5.1
<#
.SYNOPSIS
Imports people every night, or exports those that have changed. For a scheduler: see docs/scheduled-task.md.
.DESCRIPTION
Writes one line per step to the output and to -LogFile, and ends with an exit code:

0  all rows were imported; all changes were delivered; or nothing has changed
1  the run failed: no connection, no records, a job that failed
2  the run finished, and some rows were refused or failed
3  the previous run is still busy, and -WaitSec has passed; nothing was done

The account and its secret come from FOURME_ACCOUNT, and FOURME_TOKEN or FOURME_CLIENT_ID with FOURME_CLIENT_SECRET; or,
with -SecretName, from a vault of SecretManagement.
.PARAMETER Source
The source of the records: a CSV file, a .ps1 file that returns objects, or a script block.
.PARAMETER Map
From the properties of the records to the columns of the record type.
.PARAMETER SourceName
The value of the column Source. Together with the Source ID of the map it is the key of each record.
.PARAMETER ExportTo
Exports instead of importing: the people that have changed since the last run replace the content of this CSV file. If nothing has
changed, no file is written.
.PARAMETER Consumer
With -ExportTo: a .ps1 file or a script block that processes the changes. It gets the path of the file. The next run starts after
these changes only if it succeeds; otherwise the next run exports them again.
.PARAMETER Full
With -ExportTo: starts the series again with all people.
.PARAMETER Account
The account; FOURME_ACCOUNT when it is not given.
.PARAMETER SecretName
Name of a secret in SecretManagement: a token (text) or client credentials (PSCredential).
.PARAMETER Vault
The vault of the secret; the default one when it is not given.
.PARAMETER LogFile
A file to which the lines are appended.
.PARAMETER WaitSec
How many seconds to wait for a run of the same task that is still busy.
.PARAMETER TaskName
Runs with the same name never overlap.
.PARAMETER ModulePath
The module, by name or by path.
.EXAMPLE
pwsh -NoProfile -File samples/nightly-people.ps1 -Source people.csv -LogFile nightly.log
.EXAMPLE
pwsh -NoProfile -File samples/nightly-people.ps1 -ExportTo changes.csv -Consumer hand-over.ps1
#>
[CmdletBinding()]
param(
    [object] $Source = (Join-Path -Path $PSScriptRoot -ChildPath 'people.csv'),

    [object] $Map = (Join-Path -Path $PSScriptRoot -ChildPath 'people.psd1'),

    [string] $SourceName = 'HR',

    [string] $ExportTo,

    [object] $Consumer,

    [switch] $Full,

    [string] $Account = $env:FOURME_ACCOUNT,

    [string] $SecretName,

    [string] $Vault,

    [string] $LogFile,

    [ValidateRange(0, 86400)]
    [int] $WaitSec = 0,

    [string] $TaskName = 'nightly-people',

    [string] $ModulePath = 'FourMe.Import'
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$InformationPreference = 'Continue'
$ProgressPreference = 'SilentlyContinue'

$allWentWell = 0
$runFailed = 1
$rowsFailed = 2
$stillBusy = 3
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
    $connect = @{}
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

function Get-SourceRecord {
    param([object] $Source)
    if ($Source -is [scriptblock]) { return & $Source }
    if (-not (Test-Path -LiteralPath $Source -PathType Leaf)) { throw "There is no source '$Source'." }
    if ($Source -like '*.ps1') { return & (Convert-Path -LiteralPath $Source) }
    Import-Csv -LiteralPath $Source -Encoding UTF8
}

# Takes the records of the source into the account; returns the exit code.
function Import-SourceRecord {
    param([object] $Source, [object] $Map, [string] $SourceName)
    $records = @(Get-SourceRecord -Source $Source)
    Write-Step "Read $($records.Count) records."
    # An empty source is a broken source: nobody left, and nobody would notice.
    if ($records.Count -eq 0) { throw 'The source gave no records.' }

    $problems = $null
    $results = @($records | Import-FourMeRecords -Type people -Map $Map -Source $SourceName -ErrorVariable problems `
            -ErrorAction SilentlyContinue -InformationAction SilentlyContinue)
    # The variable repeats an error that passed through several commands. Two records may have the same error, though.
    $written = New-Object -TypeName 'System.Collections.Generic.HashSet[object]'
    foreach ($problem in $problems | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] }) {
        if ($written.Add($problem)) { Write-Step (Get-ProblemText $problem) 'ERROR' }
    }
    foreach ($result in $results) {
        if (-not $result.Token) {
            Write-Step "Nothing was sent: all $($result.Skipped) records were refused."
            continue
        }
        Write-Step ("Job $($result.Token) ended as '$($result.State)': $($result.Rows) rows, $($result.Created) created, $($result.Updated) updated, " +
            "$($result.Unchanged) unchanged, $($result.Failures) failures, $($result.Errors) errors; $($result.Skipped) records were refused before.")
    }
    if ($results.Count -eq 0 -or @($results | Where-Object { "$($_.State)" -ne 'done' }).Count -gt 0) { return $runFailed }
    if ($problems -or @($results | Where-Object { -not $_.Succeeded }).Count -gt 0) { return $rowsFailed }
    $allWentWell
}

# Hands what has changed to the consumer; returns the exit code.
function Export-ChangedRecord {
    param([string] $ExportTo, [object] $Consumer, [string] $Series, [switch] $Full)
    $path = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($ExportTo)
    $partial = "$path.partial"
    try {
        $count = 0
        Export-FourMeRecords -Type people -SinceLastRun -StateName $Series -Full:$Full |
            ForEach-Object { $count++; $_ } |
            Export-Csv -LiteralPath $partial -NoTypeInformation -Encoding UTF8
        if ($count -eq 0) {
            Write-Step 'Nothing has changed since the last run.'
            return $allWentWell
        }
        Move-Item -LiteralPath $partial -Destination $path -Force
        Write-Step "Wrote $count changed people to '$path'."
    }
    finally {
        if (Test-Path -LiteralPath $partial) { Remove-Item -LiteralPath $partial }
    }
    if ($Consumer) {
        $global:LASTEXITCODE = 0
        if ($Consumer -is [scriptblock]) { $null = & $Consumer $path } else { $null = & (Convert-Path -LiteralPath $Consumer) $path }
        if ($global:LASTEXITCODE -ne 0) { throw "The consumer ended with exit code $global:LASTEXITCODE." }
        Write-Step 'The consumer took the changes over.'
    }
    # Only now: after a failure before this line the next run brings the same changes again.
    Export-FourMeRecords -Type people -ConfirmLastRun -StateName $Series
    Write-Step 'The next run begins after these changes.'
    $allWentWell
}

$code = $runFailed
$isOurs = $false
# 'Global': on Windows the scheduler's session and that of a person at the console are not the same.
$mutex = New-Object -TypeName System.Threading.Mutex -ArgumentList $false, "Global\FourMe.Import.$($TaskName -replace '[^\w.-]', '_')"
try {
    try { $isOurs = $mutex.WaitOne([timespan]::FromSeconds($WaitSec)) }
    catch [System.Threading.AbandonedMutexException] {
        # The run before was killed: the turn is ours.
        $isOurs = $true
    }
    if ($isOurs) {
        Write-Step "The run '$TaskName' begins."
        Import-Module -Name $ModulePath
        $connection = Connect-Account -Account $Account -SecretName $SecretName -Vault $Vault
        Write-Step "Connected to '$($connection.Account)'."
        $code = if ($ExportTo) { Export-ChangedRecord -ExportTo $ExportTo -Consumer $Consumer -Series $TaskName -Full:$Full }
        else { Import-SourceRecord -Source $Source -Map $Map -SourceName $SourceName }
    }
    else {
        Write-Step "The run before of '$TaskName' is still busy; this one did nothing." 'WARN'
        $code = $stillBusy
    }
}
catch {
    Write-Step (Get-ProblemText $_) 'ERROR'
    $code = $runFailed
}
finally {
    if ($isOurs) { $mutex.ReleaseMutex() }
    $mutex.Dispose()
}
if ($isOurs) { Write-Step "The run '$TaskName' ends with exit code $code." }
exit $code

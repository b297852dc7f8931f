#Requires -Version 5.1
<#
.SYNOPSIS
Registers the nightly run with Windows Task Scheduler, for a group managed service account.
.DESCRIPTION
The task starts PowerShell without a profile, in System32, where tasks run; all paths are absolute. Plans, baselines and ledgers are in a
folder that administrators can read, so that a person can review and approve a held plan. Run it as administrator, once; it replaces a
task of the same name.
.PARAMETER Manifest
The manifest.
.PARAMETER ServiceAccount
The group managed service account, with the dollar sign at its end.
.PARAMETER StatePath
The shared state folder. The script creates it for the service account and the administrators.
.PARAMETER Administrators
Who reviews and approves plans.
.PARAMETER Script
The script that the task runs.
.PARAMETER Account
The account of 4me.
.PARAMETER SecretName
The secret in the vault of the service account.
.PARAMETER At
When it runs.
.PARAMETER Program
PowerShell: pwsh.exe, or powershell.exe for Windows PowerShell 5.1.
.EXAMPLE
./Register-NightlyTask.ps1 -Manifest C:\FourMe\sync.psd1 -ServiceAccount 'WIDGET\svc-fourme$' -Account widget
#>
[CmdletBinding(SupportsShouldProcess = $true)]
param(
    [Parameter(Mandatory = $true)] [string] $Manifest,
    [Parameter(Mandatory = $true)] [string] $ServiceAccount,
    [Parameter(Mandatory = $true)] [string] $Account,
    [string] $StatePath = (Join-Path -Path $env:ProgramData -ChildPath 'FourMe'),
    [string] $Administrators = 'BUILTIN\Administrators',
    [string] $Script = (Join-Path -Path (Split-Path -Path $PSScriptRoot -Parent) -ChildPath 'nightly-people.ps1'),
    [string] $SecretName = 'nightly',
    [datetime] $At = '02:15',
    [string] $Program = 'pwsh.exe',
    [string] $TaskName = 'FourMe nightly'
)

$ErrorActionPreference = 'Stop'
$log = Join-Path -Path $StatePath -ChildPath 'nightly.log'
$words = '-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-File', $Script, '-Manifest', (Convert-Path -LiteralPath $Manifest),
'-Account', $Account, '-SecretName', $SecretName, '-StatePath', $StatePath, '-LogFile', $log
$argument = ($words | ForEach-Object { if ($_ -match '\s') { "`"$_`"" } else { $_ } }) -join ' '

if ($PSCmdlet.ShouldProcess($StatePath, 'Make the shared state folder')) {
    $null = New-Item -ItemType Directory -Path $StatePath -Force
    # Inherited rights go: the folder has personal data.
    & icacls.exe $StatePath /inheritance:r /grant "${ServiceAccount}:(OI)(CI)M" "${Administrators}:(OI)(CI)F" | Out-Null
    if ($LASTEXITCODE -ne 0) { throw "icacls ended with exit code $LASTEXITCODE." }
}

$task = @{
    TaskName  = $TaskName
    Action    = New-ScheduledTaskAction -Execute $Program -Argument $argument
    Trigger   = New-ScheduledTaskTrigger -Daily -At $At
    Settings  = New-ScheduledTaskSettingsSet -MultipleInstances IgnoreNew -StartWhenAvailable -ExecutionTimeLimit (New-TimeSpan -Hours 4)
    # Nobody knows the password of such an account; Windows asks the domain for it.
    Principal = New-ScheduledTaskPrincipal -UserId $ServiceAccount -LogonType Password
}
if ($PSCmdlet.ShouldProcess($TaskName, "Register '$Program $argument'")) { Register-ScheduledTask @task -Force }

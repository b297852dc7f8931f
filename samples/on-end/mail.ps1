#Requires -Version 5.1
<#
.SYNOPSIS
Sends an e-mail about a nightly run: a script for OnEnd of a manifest.
.DESCRIPTION
Names the runs that need attention, with their errors and the commands that help. It sends no values of records, but the service's
messages may contain names. The server and the addresses come from FOURME_MAIL_SERVER, FOURME_MAIL_FROM and FOURME_MAIL_TO.
.PARAMETER Run
The runs, one a type.
#>
[CmdletBinding()]
param([Parameter(Mandatory = $true, Position = 0)] [object[]] $Run)

$said = foreach ($one in $Run) {
    "$($one.Name) $($one.Type): $($one.Outcome), exit code $($one.ExitCode), $($one.Failed) rows failed, $($one.Refused) records refused"
    $one.Failures | Select-Object -First 10 | ForEach-Object { "  $($_.Id): $($_.Message)" }
    if ("$($one.Outcome)" -eq 'Held' -and $one.PlanId) {
        "  Get-FourMeChange $($one.PlanId)      shows what would be done"
        "  Approve-FourMePlan $($one.PlanId)    approves it; the next run does it"
    }
}
$mail = @{
    SmtpServer    = $env:FOURME_MAIL_SERVER
    From          = $env:FOURME_MAIL_FROM
    To            = $env:FOURME_MAIL_TO -split ';'
    Subject       = "4me: $(($Run | ForEach-Object { "$($_.Type) $($_.Outcome)".Trim() }) -join ', ')"
    Body          = $said -join [System.Environment]::NewLine
    Encoding      = [System.Text.Encoding]::UTF8
    UseSsl        = $true
    WarningAction = 'SilentlyContinue'
}
Send-MailMessage @mail

#Requires -Version 5.1
<#
.SYNOPSIS
Posts a message about a nightly run to a chat: a script for OnEnd of a manifest.
.DESCRIPTION
Posts a text to the incoming webhook of Teams, Slack, Mattermost and others. Its address is a secret: it comes from
FOURME_CHAT_WEBHOOK. Only counts, names of runs and ids of errors are sent: a chat has more readers than the log.
.PARAMETER Run
The runs, one a type.
#>
[CmdletBinding()]
param([Parameter(Mandatory = $true, Position = 0)] [object[]] $Run)

$lines = foreach ($one in $Run) {
    $ids = ($one.Failures | ForEach-Object -MemberName Id | Select-Object -Unique) -join ', '
    "$($one.Name) $($one.Type): $($one.Outcome), exit code $($one.ExitCode), $($one.Failed) rows failed. $ids".TrimEnd()
    if ("$($one.Outcome)" -eq 'Held' -and $one.PlanId) { "Look at it: Get-FourMeChange $($one.PlanId)" }
}
$body = @{ text = $lines -join "`n" } | ConvertTo-Json
$null = Invoke-RestMethod -Uri $env:FOURME_CHAT_WEBHOOK -Method Post -ContentType 'application/json; charset=utf-8' `
    -Body ([System.Text.Encoding]::UTF8.GetBytes($body)) -TimeoutSec 30

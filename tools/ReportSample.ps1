#Requires -Version 7.4
<#
.SYNOPSIS
Writes the sample report, samples/report/report.html, and with Chromium its picture in README, docs/images/report.png.
.DESCRIPTION
Makes up three months of runs of the simulator's demo account in a state folder of its own, and lets Export-FourMeReport write them.
The module has to be built. Without Chromium the picture stays as it is.
.PARAMETER Path
The page to write.
.EXAMPLE
pwsh tools/ReportSample.ps1
#>
[CmdletBinding()]
[OutputType([System.IO.FileInfo])]
param(
    [string] $Path = (Join-Path -Path $PSScriptRoot -ChildPath '../samples/report/report.html')
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Import-Module -Name (Join-Path -Path $PSScriptRoot -ChildPath '../out/FourMe.Import/FourMe.Import.psd1')

# The same numbers in each run of this script.
$random = [System.Random]::new(7)
$night = [DateTimeOffset]::Now.Date.AddHours(2)
$before = $env:FOURME_STATE_HOME
$state = Join-Path -Path ([System.IO.Path]::GetTempPath()) -ChildPath "report-$([guid]::NewGuid().ToString('N'))"
$runs = Join-Path -Path $state -ChildPath 'runs'
$null = New-Item -ItemType Directory -Path $runs -Force

function Add-Run {
    param([hashtable] $Run)
    $line = @{ Kind = 'Sync'; Host = 'api.xurrent.com'; Account = 'wdc'; User = 'svc-sync'; Machine = 'SYNC01'; Duration = '00:01:10'; Outcome = 'Applied' }
    foreach ($key in $Run.Keys) { $line[$key] = $Run[$key] }
    $line.Id = '{0:x16}{1:x16}' -f $line.Started.Ticks, $random.NextInt64()
    $file = Join-Path -Path $runs -ChildPath "$($line.Started.ToUniversalTime().ToString('yyyy-MM')).jsonl"
    $line.Started = $line.Started.ToString('o')
    [System.IO.File]::AppendAllText($file, "$(ConvertTo-Json -InputObject $line -Compress -Depth 5)`n")
}

function Get-Step {
    param([int] $Export, [int] $Send)
    @{ Name = 'Baseline'; Duration = "00:00:$('{0:00}' -f $Export)" }
    @{ Name = 'Records'; Duration = '00:00:06' }
    @{ Name = 'Compare'; Duration = '00:00:02' }
    if ($Send) { @{ Name = 'Send: update'; Duration = "00:0$([int] [Math]::Floor($Send / 60)):$('{0:00}' -f ($Send % 60))" } }
}

$managers = 'karl.fischer', 'mia.wagner', 'jan.de.vries', 'lucia.moretti', 'sam.oconnor', 'noor.haddad', 'eva.novak'
foreach ($day in 89..0) {
    $date = $night.AddDays(-$day)
    if ($date.DayOfWeek -eq 'Sunday' -and $day -gt 6) { continue }
    $isToday = $day -eq 0
    $seen = 9733 + (90 - $day)
    $new = $random.Next(0, 15)
    $changed = $random.Next(20, 260)
    $failures = @(
        foreach ($name in $managers | Select-Object -First $(if ($isToday) { 7 } elseif ($day -lt 3 -or $day % 17 -eq 0) { 4 } else { 0 })) {
            @{ Id = 'RowFailed'; Key = "$name@example.com"; Row = $random.Next(1, 9000); Message = "The service refused it: Manager 'p.hartmann@example.com' can't be found." }
        }
        if ($isToday) {
            @{ Id = 'InvalidBoolean'; Key = 'zoe.lang@example.com'; Row = 8123; Message = "Invalid boolean: 'VIP'" }
            @{ Id = 'RowFailed'; Key = 'tom.berg@example.com'; Row = 4410; Message = 'The service refused it: Primary Email has already been taken.' }
        }
    )
    $rows = @($failures | Where-Object { $_.Id -eq 'RowFailed' }).Count
    Add-Run @{
        Started = [DateTimeOffset] $date; Name = 'HR nightly'; Type = 'people'; Source = 'HR'; Seen = $seen; Created = $new; Updated = $changed; Retired = $random.Next(0, 6); Adopted = $(if ($isToday) { 3 } else { 0 })
        Unchanged = $seen - $new - $changed; Refused = $(if ($isToday) { 1 } else { 0 }); Failed = $rows; FailureCount = $failures.Count; Failures = $failures; Jobs = @('5fe100015fe100015fe100015fe100015fe10001')
        Input = "$('{0:x16}' -f $day)-$seen"; Limits = @(@{ Name = 'MaximumRetire'; Value = '3%'; Default = '5%, 100' }); Steps = @(Get-Step 41 $random.Next(20, 110))
        Notes = @(if ($isToday) { @{ Id = 'Protected'; Count = 2; Keys = @('svc-backup', 'svc-sync') }; @{ Id = 'Unclaimed'; Count = 41; Keys = @('10017', '10233', '10342', '11007', '11902') } })
        Approvals = @(if ($isToday) { @{ PlanId = 'people-20261128-020003-41c0de'; By = 'ann.bell'; At = $date.AddHours(-10).ToString('o'); Reason = 'The three contractors became employees.'; Limits = @('MaximumAdopt') } })
    }
    $held = $isToday -or $day -eq 33
    Add-Run @{
        Started = [DateTimeOffset] $date.AddMinutes(4); Name = 'Discovery'; Type = 'cis'; Source = 'Lansweeper'; Seen = $(if ($isToday) { 5912 } else { 6120 + $random.Next(0, 9) }); Updated = $(if ($held) { 0 } else { $random.Next(0, 90) })
        Unchanged = 5890; Outcome = $(if ($held) { 'Held' } else { 'Applied' }); PlanId = 'cis-20261129-020412-0be11a'; Steps = @(Get-Step 58 0)
        Summary = $(if ($held) { 'cis: 4 new, 18 changed, 212 to be set to Status ''removed'' (100 allowed), 5,890 unchanged' })
        Held = @(if ($held) { @{ Limit = 'MaximumRetire'; Count = 212; Maximum = 100; Of = 6124 } })
    }
    Add-Run @{
        Started = [DateTimeOffset] $date.AddMinutes(7); Name = 'Organizations'; Type = 'organizations'; Source = 'ERP'; Seen = 148; Unchanged = 148; Outcome = $(if ($day -eq 51) { 'Failed' } else { 'NothingToDo' })
        Input = $(if ($day -le 11) { 'same' } else { "$day" }); Steps = @(Get-Step 3 0)
        Failures = @(if ($day -eq 51) { @{ Id = 'FileNotFound'; Message = "There is no file '/srv/erp/organizations.csv'." } }); FailureCount = $(if ($day -eq 51) { 1 } else { 0 })
    }
    if ($day % 7 -eq 0) { Add-Run @{ Kind = 'Export'; Started = [DateTimeOffset] $date.AddMinutes(20); Name = 'people,organizations'; Type = 'people,organizations'; Seen = $seen + 148; Jobs = @('5fe1'); Steps = @(@{ Name = 'Export'; Duration = '00:00:31' }) } }
}

$null = New-Item -ItemType Directory -Path (Split-Path -Path $Path -Parent) -Force
try {
    $env:FOURME_STATE_HOME = $state
    Export-FourMeReport -Path $Path -Force
}
finally {
    $env:FOURME_STATE_HOME = $before
    Remove-Item -LiteralPath $state -Recurse -Force
}

$browser = Get-Command -Name chromium, chromium-browser, google-chrome -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1
if ($browser) {
    $picture = [System.IO.Path]::GetFullPath((Join-Path -Path $PSScriptRoot -ChildPath '../docs/images/report.png'))
    $null = New-Item -ItemType Directory -Path (Split-Path -Path $picture -Parent) -Force
    $page = "file://$((Resolve-Path -LiteralPath $Path).Path -replace '\\', '/')"
    # As root it starts only without its sandbox.
    & $browser.Path --headless=new --no-sandbox --disable-gpu --hide-scrollbars --window-size=1100,900 "--screenshot=$picture" $page 2> $null
    Get-Item -LiteralPath $picture
}

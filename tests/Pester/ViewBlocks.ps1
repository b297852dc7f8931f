# Makes the blocks of docs/views.md, each from a real run against the simulator. Needs common.ps1, an imported module and
# $TestDrive; used by Views.Tests.ps1, which compares, and by tools/Views.ps1, which writes.

[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Helpers of tests: nobody is there to be asked.')]
param()

$viewWidth = 110

# What PowerShell would show, without what differs from run to run: tokens, ports and short times.
function Format-ViewBlock {
    param([string] $Command, $Output)
    $script:viewObjects += @($Output)
    $text = ($Output | Out-String -Width $viewWidth) -replace '127\.0\.0\.1:\d{5}', '127.0.0.1:40100'
    foreach ($token in [regex]::Matches($text, '\b[0-9a-f]{40}\b').Value | Select-Object -Unique) {
        # Jobs are told apart by their place in the block, which is always the same.
        $script:viewTokens++
        $text = $text -replace $token, ('{0:x8}' -f (0x5fe10000 + $script:viewTokens) * 5)
    }
    # So is the moment at which a run began.
    $text = $text -replace '\b\d{4}-\d\d-\d\d \d\d:\d\d\b', '2040-05-06 02:00'
    # Plans are told apart by time and chance.
    $text = $text -replace '\b(people|sites)-\d{8}-\d{6}-[0-9a-f]{6}\b', '$1-20400506-020000-5fe100'
    $lines = $text -split '\r?\n' | ForEach-Object { ($_ -replace '\d:\d\d$', '0:01').TrimEnd() }
    (@("PS> $Command") + '' + ($lines -join "`n").Trim("`n")) -join "`n"
}

# Makes the jobs of the journal older than they are, the newest first: ages in the list are the same in every run.
function Set-JobAge {
    param([timespan[]] $Age)
    $index = 0
    $folder = Join-Path -Path $env:FOURME_STATE_HOME -ChildPath 'jobs'
    foreach ($file in Get-ChildItem -LiteralPath $folder -Filter *.json | Sort-Object -Property Name -Descending) {
        $sent = [DateTimeOffset]::UtcNow - $Age[$index++] - [timespan]::FromSeconds(20)
        $text = [System.IO.File]::ReadAllText($file.FullName) -replace '"Sent":\s*"[^"]*"', "`"Sent`":`"$($sent.ToString('o'))`""
        [System.IO.File]::WriteAllText($file.FullName, $text)
    }
}

# The same for baselines.
function Set-BaselineAge {
    param([timespan] $StandsFor, [timespan] $LastFull)
    foreach ($file in Get-ChildItem -LiteralPath (Join-Path -Path $env:FOURME_STATE_HOME -ChildPath 'baselines') -Filter *.json) {
        $text = [System.IO.File]::ReadAllText($file.FullName)
        foreach ($age in @{ StandsFor = $StandsFor; LastFull = $LastFull }.GetEnumerator()) {
            $moment = [DateTimeOffset]::UtcNow - $age.Value - [timespan]::FromSeconds(20)
            $text = $text -replace "`"$($age.Key)`":\s*`"[^`"]*`"", "`"$($age.Key)`":`"$($moment.ToString('o'))`""
        }
        [System.IO.File]::WriteAllText($file.FullName, $text)
    }
}

function New-ViewPerson {
    param([string] $Name, [hashtable] $With = @{})
    $person = [ordered] @{ Name = $Name; PrimaryEmail = "$($Name.ToLowerInvariant() -replace ' ', '.')@example.com"; Organization = 'Widget Data Center' }
    foreach ($key in $With.Keys) { $person[$key] = $With[$key] }
    [pscustomobject] $person
}

# All blocks by the names that stand in the document.
function Get-ViewBlock {
    param($Simulator)
    $script:viewTokens = 0
    # What was shown, for those who want to look at it in other ways.
    $script:viewObjects = @()
    $blocks = [ordered] @{}
    $blocks.FourMeConnection = Format-ViewBlock 'Connect-FourMe -ApiUri $uri -Account wdc -Token $token -Name test' (Connect-Simulator $Simulator @{ Name = 'test' })

    $people = @(
        New-ViewPerson 'Ann Bell'
        New-ViewPerson 'Bob Carr' @{ JobTitle = 'Operator' }
        New-ViewPerson 'Cid Dorn' @{ Organization = 'Nowhere' }
        New-ViewPerson 'Dea Ecks' @{ Disabled = 'perhaps' }
        New-ViewPerson 'Eve Fox' @{ Locale = 'xx' }
    )
    $blocks.Finding = Format-ViewBlock '$people | Test-FourMeRecords people' ($people + (New-ViewPerson 'Flo Gant' @{ Shoe = 42 }) | Test-FourMeRecords people)
    $quiet = @{ ErrorAction = 'SilentlyContinue'; WarningAction = 'SilentlyContinue' }
    $results = $people | Import-FourMeRecords people @quiet -ErrorVariable failed
    $blocks.ImportResult = Format-ViewBlock '$people | Import-FourMeRecords people' $results

    $waiting = $people | Select-Object -First 3 -Property Name, PrimaryEmail, Organization | Import-FourMeRecords people -NoWait @quiet
    $null = Get-FourMeJob
    Set-JobAge '00:05:00', '03:10:00', '2.05:00:00'
    $blocks.FourMeJob = Format-ViewBlock 'Get-FourMeJob' (Get-FourMeJob)
    $blocks.RowResult = Format-ViewBlock '$job | Receive-FourMeJob' (Receive-FourMeJob $waiting.Token @quiet)

    $again = $people | Select-Object -Skip 2 -First 1 | Import-FourMeRecords people -KeepSource 0 @quiet -ErrorVariable failed
    $null = $again
    $target = $failed | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] -and $_.TargetObject.PSTypeNames -contains 'FourMe.Row' } | Select-Object -First 1
    $blocks.Row = Format-ViewBlock '$Error[0].TargetObject' $target.TargetObject

    $blocks.Record = Format-ViewBlock 'Export-FourMeRecords people | Select-Object -First 4' (Export-FourMeRecords people | Select-Object -First 4)
    $blocks.RecordCi = Format-ViewBlock 'Export-FourMeRecords cis' (Export-FourMeRecords cis)
    $blocks.RecordMixed = Format-ViewBlock 'Export-FourMeRecords sites, organizations' (Export-FourMeRecords sites, organizations)

    $null = Update-FourMeBaseline cis, people, sites
    Set-BaselineAge '03:10:00' '2.05:00:00'
    $blocks.Baseline = Format-ViewBlock 'Get-FourMeBaseline' (Get-FourMeBaseline)

    $changed = @(Export-FourMeRecords people)
    $changed[0].'Job Title' = 'Lead'
    $changed[1].Location = 'Room 2'
    $planned = $changed + (New-ViewPerson 'Gus Hall') | New-FourMePlan people -Name nightly
    $blocks.Plan = Format-ViewBlock '$plan' $planned
    $blocks.Change = Format-ViewBlock '$plan | Get-FourMeChange' ($planned | Get-FourMeChange)
    $blocks.ChangeCell = Format-ViewBlock '$plan | Get-FourMeChange -Action Update -Expand' ($planned | Get-FourMeChange -Action Update -Expand)
    $blocks.TraceCell = Format-ViewBlock '$person | Trace-FourMeRecord people' ($changed[0] | Select-Object -Property 'Source', 'Source ID', 'Primary Email', 'Name', 'Job Title' | Trace-FourMeRecord people)
    $null = $planned | Approve-FourMePlan -Confirm:$false
    $null = $planned | Invoke-FourMePlan
    $null = Export-FourMeRecords sites | New-FourMePlan sites -Name 'sites of the ERP'
    $null = Suspend-FourMeSync 'sites of the ERP' -Reason 'The ERP moves.'
    $blocks.Sync = Format-ViewBlock 'Get-FourMeSync' (Get-FourMeSync)

    $null = $people | Select-Object -First 1 | Sync-FourMeRecords people -Source HR -Name 'HR nightly' @quiet
    $null = Export-FourMeRecords people
    $blocks.Run = Format-ViewBlock 'Get-FourMeRun -Last 3' (Get-FourMeRun -Last 3)
    $null = $people | Select-Object -Skip 2 -First 1 | Import-FourMeRecords people @quiet
    $blocks.RunDifference = Format-ViewBlock 'Compare-FourMeRun' (Compare-FourMeRun)

    foreach ($shown in @(
        @{ Name = 'EnumerationValue'; Cmdlet = 'Get-FourMeEnumeration'; Script = 'Get-FourMeEnumeration agreement.status, problem.impact -Offline' }
        @{ Name = 'RecordTypeInfo'; Cmdlet = 'Get-FourMeRecordType'; Script = 'Get-FourMeRecordType c*' }
        @{ Name = 'ColumnInfo'; Cmdlet = 'Get-FourMeColumn'; Script = 'Get-FourMeColumn sites' }
    )) {
        if (Get-Command -Name $shown.Cmdlet -Module FourMe.Import -ErrorAction SilentlyContinue) {
            $blocks[$shown.Name] = Format-ViewBlock $shown.Script (& ([scriptblock]::Create($shown.Script)) 3>$null)
        }
    }
    $blocks
}

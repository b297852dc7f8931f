BeforeAll {
    . $PSScriptRoot/common.ps1
    . $PSScriptRoot/Plans.ps1
    Import-TestedModule
    $simulator = Start-Simulator
    $quiet = @{ ErrorAction = 'SilentlyContinue'; WarningAction = 'SilentlyContinue' }
}

AfterAll { Stop-Simulator $simulator }

Describe 'Get-FourMeRun' {
    BeforeEach {
        Reset-Simulator $simulator
        $null = New-StateHome
        $null = Connect-Simulator $simulator
    }

    It 'has a line for each import, export, plan and sync, the newest first' {
        $null = New-Person 1 | Import-FourMeRecords people @quiet
        $null = Export-FourMeRecords people
        $plan = New-Person 1 | New-FourMePlan people -Source ERP -Name planned
        $null = Approve-FourMePlan $plan.Id -Confirm:$false
        $null = Invoke-FourMePlan $plan.Id
        $sync = New-Person 2 | Sync-FourMeRecords people -Source ERP -Name nightly @quiet

        $runs = Get-FourMeRun

        $runs.Kind | ForEach-Object { "$_" } | Should -Be 'Sync', 'Apply', 'Plan', 'Export', 'Import'
        $runs[0].PSObject.TypeNames | Should -Contain 'FourMe.Run'
        $runs[0].Id | Should -Be $sync.Id
        "$($runs[0].Outcome)", $runs[0].Held.Limit, $runs[0].ExitCode | Should -Be 'Held', 'FirstRun', 4
        $runs[1].Approvals.PlanId | Should -Be $plan.Id
        $runs[1].Jobs | Should -HaveCount 1
        $runs[3].Seen | Should -BeGreaterThan 0
        $runs[4].Seen | Should -Be 1
        $runs.User | Select-Object -Unique | Should -Be ([Environment]::UserName)
        $runs.Account | Select-Object -Unique | Should -Be $simulator.account
    }

    It 'takes -Last, -Name, -Type, -Failed, -Id and the pipeline' {
        $null = New-Person 1 | Import-FourMeRecords people @quiet
        $null = New-Person 2 | Select-Object -Property *, @{ Name = 'Organization'; Expression = { 'Nowhere' } } | Import-FourMeRecords people -Source ERP @quiet
        $null = Export-FourMeRecords people, organizations

        (Get-FourMeRun -Last 1).Kind | Should -Be 'Export'
        Get-FourMeRun -Name 'people E*' | Should -HaveCount 1
        Get-FourMeRun -Type organizations | Should -HaveCount 1
        Get-FourMeRun -Type people | Should -HaveCount 3
        $failed = Get-FourMeRun -Failed
        $failed.Failed | Should -Be 1
        $failed.Failures[0].Message | Should -BeLike '*Nowhere*'
        (Get-FourMeRun $failed.Id).Id | Should -Be $failed.Id
        ($failed | Get-FourMeRun).Id | Should -Be $failed.Id
        Get-FourMeRun "$($failed.Id.Substring(0, 20))*" | Should -HaveCount 1
        Get-FourMeRun nothing-* -ErrorAction Stop | Should -BeNullOrEmpty
        { Get-FourMeRun nothing -ErrorAction Stop } | Should -Throw -ErrorId 'RunNotFound*'
    }

    It 'has nothing of a look at what would be' {
        $null = New-Person 1 | Import-FourMeRecords people -WhatIf
        $null = New-Person 1 | Sync-FourMeRecords people -Source ERP -Name nightly -WhatIf 3> $null
        $null = Export-FourMeRecords people -WhatIf

        Get-FourMeRun | Should -BeNullOrEmpty
    }

    It 'has an import that was not waited for, and its end once somebody saw it' {
        $job = New-Person 1 | Import-FourMeRecords people -NoWait
        "$((Get-FourMeRun).Outcome)" | Should -Be 'Sent'

        $null = $job | Wait-FourMeJob
        $null = $job | Receive-FourMeJob

        "$((Get-FourMeRun).Outcome)", (Get-FourMeRun).Created | Should -Be 'Applied', 1
    }

    It 'has an import that failed as a whole, with its reason' {
        { 1 | ForEach-Object { [pscustomobject] @{ Nothing = 'x' } } | Import-FourMeRecords people -Map @{ Name = 'Missing' } -ErrorAction Stop } | Should -Throw

        $run = Get-FourMeRun
        "$($run.Outcome)", $run.Failures.Count | Should -Be 'Failed', 1
    }

    It 'shows control characters, and the commands for what is to be done' {
        $folder = New-Item -ItemType Directory -Path (Join-Path -Path $env:FOURME_STATE_HOME -ChildPath runs) -Force
        $escape = [string] [char] 27
        $line = @{
            Id = 'a1'; Kind = 'Sync'; Name = "night$escape[31m"; Type = 'people'; Host = 'h'; Started = [DateTimeOffset]::Now.ToString('o'); Outcome = 'Held'; PlanId = 'people-1'
            Held = @(@{ Limit = 'MaximumRetire'; Count = 212; Maximum = 100; Of = 9000 }); Failures = @(@{ Id = 'RowFailed'; Message = "no$escape]0;x"; Key = "a$([char] 0x202E)b" }); FailureCount = 1
        }
        [System.IO.File]::WriteAllText((Join-Path -Path $folder -ChildPath "$([DateTime]::UtcNow.ToString('yyyy-MM')).jsonl"), "$($line | ConvertTo-Json -Compress -Depth 5)`n{damaged`n")

        $run = Get-FourMeRun -WarningVariable warnings -WarningAction SilentlyContinue
        $text = ($run | Out-String -Width 200) + ($run | Format-List | Out-String -Width 200)

        "$warnings" | Should -BeLike '1 line of*cannot be read*'
        $text | Should -Not -Match ([regex]::Escape($escape))
        $text | Should -Match 'MaximumRetire: 212 records would be taken out of use'
        $text | Should -Match 'Approve-FourMePlan people-1'
        $text | Should -Match '\\u202e'
    }

    It 'shows all properties in words, without names of .NET types' {
        $plan = New-Person 1 | New-FourMePlan people -Source ERP -Name nightly -MaximumCreate 0
        $null = Approve-FourMePlan $plan.Id -Reason 'looks right' -Confirm:$false
        $null = New-Person 1 | Sync-FourMeRecords people -Source ERP -Name nightly -MaximumCreate 0 @quiet

        $text = Get-FourMeRun | Format-List -Property * | Out-String -Width 400

        $text | Should -Not -Match 'System\.|Run[A-Z]\w+ \{|HeldLimit \{|PlanNote \{'
        $text | Should -Match "Approvals +: \{$([regex]::Escape([Environment]::UserName)): FirstRun, MaximumCreate \(looks right\)\}"
        $text | Should -Match 'Limits +: \{MaximumCreate 0 \(default 20%\)\}'
        $text | Should -Match 'Held +: \{FirstRun: no plan of this run name has been approved yet, MaximumCreate: 1 record would be created, 0 of 1 allowed\}'
    }

    It 'completes ids and names with Tab' {
        $null = New-Person 1 | Import-FourMeRecords people -Source ERP @quiet
        $id = (Get-FourMeRun).Id

        Get-CompletionText "Get-FourMeRun $($id.Substring(0, 4))" | Should -Contain $id
        Get-CompletionText 'Get-FourMeRun -Name p' | Should -Contain "'people ERP'"
    }

    It 'keeps the history of a sync in the folder of -StatePath' {
        $folder = Join-Path -Path $TestDrive -ChildPath 'shared'
        $null = New-Person 1 | Sync-FourMeRecords people -Source ERP -Name nightly -StatePath $folder @quiet

        Get-FourMeRun | Should -BeNullOrEmpty
        (Get-FourMeRun -StatePath $folder).Name | Should -Be 'nightly'
    }
}

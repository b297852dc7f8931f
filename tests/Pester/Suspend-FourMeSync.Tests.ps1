BeforeAll {
    . $PSScriptRoot/common.ps1
    . $PSScriptRoot/Plans.ps1
    Import-TestedModule
    $simulator = Start-Simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Suspend-FourMeSync' {
    BeforeEach {
        Reset-Simulator $simulator
        $null = New-StateHome
        $null = Connect-Simulator $simulator
    }

    It 'a suspended name ends as Paused, with exit code 5 and one error, before a request' {
        $null = Start-TestName
        $suspended = Get-FourMeSync | Suspend-FourMeSync -Reason 'The ERP moves.'
        "$($suspended.State)", $suspended.Reason, $suspended.SuspendedBy | Should -Be 'Suspended', 'The ERP moves.', ([Environment]::UserName)
        $requests = @(Get-SimulatorRequest $simulator).Count

        $run = Sync-TestName -ErrorVariable problems -ErrorAction SilentlyContinue

        "$($run.Outcome)", $run.ExitCode, $run.Name, $run.Seen | Should -Be 'Paused', 5, 'nightly', 0
        $problems | Get-ErrorId | Should -Be 'RunPaused'
        "$problems" | Should -BeLike '*The ERP moves*'
        $problems[0].ErrorDetails.RecommendedAction | Should -BeLike '*Resume-FourMeSync*'
        @(Get-SimulatorRequest $simulator) | Should -HaveCount $requests
    }

    It 'shows control characters of the reason in the error, and keeps them in its exception' {
        $null = Suspend-FourMeSync nightly -Reason "moved$([char] 27)[31m$([char] 0x202E)" -WarningAction SilentlyContinue

        $null = Sync-TestName -ErrorVariable problems -ErrorAction SilentlyContinue

        $problems[0].ErrorDetails.Message | Should -BeLike "*(moved$([char] 0x241B)``[31m\u202e)*"
        $problems[0].Exception.Message | Should -BeLike "*$([char] 27)*"
    }

    It 'Invoke-FourMePlan refuses a plan of a suspended name' {
        $null = Start-TestName
        $plan = 1, 2, 3 | ForEach-Object { New-Person "ERP$_" } | New-FourMePlan people -Source ERP -Name nightly
        $null = Suspend-FourMeSync nightly

        Invoke-FourMePlan $plan.Id -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problems | Get-ErrorId | Should -Be 'RunPaused'
        "$((Resume-FourMeSync nightly).State)" | Should -Be 'Active'
        (Invoke-FourMePlan $plan.Id).Created | Should -Be 1
    }

    It 'a name can be suspended before its first run, with a warning' {
        $suspended = Suspend-FourMeSync nightly -WarningVariable warned -WarningAction SilentlyContinue

        "$($suspended.State)" | Should -Be 'Suspended'
        "$warned" | Should -BeLike "*'nightly'*"
        "$((Sync-TestName -ErrorAction SilentlyContinue).Outcome)" | Should -Be 'Paused'
        Disconnect-FourMe
        Suspend-FourMeSync unknown -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problems | Get-ErrorId | Should -Be 'SyncNotFound'
    }

    It 'an object of the pipeline means its own account and host only' {
        $null = Start-TestName
        $sync = Get-FourMeSync
        $elsewhere = [pscustomobject] @{ Name = 'nightly'; Account = 'wdc'; Host = 'api.example.com' }

        Disconnect-FourMe
        $elsewhere | Suspend-FourMeSync -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        "$((Get-FourMeSync).State)" | Should -Be 'Active'
        # As it comes from another process.
        $null = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($sync)) | Suspend-FourMeSync
        "$((Get-FourMeSync).State)" | Should -Be 'Suspended'
    }

    It 'works on the state folder of -StatePath' {
        $shared = Join-Path -Path $TestDrive -ChildPath shared
        $null = New-Person 1 | Sync-FourMeRecords people -Source ERP -Name shared -StatePath $shared -ErrorAction SilentlyContinue

        Get-FourMeSync | Should -BeNullOrEmpty
        (Get-FourMeSync -StatePath $shared | Suspend-FourMeSync -StatePath $shared).Name | Should -Be 'shared'
        "$((New-Person 1 | Sync-FourMeRecords people -Source ERP -Name shared -StatePath $shared -ErrorAction SilentlyContinue).Outcome)" | Should -Be 'Paused'
    }

    It 'completes names with Tab' {
        $null = Sync-TestName -ErrorAction SilentlyContinue
        $null = Suspend-FourMeSync 'to come' -WarningAction SilentlyContinue

        Get-CompletionText 'Suspend-FourMeSync ' | Should -Be 'nightly', "'to come'"
    }
}

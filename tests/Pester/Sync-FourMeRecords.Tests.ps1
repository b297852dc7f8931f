BeforeAll {
    . $PSScriptRoot/common.ps1
    . $PSScriptRoot/Plans.ps1
    Import-TestedModule
    $simulator = Start-Simulator

    # All files of the state folder, with their hashes.
    function Get-StateFile {
        Get-ChildItem -LiteralPath $env:FOURME_STATE_HOME -Recurse -File -ErrorAction SilentlyContinue | Get-FileHash | ForEach-Object { "$($_.Path) $($_.Hash)" }
    }

    function Sync-TestPerson {
        [CmdletBinding()]
        param([string[]] $Id = @(1, 2), [hashtable] $With = @{})
        $Id | ForEach-Object { New-Person $_ } | Sync-FourMeRecords people -Source ERP -Name nightly @With
    }
}

AfterAll { Stop-Simulator $simulator }

Describe 'Sync-FourMeRecords' {
    BeforeEach {
        Reset-Simulator $simulator
        $null = New-StateHome
        $null = Connect-Simulator $simulator
    }

    It 'holds the first run with one error, and -Confirm:$false is no approval' {
        $run = Sync-TestPerson -With @{ Confirm = $false } -ErrorAction SilentlyContinue

        $run.PSObject.TypeNames | Should -Contain 'FourMe.Run'
        "$($run.Outcome)", $run.ExitCode, $run.Name, $run.Type, $run.Source, $run.Seen | Should -Be 'Held', 4, 'nightly', 'people', 'ERP', 2
        "$((Get-FourMePlan $run.PlanId).State)" | Should -Be 'Held'
        Get-SimulatorRequest $simulator ImportPost | Should -BeNullOrEmpty
    }

    It 'names limit, folder and commands in the error of a held run' {
        $run = 1, 2 | ForEach-Object { New-Person $_ } | Sync-FourMeRecords people -Source ERP -ErrorVariable problems -ErrorAction SilentlyContinue

        $problems | Get-ErrorId | Should -Be 'PlanHeld'
        "$problems" | Should -BeLike "*FirstRun*$($env:FOURME_STATE_HOME)*"
        $problems[0].ErrorDetails.RecommendedAction | Should -BeLike "*Get-FourMeChange $($run.PlanId)*Approve-FourMePlan $($run.PlanId)*"
        $run.Name | Should -Be 'people ERP'
    }

    It 'applies what was agreed to, and the next run has nothing to do and sends nothing' {
        $held = Sync-TestPerson -ErrorAction SilentlyContinue
        $null = Approve-FourMePlan $held.PlanId -Confirm:$false

        $run = Sync-TestPerson
        "$($run.Outcome)", $run.ExitCode, $run.Created, $run.Failed | Should -Be 'Applied', 0, 2, 0
        $run.Jobs | Should -HaveCount 1
        $posts = @(Get-SimulatorRequest $simulator ImportPost).Count

        $again = Sync-TestPerson
        "$($again.Outcome)", $again.ExitCode, $again.Unchanged | Should -Be 'NothingToDo', 0, 2
        @(Get-SimulatorRequest $simulator ImportPost) | Should -HaveCount $posts
    }

    It 'leaves nothing but a baseline under -WhatIf, and sends nothing' {
        Sync-TestPerson -With @{ WhatIf = $true } | Should -BeNullOrEmpty

        # The job is the export of the baseline.
        Get-ChildItem -LiteralPath $env:FOURME_STATE_HOME -Recurse -File | ForEach-Object { $_.Directory.Name } | Sort-Object -Unique | Should -Be 'baselines', 'jobs'
        $before = Get-StateFile
        Sync-TestPerson -With @{ WhatIf = $true } | Should -BeNullOrEmpty
        @(Get-StateFile).Count | Should -Be @($before).Count
        Get-SimulatorRequest $simulator ImportPost | Should -BeNullOrEmpty
    }

    It 'writes an error for each refused record, and goes on with the others' {
        $held = Sync-TestPerson -ErrorAction SilentlyContinue
        $null = Approve-FourMePlan $held.PlanId -Confirm:$false
        $bad = New-Person 3
        $bad.PrimaryEmail = ''

        $run = (New-Person 1), (New-Person 2), $bad | Sync-FourMeRecords people -Source ERP -Name nightly -ErrorVariable problems -ErrorAction SilentlyContinue

        "$($run.Outcome)", $run.Created, $run.Refused | Should -Be 'Applied', 2, 1
        $problems | Should -HaveCount 1
    }

    It 'gives a run also when another one is busy' {
        $other = {
            $null = New-Person 1 | Sync-FourMeRecords people -Source ERP -Name other -ErrorVariable problems -ErrorAction SilentlyContinue -OutVariable busy
            "$($busy.Outcome) $($busy.ExitCode) $($problems | Get-ErrorId)"
        }
        $script:seen = $null
        # The outer run is at work while its records come.
        $null = & { $script:seen = & $other; New-Person 1 } | Sync-FourMeRecords people -Source ERP -Name nightly -ErrorAction SilentlyContinue

        $script:seen | Should -Be 'Busy 3 RunInProgress'
    }

    It 'completes run names with Tab' {
        $null = Sync-TestPerson -ErrorAction SilentlyContinue
        Get-CompletionText 'Sync-FourMeRecords people -Name ' | Should -Contain 'nightly'
    }
}

BeforeAll {
    . $PSScriptRoot/common.ps1
    . $PSScriptRoot/Plans.ps1
    Import-TestedModule
    $simulator = Start-Simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Invoke-FourMePlan' {
    BeforeEach {
        Reset-Simulator $simulator
        $null = New-StateHome
        $null = Connect-Simulator $simulator
    }

    It 'sends nothing of a held plan, and says why, where it is and what to do' {
        $plan = New-TestPlan mine

        $plan | Invoke-FourMePlan -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty

        $problems | Get-ErrorId | Should -Be 'PlanHeld'
        "$problems" | Should -BeLike "*FirstRun*$($env:FOURME_STATE_HOME)*"
        $problems[0].ErrorDetails.RecommendedAction | Should -BeLike "*Get-FourMeChange $($plan.Id)*Approve-FourMePlan $($plan.Id)*"
        $problems[0].TargetObject | Should -Be $plan.Id
        Get-SimulatorRequest $simulator ImportPost | Should -BeNullOrEmpty
    }

    It 'applies a plan once, and gives a run' {
        $plan = New-TestPlan mine
        $null = Approve-FourMePlan $plan.Id -Confirm:$false

        $run = $plan | Invoke-FourMePlan

        $run.PSObject.TypeNames | Should -Contain 'FourMe.Run'
        "$($run.Outcome)", $run.Created, $run.Updated, $run.Failed, $run.ExitCode | Should -Be 'Applied', 1, 2, 0, 0
        $run.PlanId, $run.Name, $run.Type, $run.Account | Should -Be $plan.Id, 'mine', 'people', $simulator.account
        $run.Jobs | Should -HaveCount (@(Get-SimulatorRequest $simulator ImportPost).Count)
        "$((Get-FourMePlan $plan.Id).State)" | Should -Be 'Applied'
        $plan | Invoke-FourMePlan -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problems | Get-ErrorId | Should -Be 'PlanApplied'
        (Get-FourMeJob | Where-Object Kind -EQ import).Token | Sort-Object | Should -Be ($run.Jobs | Sort-Object)
    }

    It 'sends nothing when the file of the map was edited after the plan was made' {
        $map = Join-Path -Path $TestDrive -ChildPath 'people.psd1'
        Set-Content -LiteralPath $map -Value "@{ 'Primary Email' = 'PrimaryEmail'; Name = 'Name' }"
        $plan = New-Person 1 | New-FourMePlan people -Name mapped -Map $map
        $null = Approve-FourMePlan $plan.Id -Confirm:$false
        Add-Content -LiteralPath $map -Value '# edited'

        $plan | Invoke-FourMePlan -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty

        $problems | Get-ErrorId | Should -Be 'PlanChanged'
        Get-SimulatorRequest $simulator ImportPost | Should -BeNullOrEmpty
    }

    It 'leaves everything as it is under -WhatIf' {
        $plan = New-TestPlan mine
        $null = Approve-FourMePlan $plan.Id -Confirm:$false
        $before = Get-ChildItem -LiteralPath $env:FOURME_STATE_HOME -Recurse -File | Get-FileHash | ForEach-Object { "$($_.Path) $($_.Hash)" }

        $plan | Invoke-FourMePlan -WhatIf | Should -BeNullOrEmpty

        Get-SimulatorRequest $simulator ImportPost | Should -BeNullOrEmpty
        Get-ChildItem -LiteralPath $env:FOURME_STATE_HOME -Recurse -File | Get-FileHash | ForEach-Object { "$($_.Path) $($_.Hash)" } | Should -Be $before
        "$(($plan | Invoke-FourMePlan).Outcome)" | Should -Be 'Applied'
    }

    It 'goes on with the next plan after one that is refused' {
        $held = New-TestPlan mine
        $sites = Export-FourMeRecords sites | New-FourMePlan sites -Name sites
        $null = Approve-FourMePlan $sites.Id -Confirm:$false

        $run = $held, $sites | Invoke-FourMePlan -ErrorVariable problems -ErrorAction SilentlyContinue

        $problems | Get-ErrorId | Should -Be 'PlanHeld'
        "$($run.Outcome)" | Should -Be 'NothingToDo'
    }

    It 'completes ids with Tab, and names a plan that does not exist' {
        $plan = New-TestPlan mine
        Get-CompletionText 'Invoke-FourMePlan people-' | Should -Contain $plan.Id
        { Invoke-FourMePlan people-1 -ErrorAction Stop } | Should -Throw '*no plan*'
    }
}

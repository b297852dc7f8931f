BeforeAll {
    . $PSScriptRoot/common.ps1
    . $PSScriptRoot/Plans.ps1
    Import-TestedModule
    $simulator = Start-Simulator

    # A plan of five people that was applied: two are new, two have another title, one is as it was.
    function New-AppliedPlan {
        [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Helpers of tests: nobody is there to be asked.')]
        param()
        $null = 1..3 | ForEach-Object { New-Person $_ } | Import-FourMeRecords people -Source ERP
        $plan = @(1, 2 | ForEach-Object { New-Person $_ 'Lead' }) + (3..5 | ForEach-Object { New-Person $_ }) | New-FourMePlan people -Source ERP -Name nightly
        $null = Approve-FourMePlan $plan.Id -Confirm:$false
        $run = Invoke-FourMePlan $plan.Id
        "$($run.Outcome)", $run.Created, $run.Updated | Should -Be 'Applied', 2, 2
        $run
    }

    function Get-Person {
        param()
        Export-FourMeRecords people | Where-Object Source -EQ ERP | Sort-Object -Property 'Source ID'
    }
}

AfterAll { Stop-Simulator $simulator }

Describe 'Undo-FourMePlan' {
    BeforeEach {
        Reset-Simulator $simulator
        $null = New-StateHome
        $null = Connect-Simulator $simulator
    }

    It 'makes a plan of the way back that Invoke-FourMePlan sends' {
        $run = New-AppliedPlan
        $posts = @(Get-SimulatorRequest $simulator ImportPost).Count

        $plan = $run | Undo-FourMePlan

        $plan.PSObject.TypeNames | Should -Contain 'FourMe.Plan'
        "$($plan.State)", $plan.Name, $plan.Updates, $plan.Retires, $plan.Creates | Should -Be 'Ready', 'nightly', 2, 2, 0
        $plan.Notes | Should -BeNullOrEmpty
        @(Get-SimulatorRequest $simulator ImportPost) | Should -HaveCount $posts
        "$(($plan | Invoke-FourMePlan).Outcome)" | Should -Be 'Applied'
        (Get-Person).'Job Title' | Should -Be 'Clerk', 'Clerk', 'Clerk', 'Clerk', 'Clerk'
        (Get-Person).Disabled | Should -Be '0', '0', '0', '1', '1'
        "$((Get-FourMePlan $run.PlanId).State)" | Should -Be 'Undone'
    }

    It 'suspends the run name until Resume-FourMeSync' {
        $run = New-AppliedPlan

        $plan = Undo-FourMePlan $run.PlanId

        "$((Get-FourMeSync nightly).State)" | Should -Be 'Suspended'
        $sync = New-Person 1 'Lead' | Sync-FourMeRecords people -Source ERP -Name nightly -ErrorAction SilentlyContinue
        "$($sync.Outcome)", $sync.ExitCode | Should -Be 'Paused', 5
        $null = $plan | Invoke-FourMePlan
        "$((Get-FourMeSync nightly).State)" | Should -Be 'Suspended'
        $null = Resume-FourMeSync nightly
        $again = 1..3 | ForEach-Object { New-Person $_ } | Sync-FourMeRecords people -Source ERP -Name nightly -MinimumRecords 3
        "$($again.Outcome)" | Should -Be 'NothingToDo'
    }

    It 'lists what somebody changed since' {
        $run = New-AppliedPlan
        $null = New-Person 1 'Boss' | Import-FourMeRecords people -Source ERP

        $plan = Undo-FourMePlan $run.PlanId

        $plan.Notes.Id, $plan.Notes.Key | Should -Be 'ChangedSince', '1'
        $plan.Updates | Should -Be 1
        $plan | Out-String | Should -Match 'ChangedSince 1'
        $null = $plan | Invoke-FourMePlan
        (Get-Person)[0].'Job Title' | Should -Be 'Boss'
    }

    It 'leaves no plan and suspends nothing under -WhatIf' {
        $run = New-AppliedPlan
        $plans = @(Get-FourMePlan).Id

        $plan = Undo-FourMePlan $run.PlanId -WhatIf

        $plan.Retires, $plan.Updates | Should -Be 2, 2
        @(Get-FourMePlan).Id | Should -Be $plans
        "$((Get-FourMeSync nightly).State)" | Should -Not -Be 'Suspended'
    }

    It 'refuses a plan with an error of its own: <Error>' -ForEach @(
        @{ Error = 'PlanNotApplied'; Plan = { (New-TestPlan mine).Id } }
        @{ Error = 'PlanNotFound'; Plan = { 'people-1' } }
        @{ Error = 'UndoExpired'; Plan = { 'people-20200101-000000-abcdef' } }
        @{ Error = 'PlanUndone'; Plan = { $run = New-AppliedPlan; $null = Undo-FourMePlan $run.PlanId | Invoke-FourMePlan; $run.PlanId } }
        @{ Error = 'UndoOfUndo'; Plan = { $run = New-AppliedPlan; $plan = Undo-FourMePlan $run.PlanId; $null = $plan | Invoke-FourMePlan; $plan.Id } }
    ) {
        $id = & $Plan

        Undo-FourMePlan $id -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty

        $problems | Get-ErrorId | Should -Be $Error
        $problems[0].TargetObject | Should -Be $id
    }

    It 'completes the plans that can be taken back, and no others' {
        $run = New-AppliedPlan
        $other = New-TestPlan mine

        $offered = Get-CompletionText 'Undo-FourMePlan '

        $offered | Should -Contain $run.PlanId
        $offered | Should -Not -Contain $other.Id
    }
}

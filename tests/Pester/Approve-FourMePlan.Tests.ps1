BeforeAll {
    . $PSScriptRoot/common.ps1
    . $PSScriptRoot/Plans.ps1
    Import-TestedModule
    $simulator = Start-Simulator
    $null = Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Approve-FourMePlan' {
    BeforeEach { $null = New-StateHome }

    It 'agrees to the first plan of a run name, so that the next one is not held for it' {
        $plan = 1, 2 | ForEach-Object { New-Person $_ } | New-FourMePlan people -Source ERP -Name nightly

        $approved = $plan | Approve-FourMePlan -Reason 'new source' -Confirm:$false

        $approved.Id | Should -Be $plan.Id
        "$($approved.State)" | Should -Be 'Approved'
        "$((Get-FourMePlan $plan.Id).State)" | Should -Be 'Approved'
        $next = 1, 2 | ForEach-Object { New-Person $_ } | New-FourMePlan people -Source ERP -Name nightly
        "$($next.State)" | Should -Be 'Ready'
        Get-SimulatorRequest $simulator ImportPost | Should -BeNullOrEmpty
    }

    It 'agrees to changes, and to no others' {
        New-Person 1 | New-FourMePlan people -Source ERP -Name nightly | Approve-FourMePlan -Confirm:$false | Out-Null
        $held = New-Person 1 | New-FourMePlan people -Source ERP -Name nightly -MaximumCreate 0

        # The create of record 1 was agreed to with the first plan already.
        "$($held.State)" | Should -Be 'Ready'
        $other = 1, 2 | ForEach-Object { New-Person $_ } | New-FourMePlan people -Source ERP -Name nightly -MaximumCreate 0
        ($other.Held | Where-Object Limit -EQ MaximumCreate).Count | Should -Be 1
    }

    It 'shows with -WhatIf what it would agree to, and agrees to nothing' {
        $plan = New-Person 1 | New-FourMePlan people -Source ERP -Name nightly

        $plan | Approve-FourMePlan -WhatIf | Should -BeNullOrEmpty
        "$((Get-FourMePlan $plan.Id).State)" | Should -Be 'Held'
        Get-ChildItem -LiteralPath $env:FOURME_STATE_HOME -Directory | ForEach-Object Name | Should -Not -Contain 'agreements'
    }

    It 'refuses what is not there, and what is not held' {
        $plan = New-Person 1 | New-FourMePlan people -Source ERP -Name nightly
        $null = $plan | Approve-FourMePlan -Confirm:$false
        $ready = New-Person 1 | New-FourMePlan people -Source ERP -Name nightly

        Approve-FourMePlan people-1, $ready.Id -Confirm:$false -ErrorVariable problems -ErrorAction SilentlyContinue
        $problems | Get-ErrorId | Should -Be 'PlanNotFound', 'PlanNotHeld'
    }
}

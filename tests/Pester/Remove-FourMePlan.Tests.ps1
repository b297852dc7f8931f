BeforeAll {
    . $PSScriptRoot/common.ps1
    . $PSScriptRoot/Plans.ps1
    Import-TestedModule
    $simulator = Start-Simulator
    $null = Connect-Simulator $simulator
    $plan = New-TestPlan mine
    $null = Export-FourMeRecords sites | New-FourMePlan sites
}

AfterAll { Stop-Simulator $simulator }

Describe 'Remove-FourMePlan' {
    It 'removes plans, and shows them before with -WhatIf' {
        $gone = New-TestPlan gone

        $gone | Remove-FourMePlan -WhatIf
        Get-FourMePlan $gone.Id | Should -Not -BeNullOrEmpty
        $gone | Remove-FourMePlan
        Get-FourMePlan -Name gone | Should -BeNullOrEmpty
        Get-FourMePlan $plan.Id | Should -Not -BeNullOrEmpty
    }
}

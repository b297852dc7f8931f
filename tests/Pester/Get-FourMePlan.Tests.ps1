BeforeAll {
    . $PSScriptRoot/common.ps1
    . $PSScriptRoot/Plans.ps1
    Import-TestedModule
    $simulator = Start-Simulator
    $null = Connect-Simulator $simulator
    $plan = New-TestPlan mine
    $other = Export-FourMeRecords sites | New-FourMePlan sites
}

AfterAll { Stop-Simulator $simulator }

Describe 'Get-FourMePlan' {
    It 'lists plans, the newest first' {
        (Get-FourMePlan).Id | Should -Be $other.Id, $plan.Id
        (Get-FourMePlan -Latest).Id | Should -Be $other.Id
        (Get-FourMePlan -Latest -Name mine).Id | Should -Be $plan.Id
        (Get-FourMePlan -Type people).Id | Should -Be $plan.Id
        (Get-FourMePlan people-*).Id | Should -Be $plan.Id
        (Get-FourMePlan $plan.Id).Summary | Should -Be $plan.Summary
        ($plan | Get-FourMePlan).Id | Should -Be $plan.Id
        Get-FourMePlan -State Applied | Should -BeNullOrEmpty
        (Get-FourMePlan -State held).Count | Should -Be 2
    }

    It 'and the others write an error when there is no plan of an id' {
        { Get-FourMePlan people-1 -ErrorAction Stop } | Should -Throw '*no plan*'
        { Get-FourMeChange people-1 -ErrorAction Stop } | Should -Throw '*no plan*'
        { Remove-FourMePlan people-1 -ErrorAction Stop } | Should -Throw '*no plan*'
        Get-FourMePlan nothing-* -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'shows what a plan would do in the last line' {
        $lines = @(($plan | Out-String -Width 120).Trim() -split '\r?\n')

        $lines[-1] | Should -Match 'people: 1 new, 2 changed'
        $lines -match 'FirstRun: nobody has agreed' | Should -HaveCount 1
    }

    It 'shows a plan that a newer one of its run name has followed as out of date' {
        $first = Export-FourMeRecords people | New-FourMePlan people -Name followed
        $null = $first | Approve-FourMePlan -Confirm:$false
        $second = Export-FourMeRecords people | New-FourMePlan people -Name followed
        "$((Get-FourMePlan $first.Id).State)" | Should -Be 'OutOfDate'
        "$((Get-FourMePlan $second.Id).State)" | Should -Be 'Ready'
        Get-FourMePlan -State Ready -Name followed | Should -HaveCount 1
        $first, $second | Remove-FourMePlan
    }

    It 'completes ids, names, columns and actions with Tab' {
        (Get-CompletionText "Get-FourMePlan people-") | Should -Contain $plan.Id
        (Get-CompletionText "Get-FourMeChange $($other.Id.Substring(0, 6))") | Should -Contain $other.Id
        (Get-CompletionText "Get-FourMePlan -Name m") | Should -Contain 'mine'
        (Get-CompletionText "Get-FourMeChange $($plan.Id) -Column Job") | Should -Contain "'Job Title'"
        (Get-CompletionText 'Get-FourMeChange -Latest -Action Ret') | Should -Contain 'Retire'
        (Get-CompletionText 'New-FourMePlan people -Name m') | Should -Contain 'mine'
    }
}

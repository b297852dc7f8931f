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
        $lines -match 'FirstRun: no plan of this run name' | Should -HaveCount 1
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

    It 'takes only what belongs to the account of -Connection, as the other cmdlets of plans and runs do' {
        $elsewhere = Connect-FourMe -ApiUri $simulator.apiUri -OAuthUri $simulator.oauthUri -Account widget -Token $simulator.token
        $here = Connect-Simulator $simulator
        $run = (Get-FourMeRun -Last 1).Id
        $page = Join-Path -Path $TestDrive -ChildPath 'report.html'

        Get-FourMePlan -Connection $elsewhere -ErrorAction Stop | Should -BeNullOrEmpty
        (Get-FourMePlan -Connection $here).Id | Should -Contain $plan.Id
        Get-FourMeChange -Latest -Connection $elsewhere -ErrorAction Stop | Should -BeNullOrEmpty
        Get-FourMeChange $plan.Id -Connection $here | Should -HaveCount 3
        Get-FourMeRun -Connection $elsewhere -ErrorAction Stop | Should -BeNullOrEmpty
        (Get-FourMeRun -Last 1 -Connection $here).Id | Should -Be $run
        Compare-FourMeRun -Connection $elsewhere -ErrorAction Stop | Should -BeNullOrEmpty
        { Get-FourMePlan $plan.Id -Connection $elsewhere -ErrorAction Stop } | Should -Throw -ErrorId 'WrongAccount,*'
        { Get-FourMeChange $plan.Id -Connection $elsewhere -ErrorAction Stop } | Should -Throw -ErrorId 'WrongAccount,*'
        { Approve-FourMePlan $plan.Id -Confirm:$false -Connection $elsewhere -ErrorAction Stop } | Should -Throw -ErrorId 'WrongAccount,*'
        { Remove-FourMePlan $plan.Id -Connection $elsewhere -ErrorAction Stop } | Should -Throw -ErrorId 'WrongAccount,*'
        { Export-FourMeReport $page -Run $run -Connection $elsewhere -ErrorAction Stop } | Should -Throw -ErrorId 'RunNotFound,*'
        Remove-FourMePlan people-* -Connection $elsewhere
        "$((Get-FourMePlan $plan.Id).State)" | Should -Be 'Held'
        Disconnect-FourMe -Connection $elsewhere
        { Get-FourMePlan -Connection $elsewhere -ErrorAction Stop } | Should -Throw -ErrorId 'NoConnection,*'
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

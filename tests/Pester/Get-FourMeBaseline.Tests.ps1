BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule
    $simulator = Start-Simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Get-FourMeBaseline' {
    BeforeAll {
        Reset-Simulator $simulator
        $null = New-StateHome
        Disconnect-FourMe -Name *
        $null = Connect-Simulator $simulator -With @{ SkipCheck = $true; Name = 'main' }
        $null = Connect-FourMe -ApiUri $simulator.apiUri -OAuthUri $simulator.oauthUri -Account widget -Token $simulator.token -Name other -SkipCheck
        $null = Update-FourMeBaseline people, people_roles, sites -Connection main
        $null = Update-FourMeBaseline people -Connection other
        Disconnect-FourMe -Name other
    }

    It 'lists the baselines of all accounts, without a request' {
        $asked = @(Get-SimulatorRequest $simulator).Count

        $all = Get-FourMeBaseline

        $all | ForEach-Object { "$($_.Account) $($_.Type)" } | Should -Be 'wdc people', 'wdc people_roles', 'wdc sites', 'widget people'
        $all[0].PSTypeNames[0] | Should -Be 'FourMe.Baseline'
        @(Get-SimulatorRequest $simulator).Count | Should -Be $asked
    }

    It 'lists those of one account with -Connection' {
        (Get-FourMeBaseline -Connection main).Type | Should -Be 'people', 'people_roles', 'sites'
    }

    It 'takes types, wildcards and the pipeline' {
        (Get-FourMeBaseline people*, sites -Connection main).Type | Should -Be 'people', 'people_roles', 'sites'
        ('sites' | Get-FourMeBaseline).Account | Should -Be 'wdc'
        Get-FourMeBaseline zz* | Should -BeNullOrEmpty
    }

    It 'says of a type without one that there is none' {
        $seen = Invoke-Observed { Get-FourMeBaseline teams, sites }

        Get-ErrorId $seen.Error[0] | Should -Be 'BaselineNotFound'
        $seen.Error[0].TargetObject | Should -Be 'teams'
        $seen.Output.Type | Should -Be 'sites'
    }

    It 'completes the types that have one' {
        $tab = (TabExpansion2 -inputScript 'Get-FourMeBaseline s' -cursorColumn 20).CompletionMatches

        $tab.CompletionText | Should -Be 'sites'
        $tab.ToolTip | Should -Match '^\d+ records? of wdc at 127\.0\.0\.1'
    }

    It 'is silent where there is none' {
        $null = New-StateHome

        Get-FourMeBaseline | Should -BeNullOrEmpty
    }
}

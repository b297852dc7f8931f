BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule
    $simulator = Start-Simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Remove-FourMeBaseline' {
    BeforeEach {
        Reset-Simulator $simulator
        $null = New-StateHome
        Disconnect-FourMe -Name *
        $null = Connect-FourMe -ApiUri $simulator.apiUri -OAuthUri $simulator.oauthUri -Account widget -Token $simulator.token -Name other -SkipCheck
        $null = Update-FourMeBaseline people
        $null = Connect-Simulator $simulator -With @{ SkipCheck = $true; Name = 'main' }
        $null = Update-FourMeBaseline people, sites
    }

    It 'deletes that of the account of the connection with all its files' {
        $folder = Join-Path -Path $env:FOURME_STATE_HOME -ChildPath 'baselines'
        $files = @(Get-ChildItem -LiteralPath $folder).Count

        Remove-FourMeBaseline people | Should -BeNullOrEmpty

        Get-FourMeBaseline | ForEach-Object { "$($_.Account) $($_.Type)" } | Should -Be 'wdc sites', 'widget people'
        @(Get-ChildItem -LiteralPath $folder).Count | Should -Be ($files - 2)
    }

    It 'takes baselines of any account from the pipeline, also from another process' {
        Get-FourMeBaseline people | Remove-FourMeBaseline
        (Get-FourMeBaseline).Type | Should -Be 'sites'

        [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize((Get-FourMeBaseline))) | Remove-FourMeBaseline
        Get-FourMeBaseline | Should -BeNullOrEmpty
    }

    It 'deletes none with -WhatIf' {
        $seen = Invoke-Observed { Remove-FourMeBaseline * -WhatIf }

        $seen.Error | Should -BeNullOrEmpty
        @(Get-FourMeBaseline).Count | Should -Be 3
    }

    It 'says when there is none' {
        $seen = Invoke-Observed { Remove-FourMeBaseline teams; [pscustomobject] @{ Type = 'cis' } | Remove-FourMeBaseline }

        $seen.Error | ForEach-Object { Get-ErrorId $_ } | Should -Be 'BaselineNotFound', 'BaselineNotFound'
        Remove-FourMeBaseline zz*
    }

    It 'tells the service nothing' {
        $asked = @(Get-SimulatorRequest $simulator).Count

        Remove-FourMeBaseline *

        @(Get-SimulatorRequest $simulator).Count | Should -Be $asked
    }

    It 'completes the types that have one' {
        (TabExpansion2 -inputScript 'Remove-FourMeBaseline ' -cursorColumn 22).CompletionMatches.CompletionText | Should -Be 'people', 'sites'
    }
}

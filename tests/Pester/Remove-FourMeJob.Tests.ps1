[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Helpers of tests: nobody is there to be asked.')]
param()

BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule
    $simulator = Start-Simulator

    function Start-Import {
        param([int] $Number, [string] $Organization = 'Widget Data Center')
        [pscustomobject] @{ PrimaryEmail = "person$Number@example.com"; Name = "Person $Number"; Organization = $Organization } | Import-FourMeRecords -Type people -NoWait
    }

    function Get-StateFile { Get-ChildItem -LiteralPath (Join-Path -Path $env:FOURME_STATE_HOME -ChildPath 'jobs') -Force }
}

AfterAll { Stop-Simulator $simulator }

Describe 'Remove-FourMeJob' {
    BeforeEach {
        Reset-Simulator $simulator
        $null = New-StateHome
        Disconnect-FourMe -Name *
        $null = Connect-Simulator $simulator -With @{ SkipCheck = $true }
    }

    It 'forgets a job with its rows, and tells the service nothing' {
        $job = Start-Import 1
        $asked = @(Get-SimulatorRequest $simulator).Count

        Remove-FourMeJob $job.Token | Should -BeNullOrEmpty

        Get-FourMeJob | Should -BeNullOrEmpty
        Get-StateFile | Should -BeNullOrEmpty
        @(Get-SimulatorRequest $simulator).Count | Should -Be $asked
    }

    It 'forgets the log as well' {
        $job = Start-Import 1 Nowhere
        $null = Invoke-Observed { Wait-FourMeJob $job.Token }
        (Get-FourMeJob).LogFile | Should -Exist

        Remove-FourMeJob -Latest

        Get-StateFile | Should -BeNullOrEmpty
    }

    It 'leaves the other jobs alone' {
        $one = Start-Import 1
        $two = Start-Import 2

        Remove-FourMeJob $one.Token

        (Get-FourMeJob).Token | Should -Be $two.Token
        (Wait-FourMeJob $two.Token).State | Should -Be 'done'
    }

    It 'takes jobs from the pipeline' {
        $null = Start-Import 1
        $null = Start-Import 2
        $null = Export-FourMeRecords people -NoWait

        Get-FourMeJob | Remove-FourMeJob

        Get-FourMeJob | Should -BeNullOrEmpty
    }

    It 'does nothing with -WhatIf' {
        $job = Start-Import 1

        Remove-FourMeJob $job.Token -WhatIf

        (Get-FourMeJob).Token | Should -Be $job.Token
        Get-KeptFile | Should -Not -BeNullOrEmpty
    }

    It 'needs no connection' {
        $job = Start-Import 1
        Disconnect-FourMe -Name *

        Remove-FourMeJob $job.Token

        Get-FourMeJob | Should -BeNullOrEmpty
    }

    It 'says that a job is not remembered' {
        $seen = Invoke-Observed { Remove-FourMeJob nope }

        @($seen.Error) + @($seen.Terminating) | Where-Object { $_ } | Get-ErrorId | Should -Be 'JobNotFound'
    }

    It 'forgets a job in doubt, so that the same file is sent without a warning' {
        Add-SimulatorFault $simulator ImportPost @{ fault = 'reset'; point = 'AfterBody' }
        $null = Invoke-Observed { Start-Import 1 }
        Get-FourMeJob -State Unconfirmed | Remove-FourMeJob

        (Invoke-Observed { Start-Import 1 }).Warning | Should -BeNullOrEmpty
    }

    It 'completes tokens with Tab' {
        $job = Start-Import 1
        $line = 'Remove-FourMeJob '

        (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText | Should -Contain $job.Token
    }
}

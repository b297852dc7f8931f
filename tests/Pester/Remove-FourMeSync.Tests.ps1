BeforeAll {
    . $PSScriptRoot/common.ps1
    . $PSScriptRoot/Plans.ps1
    Import-TestedModule
    $simulator = Start-Simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Remove-FourMeSync' {
    BeforeEach {
        Reset-Simulator $simulator
        $null = New-StateHome
        $null = Connect-Simulator $simulator
    }

    It 'forgets the name, and asks before' {
        $null = Start-TestName
        Remove-FourMeSync nightly -WhatIf
        (Get-FourMeSync).Name | Should -Be 'nightly'

        Get-FourMeSync | Remove-FourMeSync -Confirm:$false

        Get-FourMeSync | Should -BeNullOrEmpty
        $run = Sync-TestName -ErrorAction SilentlyContinue
        "$($run.Outcome)" | Should -Be 'Held'
        (Get-FourMePlan $run.PlanId).Held.Limit | Should -Contain 'FirstRun'
        (Get-Command Remove-FourMeSync).ImplementingType.GetCustomAttributes($true).Where({ $_ -is [System.Management.Automation.CmdletAttribute] }).ConfirmImpact | Should -Be 'High'
    }

    It 'a ledger that cannot be read is named, and can be forgotten by its name' {
        $null = Start-TestName
        Get-ChildItem -LiteralPath (Join-Path -Path $env:FOURME_STATE_HOME -ChildPath 'ledgers') -Filter *.json | Set-Content -Value '{'

        Get-FourMeSync -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problems | Get-ErrorId | Should -Be 'LedgerUnreadable'
        Remove-FourMeSync nightly -Confirm:$false
        Get-FourMeSync | Should -BeNullOrEmpty
        "$((Sync-TestName -ErrorAction SilentlyContinue).Outcome)" | Should -Be 'Held'
    }

    It 'completes names with Tab' {
        $null = Sync-TestName -ErrorAction SilentlyContinue
        $null = Suspend-FourMeSync 'to come' -WarningAction SilentlyContinue

        Get-CompletionText 'Remove-FourMeSync ' | Should -Be 'nightly', "'to come'"
    }
}

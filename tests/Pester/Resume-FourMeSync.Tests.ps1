BeforeAll {
    . $PSScriptRoot/common.ps1
    . $PSScriptRoot/Plans.ps1
    Import-TestedModule
    $simulator = Start-Simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Resume-FourMeSync' {
    BeforeEach {
        Reset-Simulator $simulator
        $null = New-StateHome
        $null = Connect-Simulator $simulator
    }

    It 'lets it go on, and leaves others as they are' {
        $null = Start-TestName
        $null = Sync-TestName other OTHER -ErrorAction SilentlyContinue
        $null = Suspend-FourMeSync *

        "$((Get-FourMeSync nightly | Resume-FourMeSync).State)" | Should -Be 'Active'
        "$((Get-FourMeSync other).State)" | Should -Be 'Suspended'
        "$((Sync-TestName).Outcome)" | Should -Be 'NothingToDo'
    }

    It 'completes names with Tab' {
        $null = Sync-TestName -ErrorAction SilentlyContinue
        $null = Suspend-FourMeSync 'to come' -WarningAction SilentlyContinue

        Get-CompletionText 'Resume-FourMeSync ' | Should -Be 'nightly', "'to come'"
    }
}

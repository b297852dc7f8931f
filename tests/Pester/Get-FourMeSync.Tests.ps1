BeforeAll {
    . $PSScriptRoot/common.ps1
    . $PSScriptRoot/Plans.ps1
    Import-TestedModule
    $simulator = Start-Simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Get-FourMeSync' {
    BeforeEach {
        Reset-Simulator $simulator
        $null = New-StateHome
        $null = Connect-Simulator $simulator
    }

    It 'shows what the ledger knows' {
        $null = Start-TestName

        $sync = Get-FourMeSync
        $sync.PSObject.TypeNames | Should -Contain 'FourMe.Sync'
        $sync.Name, $sync.Type, $sync.Source, $sync.Account, $sync.Records, $sync.Retired, "$($sync.State)" | Should -Be 'nightly', 'people', 'ERP', 'wdc', 2, 0, 'Active'
        $sync.LastGoodRun | Should -BeOfType [DateTimeOffset]
    }

    It 'takes patterns, and a name that nobody knows is an error' {
        $null = Sync-TestName 'HR nightly' HR -ErrorAction SilentlyContinue
        $null = Sync-TestName 'ERP nightly' ERP -ErrorAction SilentlyContinue

        (Get-FourMeSync).Name | Should -Be 'ERP nightly', 'HR nightly'
        (Get-FourMeSync hr*).Name | Should -Be 'HR nightly'
        (Get-FourMeSync 'hr NIGHTLY').Name | Should -Be 'HR nightly'
        (Get-FourMePlan -Name HR* | Get-FourMeSync).Name | Should -Be 'HR nightly'
        Get-FourMeSync none -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problems | Get-ErrorId | Should -Be 'SyncNotFound'
        Get-FourMeSync none* | Should -BeNullOrEmpty
    }

    It 'completes names with Tab' {
        $null = Sync-TestName -ErrorAction SilentlyContinue
        $null = Suspend-FourMeSync 'to come' -WarningAction SilentlyContinue

        Get-CompletionText 'Get-FourMeSync ' | Should -Be 'nightly', "'to come'"
    }
}

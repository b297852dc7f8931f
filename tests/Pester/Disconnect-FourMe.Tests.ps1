BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule
    $simulator = Start-Simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Disconnect-FourMe' {
    BeforeEach {
        Disconnect-FourMe -Name *
        $null = Connect-FourMe -Account first -Token x -SkipCheck
        $null = Connect-FourMe -Account second -Token x -SkipCheck
        $default = Connect-Simulator $simulator
    }

    It 'drops the default connection when none is named' {
        Disconnect-FourMe

        (Get-FourMeConnection).Name | Should -Be 'first', 'second'
    }

    It 'leaves no default when the default was dropped' {
        Disconnect-FourMe

        $default.IsDefault | Should -BeFalse
        Get-FourMeConnection | Where-Object IsDefault | Should -BeNullOrEmpty
        (Invoke-Observed { [pscustomobject]@{ Name = 'A' } | Import-FourMeRecords -Type people }).Terminating | Get-ErrorId | Should -Be 'NoConnection'
    }

    It 'keeps the default when another one is dropped' {
        Disconnect-FourMe -Name first

        (Get-FourMeConnection | Where-Object IsDefault).Name | Should -Be $simulator.account
    }

    It 'drops connections by name and wildcard' {
        Disconnect-FourMe -Name FIRST, sec*

        (Get-FourMeConnection).Name | Should -Be $simulator.account
    }

    It 'drops connections from the pipeline' {
        Get-FourMeConnection | Where-Object Name -NE 'second' | Disconnect-FourMe

        (Get-FourMeConnection).Name | Should -Be 'second'
    }

    It 'says that a name is not known and drops the others' {
        $seen = Invoke-Observed { Disconnect-FourMe -Name nobody, first }

        $seen.Error | Get-ErrorId | Should -Be 'NoConnection'
        (Get-FourMeConnection).Name | Should -Not -Contain 'first'
    }

    It 'says that there is no default to drop' {
        Disconnect-FourMe

        $seen = Invoke-Observed { Disconnect-FourMe }

        $seen.Terminating | Get-ErrorId | Should -Be 'NoConnection'
        $seen.Terminating.CategoryInfo.Category | Should -Be 'InvalidOperation'
        $seen.Terminating.ErrorDetails.RecommendedAction | Should -Match 'Connect-FourMe'
    }

    It 'says nothing when a wildcard finds none' {
        Disconnect-FourMe -Name *

        (Invoke-Observed { Disconnect-FourMe -Name * }).Error | Should -BeNullOrEmpty
    }

    It 'makes a dropped connection unusable' {
        Disconnect-FourMe -Name $simulator.account

        $seen = Invoke-Observed { [pscustomobject]@{ PrimaryEmail = 'a@example.com'; Name = 'A' } | Import-FourMeRecords -Type people -Connection $default }

        $seen.Terminating | Get-ErrorId | Should -Be 'NoConnection'
        $seen.Output | Should -BeNullOrEmpty
        Get-SimulatorImport $simulator | Should -BeNullOrEmpty
    }

    It 'lets a new connection be the default again' {
        Disconnect-FourMe
        $null = Connect-FourMe -Account third -Token x -SkipCheck

        (Get-FourMeConnection | Where-Object IsDefault).Name | Should -Be 'third'
    }
}

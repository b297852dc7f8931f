BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule
}

Describe 'Get-FourMeConnection' {
    BeforeEach {
        Disconnect-FourMe -Name *
        $null = Connect-FourMe -Account first -Token x -SkipCheck
        $null = Connect-FourMe -Account second -Token x -SkipCheck
        $null = Connect-FourMe -Account third -Token x -SkipCheck -Name other
    }

    It 'lists the connections in the order in which they were made' {
        (Get-FourMeConnection).Name | Should -Be 'first', 'second', 'other'
    }

    It 'marks the newest as the default' {
        (Get-FourMeConnection | Where-Object IsDefault).Name | Should -Be 'other'
    }

    It 'finds connections by name, whatever its case' {
        (Get-FourMeConnection -Name FIRST).Account | Should -Be 'first'
    }

    It 'finds connections by wildcard' {
        (Get-FourMeConnection *o*).Name | Should -Be 'second', 'other'
    }

    It 'takes names from the pipeline' {
        ('first', 'other' | Get-FourMeConnection).Account | Should -Be 'first', 'third'
    }

    It 'says that a name is not known and goes on' {
        $seen = Invoke-Observed { Get-FourMeConnection -Name nobody, first }

        $seen.Error | Get-ErrorId | Should -Be 'NoConnection'
        $seen.Error[0].TargetObject | Should -Be 'nobody'
        $seen.Output.Name | Should -Be 'first'
    }

    It 'says nothing when a wildcard finds none' {
        $seen = Invoke-Observed { Get-FourMeConnection -Name nobody* }

        $seen.Error | Should -BeNullOrEmpty
        $seen.Output | Should -BeNullOrEmpty
    }

    It 'shows where a connection goes and what sort of credential it has' {
        $connection = Get-FourMeConnection first

        $connection.ApiUri | Should -Be 'https://api.xurrent.com/v1'
        $connection.Credential | Should -Be 'personal access token'
        "$connection" | Should -Be 'first'
    }

    It 'shows a table' {
        $shown = Get-FourMeConnection | Out-String -Width 200

        $shown | Should -Match 'Name\s+Account\s+User\s+ApiUri\s+Default'
        $shown | Should -Match 'other\s+third\s+https://api\.xurrent\.com/v1\s+yes'
    }

    It 'does not see the connections of another runspace' {
        $session = Start-Session 'Connect-FourMe -Account elsewhere -Token x -SkipCheck | Out-Null; (Get-FourMeConnection).Name'

        $session.Shell.EndInvoke($session.Running) | Should -Be 'elsewhere'
        (Get-FourMeConnection).Name | Should -Not -Contain 'elsewhere'
        $session.Shell.Dispose()
    }
}

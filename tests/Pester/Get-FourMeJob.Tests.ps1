[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Helpers of tests: nobody is there to be asked.')]
param()

BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule
    $simulator = Start-Simulator

    function Start-Import {
        param([int] $Number)
        [pscustomobject] @{ PrimaryEmail = "person$Number@example.com"; Name = "Person $Number"; Organization = 'Widget Data Center' } | Import-FourMeRecords -Type people -NoWait
    }
}

AfterAll { Stop-Simulator $simulator }

Describe 'Get-FourMeJob' {
    BeforeEach {
        Reset-Simulator $simulator
        $null = New-StateHome
        Disconnect-FourMe -Name *
        $null = Connect-Simulator $simulator -With @{ SkipCheck = $true }
    }

    It 'lists imports and exports, the newest first' {
        $first = Start-Import 1
        $second = Export-FourMeRecords people -NoWait
        $third = Start-Import 2

        $jobs = Get-FourMeJob

        $jobs.Token | Should -Be $third.Token, $second.Token, $first.Token
        $jobs.Kind | Should -Be 'import', 'export', 'import'
    }

    It 'says of each all that is known' {
        $null = Start-Import 1

        $job = Get-FourMeJob

        ($job | Get-Member -MemberType Property).Name | Should -Be 'Account', 'Failures', 'File', 'Host', 'Kind', 'Line', 'LogFile', 'Message', 'Rows', 'Sent', 'State', 'Token', 'Type'
        $job.Type | Should -Be 'people'
        $job.State | Should -Be 'queued'
        $job.Account | Should -Be $simulator.account
        $job.Host | Should -Be ([uri] $simulator.apiUri).Authority
        $job.Rows | Should -Be 1
        $job.File | Should -Be (Get-KeptFile).FullName
    }

    It 'needs no connection and asks nobody' {
        $null = Start-Import 1
        Disconnect-FourMe -Name *
        $asked = @(Get-SimulatorRequest $simulator).Count

        @(Get-FourMeJob).Count | Should -Be 1
        @(Get-SimulatorRequest $simulator).Count | Should -Be $asked
    }

    It 'is silent when there is none' {
        $seen = Invoke-Observed { Get-FourMeJob; Get-FourMeJob -Latest }

        $seen.Output | Should -BeNullOrEmpty
        $seen.Error | Should -BeNullOrEmpty
        $seen.Terminating | Should -BeNullOrEmpty
        Test-Path -LiteralPath $env:FOURME_STATE_HOME | Should -BeFalse
    }

    It 'gives the newest with -Latest' {
        $null = Start-Import 1
        $newest = Start-Import 2

        (Get-FourMeJob -Latest).Token | Should -Be $newest.Token
    }

    It 'finds jobs by token, several, and by wildcard' {
        $one = Start-Import 1
        $two = Start-Import 2

        (Get-FourMeJob $one.Token).Token | Should -Be $one.Token
        @(Get-FourMeJob $one.Token, $two.Token).Count | Should -Be 2
        (Get-FourMeJob "$($two.Token.Substring(0, 12))*").Token | Should -Be $two.Token
        @(Get-FourMeJob *).Count | Should -Be 2
    }

    It 'makes a token that is not there an error, and a wildcard without a match none' {
        $seen = Invoke-Observed { Get-FourMeJob nope; Get-FourMeJob nope* }

        $seen.Error | Get-ErrorId | Should -Be 'JobNotFound'
        $seen.Error[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $seen.Error[0].TargetObject | Should -Be 'nope'
        $seen.Error[0].ErrorDetails.RecommendedAction | Should -Match 'Get-FourMeJob'
    }

    It 'gives those in a state with -State, whatever its case' {
        $null = Start-Import 1
        $done = Start-Import 2
        $null = Wait-FourMeJob $done.Token

        (Get-FourMeJob -State DONE).Token | Should -Be $done.Token
        @(Get-FourMeJob -State queued).Count | Should -Be 1
        Get-FourMeJob -State error | Should -BeNullOrEmpty
    }

    It 'completes tokens with Tab' {
        $job = Start-Import 1
        $line = "Get-FourMeJob $($job.Token.Substring(0, 3))"

        (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText | Should -Contain $job.Token
    }

    It 'shows a table with state and token' {
        $job = Start-Import 1

        Get-FourMeJob | Out-String -Width 200 | Should -Match "(?s)Kind\s+Type\s+State.*import\s+people\s+queued.*$($job.Token)"
    }

    It 'shows no link and no secret, however it is printed' {
        $null = Export-FourMeRecords people -NoWait | Wait-FourMeJob
        $null = Start-Import 1 | Wait-FourMeJob

        $texts = Get-FourMeJob | ForEach-Object { ConvertTo-Json -InputObject $_ -Depth 10 -WarningAction SilentlyContinue; Format-List -InputObject $_ -Property * | Out-String; "$_" }

        "$texts" | Should -Not -Match 'https?://'
        "$texts" | Should -Not -Match ([regex]::Escape($simulator.token))
    }

    It 'takes a state that the service adds later' {
        $null = Start-Import 1
        Add-SimulatorFault $simulator ImportGet @{ fault = 'unknownState'; state = 'dreaming' }
        $null = Invoke-Observed { Wait-FourMeJob -Latest }

        @(Get-FourMeJob -State dreaming).Count | Should -Be 1
    }

    Context 'the Tab key' {
        BeforeEach {
            Set-JournalEntry -Token 'aaa-3' -Age '0.02:30:00' -Type 'people,sites' -Kind export -State processing
            Set-JournalEntry -Token 'bbb-1' -Age '3.12:00:00'
            Set-JournalEntry -Token 'ccc-2' -Age '00:01:30' -Type cis -State 'brand_new'
        }

        It 'offers tokens to <_>, the newest first, with kind, type, state and age' -ForEach 'Get-FourMeJob', 'Get-FourMeJob -Token', 'Wait-FourMeJob', 'Receive-FourMeJob', 'Remove-FourMeJob', 'Wait-FourMeJob -Token' {
            $tab = Get-Tab "$_ "

            $tab.CompletionText | Should -Be 'ccc-2', 'aaa-3', 'bbb-1'
            $tab.ToolTip | Should -Be 'import of cis, brand_new, 1 minute ago', 'export of people,sites, processing, 2 hours ago', 'import of people, done, 3 days ago'
            (Get-Tab "$_ b").CompletionText | Should -Be 'bbb-1'
        }

        It 'takes patterns for Get-FourMeJob only' {
            (Get-Tab 'Get-FourMeJob *-2').CompletionText | Should -Be 'ccc-2'
            (Get-Tab 'Wait-FourMeJob *-2').CompletionText | Should -Not -Contain 'ccc-2'
        }

        It 'offers the states, also one that only a job has' {
            $tab = Get-Tab 'Get-FourMeJob -State '

            $tab.CompletionText | Should -Be 'queued', 'processing', 'done', 'error', 'failed', 'Sending', 'Unconfirmed', 'NotSent', 'ResultUnknown', 'brand_new'
            $tab[2].ToolTip | Should -Be 'the service finished it; rows of an import may have failed'
            (Get-Tab 'Get-FourMeJob -State un').CompletionText | Should -Be 'Unconfirmed'
        }

        It 'passes over what is no job' {
            Set-Content -LiteralPath (Join-Path -Path $env:FOURME_STATE_HOME -ChildPath 'jobs/foreign.json') -Value '{'
            $null = New-Item -ItemType Directory -Path (Join-Path -Path $env:FOURME_STATE_HOME -ChildPath 'jobs/folder.json')

            (Get-Tab 'Get-FourMeJob ').CompletionText | Should -Be 'ccc-2', 'aaa-3', 'bbb-1'
        }
    }
}

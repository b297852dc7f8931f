BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule
    $simulator = Start-Simulator

    function Get-Person {
        param([int[]] $Number, [string] $Organization = 'Widget Data Center')
        foreach ($n in $Number) { [pscustomobject] @{ PrimaryEmail = "person$n@example.com"; Name = "Person $n"; Organization = $Organization } }
    }

    function Get-Answer {
        param([string] $Body)
        @{ fault = 'respond'; status = 200; body = $Body }
    }
}

AfterAll { Stop-Simulator $simulator }

Describe 'Wait-FourMeJob' {
    BeforeEach {
        Reset-Simulator $simulator
        Set-SimulatorOption $simulator @{ queuedPolls = 0; processingPolls = 0 }
        $null = New-StateHome
        Disconnect-FourMe -Name *
        $null = Connect-Simulator $simulator -With @{ SkipCheck = $true }
    }

    It 'gives the result of an import, as the import itself would' {
        $job = Get-Person 1, 2 | Import-FourMeRecords -Type people -NoWait

        $result = Wait-FourMeJob $job.Token

        $result.Type | Should -Be 'people'
        $result.State | Should -Be 'done'
        $result.Created | Should -Be 2
        $result.Succeeded | Should -BeTrue
        Get-Content -LiteralPath $result.LogFile -Raw | Should -Match '2 created'
    }

    It 'keeps no rows of an import that went well' {
        $job = Get-Person 1, 2 | Import-FourMeRecords -Type people -NoWait
        Get-KeptFile | Should -HaveCount 1

        $null = $job | Wait-FourMeJob

        Get-KeptFile | Should -BeNullOrEmpty
        Get-FourMeJob | ForEach-Object File | Should -BeNullOrEmpty
        $job | Receive-FourMeJob | Should -BeNullOrEmpty
    }

    It 'gives the job of an export, whose file can then be received' {
        $job = Export-FourMeRecords people -NoWait

        $done = Wait-FourMeJob $job.Token

        $done.State | Should -Be 'done'
        @($done | Receive-FourMeJob).Count | Should -Be 3
    }

    It 'waits while the job is queued and processed' {
        Set-SimulatorOption $simulator @{ queuedPolls = 1; processingPolls = 1 }
        $null = Get-Person 1 | Import-FourMeRecords -Type people -NoWait

        (Wait-FourMeJob -Latest).State | Should -Be 'done'
        @(Get-SimulatorRequest $simulator ImportGet).Count | Should -Be 3
    }

    It 'takes the newest with -Latest' {
        $null = Get-Person 1 | Import-FourMeRecords -Type people -NoWait
        $newest = Get-Person 2 | Import-FourMeRecords -Type people -NoWait

        (Wait-FourMeJob -Latest).Token | Should -Be $newest.Token
    }

    It 'takes several tokens' {
        $jobs = @(Get-Person 1 | Import-FourMeRecords -Type people -NoWait; Get-Person 2 | Import-FourMeRecords -Type people -NoWait)

        (Wait-FourMeJob $jobs[0].Token, $jobs[1].Token).Token | Should -Be $jobs.Token
    }

    It 'takes what -NoWait and Get-FourMeJob give from the pipeline' {
        $result = Get-Person 1 | Import-FourMeRecords -Type people -NoWait | Wait-FourMeJob
        $result.State | Should -Be 'done'

        (Get-FourMeJob | Wait-FourMeJob).State | Should -Be 'done'
        (Export-FourMeRecords people -NoWait | Wait-FourMeJob).State | Should -Be 'done'
    }

    It 'asks the service no more when the end was seen' {
        $null = Get-Person 1 | Import-FourMeRecords -Type people
        $asked = @(Get-SimulatorRequest $simulator).Count

        (Wait-FourMeJob -Latest).Created | Should -Be 1
        @(Get-SimulatorRequest $simulator).Count | Should -Be $asked
    }

    It 'ends the wait and not the job with -Timeout' {
        Set-SimulatorOption $simulator @{ queuedPolls = 1000000 }
        $job = Get-Person 1 | Import-FourMeRecords -Type people -NoWait

        $seen = Invoke-Observed { Wait-FourMeJob $job.Token -Timeout 1 }

        $seen.Error | Get-ErrorId | Should -Be 'WaitTimedOut'
        $seen.Error[0].CategoryInfo.Category | Should -Be 'OperationTimeout'
        $seen.Error[0].TargetObject | Should -Be $job.Token
        (Get-FourMeJob $job.Token).State | Should -Be 'queued'
        Get-KeptFile | Should -Not -BeNullOrEmpty
    }

    It 'returns the prompt on Ctrl+C, and the job goes on' {
        $job = Get-Person 1 | Import-FourMeRecords -Type people -NoWait
        $gate = Add-SimulatorGate $simulator ImportGet
        $session = Start-Session -Script 'param($ApiUri, $Secret) $null = Connect-FourMe -ApiUri $ApiUri -Account wdc -Token $Secret -SkipCheck; Wait-FourMeJob -Latest' -ArgumentList $simulator.apiUri, $simulator.token
        Wait-SimulatorGate $simulator $gate

        Stop-Session $session | Should -Be 'Stopped'

        Open-SimulatorGate $simulator $gate
        (Wait-FourMeJob $job.Token).State | Should -Be 'done'
    }

    It 'needs a connection' {
        $job = Get-Person 1 | Import-FourMeRecords -Type people -NoWait
        Disconnect-FourMe -Name *

        (Invoke-Observed { Wait-FourMeJob $job.Token }).Terminating | Get-ErrorId | Should -Be 'NoConnection'
    }

    It 'says that a job is not remembered' {
        $seen = Invoke-Observed { Wait-FourMeJob nope }

        $seen.Terminating | Get-ErrorId | Should -Be 'JobNotFound'
        $seen.Terminating.CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $seen.Terminating.ErrorDetails.RecommendedAction | Should -Match 'Get-FourMeJob'
    }

    It 'completes tokens with Tab' {
        $job = Get-Person 1 | Import-FourMeRecords -Type people -NoWait
        $line = 'Wait-FourMeJob '

        (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText | Should -Contain $job.Token
    }

    Context 'the end of an import that is <End>' -ForEach @(
        @{ End = 'done with failures'; State = 'done'; Id = 'ImportFailedRows'; Category = 'InvalidResult'; Message = '1 failure and 0 errors'; Advice = 'log|System Logs'
            Answer = @{ fault = 'respond'; status = 200; body = '{"state":"done","results":{"created":0,"updated":0,"deleted":0,"unchanged":0,"failures":1,"errors":0}}' } }
        @{ End = 'done with errors'; State = 'done'; Id = 'ImportFailedRows'; Category = 'InvalidResult'; Message = '0 failures and 1 error '; Advice = 'log|System Logs'
            Answer = @{ fault = 'respond'; status = 200; body = '{"state":"done","results":{"created":0,"updated":0,"deleted":0,"unchanged":0,"failures":0,"errors":1}}' } }
        @{ End = 'error'; State = 'error'; Id = 'ImportAborted'; Category = 'InvalidResult'; Message = 'It says: Too many import failures'; Advice = 'System Logs'
            Answer = @{ fault = 'respond'; status = 200; body = '{"state":"error","message":"Too many import failures","results":{"created":0,"updated":0,"deleted":0,"unchanged":0,"failures":1,"errors":0}}' } }
        @{ End = 'failed'; State = 'failed'; Id = 'UnknownJobState'; Category = 'InvalidResult'; Message = "'failed'"; Advice = 'System Logs'
            Answer = @{ fault = 'respond'; status = 200; body = '{"state":"failed"}' } }
        @{ End = 'not found'; State = 'ResultUnknown'; Id = 'ResultUnknown'; Category = 'ObjectNotFound'; Message = 'no longer knows'; Advice = 'summary e-mail.*System Logs'
            Answer = @{ fault = 'respond'; status = 404; body = '{"message":"Not Found"}' } }
        @{ End = 'a state that is not known'; State = 'dreaming'; Id = 'UnknownJobState'; Category = 'InvalidResult'; Message = "'dreaming'"; Advice = 'System Logs'
            Answer = @{ fault = 'unknownState'; state = 'dreaming' } }
        @{ End = 'half of a JSON'; State = 'queued'; Id = 'WaitFailed'; Category = 'ParserError'; Message = 'cannot be read'; Advice = 'API address'
            Answer = @{ fault = 'malformedJson'; always = $true } }
        @{ End = 'an HTML page'; State = 'queued'; Id = 'WaitFailed'; Category = 'ParserError'; Message = '<html>'; Advice = 'proxy'
            Answer = @{ fault = 'respond'; status = 200; contentType = 'text/html'; body = '<html><body>Sign in</body></html>'; always = $true } }
        @{ End = 'refused'; State = 'queued'; Id = 'WaitFailed'; Category = 'PermissionDenied'; Message = '403'; Advice = 'Account Administrator'
            Answer = @{ fault = 'respond'; status = 403; body = '{"message":"no"}'; always = $true } }
    ) {
        It 'is an error with id, category, target, message and advice, after the result' {
            $job = Get-Person 1 | Import-FourMeRecords -Type people -NoWait
            Add-SimulatorFault $simulator ImportGet $Answer

            $seen = Invoke-Observed { Wait-FourMeJob $job.Token }

            $seen.Output.Count | Should -Be 1
            $seen.Output[0].State | Should -Be $State
            $seen.Output[0].Succeeded | Should -BeFalse
            # Without access nothing further can work: that ends the command.
            [bool] $seen.Terminating | Should -Be ($Category -eq 'PermissionDenied')
            $problem = if ($seen.Terminating) { $seen.Terminating } else { $seen.Error[0] }
            $problem | Get-ErrorId | Should -Be $Id
            $problem.CategoryInfo.Category | Should -Be $Category
            $problem.TargetObject | Should -Be $job.Token
            $problem.ErrorDetails.Message | Should -Match $Message
            $problem.ErrorDetails.Message | Should -Match $job.Token
            $problem.ErrorDetails.RecommendedAction | Should -Match $Advice
        }

        It 'keeps the rows' {
            $job = Get-Person 1 | Import-FourMeRecords -Type people -NoWait
            Add-SimulatorFault $simulator ImportGet $Answer

            $null = Invoke-Observed { Wait-FourMeJob $job.Token }

            Get-KeptFile | Should -Not -BeNullOrEmpty
        }
    }

    It 'does not take a done without counts for success' {
        $job = Get-Person 1 | Import-FourMeRecords -Type people -NoWait
        Add-SimulatorFault $simulator ImportGet (Get-Answer '{"state":"done"}')

        $seen = Invoke-Observed { Wait-FourMeJob $job.Token }

        $seen.Output | Where-Object Succeeded | Should -BeNullOrEmpty
        @($seen.Error) + @($seen.Terminating) | Where-Object { $_ } | Should -Not -BeNullOrEmpty
    }

    It 'survives answers that go wrong for a moment' {
        $job = Get-Person 1 | Import-FourMeRecords -Type people -NoWait
        Add-SimulatorFault $simulator ImportGet @{ fault = 'badGateway' }
        Add-SimulatorFault $simulator ImportGet @{ fault = 'tooManyRequests'; retryAfter = '1' }

        (Wait-FourMeJob $job.Token).State | Should -Be 'done'
    }

    It 'gives the end of an export that failed as an error, and remembers it' {
        $job = Export-FourMeRecords people -NoWait
        Add-SimulatorFault $simulator ExportGet (Get-Answer '{"state":"failed","rate_limit_exceeded":"people"}')

        $seen = Invoke-Observed { Wait-FourMeJob $job.Token }

        @($seen.Error) + @($seen.Terminating) | Where-Object { $_ } | Get-ErrorId | Should -Be 'ExportRateLimited'
        (Get-FourMeJob $job.Token).State | Should -Be 'failed'
    }

    It 'answers from memory when an export that failed is asked for again' {
        $job = Export-FourMeRecords people -NoWait
        Add-SimulatorFault $simulator ExportGet (Get-Answer '{"state":"failed","message":"boom"}')
        $null = Invoke-Observed { Wait-FourMeJob $job.Token }
        $asked = @(Get-SimulatorRequest $simulator).Count

        $seen = Invoke-Observed { Wait-FourMeJob $job.Token }

        @($seen.Error) + @($seen.Terminating) | Where-Object { $_ } | Get-ErrorId | Should -Be 'ExportFailed'
        @(Get-SimulatorRequest $simulator).Count | Should -Be $asked
    }
}

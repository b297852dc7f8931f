# What an export asks of the service, how its job ends, and the series of -SinceLastRun.

[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Helpers of tests: nobody is there to be asked.')]
param()

BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule
    $simulator = Start-Simulator

    # Puts the mark of the only series this many days back, as if nobody had exported since.
    function Set-MarkBack {
        param([int] $Days)
        $file = Get-ChildItem -LiteralPath (Join-Path -Path $env:FOURME_STATE_HOME -ChildPath 'series') -Filter *.json
        $mark = ConvertFrom-Json -InputObject (Get-Content -LiteralPath $file.FullName -Raw)
        $mark.Confirmed = [datetimeoffset]::UtcNow.AddDays(-$Days).ToString('o')
        [System.IO.File]::WriteAllText($file.FullName, (ConvertTo-Json -InputObject $mark))
    }
}

AfterAll { Stop-Simulator $simulator }

Describe 'The jobs of Export-FourMeRecords' {
    BeforeEach {
        Reset-Simulator $simulator
        $null = New-StateHome
        Disconnect-FourMe -Name *
        $null = Connect-Simulator $simulator -With @{ SkipCheck = $true }
    }

    Context 'what is asked for' {
        It 'says which type was probably meant, and sends nothing' {
            $seen = Invoke-Observed { Export-FourMeRecords peple }

            $seen.Terminating | Get-ErrorId | Should -Be 'UnknownExportType'
            $seen.Terminating.CategoryInfo.Category | Should -Be 'InvalidArgument'
            $seen.Terminating.TargetObject | Should -Be 'peple'
            $seen.Terminating.ErrorDetails.Message | Should -Match "Did you mean 'people'"
            Get-SimulatorRequest $simulator | Should -BeNullOrEmpty
        }

        It 'completes types with Tab, those that can only be exported too' {
            $line = 'Export-FourMeRecords -Type affected_s'
            (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText | Should -Contain 'affected_slas'
        }

        It 'takes types whatever their case' {
            @(Export-FourMeRecords PEOPLE).Count | Should -Be 3
        }

        It 'goes by its singular name' {
            @(& (Get-Command -Name Export-FourMeRecord) people).Count | Should -Be 3
        }

        It 'says that there is no connection' {
            Disconnect-FourMe -Name *

            (Invoke-Observed { Export-FourMeRecords people }).Terminating | Get-ErrorId | Should -Be 'NoConnection'
        }

        It 'asks nothing with -WhatIf, and says what it would ask for' {
            $file = New-TestPath 'people.csv'

            $seen = Invoke-Observed { Export-FourMeRecords people -OutFile $file -SinceLastRun -WhatIf }

            $seen.Output | Should -BeNullOrEmpty
            Get-SimulatorRequest $simulator | Should -BeNullOrEmpty
            Test-Path -LiteralPath $env:FOURME_STATE_HOME | Should -BeFalse
            Test-Path -LiteralPath $file | Should -BeFalse
        }

        It 'gives the records changed since a moment' {
            $null = Get-Person 1, 2 | Import-FourMeRecords -Type people

            $seen = Invoke-Observed { Export-FourMeRecords people -Since ([datetime]::UtcNow.AddDays(-1)) }

            $seen.Output.'Primary Email' | Should -Be 'person1@example.com', 'person2@example.com'
            $seen.Warning | Should -BeNullOrEmpty
        }

        It 'gives nothing, and no error, when nothing has changed' {
            $seen = Invoke-Observed { Export-FourMeRecords people -Since ([datetime]::UtcNow.AddDays(-1)) }

            $seen.Output | Should -BeNullOrEmpty
            $seen.Error | Should -BeNullOrEmpty
            $seen.Warning | Should -BeNullOrEmpty
            $seen.Terminating | Should -BeNullOrEmpty
            Get-FourMeJob | Should -BeNullOrEmpty
        }

        It 'goes no further back than the service does, with a warning' {
            $null = Get-Person 1 | Import-FourMeRecords -Type people

            $seen = Invoke-Observed { Export-FourMeRecords people -Since ([datetime]::UtcNow.AddMonths(-3)) }

            $seen.Terminating | Should -BeNullOrEmpty
            $seen.Warning.Count | Should -Be 1
            $seen.Warning[0] | Should -Match 'two months'
            $seen.Output.'Primary Email' | Should -Be 'person1@example.com'
        }
    }

    Context 'a series with -SinceLastRun' {
        It 'begins with everything' {
            @(Export-FourMeRecords people -SinceLastRun).Count | Should -Be 3
            (Get-SimulatorExport $simulator).from | Should -BeNullOrEmpty
        }

        It 'brings the same again until the delivery is confirmed' {
            $null = Export-FourMeRecords people -SinceLastRun

            @(Export-FourMeRecords people -SinceLastRun).Count | Should -Be 3
            Export-FourMeRecords people -ConfirmLastRun
            Export-FourMeRecords people -SinceLastRun | Should -BeNullOrEmpty
        }

        It 'brings what has changed since the confirmed run, and nothing else' {
            $null = Export-FourMeRecords people -SinceLastRun
            Export-FourMeRecords people -ConfirmLastRun
            $null = Get-Person 1 | Import-FourMeRecords -Type people

            (Export-FourMeRecords people -SinceLastRun).'Primary Email' | Should -Be 'person1@example.com'
        }

        It 'is silent when nothing has changed, and moves on' {
            $null = Export-FourMeRecords people -SinceLastRun
            Export-FourMeRecords people -ConfirmLastRun
            Set-MarkBack -Days 7

            $seen = Invoke-Observed { Export-FourMeRecords people -SinceLastRun }

            $seen.Output | Should -BeNullOrEmpty
            $seen.Error | Should -BeNullOrEmpty
            $seen.Terminating | Should -BeNullOrEmpty
            # A record of yesterday is now before the mark.
            $null = Export-FourMeRecords people -SinceLastRun
            $asked = @(Get-SimulatorRequest $simulator ExportPost).Count
            $asked | Should -Be 3
            $mark = ConvertFrom-Json -InputObject (Get-Content -Path (Join-Path -Path $env:FOURME_STATE_HOME -ChildPath 'series/*.json') -Raw)
            ([datetimeoffset]::UtcNow - [datetimeoffset] $mark.Confirmed).TotalDays | Should -BeLessThan 1
        }

        It 'overlaps the last run by five minutes, and goes by the clock of the service' {
            $null = Export-FourMeRecords people -SinceLastRun
            Export-FourMeRecords people -ConfirmLastRun
            $null = Get-Person 1 | Import-FourMeRecords -Type people
            $before = [datetimeoffset] (Invoke-Simulator $simulator 'clock').now

            $null = Export-FourMeRecords people -SinceLastRun

            $from = [datetimeoffset] (Get-SimulatorExport $simulator | Select-Object -Last 1).from
            ($before - $from).TotalMinutes | Should -BeGreaterThan 4.9
            ($before - $from).TotalMinutes | Should -BeLessThan 6
        }

        It 'needs no confirmation where it writes files' {
            $null = Export-FourMeRecords people -SinceLastRun -OutFile (New-TestPath 'all.csv')
            $file = New-TestPath 'none.csv'

            $seen = Invoke-Observed { Export-FourMeRecords people -SinceLastRun -OutFile $file }

            $seen.Output | Should -BeNullOrEmpty
            $seen.Terminating | Should -BeNullOrEmpty
            Test-Path -LiteralPath $file | Should -BeFalse
        }

        It 'does not move when the download fails' {
            $null = Get-Person 1 | Import-FourMeRecords -Type people
            Add-SimulatorFault $simulator ExportFile @{ fault = 'respond'; status = 403; always = $true }
            $null = Invoke-Observed { Export-FourMeRecords people -SinceLastRun -OutFile (New-TestPath 'people.csv') }
            $null = Invoke-Simulator $simulator 'faults' -Method Delete

            @(Export-FourMeRecords people -SinceLastRun).Count | Should -Be 4
        }

        It 'does not move when the consumer takes only a part' {
            $null = Export-FourMeRecords people -SinceLastRun | Select-Object -First 1

            (Invoke-Observed { Export-FourMeRecords people -ConfirmLastRun }).Terminating | Get-ErrorId | Should -Be 'NoPendingRun'
            @(Export-FourMeRecords people -SinceLastRun).Count | Should -Be 3
        }

        It 'can be confirmed only where something waits for it' {
            $seen = Invoke-Observed { Export-FourMeRecords people -ConfirmLastRun }

            $seen.Terminating | Get-ErrorId | Should -Be 'NoPendingRun'
            $seen.Terminating.CategoryInfo.Category | Should -Be 'InvalidOperation'
        }

        It 'excludes a date' {
            $asked = @(Get-SimulatorRequest $simulator).Count

            (Invoke-Observed { Export-FourMeRecords people -SinceLastRun -Since 2026-01-01 }).Terminating | Get-ErrorId | Should -Be 'OneStartOnly'

            @(Get-SimulatorRequest $simulator).Count | Should -Be $asked
        }

        It 'is what -StateName and -Full need: without it they cause a warning' {
            foreach ($with in @{ StateName = 'a' }, @{ Full = $true }) {
                $seen = Invoke-Observed { Export-FourMeRecords people @with }
                $seen.Warning | Should -Match 'belong to -SinceLastRun'
                $seen.Output.Count | Should -Be 3
            }
            (Invoke-Observed { Export-FourMeRecords people -SinceLastRun -StateName a -Full }).Warning | Should -BeNullOrEmpty
            (Invoke-Observed { Export-FourMeRecords people -ConfirmLastRun -StateName a }).Warning | Should -BeNullOrEmpty
        }

        It 'is one of several when it has a name' {
            $null = Export-FourMeRecords people -SinceLastRun -StateName a
            Export-FourMeRecords people -ConfirmLastRun -StateName a

            Export-FourMeRecords people -SinceLastRun -StateName a | Should -BeNullOrEmpty
            @(Export-FourMeRecords people -SinceLastRun -StateName b).Count | Should -Be 3
            @(Export-FourMeRecords people -SinceLastRun).Count | Should -Be 3
        }

        It 'is the same whatever the order of its types' {
            $null = Export-FourMeRecords people, sites -SinceLastRun
            Export-FourMeRecords sites, people -ConfirmLastRun

            Export-FourMeRecords sites, people -SinceLastRun | Should -BeNullOrEmpty
        }

        It 'is refused when its mark is older than the service goes back, and begins anew with -Full' {
            $null = Export-FourMeRecords people -SinceLastRun
            Export-FourMeRecords people -ConfirmLastRun
            Set-MarkBack -Days 70
            $asked = @(Get-SimulatorRequest $simulator).Count

            $seen = Invoke-Observed { Export-FourMeRecords people -SinceLastRun }

            $seen.Terminating | Get-ErrorId | Should -Be 'WatermarkTooOld'
            $seen.Terminating.CategoryInfo.Category | Should -Be 'InvalidOperation'
            $seen.Terminating.ErrorDetails.RecommendedAction | Should -Match '-Full'
            @(Get-SimulatorRequest $simulator).Count | Should -Be $asked
            @(Export-FourMeRecords people -SinceLastRun -Full).Count | Should -Be 3
            Export-FourMeRecords people -ConfirmLastRun
            Export-FourMeRecords people -SinceLastRun | Should -BeNullOrEmpty
        }

        It 'loses no change when the import of its objects fails: the next run brings them again' {
            $null = Export-FourMeRecords people -SinceLastRun
            Export-FourMeRecords people -ConfirmLastRun
            $null = Get-Person 1, 2 | Import-FourMeRecords -Type people
            Add-SimulatorFault $simulator ImportPost @{ fault = 'respond'; status = 403; body = '{"message":"no"}' }
            $failed = Invoke-Observed { Export-FourMeRecords people -SinceLastRun | Import-FourMeRecords -Type people }
            $failed.Terminating | Should -Not -BeNullOrEmpty

            $again = Invoke-Observed { Export-FourMeRecords people -SinceLastRun | Import-FourMeRecords -Type people }

            $again.Output[0].Rows | Should -Be 2
            $again.Output[0].Unchanged | Should -Be 2
            Export-FourMeRecords people -ConfirmLastRun
            Export-FourMeRecords people -SinceLastRun | Where-Object 'Primary Email' -NotLike 'person*' | Should -BeNullOrEmpty
        }

        It 'is confirmed by Receive-FourMeJob -ConfirmDelivery' {
            $job = Export-FourMeRecords people -SinceLastRun -NoWait
            @(Receive-FourMeJob $job.Token).Count | Should -Be 3
            @(Export-FourMeRecords people -SinceLastRun).Count | Should -Be 3
            $job = Export-FourMeRecords people -SinceLastRun -NoWait

            @(Receive-FourMeJob $job.Token -ConfirmDelivery).Count | Should -Be 3

            Export-FourMeRecords people -SinceLastRun | Should -BeNullOrEmpty
        }

        It 'goes on where the newer run was when an older job is received late' {
            $old = Export-FourMeRecords people -SinceLastRun -NoWait
            $null = Invoke-Simulator $simulator 'clock' -Method Post -Body @{ advance = '00:03:00' }
            $null = Export-FourMeRecords people -SinceLastRun
            Export-FourMeRecords people -ConfirmLastRun
            $mark = Join-Path -Path $env:FOURME_STATE_HOME -ChildPath 'series/*.json'
            $confirmed = [datetimeoffset] (ConvertFrom-Json -InputObject (Get-Content -Path $mark -Raw)).Confirmed

            $null = Receive-FourMeJob $old.Token -ConfirmDelivery

            [datetimeoffset] (ConvertFrom-Json -InputObject (Get-Content -Path $mark -Raw)).Confirmed | Should -BeGreaterOrEqual $confirmed
        }
    }

    Context 'jobs' {
        It 'write no file with -NoWait, and say where it is to be named' {
            $file = New-TestPath 'people.csv'

            $seen = Invoke-Observed { Export-FourMeRecords people -NoWait -OutFile $file }

            $seen.Warning | Should -Match '-NoWait no file is written.*Receive-FourMeJob'
            $null = $seen.Output | Receive-FourMeJob -OutFile $file
            $file | Should -Exist
        }

        It 'are returned at once with -NoWait, and received later' {
            $job = Export-FourMeRecords people, sites -NoWait

            $job.Kind | Should -Be 'export'
            $job.Type | Should -Be 'people,sites'
            $job.State | Should -Be 'queued'
            Get-SimulatorRequest $simulator ExportGet | Should -BeNullOrEmpty
            @($job | Receive-FourMeJob).Count | Should -Be 5
        }

        It 'show no token of the user and no link in any form' {
            $job = Export-FourMeRecords people -NoWait
            $done = $job | Wait-FourMeJob

            $texts = foreach ($one in $job, $done, (Get-FourMeJob -Latest)) {
                ConvertTo-Json -InputObject $one -Depth 10 -WarningAction SilentlyContinue
                Format-List -InputObject $one -Property * | Out-String
                $one | Select-Object -Property * | Out-String
                $one | Out-String
            }

            "$texts" | Should -Not -Match ([regex]::Escape($simulator.token))
            "$texts" | Should -Not -Match 'https?://'
            "$texts" | Should -Not -Match '(?i)signature'
        }

        It 'show no link and no token in what -Verbose and -Debug say' {
            # Before PowerShell 7.6, -Debug asks for confirmation.
            $said = Export-FourMeRecords people -Verbose -Debug -Confirm:$false 4>&1 5>&1 | Out-String

            $said | Should -Not -Match ([regex]::Escape($simulator.token))
            $said | Should -Not -Match '(?i)signature='
        }

        It 'end the wait and not the job with -Timeout' {
            Set-SimulatorOption $simulator @{ queuedPolls = 1000000 }
            try { $seen = Invoke-Observed { Export-FourMeRecords people -Timeout 1 } } finally { Set-SimulatorOption $simulator @{ queuedPolls = 0 } }

            $token = (Get-SimulatorExport $simulator).token
            $seen.Terminating | Get-ErrorId | Should -Be 'WaitTimedOut'
            $seen.Terminating.CategoryInfo.Category | Should -Be 'OperationTimeout'
            "$($seen.Terminating.TargetObject)" | Should -Be $token
            $seen.Terminating.ErrorDetails.Message | Should -Match $token
            (Get-FourMeJob $token).State | Should -Be 'queued'
        }
    }

    Context 'the limit of full exports' {
        It 'is explained when it is met' {
            Set-SimulatorOption $simulator @{ fullExportThreshold = 2 }
            try {
                $null = Export-FourMeRecords people
                $seen = Invoke-Observed { Export-FourMeRecords people }
            }
            finally { Set-SimulatorOption $simulator @{ fullExportThreshold = 10000 } }

            $seen.Output | Should -BeNullOrEmpty
            $seen.Terminating | Get-ErrorId | Should -Be 'ExportRateLimited'
            $seen.Terminating.CategoryInfo.Category | Should -Be 'LimitsExceeded'
            $seen.Terminating.ErrorDetails.Message | Should -Match "'people'.*10,000.*once a day"
            $seen.Terminating.ErrorDetails.RecommendedAction | Should -Match '-SinceLastRun'
        }
    }

    Context 'the end of an export that is <End>' -ForEach @(
        @{ End = 'failed'; Id = 'ExportFailed'; Category = 'InvalidResult'; Message = 'failed in the service'; Advice = 'again'; Answer = @{ fault = 'respond'; status = 200; body = '{"state":"failed"}' } }
        @{ End = 'error'; Id = 'ExportFailed'; Category = 'InvalidResult'; Message = 'It says: boom'; Advice = 'again'; Answer = @{ fault = 'respond'; status = 200; body = '{"state":"error","message":"boom"}' } }
        @{ End = 'failed with the rate limit'; Id = 'ExportRateLimited'; Category = 'LimitsExceeded'; Message = "'people' was already exported in full"; Advice = 'SinceLastRun'; Answer = @{ fault = 'respond'; status = 200; body = '{"state":"failed","rate_limit_exceeded":"people"}' } }
        @{ End = 'not found'; Id = 'ExportForgotten'; Category = 'ObjectNotFound'; Message = 'no longer knows'; Advice = 'again'; Answer = @{ fault = 'respond'; status = 404; body = '{"message":"Not Found"}' } }
        @{ End = 'a state that is not known'; Id = 'UnknownJobState'; Category = 'InvalidResult'; Message = "'dreaming'"; Advice = 'System Logs|again'; Answer = @{ fault = 'unknownState'; state = 'dreaming' } }
        @{ End = 'done without a file'; Id = 'ExportWithoutFile'; Category = 'InvalidResult'; Message = 'gave no file'; Advice = 'again'; Answer = @{ fault = 'respond'; status = 200; body = '{"state":"done"}' } }
        @{ End = 'half of a JSON'; Id = 'WaitFailed'; Category = 'ParserError'; Message = 'cannot be read'; Advice = 'API address'; Answer = @{ fault = 'malformedJson'; always = $true } }
        @{ End = 'an HTML page'; Id = 'WaitFailed'; Category = 'ParserError'; Message = '<html>'; Advice = 'proxy'; Answer = @{ fault = 'respond'; status = 200; contentType = 'text/html'; body = '<html><body>Sign in</body></html>'; always = $true } }
        @{ End = 'refused'; Id = 'WaitFailed'; Category = 'PermissionDenied'; Message = '403'; Advice = 'Account Administrator'; Answer = @{ fault = 'respond'; status = 403; body = '{"message":"no"}'; always = $true } }
    ) {
        It 'is an error with id, category, target, message and advice' {
            Add-SimulatorFault $simulator ExportGet $Answer

            $seen = Invoke-Observed { Export-FourMeRecords people }

            $token = (Get-SimulatorExport $simulator).token
            $seen.Output | Should -BeNullOrEmpty
            $seen.Terminating | Get-ErrorId | Should -Be $Id
            $seen.Terminating.CategoryInfo.Category | Should -Be $Category
            "$($seen.Terminating.TargetObject)" | Should -Be $token
            $seen.Terminating.ErrorDetails.Message | Should -Match $Message
            $seen.Terminating.ErrorDetails.Message | Should -Match $token
            $seen.Terminating.ErrorDetails.RecommendedAction | Should -Match $Advice
        }
    }
}

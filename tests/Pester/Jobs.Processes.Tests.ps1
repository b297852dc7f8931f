[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Helpers of tests: nobody is there to be asked.')]
param()

BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule
    $simulator = Start-Simulator

    # What every process of these tests does first; the state folder comes with the environment.
    $opening = @'
param($Module, $ApiUri, $Account, $Secret, $First, $Second)
$WarningPreference = 'SilentlyContinue'
Import-Module -Name $Module
$null = Connect-FourMe -ApiUri $ApiUri -Account $Account -Token $Secret -SkipCheck

function Get-Person {
    param([int[]] $Number, [string] $Organization = 'Widget Data Center')
    foreach ($n in $Number) { [pscustomobject] @{ PrimaryEmail = "person$n@example.com"; Name = "Person $n"; Organization = $Organization } }
}

# One line of JSON: what a script gives, and what it has to complain of.
function Show-Outcome {
    param([scriptblock] $Script)
    $given = New-Object -TypeName System.Collections.ArrayList
    $complaints = New-Object -TypeName System.Collections.ArrayList
    try {
        & $Script 2>&1 | ForEach-Object { if ($_ -is [System.Management.Automation.ErrorRecord]) { $null = $complaints.Add($_) } else { $null = $given.Add($_) } }
    }
    catch { $null = $complaints.Add($_) }
    ConvertTo-Json -Compress -Depth 4 -InputObject @{
        output = @($given | ForEach-Object { @{ text = "$_"; type = "$($_.Type)"; token = "$($_.Token)"; state = "$($_.State)"; created = $_.Created; failures = $_.Failures; name = "$($_.Name)"; row = $_.Row; message = "$($_.Message)" } })
        error  = @($complaints | ForEach-Object { @{ id = $_.FullyQualifiedErrorId.Split(',')[0]; category = "$($_.CategoryInfo.Category)"; target = "$($_.TargetObject)"; message = "$($_.ErrorDetails.Message)"; advice = "$($_.ErrorDetails.RecommendedAction)" } })
    }
}

'@

    # Runs a script in another PowerShell, which ends; returns what Show-Outcome says in it.
    function Invoke-OtherShell {
        param([string] $Script, [string] $First = '-', [string] $Second = '-', [string] $Account = $simulator.account, [string] $Secret = $simulator.token)
        $lines = @(Invoke-ChildShell ($opening + $Script) (Get-TestedModulePath), $simulator.apiUri, $Account, $Secret, $First, $Second)
        $json = @($lines | Where-Object { $_ -like '{*' })
        if ($json.Count -ne 1) { throw "The other PowerShell said: $($lines -join [System.Environment]::NewLine)" }
        ConvertFrom-Json -InputObject $json[0]
    }

    # Starts a script in another PowerShell and does not wait for it.
    function Start-OtherShell {
        param([string] $Script, [string] $First = '-', [string] $Second = '-')
        $file = Join-Path -Path $TestDrive -ChildPath "other-$([guid]::NewGuid().ToString('N')).ps1"
        [System.IO.File]::WriteAllText($file, $opening + $Script, (New-Object -TypeName System.Text.UTF8Encoding -ArgumentList $true))
        $start = New-Object -TypeName System.Diagnostics.ProcessStartInfo
        $start.FileName = (Get-Process -Id $PID).Path
        $words = '-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-File', $file, (Get-TestedModulePath), $simulator.apiUri, $simulator.account, $simulator.token, $First, $Second
        $start.Arguments = ($words | ForEach-Object { "`"$_`"" }) -join ' '
        $start.UseShellExecute = $false
        $start.RedirectStandardOutput = $true
        $start.RedirectStandardError = $true
        $process = [System.Diagnostics.Process]::Start($start)
        $process | Add-Member -NotePropertyName Said -NotePropertyValue $process.StandardOutput.ReadToEndAsync()
        $process | Add-Member -NotePropertyName Complained -NotePropertyValue $process.StandardError.ReadToEndAsync() -PassThru
    }

    # Ends a process without a chance to tidy up, as 'kill -9' does.
    function Stop-OtherShell {
        param($Process)
        $Process.Kill()
        $Process.WaitForExit()
        $Process.Dispose()
    }
}

AfterAll { Stop-Simulator $simulator }

Describe 'Jobs across processes' {
    BeforeEach {
        Reset-Simulator $simulator
        Set-SimulatorOption $simulator @{ queuedPolls = 0; processingPolls = 0 }
        $null = New-StateHome
        Disconnect-FourMe -Name *
        $null = Connect-Simulator $simulator -With @{ SkipCheck = $true }
    }

    Context 'begun in one, ended in another' {
        It 'waits for an import that another process sent' {
            $token = (Invoke-OtherShell 'Show-Outcome { Get-Person 1, 2 | Import-FourMeRecords -Type people -NoWait }').output.token

            $result = Wait-FourMeJob $token

            $result.State | Should -Be 'done'
            $result.Created | Should -Be 2
            $result.Token | Should -Be $token
            @(Get-SimulatorRequest $simulator ImportPost).Count | Should -Be 1
        }

        It 'receives the failed rows of an import that another process sent, each with its row' {
            $null = Invoke-OtherShell 'Show-Outcome { Get-Person 1; Get-Person 2 -Organization Nowhere | Import-FourMeRecords -Type people -NoWait }'

            $rows = @(Receive-FourMeJob -Latest)

            $rows.Count | Should -Be 1
            $rows[0].Record.'Primary Email' | Should -Be 'person2@example.com'
            $rows[0].Message | Should -Match 'Nowhere'
        }

        It 'receives the records of an export that another process asked for' {
            $token = (Invoke-OtherShell 'Show-Outcome { Export-FourMeRecords people -NoWait }').output.token

            $records = @(Receive-FourMeJob $token)

            $records.Count | Should -Be 3
            $records[0].PSTypeNames | Should -Contain 'FourMe.Record.people'
            @(Get-SimulatorRequest $simulator ExportPost).Count | Should -Be 1
        }

        It 'receives in a third process what a first sent and a second saw ending' {
            $null = Invoke-OtherShell 'Show-Outcome { Get-Person 1 -Organization Nowhere | Import-FourMeRecords -Type people -NoWait }'
            $waited = Invoke-OtherShell 'Show-Outcome { Get-FourMeJob -Latest | Wait-FourMeJob }'
            $asked = @(Get-SimulatorRequest $simulator ImportGet).Count

            $received = Invoke-OtherShell 'Show-Outcome { Receive-FourMeJob -Latest }'

            $waited.output.state | Should -Be 'done'
            $waited.error[0].id | Should -Be 'ImportFailedRows'
            @($received.output).Count | Should -Be 1
            $received.output[0].message | Should -Match 'Nowhere'
            @(Get-SimulatorRequest $simulator ImportGet).Count | Should -Be $asked
        }
    }

    Context 'a process that is killed' {
        It 'while it waits for an import leaves a job that the next one takes up' {
            $gate = Add-SimulatorGate $simulator ImportGet
            $other = Start-OtherShell 'Get-Person 1, 2, 3 | Import-FourMeRecords -Type people'
            Wait-SimulatorGate $simulator $gate
            Stop-OtherShell $other
            Open-SimulatorGate $simulator $gate

            $resumed = Invoke-OtherShell 'Show-Outcome { Wait-FourMeJob -Latest }'

            $resumed.error | Should -BeNullOrEmpty
            $resumed.output[0].state | Should -Be 'done'
            $resumed.output[0].created | Should -Be 3
            @(Get-SimulatorRequest $simulator ImportPost).Count | Should -Be 1
        }

        It 'while it waits for an import leaves its rows, and the failed ones can be had' {
            $gate = Add-SimulatorGate $simulator ImportGet
            $other = Start-OtherShell '@(Get-Person 1; Get-Person 2 -Organization Nowhere) | Import-FourMeRecords -Type people'
            Wait-SimulatorGate $simulator $gate
            Stop-OtherShell $other
            Open-SimulatorGate $simulator $gate
            $file = Join-Path -Path $TestDrive -ChildPath 'after-kill.csv'

            $null = Invoke-OtherShell 'Show-Outcome { Receive-FourMeJob -Latest -FailedRows $First }' $file

            $again = @(Import-Csv -LiteralPath $file -Encoding UTF8)
            $again.Count | Should -Be 1
            $again[0].'Primary Email' | Should -Be 'person2@example.com'
        }

        It 'while it sends an import leaves an entry in doubt, with its rows' {
            $gate = Add-SimulatorGate $simulator ImportPost
            $other = Start-OtherShell 'Get-Person 1 | Import-FourMeRecords -Type people'
            Wait-SimulatorGate $simulator $gate
            Stop-OtherShell $other
            Open-SimulatorGate $simulator $gate

            $seen = Invoke-OtherShell 'Show-Outcome { Get-FourMeJob -Latest }'

            $seen.output[0].state | Should -Be 'Unconfirmed'
            Get-KeptFile | Should -Not -BeNullOrEmpty
        }

        It 'while it waits for an export leaves a job that the next one takes up' {
            $gate = Add-SimulatorGate $simulator ExportGet
            $other = Start-OtherShell 'Export-FourMeRecords people'
            Wait-SimulatorGate $simulator $gate
            Stop-OtherShell $other
            Open-SimulatorGate $simulator $gate

            $resumed = Invoke-OtherShell 'Show-Outcome { Receive-FourMeJob -Latest }'

            $resumed.error | Should -BeNullOrEmpty
            @($resumed.output).Count | Should -Be 3
            @(Get-SimulatorRequest $simulator ExportPost).Count | Should -Be 1
        }

        It 'while it downloads a file leaves no file under the final name, and the next one has it whole' {
            $file = Join-Path -Path $TestDrive -ChildPath 'killed.csv'
            $gate = Add-SimulatorGate $simulator ExportFile -Phase AnswerBody -AfterBytes 100
            $other = Start-OtherShell 'Export-FourMeRecords people -OutFile $First' $file
            Wait-SimulatorGate $simulator $gate
            Stop-OtherShell $other
            Open-SimulatorGate $simulator $gate
            Test-Path -LiteralPath $file | Should -BeFalse

            $null = Receive-FourMeJob -Latest -OutFile $file

            @(Import-Csv -LiteralPath $file -Encoding UTF8).Count | Should -Be 3
        }
    }

    Context 'a service that forgets' {
        It 'does not matter to an import whose end another process saw' {
            $sent = Invoke-OtherShell 'Show-Outcome { @(Get-Person 1; Get-Person 2 -Organization Nowhere) | Import-FourMeRecords -Type people }'
            $null = Invoke-Simulator $simulator 'clock' -Method Post -Body @{ advance = '00:06:00' }
            $asked = @(Get-SimulatorRequest $simulator).Count

            $seen = Invoke-Observed { Wait-FourMeJob $sent.output[0].token }

            $seen.Output[0].State | Should -Be 'done'
            $seen.Output[0].Created | Should -Be 1
            $seen.Output[0].Failures | Should -Be 1
            $seen.Error | Get-ErrorId | Should -Be 'ImportFailedRows'
            @(Get-SimulatorRequest $simulator).Count | Should -Be $asked
        }

        It 'makes an import whose end nobody saw ResultUnknown, and its rows can still be had' {
            $sent = Invoke-OtherShell 'Show-Outcome { Get-Person 1, 2 | Import-FourMeRecords -Type people -NoWait }'
            $token = $sent.output[0].token
            # Somebody else saw the end, and nobody noted it.
            $null = Invoke-RestMethod -Uri "$($simulator.apiUri)/import/$token" -Debug:$false -Verbose:$false -Headers @{ Authorization = "Bearer $($simulator.token)"; 'X-4me-Account' = $simulator.account } -UseBasicParsing
            $null = Invoke-Simulator $simulator 'clock' -Method Post -Body @{ advance = '00:06:00' }

            $seen = Invoke-Observed { Wait-FourMeJob $token }

            $seen.Error | Get-ErrorId | Should -Be 'ResultUnknown'
            $seen.Error[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
            $seen.Error[0].TargetObject | Should -Be $token
            $seen.Error[0].ErrorDetails.Message | Should -Match $token
            $seen.Error[0].ErrorDetails.RecommendedAction | Should -Match 'summary e-mail.*System Logs'
            $seen.Output[0].State | Should -Be 'ResultUnknown'
            (Get-FourMeJob $token).State | Should -Be 'ResultUnknown'

            $file = Join-Path -Path $TestDrive -ChildPath 'unknown.csv'
            $null = Receive-FourMeJob $token -FailedRows $file -All
            (Import-Csv -LiteralPath $file -Encoding UTF8).'Primary Email' | Should -Be 'person1@example.com', 'person2@example.com'
            Get-KeptFile | Should -Not -BeNullOrEmpty
        }

        It 'keeps saying ResultUnknown without asking the service again' {
            $token = (Get-FourMeJobOfNobody).Token
            $null = Invoke-Observed { Wait-FourMeJob $token }
            $asked = @(Get-SimulatorRequest $simulator).Count

            $seen = Invoke-Observed { Wait-FourMeJob $token }

            $seen.Error | Get-ErrorId | Should -Be 'ResultUnknown'
            @(Get-SimulatorRequest $simulator).Count | Should -Be $asked
        }

        BeforeAll {
            # An import that was sent, and that the service does not know any more.
            function Get-FourMeJobOfNobody {
                $null = [pscustomobject] @{ PrimaryEmail = 'p@example.com'; Name = 'P'; Organization = 'Widget Data Center' } | Import-FourMeRecords -Type people -NoWait
                Add-SimulatorFault $simulator ImportGet @{ fault = 'respond'; status = 404; body = '{"message":"Not Found"}' }
                Get-FourMeJob -Latest
            }
        }
    }

    Context 'another account' {
        It 'is refused by <Cmdlet>, and nothing is sent' -ForEach @(
            @{ Cmdlet = 'Wait-FourMeJob'; Kind = 'import' }
            @{ Cmdlet = 'Wait-FourMeJob'; Kind = 'export' }
            @{ Cmdlet = 'Receive-FourMeJob'; Kind = 'import' }
            @{ Cmdlet = 'Receive-FourMeJob'; Kind = 'export' }
        ) {
            $job = if ($Kind -eq 'import') { [pscustomobject] @{ PrimaryEmail = 'p@example.com'; Name = 'P'; Organization = 'Widget Data Center' } | Import-FourMeRecords -Type people -NoWait } else { Export-FourMeRecords people -NoWait }
            $asked = @(Get-SimulatorRequest $simulator).Count
            $null = Connect-FourMe -ApiUri $simulator.apiUri -Account widget -Token $simulator.token -SkipCheck -Name wrong

            $seen = Invoke-Observed { & $Cmdlet $job.Token }

            $seen.Terminating | Get-ErrorId | Should -Be 'WrongAccount'
            $seen.Terminating.CategoryInfo.Category | Should -Be 'InvalidOperation'
            "$($seen.Terminating.TargetObject)" | Should -Be $job.Token
            $seen.Terminating.ErrorDetails.Message | Should -Match "$($job.Token).*wdc.*widget.*Nothing was sent"
            $seen.Terminating.ErrorDetails.RecommendedAction | Should -Match '-Connection'
            @(Get-SimulatorRequest $simulator).Count | Should -Be $asked
        }

        It 'of another host is refused just so' {
            $job = Export-FourMeRecords people -NoWait
            $null = Connect-FourMe -ApiUri 'https://api.example.com' -Account $simulator.account -Token x -SkipCheck -Name other

            $seen = Invoke-Observed { Wait-FourMeJob $job.Token }

            $seen.Terminating | Get-ErrorId | Should -Be 'WrongAccount'
        }

        It 'does not matter when the right connection is named' {
            $job = Export-FourMeRecords people -NoWait
            $null = Connect-FourMe -ApiUri $simulator.apiUri -Account widget -Token $simulator.token -SkipCheck -Name wrong

            @(Receive-FourMeJob $job.Token -Connection wdc).Count | Should -Be 3
        }
    }

    Context 'the journal' {
        It 'loses nothing when two processes write it at the same moment, 50 times each' {
            $script = '1..50 | ForEach-Object { (Get-Person "$First$_" | Import-FourMeRecords -Type people -NoWait).Token }'
            $gate = Add-SimulatorGate $simulator ImportPost
            $others = @(Start-OtherShell $script 1; Start-OtherShell $script 2)
            try {
                # Both have connected and noted their first job when the gate lets go.
                Wait-SimulatorGate $simulator $gate
                Open-SimulatorGate $simulator $gate
                foreach ($other in $others) { $other.WaitForExit(120000) | Should -BeTrue }
                $told = @($others | ForEach-Object { "$($_.Said.Result)".Trim() -split '\s+' })
                ($others | ForEach-Object { $_.Complained.Result }) -join '' | Should -BeNullOrEmpty
            }
            finally {
                foreach ($other in $others) { if (-not $other.HasExited) { $other.Kill() }; $other.Dispose() }
            }

            $told.Count | Should -Be 100
            $jobs = @(Get-FourMeJob)
            $jobs.Count | Should -Be 100
            Compare-Object -ReferenceObject $told -DifferenceObject $jobs.Token | Should -BeNullOrEmpty
            @($jobs | Where-Object State -NE 'queued') | Should -BeNullOrEmpty
            @(Get-KeptFile).Count | Should -Be 100
            @(Get-SimulatorImport $simulator).Count | Should -Be 100
        }

        It 'stays whole when two processes wait for the same job' {
            Set-SimulatorOption $simulator @{ queuedPolls = 1 }
            $null = Get-PersonHere 1 | Import-FourMeRecords -Type people -NoWait
            $others = @(Start-OtherShell 'Show-Outcome { Wait-FourMeJob -Latest }'; Start-OtherShell 'Show-Outcome { Wait-FourMeJob -Latest }')
            try {
                foreach ($other in $others) { $other.WaitForExit(60000) | Should -BeTrue }
                foreach ($other in $others) {
                    $outcome = ConvertFrom-Json -InputObject $other.Said.Result
                    $outcome.error | Should -BeNullOrEmpty
                    $outcome.output[0].state | Should -Be 'done'
                }
            }
            finally {
                foreach ($other in $others) { if (-not $other.HasExited) { $other.Kill() }; $other.Dispose() }
            }

            @(Get-FourMeJob).Count | Should -Be 1
            (Get-FourMeJob).State | Should -Be 'done'
        }

        BeforeAll {
            function Get-PersonHere {
                param([int] $Number)
                [pscustomobject] @{ PrimaryEmail = "person$Number@example.com"; Name = "Person $Number"; Organization = 'Widget Data Center' }
            }
        }

        It 'passes over a file that is no entry' {
            $null = Get-PersonHere 1 | Import-FourMeRecords -Type people -NoWait
            [System.IO.File]::WriteAllText((Join-Path -Path $env:FOURME_STATE_HOME -ChildPath 'jobs/broken.json'), '{"Id": "x"')

            @(Get-FourMeJob).Count | Should -Be 1
        }

        It 'can be read and written by its owner only' {
            if (-not $IsLinux -and -not $IsMacOS) { Set-ItResult -Skipped -Because 'Windows keeps the profile of a user from others by itself'; return }
            $null = Export-FourMeRecords people -SinceLastRun

            Get-ChildItem -LiteralPath $env:FOURME_STATE_HOME -Recurse -File | ForEach-Object UnixMode | Sort-Object -Unique | Should -Be '-rw-------'
            Get-ChildItem -LiteralPath $env:FOURME_STATE_HOME -Recurse -Directory | ForEach-Object UnixMode | Sort-Object -Unique | Should -Be 'drwx------'
        }

        It 'has no token of a user in it' {
            $null = Get-PersonHere 1 | Import-FourMeRecords -Type people
            $null = Export-FourMeRecords people -SinceLastRun

            Get-ChildItem -LiteralPath $env:FOURME_STATE_HOME -Recurse -File | Select-String -SimpleMatch -Pattern $simulator.token | Should -BeNullOrEmpty
        }
    }
}

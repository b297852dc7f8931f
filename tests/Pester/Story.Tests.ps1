# What a run tells while it goes on: -Verbose, warnings and the progress bar.
Describe 'What a run tells' {
    BeforeAll {
        . $PSScriptRoot/common.ps1
        Import-TestedModule
        $simulator = Start-Simulator
        $null = Connect-Simulator $simulator
        $job = '[0-9a-f]{40}'

        # Three sets of columns, so three files; the last record is refused.
        $people = @(
            [pscustomobject] @{ Name = 'Ann'; PrimaryEmail = 'ann@example.com'; Organization = 'Widget Data Center'; Shoe = 1 }
            [pscustomobject] @{ Name = 'Bob'; PrimaryEmail = 'bob@example.com'; Organization = 'Widget Data Center'; Shoe = 2 }
            [pscustomobject] @{ Name = 'Cid'; PrimaryEmail = 'cid@example.com' }
            [pscustomobject] @{ Name = 'Dea'; PrimaryEmail = 'dea@example.com'; JobTitle = 'Operator' }
            [pscustomobject] @{ Name = 'Eve'; PrimaryEmail = 'eve@example.com'; Disabled = 'perhaps' }
        )

        function Get-Story {
            param([scriptblock] $Script)
            $ErrorActionPreference = 'SilentlyContinue'
            $all = & $Script 4>&1 3>$null 2>$null
            @($all | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] } | ForEach-Object { $_.Message })
        }

        function Assert-Story {
            param([string[]] $Line, [string[]] $Pattern)
            for ($i = 0; $i -lt $Pattern.Count; $i++) { $Line[$i] | Should -Match $Pattern[$i] -Because "line $i of`n$($Line -join "`n")`n" }
            $Line.Count | Should -Be $Pattern.Count -Because ($Line -join "`n")
        }

        # Runs a cmdlet in a session of its own and returns the records of its progress bar.
        function Get-ShownProgress {
            param([string] $Script, [object[]] $ArgumentList = @())
            $session = Start-Session "param(`$Api, `$OAuth, `$Account, `$Token, `$Argument)
                `$null = Connect-FourMe -ApiUri `$Api -OAuthUri `$OAuth -Account `$Account -Token `$Token
                $Script" (@($simulator.apiUri, $simulator.oauthUri, $simulator.account, $simulator.token) + $ArgumentList)
            try {
                $null = $session.Shell.EndInvoke($session.Running)
                $session.Shell.Streams.Error | Should -BeNullOrEmpty
                # The engine's own: the loading of modules, the wait of Invoke-WebRequest.
                @($session.Shell.Streams.Progress | Where-Object { $_.Activity -match '^(Importing|Exporting) ' })
            }
            finally { $session.Shell.Dispose() }
        }
    }
    AfterAll { Stop-Simulator $simulator }
    AfterEach { Set-SimulatorOption $simulator @{ queuedPolls = 0; processingPolls = 0 } }

    Context 'with -Verbose' {
        It 'of an import of three files in about a dozen lines' {
            $story = Get-Story { $people | Import-FourMeRecords -Type people -Verbose }

            $file = {
                param($Number, $Rows, $Columns)
                "^Performing the operation `"Import $Rows rows? of 'people' \(file $Number of 3"
                "^Sending file $Number of 3, $Rows rows? of 'people' \(\d+ bytes\) to http://127\.0\.0\.1:\d+/v1; columns: $Columns\.`$"
                "^The service accepted the file after \d+\.\d s as job $job\.`$"
                "^Job $job ended as 'done' after \d+\.\d s: $Rows created, 0 updated, 0 unchanged, 0 deleted, 0 failed\.`$"
            }
            Assert-Story $story (@("^Read and checked 5 records of 'people': 4 rows in 3 files, 1 refused\.`$") +
                (& $file 1 2 'Primary Email, Name, Organization') + (& $file 2 1 'Primary Email, Name') + (& $file 3 1 'Primary Email, Name, Job Title'))
            $story.Count | Should -BeLessOrEqual 15
        }

        It 'says nothing of the questions in between' {
            Set-SimulatorOption $simulator @{ queuedPolls = 1; processingPolls = 1 }
            $before = @(Get-SimulatorRequest $simulator ImportGet).Count

            $story = Get-Story { $people[0] | Import-FourMeRecords -Type people -Verbose }

            @(Get-SimulatorRequest $simulator ImportGet).Count - $before | Should -Be 3
            $story.Count | Should -Be 5
        }

        It 'names the file of failed rows' {
            $file = Join-Path -Path $TestDrive -ChildPath 'failed.csv'
            $lost = [pscustomobject] @{ Name = 'Flo'; PrimaryEmail = 'flo@example.com'; Organization = 'Nowhere' }

            $story = Get-Story { $lost | Import-FourMeRecords -Type people -FailedRows $file -Verbose }

            $story[-1] | Should -Be "Wrote 1 failed row to '$file'."
        }

        It 'of an export to objects in a few lines' {
            Assert-Story (Get-Story { Export-FourMeRecords sites, organizations -Verbose }) @(
                '^Performing the operation "Export'
                "^Requesting an export of 'sites,organizations' from http://127\.0\.0\.1:\d+/v1: all records\.`$"
                "^The service accepted the request as job $job\.`$"
                "^Job $job ended as 'done' after \d+\.\d s\.`$"
                "^Downloading the export of 'sites,organizations'\.`$"
                "^Received 2 records of 'sites' in \d+\.\d s\.`$"
                "^Received 4 records of 'organizations' in \d+\.\d s\.`$"
            )
        }

        It 'of an export to a file with its length' {
            $file = Join-Path -Path $TestDrive -ChildPath 'sites.csv'

            (Get-Story { Export-FourMeRecords sites -OutFile $file -Verbose })[-1] | Should -Match "^Saved '$([regex]::Escape($file))' \(\d+ bytes\)\.$"
        }

        It 'says that nothing has changed' {
            $story = Get-Story { Export-FourMeRecords sites -Since (Get-Date) -Verbose }

            $story[-1] | Should -Be 'Nothing has changed, so the service created no file.'
        }

        It 'holds no secret and no link' {
            $story = (Get-Story { $people | Import-FourMeRecords -Type people -Verbose; Export-FourMeRecords people -Verbose }) -join "`n"

            $story.Contains($simulator.token) | Should -BeFalse
            $story | Should -Not -Match '[?&]\w+='
        }
    }

    Context 'warnings' {
        It 'come once a run, however many records give reason' {
            $seen = Invoke-Observed { $people + $people | Import-FourMeRecords -Type people }

            @($seen.Warning | Where-Object { $_ -like '*Shoe*' }).Count | Should -Be 1
        }
    }

    Context 'progress' {
        It 'is one bar from the first record to its end' {
            Set-SimulatorOption $simulator @{ queuedPolls = 1; processingPolls = 2 }

            $steps = Get-ShownProgress '1..3000 | ForEach-Object { [pscustomobject] @{ Name = "P$_"; PrimaryEmail = "p$_@example.com" } } | Import-FourMeRecords people'

            @($steps.ActivityId | Sort-Object -Unique).Count | Should -Be 1
            $steps.Activity | Sort-Object -Unique | Should -Be 'Importing people'
            $stages = @($steps | ForEach-Object { $_.StatusDescription -replace '[:\d(].*$' } | Select-Object -Unique | ForEach-Object { $_.Trim() })
            $stages | Should -Be 'Reading and checking', 'Uploading', 'Waiting for the service to begin', 'The service is at line', 'Fetching the log', 'Ended'
            $steps[-1].RecordType | Should -Be 'Completed'
            @($steps | Where-Object { $_.RecordType -eq 'Completed' }).Count | Should -Be 1
        }

        It 'tells count, rate, percent and the time that is left' {
            Set-SimulatorOption $simulator @{ queuedPolls = 0; processingPolls = 3 }

            $steps = Get-ShownProgress '1..3000 | ForEach-Object { [pscustomobject] @{ Name = "P$_"; PrimaryEmail = "p$_@example.com" } } | Import-FourMeRecords people'

            $steps.StatusDescription -match '^Reading and checking: 3,000 records \([\d,]+ a second\)$' | Should -Not -BeNullOrEmpty
            $steps.StatusDescription -match '^Uploading: \d+ of \d+ KB \([\d,]+ KB/s\)$' | Should -Not -BeNullOrEmpty
            $rows = @($steps | Where-Object { $_.StatusDescription -match '^The service is at line [\d,]+ of 3,000 rows \([\d,]+ a second\)$' })
            $rows | Should -Not -BeNullOrEmpty
            foreach ($step in $rows) {
                $step.PercentComplete | Should -BeGreaterThan 0
                $step.SecondsRemaining | Should -BeGreaterOrEqual 0
            }
        }

        It 'of an export is one bar with its end too' {
            Set-SimulatorOption $simulator @{ queuedPolls = 1; processingPolls = 1 }

            $steps = Get-ShownProgress 'Export-FourMeRecords people'

            @($steps.ActivityId | Sort-Object -Unique).Count | Should -Be 1
            $steps.Activity | Sort-Object -Unique | Should -Be 'Exporting people'
            $steps.StatusDescription -match '^Downloading: ' | Should -Not -BeNullOrEmpty
            $steps[-1].RecordType | Should -Be 'Completed'
        }

        It 'of a wait for an earlier job ends too' {
            Set-SimulatorOption $simulator @{ queuedPolls = 1; processingPolls = 1 }
            $sent = $people[0] | Import-FourMeRecords people -NoWait 3>$null

            $steps = Get-ShownProgress '$null = Wait-FourMeJob $Argument' $sent.Token

            $steps[-1].RecordType | Should -Be 'Completed'
        }
    }

    Context 'in the list of jobs' {
        It 'is the line at which the service is' {
            Set-SimulatorOption $simulator @{ queuedPolls = 0; processingPolls = 9 }
            $gone = 1..50 | ForEach-Object { [pscustomobject] @{ Name = "L$_"; PrimaryEmail = "l$_@example.com" } } |
                Import-FourMeRecords people -Timeout 2 -ErrorAction SilentlyContinue -WarningAction SilentlyContinue

            $gone.State | Should -Be 'processing'
            $listed = Get-FourMeJob $gone.Token
            $listed.State | Should -Be 'processing'
            $listed.Line | Should -BeGreaterThan 0
            Remove-FourMeJob $gone.Token -Confirm:$false
        }
    }
}

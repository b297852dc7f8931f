# CSV files as input of an import, and a run that sends several files.

BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule
    # In this order: the simulator has temporary files of its own.
    $simulator = Start-Simulator
    $temporary = Set-TemporaryFolder
}

AfterAll {
    Stop-Simulator $simulator
    Restore-TemporaryFolder $temporary
}

Describe 'The files of Import-FourMeRecords' {
    BeforeEach {
        Reset-Simulator $simulator
        $null = New-StateHome
        Disconnect-FourMe -Name *
        $null = Connect-Simulator $simulator -With @{ SkipCheck = $true }
    }

    Context 'files' {
        BeforeAll {
            $text = "Primary Email,Name,Organization`r`nfile1@example.com,File 1,Widget Data Center`r`nfile2@example.com,`"File, 2`",Widget Data Center`r`n"
            $null = Write-TestFile 'one.csv' $text
            $null = Write-TestFile 'two.csv' ($text -replace 'file(\d)@', 'other$1@')
            $null = Write-TestFile 'a[1].csv' ($text -replace 'file(\d)@', 'bracket$1@')
            $null = Write-TestFile 'a1.csv' ($text -replace 'file(\d)@', 'plain$1@')
        }

        It 'imports a CSV file' {
            $result = Import-FourMeRecords -Type people -Path (Join-Path -Path $TestDrive -ChildPath 'one.csv')

            $result.Created | Should -Be 2
            (Get-SentRow $simulator).Name | Should -Be 'File 1', 'File, 2'
        }

        It 'resolves wildcards' {
            $result = Import-FourMeRecords -Type people -Path (Join-Path -Path $TestDrive -ChildPath '[ot]*.csv')

            $result.Created | Should -Be 4
            (Get-SentRow $simulator).'Primary Email' | Should -Be 'file1@example.com', 'file2@example.com', 'other1@example.com', 'other2@example.com'
        }

        It 'takes several files' {
            (Import-FourMeRecords -Type people -Path (Join-Path -Path $TestDrive -ChildPath 'two.csv'), (Join-Path -Path $TestDrive -ChildPath 'one.csv')).Rows | Should -Be 4
        }

        It 'takes relative paths from the location of the console' {
            Push-Location -LiteralPath $TestDrive
            try { $result = Import-FourMeRecords -Type people -Path ./one.csv } finally { Pop-Location }

            $result.Created | Should -Be 2
        }

        It 'Ctrl+C ends the reading of a file that has no more to give for now' -Skip:(-not (Get-Command -Name mkfifo -CommandType Application -ErrorAction SilentlyContinue)) {
            $pipe = Join-Path -Path $TestDrive -ChildPath 'pipe.csv'
            & mkfifo $pipe
            $start = [System.Diagnostics.ProcessStartInfo] @{ FileName = 'sh'; RedirectStandardInput = $true; RedirectStandardOutput = $true }
            '-c', 'exec 3>"$0"; printf "Primary Email,Name\nann@example.com,Ann\n" >&3; echo open; read end', $pipe | ForEach-Object { $start.ArgumentList.Add($_) }
            $writer = [System.Diagnostics.Process]::Start($start)
            try {
                $session = Start-Session -Script 'param($Pipe) ConvertTo-FourMeCsv people -LiteralPath $Pipe' -ArgumentList $pipe
                # Whoever opens a pipe to write goes on when somebody reads it.
                $opened = $writer.StandardOutput.ReadLineAsync()
                $opened.Wait(30000) | Should -BeTrue
                $opened.Result | Should -Be 'open'

                $stopping = $session.Shell.BeginStop($null, $null)
                $stopping.AsyncWaitHandle.WaitOne(30000) | Should -BeTrue
                $session.Shell.InvocationStateInfo.State | Should -Be 'Stopped'
            }
            finally {
                $writer.StandardInput.Close()
                $writer.WaitForExit()
                $session.Shell.Dispose()
            }
        }

        It 'takes paths of a PSDrive' {
            (Import-FourMeRecords -Type people -Path TestDrive:/one.csv).Created | Should -Be 2
            (Import-FourMeRecords -Type people -LiteralPath TestDrive:/two.csv).Created | Should -Be 2
        }

        It 'takes a literal path as it stands' {
            $null = Import-FourMeRecords -Type people -LiteralPath (Join-Path -Path $TestDrive -ChildPath 'a[1].csv')

            (Get-SentRow $simulator)[0].'Primary Email' | Should -Be 'bracket1@example.com'
        }

        It 'takes brackets in a path as a wildcard' {
            $null = Import-FourMeRecords -Type people -Path (Join-Path -Path $TestDrive -ChildPath 'a[1].csv')

            (Get-SentRow $simulator)[0].'Primary Email' | Should -Be 'plain1@example.com'
        }

        It 'takes files from the pipeline' {
            $seen = Invoke-Observed { Get-ChildItem -Path $TestDrive -Filter one.csv | Import-FourMeRecords -Type people }

            $seen.Error | Should -BeNullOrEmpty
            $seen.Terminating | Should -BeNullOrEmpty
            $seen.Output[0].Created | Should -Be 2
        }

        It 'says that a file is not there, and sends nothing' {
            $missing = Join-Path -Path $TestDrive -ChildPath 'missing.csv'

            $seen = Invoke-Observed { Import-FourMeRecords -Type people -Path $missing }

            $seen.Terminating | Get-ErrorId | Should -Be 'FileNotFound'
            $seen.Terminating.CategoryInfo.Category | Should -Be 'ObjectNotFound'
            $seen.Terminating.ErrorDetails.Message | Should -Match 'missing\.csv'
            Get-SimulatorRequest $simulator | Should -BeNullOrEmpty
        }

        It 'sends nothing of the files that are there when one of them is not' {
            $seen = Invoke-Observed {
                Import-FourMeRecords -Type people -Path (Join-Path -Path $TestDrive -ChildPath 'one.csv'), (Join-Path -Path $TestDrive -ChildPath 'missing.csv')
            }

            $seen.Terminating | Get-ErrorId | Should -Be 'FileNotFound'
            Get-SimulatorRequest $simulator | Should -BeNullOrEmpty
            Get-LeftFile $temporary | Should -BeNullOrEmpty
        }

        It 'says that a wildcard finds nothing' {
            (Invoke-Observed { Import-FourMeRecords -Type people -Path (Join-Path -Path $TestDrive -ChildPath 'nothing*.csv') }).Terminating |
                Get-ErrorId | Should -Be 'FileNotFound'
        }

        It 'says that a folder is no file, and sends nothing' {
            $seen = Invoke-Observed { Import-FourMeRecords -Type people -Path $TestDrive }

            $seen.Terminating | Get-ErrorId | Should -Be 'PathIsDirectory'
            $seen.Terminating.CategoryInfo.Category | Should -Be 'InvalidArgument'
            Get-SimulatorRequest $simulator | Should -BeNullOrEmpty
        }

        It 'says that a path is not on a disk' {
            (Invoke-Observed { Import-FourMeRecords -Type people -Path Env:PATH }).Terminating | Get-ErrorId | Should -Be 'FileNotFound'
        }

        It 'reads a file with <Name>' -ForEach @(
            @{ Name = 'semicolons'; File = 'semicolon.csv'; Text = "Primary Email;Name;Organization`r`nx@example.com;`"J$([char] 0xFC)rgen; der Erste`";Widget Data Center`r`n"; Encoding = 'utf-8'; Person = "J$([char] 0xFC)rgen; der Erste" }
            @{ Name = 'tabs'; File = 'tab.tsv'; Text = "Primary Email`tName`tOrganization`r`nx@example.com`tJ$([char] 0xFC)rgen, der Erste`tWidget Data Center`r`n"; Encoding = 'utf-8'; Person = "J$([char] 0xFC)rgen, der Erste" }
            @{ Name = 'a byte order mark'; File = 'bom.csv'; Text = "$([char] 0xFEFF)Primary Email,Name,Organization`nx@example.com,J$([char] 0xFC)rgen,Widget Data Center`n"; Encoding = 'utf-8'; Person = "J$([char] 0xFC)rgen" }
            @{ Name = 'UTF-16'; File = 'utf16.csv'; Text = "$([char] 0xFEFF)Primary Email,Name,Organization`r`nx@example.com,J$([char] 0xFC)rgen $([char] 0x5927),Widget Data Center`r`n"; Encoding = 'utf-16'; Person = "J$([char] 0xFC)rgen $([char] 0x5927)" }
            @{ Name = 'tabs in UTF-16, as Excel writes Unicode text'; File = 'unicode.txt'; Text = "$([char] 0xFEFF)Primary Email`tName`tOrganization`r`nx@example.com`tJ$([char] 0xFC)rgen`tWidget Data Center`r`n"; Encoding = 'utf-16'; Person = "J$([char] 0xFC)rgen" }
            @{ Name = 'line breaks in cells'; File = 'lines.csv'; Text = "Primary Email,Name,Organization,Information`nx@example.com,J$([char] 0xFC)rgen,Widget Data Center,`"one`ntwo`"`n"; Encoding = 'utf-8'; Person = "J$([char] 0xFC)rgen" }
        ) {
            $path = Join-Path -Path $TestDrive -ChildPath $File
            [System.IO.File]::WriteAllBytes($path, [System.Text.Encoding]::GetEncoding($Encoding).GetBytes($Text))

            $seen = Invoke-Observed { Import-FourMeRecords -Type people -Path $path }

            $seen.Error | Should -BeNullOrEmpty
            $seen.Output[0].Created | Should -Be 1
            (Get-SentRow $simulator).Name | Should -Be $Person
        }

        It 'takes a file through the same map and checks as objects' {
            $path = Write-TestFile 'mapped.csv' "Mail,Who,Company`r`nx@example.com,X,Widget Data Center`r`n,Y,Widget Data Center`r`n"

            $seen = Invoke-Observed {
                Import-FourMeRecords -Type people -Path $path -Map @{ 'Primary Email' = 'Mail'; Name = { $_.Who.ToLowerInvariant() }; Organization = 'Company' }
            }

            (Get-SentRow $simulator).Name | Should -Be 'x'
            $seen.Error | Get-ErrorId | Should -Be 'MissingKey'
            $seen.Error[0].TargetObject.Who | Should -Be 'Y'
        }

        It 'makes the row the target of the service''s error' {
            $path = Write-TestFile 'refused.csv' "Primary Email,Name,Organization`r`nx@example.com,X,Widget Data Center`r`ny@example.com,Y,Nowhere`r`n"

            $seen = Invoke-Observed { Import-FourMeRecords -Type people -Path $path }

            $seen.Error | Get-ErrorId | Should -Be 'ImportFailedRows', 'RowFailed'
            $seen.Error[1].TargetObject.'Primary Email' | Should -Be 'y@example.com'
        }

        It 'warns of lines with too few cells that Import-Csv made objects of, and of no objects that all lack the last property' {
            $short = Write-TestFile 'short-rows.csv' "Primary Email,Name,Job Title`nann@example.com,Ann,Clerk`nbob@example.com,Bob`n"
            $people = Get-Person 1, 2 | Select-Object -Property PrimaryEmail, Name, Manager

            $fromFile = Invoke-Observed { Import-Csv -LiteralPath $short | Import-FourMeRecords -Type people }
            $alike = Invoke-Observed { $people | Import-FourMeRecords -Type people }

            $fromFile.Warning -join ' ' | Should -Match "record 2 from 'Job Title' on"
            $alike.Warning | Should -BeNullOrEmpty
        }

        It 'makes a row with too few cells an error and sends the others' {
            $path = Write-TestFile 'short.csv' "Primary Email,Name,Organization`r`nx@example.com,X`r`ny@example.com,Y,Widget Data Center`r`n"

            $seen = Invoke-Observed { Import-FourMeRecords -Type people -Path $path }

            $seen.Error | Get-ErrorId | Should -Be 'WrongCellCount'
            $seen.Output[0].Created | Should -Be 1
        }

        It 'refuses an empty file' {
            $path = Write-TestFile 'empty.csv' ''

            (Invoke-Observed { Import-FourMeRecords -Type people -Path $path }).Terminating | Get-ErrorId | Should -Be 'FileHasNoHeader'
            Get-SimulatorRequest $simulator | Should -BeNullOrEmpty
        }

        It 'warns of a file with a header and no rows, without a job' {
            $path = Write-TestFile 'header.csv' "Primary Email,Name`r`n"

            $seen = Invoke-Observed { Import-FourMeRecords -Type people -Path $path }

            $seen.Warning.Count | Should -Be 1
            $seen.Error | Should -BeNullOrEmpty
            Get-SimulatorRequest $simulator | Should -BeNullOrEmpty
        }

        It 'uploads a file byte for byte with -SkipValidation' {
            $raw = "Name;Primary Email`nA;`"a@example.com`"`n"
            $path = Write-TestFile 'raw.csv' $raw

            $null = Invoke-Observed { Import-FourMeRecords -Type people -Path $path -SkipValidation }

            Get-SimulatorUpload $simulator (Get-SimulatorImport $simulator).token | Should -BeExactly $raw
            Test-Path -LiteralPath $path | Should -BeTrue
        }
    }

    Context 'a run of several files' {
        It 'sends a job for each set of columns, in order of first appearance' {
            $people = @(Get-Person 1; Get-Person 2 @{ JobTitle = 'Chief' }; Get-Person 3; Get-Person 4 @{ JobTitle = 'Clerk' })

            $seen = Invoke-Observed { $people | Import-FourMeRecords -Type people }

            $seen.Error | Should -BeNullOrEmpty
            $seen.Output.Rows | Should -Be 2, 2
            $seen.Output.Token | Should -Be (Get-SimulatorImport $simulator).token
            (Get-SentRow $simulator).'Primary Email' | Should -Be (1, 3, 2, 4 | ForEach-Object { "person$_@example.com" })
            (Get-SimulatorImport $simulator)[0].headers | Should -Not -Contain 'Job Title'
        }

        It 'sends jobs one after another with -MaximumRowCount' {
            $seen = Invoke-Observed { Get-Person (1..5) | Import-FourMeRecords -Type people -MaximumRowCount 2 }

            $seen.Output.Rows | Should -Be 2, 2, 1
            (Get-SentRow $simulator).'Primary Email' | Should -Be (1..5 | ForEach-Object { "person$_@example.com" })
            (Get-SimulatorRequest $simulator | Where-Object endpoint -In ImportPost, ImportGet).endpoint |
                Should -Be 'ImportPost', 'ImportGet', 'ImportPost', 'ImportGet', 'ImportPost', 'ImportGet'
        }

        It 'keeps every file under -MaximumFileSize' {
            $seen = Invoke-Observed { Get-Person (1..40) | Import-FourMeRecords -Type people -MaximumFileSize 1024 }

            $seen.Output.Count | Should -BeGreaterThan 1
            ($seen.Output.Rows | Measure-Object -Sum).Sum | Should -Be 40
            foreach ($job in Get-SimulatorImport $simulator) { $job.uploadedLength | Should -BeLessOrEqual 1024 }
        }

        It 'refuses -NoWait before anything is sent' {
            $seen = Invoke-Observed { Get-Person (1..5) | Import-FourMeRecords -Type people -MaximumRowCount 2 -NoWait }

            $seen.Terminating | Get-ErrorId | Should -Be 'NoWaitWithManyFiles'
            $seen.Output | Should -BeNullOrEmpty
            Get-SimulatorRequest $simulator | Should -BeNullOrEmpty
            Get-LeftFile $temporary | Should -BeNullOrEmpty
        }

        It 'goes on after a job with failed rows' {
            $people = @(Get-Person 1 @{ Organization = 'Nowhere' }; Get-Person 2)

            $seen = Invoke-Observed { $people | Import-FourMeRecords -Type people -MaximumRowCount 1 }

            $seen.Output.Failures | Should -Be 1, 0
            $seen.Output[1].Created | Should -Be 1
            [object]::ReferenceEquals(($seen.Error | Where-Object { ($_ | Get-ErrorId) -eq 'RowFailed' }).TargetObject, $people[0]) | Should -BeTrue
        }

        It 'keeps the later files unsent after a job that did not end well' {
            Set-SimulatorOption $simulator @{ failureLimit = 1 }
            try {
                $seen = Invoke-Observed {
                    @(Get-Person 1; Get-Person 2 @{ Organization = 'Nowhere' }; Get-Person 3; Get-Person 4) | Import-FourMeRecords -Type people -MaximumRowCount 1
                }
            }
            finally { Set-SimulatorOption $simulator @{ failureLimit = $null } }

            $seen.Output.State | Should -Be 'done', 'error'
            @(Get-SimulatorImport $simulator).Count | Should -Be 2
            $notSent = @($seen.Error | Where-Object { ($_ | Get-ErrorId) -eq 'FilesNotSent' })
            $notSent.Count | Should -Be 1
            $notSent[0].ErrorDetails.Message | Should -Match '\b2 rows'
            (Get-JournalEntry).State | Sort-Object | Should -Be 'done', 'error', 'NotSent', 'NotSent'
            @(Get-KeptFile | Where-Object Name -NotLike '*.failed.1.csv').Count | Should -Be 2
            Get-LeftFile $temporary | Should -BeNullOrEmpty
        }

        It 'stops after failed rows under -ErrorAction Stop, and keeps the later files' {
            $people = @(Get-Person 1 @{ Organization = 'Nowhere' }; Get-Person 2)

            $seen = Invoke-Observed { $people | Import-FourMeRecords -Type people -MaximumRowCount 1 -ErrorAction Stop }

            $seen.Terminating | Get-ErrorId | Should -Be 'ImportFailedRows'
            $seen.Output.Failures | Should -Be 1
            @(Get-SimulatorImport $simulator).Count | Should -Be 1
            (Get-JournalEntry).State | Sort-Object | Should -Be 'done', 'NotSent'
            Get-LeftFile $temporary | Should -BeNullOrEmpty
        }

        It 'stops when the consumer has enough, and keeps the later files' {
            $seen = Invoke-Observed { Get-Person (1..3) | Import-FourMeRecords -Type people -MaximumRowCount 1 | Select-Object -First 1 }

            $seen.Terminating | Should -BeNullOrEmpty
            $seen.Output.Count | Should -Be 1
            $seen.Output[0].Created | Should -Be 1
            @(Get-SimulatorImport $simulator).Count | Should -Be 1
            (Get-JournalEntry).State | Sort-Object | Should -Be 'done', 'NotSent', 'NotSent'
            Get-LeftFile $temporary | Should -BeNullOrEmpty
        }

        It 'refuses more than 25 sets of columns, naming what to do' {
            $columns = 'Job Title', 'Support ID', 'Employee ID', 'Location', 'Information'
            $people = 1..32 | ForEach-Object {
                $with = @{}
                for ($bit = 0; $bit -lt 5; $bit++) { if (($_ - 1) -band (1 -shl $bit)) { $with[$columns[$bit]] = 'x' } }
                Get-Person $_ $with
            }

            $seen = Invoke-Observed { $people | Import-FourMeRecords -Type people }

            $seen.Terminating | Get-ErrorId | Should -Be 'TooManyColumnSets'
            $seen.Terminating.ErrorDetails.RecommendedAction | Should -Match '(?s)WhenMissing.*-Static.*-OnMissing'
            Get-SimulatorRequest $simulator | Should -BeNullOrEmpty
            Get-LeftFile $temporary | Should -BeNullOrEmpty
        }
    }
}

[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Helpers of tests: nobody is there to be asked.')]
param()

BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule
    $simulator = Start-Simulator

    function Get-Person {
        param([int[]] $Number, [string] $Organization = 'Widget Data Center')
        foreach ($n in $Number) { [pscustomobject] @{ PrimaryEmail = "person$n@example.com"; Name = "Person $n"; Organization = $Organization } }
    }

    # An import that is under way: five people, of whom the second and the fourth do not go in.
    function Start-PartlyBadImport {
        @(Get-Person 1; Get-Person 2 Nowhere; Get-Person 3; Get-Person 4 Elsewhere; Get-Person 5) | Import-FourMeRecords -Type people -NoWait
    }
}

AfterAll { Stop-Simulator $simulator }

Describe 'Receive-FourMeJob' {
    BeforeEach {
        Reset-Simulator $simulator
        Set-SimulatorOption $simulator @{ logStyle = 'Plain'; logEncoding = 'Utf8'; queuedPolls = 0 }
        $null = New-StateHome
        Disconnect-FourMe -Name *
        $null = Connect-Simulator $simulator -With @{ SkipCheck = $true }
    }

    Context 'rows of an import' {
        It 'come with number, line, the words of the log and the row as it was sent' {
            $job = Start-PartlyBadImport

            $rows = @(Receive-FourMeJob $job.Token)

            $rows.Count | Should -Be 2
            $rows.Row | Should -Be 2, 4
            $rows.Line | Should -Be 3, 5
            $rows[0].Token | Should -Be $job.Token
            $rows[0].Message | Should -Match 'Nowhere'
            $rows[1].Message | Should -Match 'Elsewhere'
            $rows.Record.'Primary Email' | Should -Be 'person2@example.com', 'person4@example.com'
            $rows[0].Record.PSTypeNames | Should -Contain 'FourMe.Row'
        }

        It 'are tied by a log in the style <Style>, written in <Encoding>' -ForEach @(
            @{ Style = 'Plain'; Encoding = 'Utf8' }
            @{ Style = 'Timestamped'; Encoding = 'Utf8WithBom' }
            @{ Style = 'RowWithKeys'; Encoding = 'Utf16WithBom' }
        ) {
            Set-SimulatorOption $simulator @{ logStyle = $Style; logEncoding = $Encoding }
            $null = Start-PartlyBadImport

            (Receive-FourMeJob -Latest).Record.'Primary Email' | Should -Be 'person2@example.com', 'person4@example.com'
        }

        It 'are none of an import that went well, without a word' {
            $null = Get-Person 1, 2 | Import-FourMeRecords -Type people -NoWait

            $seen = Invoke-Observed { Receive-FourMeJob -Latest }

            $seen.Output | Should -BeNullOrEmpty
            $seen.Error | Should -BeNullOrEmpty
            $seen.Terminating | Should -BeNullOrEmpty
            Get-KeptFile | Should -BeNullOrEmpty
        }

        It 'can be had again, and the log is fetched once' {
            $job = Start-PartlyBadImport
            $null = Receive-FourMeJob $job.Token
            $asked = @(Get-SimulatorRequest $simulator).Count

            @(Receive-FourMeJob $job.Token).Count | Should -Be 2
            @(Get-SimulatorRequest $simulator).Count | Should -Be $asked
            @(Get-SimulatorRequest $simulator LogFile).Count | Should -Be 1
        }

        It 'come from the pipeline' {
            $null = Start-PartlyBadImport
            $null = Get-Person 9 Nowhere | Import-FourMeRecords -Type people -NoWait

            @(Get-FourMeJob | Receive-FourMeJob).Count | Should -Be 3
        }

        It 'come of what -NoWait returned' {
            @(Start-PartlyBadImport | Receive-FourMeJob).Count | Should -Be 2
        }

        It 'are not silently none after a foreground import whose rows are gone' {
            $null = Invoke-Observed { Get-Person 1 Nowhere | Import-FourMeRecords -Type people }

            $seen = Invoke-Observed { Receive-FourMeJob -Latest }

            # Either the row is still there, or it is said that it is not.
            if ($seen.Output) { $seen.Output[0].Record.'Primary Email' | Should -Be 'person1@example.com' }
            else { @($seen.Error) + @($seen.Terminating) | Where-Object { $_ } | Get-ErrorId | Should -Be 'RowsNotKept' }
        }

        It 'are said to be kept in part after a foreground import, with the command that writes them' {
            $null = Invoke-Observed { Get-Person 1 Nowhere | Import-FourMeRecords -Type people }

            $seen = Invoke-Observed { Receive-FourMeJob -Latest }

            $seen.Terminating | Should -BeNullOrEmpty
            "$($seen.Error[0])" | Should -Match 'except for those that were refused'
            $file = New-TestPath 'failed.csv'
            $seen.Error[0].ErrorDetails.RecommendedAction -match 'Receive-FourMeJob \w+ -FailedRows' | Should -BeTrue
            $null = & ([scriptblock]::Create("$($Matches[0]) '$file'"))
            (Import-Csv -LiteralPath $file).'Primary Email' | Should -Be 'person1@example.com'

            (Invoke-Observed { Receive-FourMeJob -Latest }).Error.ErrorDetails.Message | Should -Not -Match 'except for'
        }

        It 'of one job that are gone do not keep those of the next from coming' {
            $null = Start-PartlyBadImport
            $null = Invoke-Observed { Get-Person 9 Nowhere | Import-FourMeRecords -Type people }

            $seen = Invoke-Observed { Get-FourMeJob | Receive-FourMeJob }

            $seen.Terminating | Should -BeNullOrEmpty
            $seen.Error | Get-ErrorId | Should -Be 'RowsNotKept'
            $seen.Output.Count | Should -Be 2
        }

        It 'are asked for in full with -FailedRows only: -All alone causes a warning' {
            $job = Start-PartlyBadImport

            (Invoke-Observed { Receive-FourMeJob $job.Token -All }).Warning | Should -Match '-All has no effect without -FailedRows'
        }

        It 'come with an error when the log ties fewer than failed' {
            Set-SimulatorOption $simulator @{ logStyle = 'WithoutNumbers' }
            $job = Start-PartlyBadImport

            $seen = Invoke-Observed { Receive-FourMeJob $job.Token }

            $seen.Error | Get-ErrorId | Should -Contain 'RowsNotTied'
            $seen.Error[0].CategoryInfo.Category | Should -Be 'InvalidResult'
            "$($seen.Error[0].TargetObject)" | Should -Be $job.Token
        }
    }

    Context '-FailedRows' {
        It 'gives each of several jobs a file of its own, and replaces none of them even by force' -ForEach @(@{ Force = $false }, @{ Force = $true }) {
            $null = Start-PartlyBadImport
            $null = @(Get-Person 7 Nowhere; Get-Person 8) | Import-FourMeRecords -Type people -NoWait
            $file = New-TestPath 'failed.csv'

            $written = @(Get-FourMeJob | Receive-FourMeJob -FailedRows $file -Force:$Force)

            $written.FullName | Should -Be $file, ($file -replace '\.csv$', '.2.csv')
            (Import-Csv -LiteralPath $written[0].FullName).'Primary Email' | Should -Be 'person7@example.com'
            (Import-Csv -LiteralPath $written[1].FullName).'Primary Email' | Should -Be 'person2@example.com', 'person4@example.com'
        }

        It 'writes the rows that failed, ready to be imported again' {
            $job = Start-PartlyBadImport
            $file = New-TestPath 'failed.csv'

            $written = Receive-FourMeJob $job.Token -FailedRows $file

            $written | Should -BeOfType [System.IO.FileInfo]
            $written.FullName | Should -Be $file
            $rows = @(Import-Csv -LiteralPath $file -Encoding UTF8)
            $rows.'Primary Email' | Should -Be 'person2@example.com', 'person4@example.com'
            foreach ($row in $rows) { $row.Organization = 'Widget Data Center' }
            $rows | Export-Csv -LiteralPath $file -NoTypeInformation -Encoding UTF8
            (Import-FourMeRecords -Type people -Path $file).Created | Should -Be 2
        }

        It 'writes every row with -All' {
            $job = Start-PartlyBadImport
            $file = New-TestPath 'all.csv'

            $null = Receive-FourMeJob $job.Token -FailedRows $file -All

            @(Import-Csv -LiteralPath $file -Encoding UTF8).Count | Should -Be 5
        }

        It 'says how many rows the log does not tie, and what to do' {
            Set-SimulatorOption $simulator @{ logStyle = 'WithoutNumbers' }
            $job = Start-PartlyBadImport
            $file = New-TestPath 'failed.csv'

            $seen = Invoke-Observed { Receive-FourMeJob $job.Token -FailedRows $file }

            $seen.Error | Get-ErrorId | Should -Be 'RowsNotTied'
            $seen.Error[0].ErrorDetails.Message | Should -Match '^2 failed rows'
            $seen.Error[0].ErrorDetails.RecommendedAction | Should -Match '-All'
            # The rows are kept: -All comes next.
            $null = Receive-FourMeJob $job.Token -FailedRows $file -All -Force
            @(Import-Csv -LiteralPath $file -Encoding UTF8).Count | Should -Be 5
        }

        It 'replaces no file without -Force, and keeps the rows' {
            $job = Start-PartlyBadImport
            $file = New-TestPath 'mine.csv'
            [System.IO.File]::WriteAllText($file, 'mine')

            $seen = Invoke-Observed { Receive-FourMeJob $job.Token -FailedRows $file }

            $seen.Terminating | Get-ErrorId | Should -Be 'FileExists'
            [System.IO.File]::ReadAllText($file) | Should -Be 'mine'
            $null = Receive-FourMeJob $job.Token -FailedRows $file -Force
            @(Import-Csv -LiteralPath $file -Encoding UTF8).Count | Should -Be 2
        }

        It 'writes to a path relative to the location of the console' {
            $null = Start-PartlyBadImport
            Push-Location -LiteralPath $TestDrive
            try { (Receive-FourMeJob -Latest -FailedRows './relative.csv').FullName | Should -Be (Join-Path -Path (Get-Location).ProviderPath -ChildPath 'relative.csv') } finally { Pop-Location }
        }

        It 'carries hard values through' {
            $name = "=a,`"b`"`r`n`tc "
            $null = [pscustomobject] @{ PrimaryEmail = 'h@example.com'; Name = $name; Organization = 'Nowhere' } | Import-FourMeRecords -Type people -NoWait
            $file = New-TestPath 'hard.csv'

            $null = Receive-FourMeJob -Latest -FailedRows $file -All

            (Import-Csv -LiteralPath $file -Encoding UTF8).Name | Should -BeExactly $name
        }

        It 'includes the files of the run that were not sent' {
            Add-SimulatorFault $simulator ImportGet @{ fault = 'respond'; status = 200; body = '{"state":"error","message":"Too many import failures","results":{"created":0,"updated":0,"deleted":0,"unchanged":0,"failures":2,"errors":0}}' }
            $null = Invoke-Observed { Get-Person (1..6) | Import-FourMeRecords -Type people -MaximumRowCount 2 }
            $unsent = @(Get-FourMeJob -State NotSent)
            $unsent.Count | Should -Be 2
            $file = New-TestPath 'run.csv'

            $written = @($unsent[0] | Receive-FourMeJob -FailedRows $file -All)

            @($written | ForEach-Object { Import-Csv -LiteralPath $_.FullName -Encoding UTF8 }).'Primary Email' | Sort-Object | Should -Be 'person3@example.com', 'person4@example.com', 'person5@example.com', 'person6@example.com'
        }

        It 'gives the rows of a file in doubt, without asking the service' {
            Add-SimulatorFault $simulator ImportPost @{ fault = 'reset'; point = 'AfterBody' }
            $null = Invoke-Observed { Get-Person 1, 2 | Import-FourMeRecords -Type people }
            $asked = @(Get-SimulatorRequest $simulator).Count
            $file = New-TestPath 'doubt.csv'

            $null = Receive-FourMeJob -Latest -FailedRows $file

            @(Import-Csv -LiteralPath $file -Encoding UTF8).Count | Should -Be 2
            @(Get-SimulatorRequest $simulator).Count | Should -Be $asked
        }

        It 'says that the rows are gone when they were received before' {
            $job = Get-Person 1, 2 | Import-FourMeRecords -Type people -NoWait
            $null = Receive-FourMeJob $job.Token

            $seen = Invoke-Observed { Receive-FourMeJob $job.Token -FailedRows (New-TestPath 'gone.csv') -All }

            @($seen.Error) + @($seen.Terminating) | Where-Object { $_ } | Get-ErrorId | Should -Be 'RowsNotKept'
        }
    }

    Context 'exports' {
        It 'become objects' {
            $job = Export-FourMeRecords people -NoWait

            (Receive-FourMeJob $job.Token)[0].PSTypeNames | Should -Contain 'FourMe.Record.people'
        }

        It 'become typed objects with -Typed' {
            $job = Export-FourMeRecords people -NoWait

            (Receive-FourMeJob $job.Token -Typed)[0].ID | Should -BeOfType [long]
        }

        It 'become a file with -OutFile, and files with -OutDirectory' {
            $one = Export-FourMeRecords people -NoWait
            $many = Export-FourMeRecords people, sites -NoWait
            $file = New-TestPath 'people.csv'
            $folder = (New-Item -ItemType Directory -Path (New-TestPath 'folder')).FullName

            (Receive-FourMeJob $one.Token -OutFile $file).FullName | Should -Be $file
            (Receive-FourMeJob $many.Token -OutDirectory $folder).Name | Sort-Object | Should -Be 'people.csv', 'sites.csv'
        }

        It 'can be had twice, as long as the service keeps the file' {
            $job = Export-FourMeRecords people -NoWait
            $null = Receive-FourMeJob $job.Token

            @(Receive-FourMeJob $job.Token).Count | Should -Be 3
        }

        It 'whose link has expired are an error that says so' {
            $job = Export-FourMeRecords people -NoWait
            $null = Wait-FourMeJob $job.Token
            $null = Invoke-Simulator $simulator 'clock' -Method Post -Body @{ advance = '3.00:00:00' }

            $seen = Invoke-Observed { Receive-FourMeJob $job.Token }

            $seen.Terminating | Get-ErrorId | Should -Be 'DownloadExpired'
            $seen.Terminating.CategoryInfo.Category | Should -Be 'ObjectNotFound'
            $seen.Terminating.ErrorDetails.Message | Should -Match 'two days'
            $seen.Terminating.ErrorDetails.Message | Should -Not -Match '(?i)signature'
            $seen.Terminating.ErrorDetails.RecommendedAction | Should -Match 'again'
        }
    }

    Context 'jobs' {
        It 'that are not remembered are an error' {
            $seen = Invoke-Observed { Receive-FourMeJob nope }

            $seen.Terminating | Get-ErrorId | Should -Be 'JobNotFound'
            $seen.Terminating.CategoryInfo.Category | Should -Be 'ObjectNotFound'
            "$($seen.Terminating.TargetObject)" | Should -Be 'nope'
        }

        It 'there are none: -Latest says so' {
            (Invoke-Observed { Receive-FourMeJob -Latest }).Terminating | Get-ErrorId | Should -Be 'NoJobs'
        }

        It 'without a token cannot be asked for, and the error says where to look' {
            Add-SimulatorFault $simulator ImportPost @{ fault = 'reset'; point = 'AfterBody' }
            $null = Invoke-Observed { Get-Person 1 | Import-FourMeRecords -Type people }

            $seen = Invoke-Observed { Receive-FourMeJob -Latest }

            $seen.Terminating | Get-ErrorId | Should -Be 'JobHasNoToken'
            $seen.Terminating.ErrorDetails.RecommendedAction | Should -Match 'System Logs'
        }

        It 'complete their tokens with Tab' {
            $job = Start-PartlyBadImport
            $line = 'Receive-FourMeJob -Token '

            (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText | Should -Contain $job.Token
        }
    }
}

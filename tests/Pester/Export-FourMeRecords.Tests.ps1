# An export as a user runs it: as objects, and as files.

BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule
    $simulator = Start-Simulator

    $hardPeople = Get-HardPerson
}

AfterAll { Stop-Simulator $simulator }

Describe 'Export-FourMeRecords' {
    BeforeEach {
        Reset-Simulator $simulator
        $null = New-StateHome
        Disconnect-FourMe -Name *
        $null = Connect-Simulator $simulator -With @{ SkipCheck = $true }
    }

    Context 'objects' {
        It 'have a type name of their record type, and the headers as properties in their order' {
            $people = @(Export-FourMeRecords -Type people)

            $people.Count | Should -Be 3
            $people[0].PSTypeNames[0] | Should -Be 'FourMe.Record.people'
            $people[0].'Primary Email' | Should -Be 'omar.reyes@widget.com'
            $people[0].Manager | Should -Be 'ed.turner@widget.com @widget'
            @($people[0].PSObject.Properties.Name)[0..3] | Should -Be 'ID', 'Primary Email', 'Source', 'Source ID'
        }

        It 'have type names of their own: one more on a record is on no other, nor on its copy from before' {
            $people = @(Export-FourMeRecords -Type people)
            $copy = $people[0].PSObject.Copy()
            $people[0].PSObject.TypeNames.Insert(0, 'Mine')
            $null = $people[2].PSObject.TypeNames.Remove('FourMe.Record.people')

            $people[0].PSTypeNames | Should -Be 'Mine', 'FourMe.Record.people', 'System.Management.Automation.PSCustomObject', 'System.Object'
            $people[1].PSTypeNames | Should -Be 'FourMe.Record.people', 'System.Management.Automation.PSCustomObject', 'System.Object'
            $people[2].PSTypeNames | Should -Be 'System.Management.Automation.PSCustomObject', 'System.Object'
            $copy.PSTypeNames | Should -Be $people[1].PSTypeNames
            @(Export-FourMeRecords -Type people)[0].PSTypeNames | Should -Be $people[1].PSTypeNames
            ([System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($people[1]))).PSTypeNames[0] | Should -Be 'Deserialized.FourMe.Record.people'
        }

        It 'are not entered in the tables that the engine keeps of objects with names and members of their own' -Skip:($PSVersionTable.PSVersion.Major -lt 7 -or $env:FOURME_PLAIN_ENGINE -eq '1') {
            # A million entries make every quick collection of memory slower; what is left out here has to stay so.
            $hidden = [System.Reflection.BindingFlags] 'NonPublic, Static'
            $record = @(Export-FourMeRecords -Type people)[0]
            foreach ($name in 's_typeNamesResurrectionTable', 's_instanceMembersResurrectionTable') {
                $table = [psobject].GetField($name, $hidden).GetValue($null)
                $key = [System.Management.Automation.PSObject].GetMethod('GetKeyForResurrectionTables', $hidden).Invoke($null, @(, $record))
                $arguments = @($key, $null)
                $table.GetType().GetMethod('TryGetValue').Invoke($table, $arguments) | Should -BeFalse -Because $name
            }
        }

        It 'are the records that the account has' {
            $people = Export-FourMeRecords people

            $stored = Get-SimulatorRecord $simulator people
            $people.'Primary Email' | Should -Be $stored.'Primary Email'
            $people.ID | Should -Be $stored.ID
        }

        It 'are texts, and empty cells empty texts, unless -Typed' {
            $person = @(Export-FourMeRecords people)[0]

            foreach ($property in $person.PSObject.Properties) { $property.Value | Should -BeOfType [string] }
            $person.'Cost Per Hour' | Should -BeExactly ''
        }

        It 'can be read, changed, extended and copied like any other object' {
            $first, $second = @(Export-FourMeRecords people)[0, 1]
            $name = $second.Name
            $copy = $second.PSObject.Copy()

            $first.'primary EMAIL' | Should -Be $first.'Primary Email'
            $first.'no such column' | Should -BeNullOrEmpty
            foreach ($record in $first, $second, $copy) {
                $record.Name = 'Changed'
                $record | Add-Member -NotePropertyName Added -NotePropertyValue 7
                $record.PSObject.Properties.Remove('ID')
            }
            $first.Name, $second.Added, $copy.Added | Should -Be 'Changed', 7, 7
            $second.PSObject.Properties['ID'] | Should -BeNullOrEmpty
            { $second | Add-Member -NotePropertyName Name -NotePropertyValue x -ErrorAction Stop } | Should -Throw
            @(Export-FourMeRecords people)[1].Name | Should -Be $name
        }

        It 'have numbers, booleans, dates and lists with -Typed, and $null for what is empty' {
            $item = @(Export-FourMeRecords cis -Typed)[0]

            $item.ID | Should -BeOfType [long]
            $item.'In Use Since' | Should -Be ([datetime]::new(2024, 3, 1))
            $item.'Temporary License' | Should -BeOfType [bool]
            $item.'Created At' | Should -BeOfType [datetimeoffset]
            , $item.Users | Should -BeOfType [string[]]
            $item.Location | Should -BeNullOrEmpty
            $null -eq $item.Location | Should -BeTrue
            $item.Label | Should -BeOfType [string]
        }

        It 'lose the TAB that the service puts before <Start>' -ForEach @(@{ Start = '=' }, @{ Start = '+' }, @{ Start = '-' }, @{ Start = '@' }) {
            $null = Get-Person 1 @{ Name = "$($Start)1+1" } | Import-FourMeRecords -Type people

            (Export-FourMeRecords people | Where-Object 'Primary Email' -EQ 'person1@example.com').Name | Should -BeExactly "$($Start)1+1"
        }

        It 'keep quotes, separators and line breaks' {
            $null = $hardPeople | Import-FourMeRecords -Type people

            $back = Export-FourMeRecords people | Where-Object 'Primary Email' -Like 'hard*'

            $back.Name | Should -BeExactly $hardPeople.Name
            $back.'Job Title' | Should -BeExactly $hardPeople.JobTitle
            $back[1].Information | Should -BeExactly $hardPeople[1].Information
        }

        It 'are the same when the columns come in another order, with new ones among them' {
            $usual = Export-FourMeRecords people
            Set-SimulatorOption $simulator @{ exportColumnOrder = 'Reversed' }
            try { $other = Export-FourMeRecords people } finally { Set-SimulatorOption $simulator @{ exportColumnOrder = 'Catalogue' } }

            $other.Name | Should -Be $usual.Name
            $other.'Source ID' | Should -Be $usual.'Source ID'
            @($other[0].PSObject.Properties.Name)[0] | Should -Not -Be 'ID'
        }

        It 'of several types come with their own names' {
            $seen = Invoke-Observed { Export-FourMeRecords people, sites, organizations }

            $seen.Error | Should -BeNullOrEmpty
            $groups = $seen.Output | Group-Object -Property { $_.PSTypeNames[0] } | Sort-Object -Property Name
            $groups.Name | Should -Be 'FourMe.Record.organizations', 'FourMe.Record.people', 'FourMe.Record.sites'
            $groups | ForEach-Object { $_.Count } | Should -Be 4, 3, 2
            @(Get-SimulatorExport $simulator).Count | Should -Be 1
        }

        It 'of several types may be named in one text' {
            @(Export-FourMeRecords 'people, sites').Count | Should -Be 5
        }

        It 'are shown as a table of a few columns' {
            $shown = Export-FourMeRecords people | Out-String -Width 200

            $shown | Should -Match '(?m)^.*Name.*$'
            $shown | Should -Not -Match 'Do Not Translate Languages'
        }

        It 'come while the service withholds the rest, and Select-Object -First 1 ends the download' {
            $null = Get-Person (1..4000) | Import-FourMeRecords -Type people
            $gate = Add-SimulatorGate $simulator ExportFile -Phase AnswerBody -AfterBytes 300000
            $session = Start-Session -Script 'param($ApiUri, $Secret) $null = Connect-FourMe -ApiUri $ApiUri -Account wdc -Token $Secret -SkipCheck; Export-FourMeRecords people | Select-Object -First 1' -ArgumentList $simulator.apiUri, $simulator.token
            try {
                # The limit only ends a test that would hang.
                $session.Running.AsyncWaitHandle.WaitOne(60000) | Should -BeTrue
                $first = @($session.Shell.EndInvoke($session.Running))
                $first.Count | Should -Be 1
                $first[0].'Primary Email' | Should -Be 'omar.reyes@widget.com'
                $session.Shell.Streams.Error | Should -BeNullOrEmpty
            }
            finally {
                Open-SimulatorGate $simulator $gate
                $session.Shell.Dispose()
            }
        }

        It 'come once each when the connection breaks in the middle of the file' {
            $null = Get-Person (1..500) | Import-FourMeRecords -Type people
            Add-SimulatorFault $simulator ExportFile @{ fault = 'truncate'; afterBytes = 20000 }
            Add-SimulatorFault $simulator ExportFile @{ fault = 'truncate'; afterBytes = 30001 }

            $seen = Invoke-Observed { Export-FourMeRecords people }

            $seen.Terminating | Should -BeNullOrEmpty
            $seen.Output.Count | Should -Be 503
            @($seen.Output.'Primary Email' | Sort-Object -Unique).Count | Should -Be 503
        }

        It 'can be stopped with Ctrl+C while the file is awaited' {
            $gate = Add-SimulatorGate $simulator ExportGet
            $session = Start-Session -Script 'param($ApiUri, $Secret) $null = Connect-FourMe -ApiUri $ApiUri -Account wdc -Token $Secret -SkipCheck; Export-FourMeRecords people' -ArgumentList $simulator.apiUri, $simulator.token
            Wait-SimulatorGate $simulator $gate

            Stop-Session $session | Should -Be 'Stopped'

            Open-SimulatorGate $simulator $gate
            (Get-FourMeJob -Latest).State | Should -Be 'queued'
            @(Receive-FourMeJob -Latest).Count | Should -Be 3
        }

        It 'never bring the bearer token to the storage host' {
            $null = Export-FourMeRecords people

            $download = Get-SimulatorRequest $simulator ExportFile
            $download | Should -Not -BeNullOrEmpty
            foreach ($header in 'Authorization', 'X-4me-Account', 'X-Xurrent-Account') { Get-RequestHeader $download $header | Should -BeNullOrEmpty }
        }
    }

    Context 'files' {
        It 'has a side file with -AsBaseline that says where the records are from' {
            $file = New-TestPath 'people.csv'

            $written = Export-FourMeRecords people -OutFile $file -AsBaseline

            $about = Get-Content -LiteralPath "$file.about.json" -Raw | ConvertFrom-Json
            $written.FullName | Should -Be $file
            $about.host, $about.account, $about.type | Should -Be ([uri] $simulator.apiUri).Authority, 'wdc', 'people'
            $about.full | Should -BeTrue
            $about.hash | Should -Be (Get-FileHash -LiteralPath $file -Algorithm SHA256).Hash.ToLowerInvariant()
            [datetimeoffset]::UtcNow - [datetimeoffset] $about.time | Should -BeLessThan '00:10:00'
        }

        It 'has a side file that says when not all records were exported' {
            $file = New-TestPath 'people.csv'
            $null = Invoke-Simulator $simulator 'records/wdc/people' Post @{ Name = 'New'; 'Primary Email' = 'new@example.com' }

            $null = Export-FourMeRecords people -Since (Get-Date).AddHours(-1) -OutFile $file -AsBaseline

            (Get-Content -LiteralPath "$file.about.json" -Raw | ConvertFrom-Json).full | Should -BeFalse
        }

        It 'has no side file without -AsBaseline, and is refused where it cannot be a baseline' {
            $file = New-TestPath 'people.csv'
            $null = Export-FourMeRecords people -OutFile $file
            "$file.about.json" | Should -Not -Exist
            $asked = @(Get-SimulatorRequest $simulator).Count

            foreach ($with in @{}, @{ OutDirectory = $TestDrive }, @{ OutFile = (New-TestPath 'x.zip') }, @{ OutFile = (New-TestPath 'x.xlsx'); Format = 'Xlsx' }, @{ OutFile = (New-TestPath 'x.csv'); NoWait = $true }) {
                (Invoke-Observed { Export-FourMeRecords people -AsBaseline @with }).Terminating | Get-ErrorId | Should -Be 'BaselineNeedsOneFile'
            }
            (Invoke-Observed { Export-FourMeRecords system_logs -AsBaseline -OutFile (New-TestPath 'x.csv') }).Terminating | Get-ErrorId | Should -Be 'BaselineNeedsOneFile'
            @(Get-SimulatorRequest $simulator).Count | Should -Be $asked
        }

        It 'has a side file that is replaced with -Force only' {
            $file = New-TestPath 'people.csv'
            Set-Content -LiteralPath "$file.about.json" -Value mine

            (Invoke-Observed { Export-FourMeRecords people -OutFile $file -AsBaseline }).Terminating | Get-ErrorId | Should -Be 'FileExists'
            $file | Should -Not -Exist
            $null = Export-FourMeRecords people -OutFile $file -AsBaseline -Force

            (Get-Content -LiteralPath "$file.about.json" -Raw | ConvertFrom-Json).type | Should -Be 'people'
        }

        It 'is one for -OutFile, as the service gives it' {
            $file = New-TestPath 'people.csv'

            $written = Export-FourMeRecords people -OutFile $file

            $written | Should -BeOfType [System.IO.FileInfo]
            $written.FullName | Should -Be $file
            (Import-Csv -LiteralPath $file -Encoding UTF8).'Primary Email' | Should -Be (Get-SimulatorRecord $simulator people).'Primary Email'
        }

        It 'is one for each type in -OutDirectory' {
            $folder = New-TestFolder

            $written = @(Export-FourMeRecords people, sites -OutDirectory $folder)

            $written.Name | Sort-Object | Should -Be 'people.csv', 'sites.csv'
            @(Import-Csv -LiteralPath (Join-Path -Path $folder -ChildPath 'sites.csv') -Encoding UTF8).Count | Should -Be 2
            @(Get-ChildItem -LiteralPath $folder -Force).Count | Should -Be 2
        }

        It 'is named after the type in -OutDirectory for a single type too' {
            $folder = New-TestFolder

            (Export-FourMeRecords people -OutDirectory $folder).Name | Should -Be 'people.csv'
        }

        It 'may be a workbook' {
            $file = New-TestPath 'people.xlsx'

            $null = Export-FourMeRecords people -Format Xlsx -OutFile $file

            # A workbook is an archive, and an archive begins with these letters.
            $bytes = [System.IO.File]::ReadAllBytes($file)
            [System.Text.Encoding]::ASCII.GetString($bytes, 0, 2) | Should -Be 'PK'
            (Get-SimulatorExport $simulator).format | Should -Be 'xlsx'
        }

        It 'is refused as a workbook without a place for it, and nothing is sent' {
            $seen = Invoke-Observed { Export-FourMeRecords people -Format Xlsx }

            $seen.Terminating | Get-ErrorId | Should -Be 'XlsxNeedsFile'
            $seen.Terminating.CategoryInfo.Category | Should -Be 'InvalidArgument'
            $seen.Terminating.ErrorDetails.RecommendedAction | Should -Match '-OutFile'
            Get-SimulatorRequest $simulator | Should -BeNullOrEmpty
        }

        It 'replaces none that exists without -Force, and asks the service nothing' {
            $file = New-TestPath 'people.csv'
            [System.IO.File]::WriteAllText($file, 'mine')

            $seen = Invoke-Observed { Export-FourMeRecords people -OutFile $file }

            $seen.Terminating | Get-ErrorId | Should -Be 'FileExists'
            $seen.Terminating.ErrorDetails.RecommendedAction | Should -Match '-Force'
            [System.IO.File]::ReadAllText($file) | Should -Be 'mine'
            Get-SimulatorRequest $simulator | Should -BeNullOrEmpty
            $null = Export-FourMeRecords people -OutFile $file -Force
            @(Import-Csv -LiteralPath $file -Encoding UTF8).Count | Should -Be 3
        }

        It 'replaces none that exists in -OutDirectory without -Force, and asks the service nothing' {
            $folder = New-TestFolder
            $file = Join-Path -Path $folder -ChildPath 'sites.csv'
            [System.IO.File]::WriteAllText($file, 'mine')

            $seen = Invoke-Observed { Export-FourMeRecords people, sites -OutDirectory $folder }

            $seen.Terminating | Get-ErrorId | Should -Be 'FileExists'
            [System.IO.File]::ReadAllText($file) | Should -Be 'mine'
            Get-SimulatorRequest $simulator | Should -BeNullOrEmpty
        }

        It 'goes to a path relative to the location of the console' {
            $folder = New-TestFolder
            Push-Location -LiteralPath $folder
            try { $null = Export-FourMeRecords people -OutFile './here.csv'; $null = Export-FourMeRecords sites -OutDirectory . } finally { Pop-Location }

            (Get-ChildItem -LiteralPath $folder).Name | Sort-Object | Should -Be 'here.csv', 'sites.csv'
        }

        It 'makes a folder that does not exist' {
            $folder = Join-Path -Path $TestDrive -ChildPath 'not/yet'

            (Export-FourMeRecords people -OutDirectory $folder).FullName | Should -Be (Join-Path -Path $folder -ChildPath 'people.csv')
        }

        It 'makes no folder with -WhatIf, and refuses a file in its place before the service is asked' {
            $folder = Join-Path -Path $TestDrive -ChildPath 'never'
            Export-FourMeRecords people -OutDirectory $folder -WhatIf
            $folder | Should -Not -Exist
            $null = New-Item -ItemType File -Path $folder
            $asked = @(Get-SimulatorRequest $simulator 'ExportPost').Count

            $seen = Invoke-Observed { Export-FourMeRecords people -OutDirectory $folder }

            $seen.Terminating | Get-ErrorId | Should -Be 'FileExists'
            @(Get-SimulatorRequest $simulator 'ExportPost').Count | Should -Be $asked
            Get-SimulatorRequest $simulator | Should -BeNullOrEmpty
        }

        It 'is refused as one file of several types, and as two places for the same' {
            (Invoke-Observed { Export-FourMeRecords people, sites -OutFile (New-TestPath 'x.csv') }).Terminating | Get-ErrorId | Should -Be 'ManyTypesNeedDirectory'
            (Invoke-Observed { Export-FourMeRecords people -OutFile (New-TestPath 'x.csv') -OutDirectory $TestDrive }).Terminating | Get-ErrorId | Should -Be 'OneTargetOnly'
            Get-SimulatorRequest $simulator | Should -BeNullOrEmpty
        }

        It 'is whole after a connection that broke' {
            $null = Get-Person (1..200) | Import-FourMeRecords -Type people
            Add-SimulatorFault $simulator ExportFile @{ fault = 'truncate'; afterBytes = 5000 }
            $file = New-TestPath 'people.csv'

            $null = Export-FourMeRecords people -OutFile $file

            @(Import-Csv -LiteralPath $file -Encoding UTF8).Count | Should -Be 203
            (Get-SimulatorRequest $simulator ExportFile | Select-Object -Last 1).status | Should -Be 206
        }

        It 'is not there, nor a part of it, after a download that failed' {
            Add-SimulatorFault $simulator ExportFile @{ fault = 'respond'; status = 403; always = $true }
            $folder = New-TestFolder

            $seen = Invoke-Observed { Export-FourMeRecords people -OutFile (Join-Path -Path $folder -ChildPath 'people.csv') }

            $seen.Terminating | Should -Not -BeNullOrEmpty
            Get-ChildItem -LiteralPath $folder -Force | Should -BeNullOrEmpty
        }

        It 'has the line ends that were asked for' {
            $file = New-TestPath 'people.csv'

            $null = Export-FourMeRecords sites -OutFile $file -LineSeparator CrLf

            [System.IO.File]::ReadAllText($file) | Should -Match "Custom Fields`r`n"
        }
    }
}

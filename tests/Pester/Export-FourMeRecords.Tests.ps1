# More than 300 lines: the tests of one cmdlet, or of one promise, stand in one file.

[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Helpers of tests: nobody is there to be asked.')]
param()

BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule
    $simulator = Start-Simulator

    # People of the simulated account; what -With says is added or replaced.
    function Get-Person {
        param([int[]] $Number, [hashtable] $With = @{})
        foreach ($n in $Number) {
            $person = [ordered] @{ PrimaryEmail = "person$n@example.com"; Name = "Person $n"; Organization = 'Widget Data Center' }
            foreach ($key in $With.Keys) { $person[$key] = $With[$key] }
            [pscustomobject] $person
        }
    }

    function New-TestPath {
        param([string] $Name)
        Join-Path -Path $TestDrive -ChildPath "$([guid]::NewGuid().ToString('N'))-$Name"
    }

    function New-TestFolder {
        (New-Item -ItemType Directory -Path (New-TestPath 'folder')).FullName
    }

    # The export jobs that the service took.
    function Get-SimulatorExport { Invoke-Simulator $simulator 'exports' }

    # Puts the mark of the only series this many days back, as if nobody had exported since.
    function Set-MarkBack {
        param([int] $Days)
        $file = Get-ChildItem -LiteralPath (Join-Path -Path $env:FOURME_STATE_HOME -ChildPath 'series') -Filter *.json
        $mark = ConvertFrom-Json -InputObject (Get-Content -LiteralPath $file.FullName -Raw)
        $mark.Confirmed = [datetimeoffset]::UtcNow.AddDays(-$Days).ToString('o')
        [System.IO.File]::WriteAllText($file.FullName, (ConvertTo-Json -InputObject $mark))
    }

    # The types that are both in the Import and the Export API, as Tab tells them.
    function Get-TypeOfBothWay {
        $lists = foreach ($verb in 'Export', 'Import') {
            $line = "$verb-FourMeRecords -Type "
            , @((TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText)
        }
        $lists[0] | Where-Object { $lists[1] -contains $_ }
    }

    # Values that are hard to carry: what spreadsheets take for formulas, quotes, separators, line breaks, rare letters.
    $hardPeople = @(
        [ordered] @{ PrimaryEmail = 'hard1@example.com'; Name = '=SUM(A1:A9)'; JobTitle = '+1'; Information = "one`ntwo`r`nthree"; Organization = 'Widget Data Center' }
        [ordered] @{ PrimaryEmail = 'hard2@example.com'; Name = '-minus'; JobTitle = '@at'; Information = "tab`there, `"quoted`"; done"; Organization = 'Hardware Supplies, Inc.' }
        [ordered] @{ PrimaryEmail = 'hard3@example.com'; Name = "Zo$([char] 0x00EB) $([char]::ConvertFromUtf32(0x1F600)) $([char] 0x65E5)$([char] 0x672C)"; JobTitle = '"'; Information = ",,`n,"; Organization = 'Widget Data Center'; CustomFields = @{ a = "=x`n`"y`""; b = $null } }
        [ordered] @{ PrimaryEmail = 'hard4@example.com'; Name = 'Comma, Comma'; JobTitle = "=HYPERLINK(`"x`",`"y`")"; Information = ''; Organization = 'Widget Data Center'; CostPerHour = 12.5; VIP = $true; Disabled = $false }
    ) | ForEach-Object { [pscustomobject] $_ }
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
            @(Get-SimulatorExport).Count | Should -Be 1
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
            (Get-SimulatorExport).format | Should -Be 'xlsx'
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
            (Get-SimulatorExport).from | Should -BeNullOrEmpty
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

            $from = [datetimeoffset] (Get-SimulatorExport | Select-Object -Last 1).from
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

            $token = (Get-SimulatorExport).token
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

            $token = (Get-SimulatorExport).token
            $seen.Output | Should -BeNullOrEmpty
            $seen.Terminating | Get-ErrorId | Should -Be $Id
            $seen.Terminating.CategoryInfo.Category | Should -Be $Category
            "$($seen.Terminating.TargetObject)" | Should -Be $token
            $seen.Terminating.ErrorDetails.Message | Should -Match $Message
            $seen.Terminating.ErrorDetails.Message | Should -Match $token
            $seen.Terminating.ErrorDetails.RecommendedAction | Should -Match $Advice
        }
    }

    Context 'records that come back' {
        It 'are unchanged: <_>' -ForEach 'people', 'organizations', 'sites', 'products', 'product_categories', 'cis', 'teams', 'services', 'service_instances', 'calendars', 'ci_relations' {
            $records = @(Export-FourMeRecords -Type $_)
            $records.Count | Should -BeGreaterThan 0

            $seen = Invoke-Observed { $records | Import-FourMeRecords -Type $_ }

            $seen.Error | Should -BeNullOrEmpty
            $seen.Terminating | Should -BeNullOrEmpty
            $seen.Output[0].Unchanged | Should -Be $records.Count
            $seen.Output[0].Rows | Should -Be $records.Count
        }

        It 'are unchanged in one pipeline, without a word' {
            $seen = Invoke-Observed { Export-FourMeRecords people | Import-FourMeRecords -Type people }

            $seen.Error | Should -BeNullOrEmpty
            $seen.Warning | Should -BeNullOrEmpty
            $seen.Output[0].Unchanged | Should -Be 3
        }

        It 'are unchanged with hard values' {
            $made = Invoke-Observed { $hardPeople | Import-FourMeRecords -Type people }
            $made.Error | Should -BeNullOrEmpty
            $stored = Get-SimulatorRecord $simulator people | ConvertTo-Json -Depth 5

            $seen = Invoke-Observed { Export-FourMeRecords people | Import-FourMeRecords -Type people }

            $seen.Error | Should -BeNullOrEmpty
            $seen.Output.Unchanged | Should -Be 7
            Get-SimulatorRecord $simulator people | ConvertTo-Json -Depth 5 | Should -BeExactly $stored
        }

        It 'are unchanged with hard values and -Typed' {
            $null = Invoke-Observed { $hardPeople | Import-FourMeRecords -Type people }
            $stored = Get-SimulatorRecord $simulator people | ConvertTo-Json -Depth 5

            $seen = Invoke-Observed { Export-FourMeRecords people -Typed | Import-FourMeRecords -Type people }

            $seen.Error | Should -BeNullOrEmpty
            $seen.Output.Unchanged | Should -Be 7
            Get-SimulatorRecord $simulator people | ConvertTo-Json -Depth 5 | Should -BeExactly $stored
        }

        It 'are unchanged with hard values of <Type>' -ForEach @(
            @{ Type = 'organizations'; Record = @{ Name = '=Cells, "Inc."'; Source = 'T'; 'Source ID' = '-1'; Remarks = "@one`n+two,`t`"three`"`n`n" } }
            @{ Type = 'sites'; Record = @{ Name = '+Site'; Source = 'T'; 'Source ID' = '@1'; Address = "Street 1`r`n`"Back`"`r`nyard"; City = "'s-Hertogenbosch" } }
            @{ Type = 'products'; Record = @{ Name = '-Prod'; Source = 'T'; 'Source ID' = '=1'; Brand = 'B;C'; Category = 'computer/laptop_pc'; Remarks = ",`n," } }
            @{ Type = 'cis'; Record = @{ Product = 'Bastion R200'; Label = '=CI-1'; Name = '"quoted"'; Source = 'T'; 'Source ID' = 'c'; Status = 'in_production'; Users = @('omar.reyes@widget.com', 'ines.prado@widget.com'); Remarks = "=1+1`n=2" } }
            @{ Type = 'teams'; Record = @{ Name = '@Team'; Source = 'T'; 'Source ID' = 't'; Members = @('omar.reyes@widget.com', 'ines.prado@widget.com') } }
        ) {
            $made = Invoke-Observed { [pscustomobject] $Record | Import-FourMeRecords -Type $Type }
            $made.Error | Should -BeNullOrEmpty
            $made.Output[0].Created | Should -Be 1
            $stored = Get-SimulatorRecord $simulator $Type | ConvertTo-Json -Depth 5

            $seen = Invoke-Observed { Export-FourMeRecords $Type | Import-FourMeRecords -Type $Type }

            $seen.Error | Should -BeNullOrEmpty
            $seen.Output.Unchanged | Should -Be $seen.Output.Rows
            Get-SimulatorRecord $simulator $Type | ConvertTo-Json -Depth 5 | Should -BeExactly $stored
        }

        It 'leave the read-only columns out' {
            $null = Export-FourMeRecords people | Import-FourMeRecords -Type people

            $headers = (Get-SimulatorImport $simulator).headers
            $headers | Should -Contain 'Primary Email'
            $headers | Should -Not -Contain 'Created At'
            $headers | Should -Not -Contain 'Updated At'
        }

        It 'may be changed on the way' {
            $seen = Invoke-Observed {
                Export-FourMeRecords people | ForEach-Object { if ($_.Name -eq 'Omar Reyes') { $_.'Job Title' = 'Chief' }; $_ } | Import-FourMeRecords -Type people
            }

            $seen.Error | Should -BeNullOrEmpty
            $seen.Output[0].Updated | Should -Be 1
            $seen.Output[0].Unchanged | Should -Be 2
        }

        It 'of a type that can only be added are refused, unless by force' {
            Set-SimulatorOption $simulator @{ strictReferences = $false }
            try {
                $null = [pscustomobject] @{ 'Record Type' = 'Request'; 'Record ID' = '70001'; Text = 'Hello' } | Import-FourMeRecords -Type notes
                $notes = @(Export-FourMeRecords notes)
                $notes.Count | Should -Be 1
                $sent = @(Get-SimulatorRequest $simulator ImportPost).Count

                $seen = Invoke-Observed { $notes | Import-FourMeRecords -Type notes }

                "$($seen.Terminating | Get-ErrorId)$($seen.Error | Get-ErrorId)" | Should -Be 'WouldDuplicate'
                $problem = if ($seen.Terminating) { $seen.Terminating } else { $seen.Error[0] }
                $problem.CategoryInfo.Category | Should -Be 'InvalidOperation'
                $problem.ErrorDetails.RecommendedAction | Should -Match '-Force'
                @(Get-SimulatorRequest $simulator ImportPost).Count | Should -Be $sent
                @(Get-SimulatorRecord $simulator notes).Count | Should -Be 1

                $null = Invoke-Observed { $notes | Import-FourMeRecords -Type notes -Force }
                @(Get-SimulatorRequest $simulator ImportPost).Count | Should -Be ($sent + 1)
            }
            finally { Set-SimulatorOption $simulator @{ strictReferences = $true } }
        }

        It 'of a type whose rows replace what their owner has end in the same state: <Type>' -ForEach @(
            @{ Type = 'people_contact_details'; Rows = @(
                @{ Person = 'omar.reyes@widget.com'; 'Contact Protocol' = 'email'; 'Contact Label' = 'work'; 'Contact URI' = 'a@example.com' }
                @{ Person = 'omar.reyes@widget.com'; 'Contact Protocol' = 'telephone'; 'Contact Label' = 'work'; 'Contact URI' = '+1 555 0100' }
                @{ Person = 'ines.prado@widget.com'; 'Contact Protocol' = 'email'; 'Contact Label' = 'work'; 'Contact URI' = 'b@example.com' }) }
            @{ Type = 'ci_relations'; Rows = @(
                @{ Source = 'T'; 'CI Label' = 'SRV00101'; 'Related CI Label' = 'SRV00102'; 'Relation Type' = 'parent' }
                @{ Source = 'T'; 'CI Label' = 'SRV00102'; 'Related CI Label' = 'SWI00021'; 'Relation Type' = 'network_connection' }) }
        ) {
            $made = Invoke-Observed { $Rows | ForEach-Object { [pscustomobject] $_ } | Import-FourMeRecords -Type $Type }
            $made.Error | Should -BeNullOrEmpty
            $stored = @(Get-SimulatorRecord $simulator $Type | Select-Object -Property * -ExcludeProperty ID, 'Created At', 'Updated At' | ForEach-Object { ConvertTo-Json -InputObject $_ -Compress } | Sort-Object)

            $seen = Invoke-Observed { Export-FourMeRecords $Type | Import-FourMeRecords -Type $Type }

            $seen.Error | Should -BeNullOrEmpty
            $seen.Terminating | Should -BeNullOrEmpty
            $now = @(Get-SimulatorRecord $simulator $Type | Select-Object -Property * -ExcludeProperty ID, 'Created At', 'Updated At' | ForEach-Object { ConvertTo-Json -InputObject $_ -Compress } | Sort-Object)
            $now | Should -BeExactly $stored
        }

        It 'are unchanged for every type with both ways, known columns and a key' {
            Set-SimulatorOption $simulator @{ strictReferences = $false }
            try {
                $types = @(Get-TypeOfBothWay)
                $types.Count | Should -BeGreaterThan 70
                # One record of each type, from the example row of its template.
                $made = foreach ($type in $types) {
                    $file = Join-Path -Path $TestDrive -ChildPath "example-$type.csv"
                    $sent = Invoke-Observed { $null = New-FourMeTemplate -Type $type -Example -OutFile $file; Import-FourMeRecords -Type $type -Path $file -NoWait }
                    # The columns of some types are not known.
                    if ($sent.Output) { $type }
                }
                $made.Count | Should -BeGreaterThan 60
                $records = Export-FourMeRecords -Type $made | Group-Object -Property { $_.PSTypeNames[0] -replace '^FourMe\.Record\.' }
                $first = @(Get-SimulatorImport $simulator).Count
                $refused = foreach ($group in $records) {
                    $seen = Invoke-Observed { $group.Group | Import-FourMeRecords -Type $group.Name -NoWait }
                    $problem = @($seen.Error) + @($seen.Terminating) | Where-Object { $_ }
                    if ($problem) { "$($group.Name): $($problem | Get-ErrorId | Select-Object -Unique)" }
                }

                # Only those that can be added and never updated.
                $refused | Where-Object { $_ -notlike '*: WouldDuplicate' } | Should -BeNullOrEmpty
                # Asked for the records, the simulator works on what waits.
                $null = Get-SimulatorRecord $simulator people
                $changed = Get-SimulatorImport $simulator | Select-Object -Skip $first |
                    Where-Object { $_.results.Unchanged -ne $_.rowCount } |
                    ForEach-Object { "$($_.type): $($_.results) $($_.issues | ConvertTo-Json -Compress)" }
                $changed | Should -BeNullOrEmpty
                @(Get-SimulatorImport $simulator).Count - $first + @($refused).Count | Should -Be @($records).Count
            }
            finally { Set-SimulatorOption $simulator @{ strictReferences = $true } }
        }
    }
}

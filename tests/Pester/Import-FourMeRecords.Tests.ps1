# More than 300 lines: the tests of one cmdlet, or of one promise, stand in one file.

BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule
    # In this order: the simulator has temporary files of its own.
    $simulator = Start-Simulator
    $temporary = Set-TemporaryFolder
    $samples = Join-Path -Path $repository -ChildPath 'samples'

    # People of the simulated account; what -With says is added or replaced.
    function Get-Person {
        param([int[]] $Number, [hashtable] $With = @{})
        foreach ($n in $Number) {
            $person = [ordered] @{ PrimaryEmail = "person$n@example.com"; Name = "Person $n"; Organization = 'Widget Data Center' }
            foreach ($key in $With.Keys) { $person[$key] = $With[$key] }
            [pscustomobject] $person
        }
    }

    function Get-Detail {
        param([string] $Person, [string] $Uri, [string] $Protocol = 'email')
        [pscustomobject] @{ Person = $Person; 'Contact Protocol' = $Protocol; 'Contact Label' = 'work'; 'Contact URI' = $Uri; Integration = '1' }
    }

    function Write-TestFile {
        param([string] $Name, [string] $Text, [System.Text.Encoding] $Encoding = (New-Object -TypeName System.Text.UTF8Encoding -ArgumentList $false))
        $file = Join-Path -Path $TestDrive -ChildPath $Name
        [System.IO.File]::WriteAllText($file, $Text, $Encoding)
        $file
    }

    # The rows of every upload so far, without the headers.
    function Get-SentRow {
        foreach ($job in Get-SimulatorImport $simulator) { Get-SimulatorUpload $simulator $job.token | ConvertFrom-Csv }
    }

    # What lies in the temporary folder, but for the pipes of a runtime that is just ending.
    function Get-LeftFile { Get-ChildItem -LiteralPath $temporary.Path -Recurse | Where-Object Name -NotMatch '^(clr-debug-pipe|dotnet-diagnostic|CoreFxPipe)' }
}

AfterAll {
    Stop-Simulator $simulator
    Restore-TemporaryFolder $temporary
}

Describe 'Import-FourMeRecords' {
    BeforeEach {
        Reset-Simulator $simulator
        $null = New-StateHome
        Disconnect-FourMe -Name *
        $connection = Connect-Simulator $simulator -With @{ SkipCheck = $true }
    }

    Context 'the main job' {
        It 'goes as the README says, with the very lines that stand there' {
            $readme = Get-Content -LiteralPath (Join-Path -Path $samples -ChildPath '../README.md') -Raw -Encoding UTF8
            $lines = [regex]::Match($readme, '(?m)^\$map = @\{.*\r?\n(^Import-Csv \./samples/people\.csv .*)$').Value
            $lines | Should -Not -BeNullOrEmpty
            Push-Location -LiteralPath (Split-Path -Path $samples -Parent)
            try {
                $first = Invoke-Observed ([scriptblock]::Create($lines))
                $second = Invoke-Observed ([scriptblock]::Create($lines))
            }
            finally { Pop-Location }

            $first.Warning | Should -BeNullOrEmpty
            $first.Output[0].Created | Should -Be 19
            $first.Error[-1].TargetObject.Company | Should -Be 'Northern Lights Ltd.'
            $second.Output[0].Unchanged | Should -Be 19
        }

        It 'takes a CSV of people through the service and says what became of them' {
            $rows = Import-Csv -LiteralPath (Join-Path -Path $samples -ChildPath 'people.csv') -Encoding UTF8

            $seen = Invoke-Observed { $rows | Import-FourMeRecords -Type people -Map (Join-Path -Path $samples -ChildPath 'people.psd1') -Source HR }

            $seen.Warning | Should -BeNullOrEmpty
            $seen.Output.Count | Should -Be 1
            $result = $seen.Output[0]
            $result.State | Should -Be 'done'
            $result.Rows | Should -Be 20
            $result.Created | Should -Be 19
            $result.Failures | Should -Be 1
            $result.Updated + $result.Unchanged + $result.Deleted + $result.Errors + $result.Skipped | Should -Be 0
            $result.Succeeded | Should -BeFalse
            $result | Out-String -Width 200 | Should -Match '(?s)Type\s+State\s+Rows\s+Created\s+Updated\s+Unchanged.*people\s+done\s+20\s+19\s+0\s+0'
        }

        It 'makes a row with an unknown organization an error whose target is that row''s object' {
            $rows = Import-Csv -LiteralPath (Join-Path -Path $samples -ChildPath 'people.csv') -Encoding UTF8

            $seen = Invoke-Observed { $rows | Import-FourMeRecords -Type people -Map (Join-Path -Path $samples -ChildPath 'people.psd1') -Source HR }

            $seen.Error | Get-ErrorId | Should -Be 'ImportFailedRows', 'RowFailed'
            [object]::ReferenceEquals($seen.Error[1].TargetObject, $rows[18]) | Should -BeTrue
            $seen.Error[1].ErrorDetails.Message | Should -Match 'Northern Lights Ltd\.'
            $seen.Error[1].CategoryInfo.Category | Should -Be 'InvalidResult'
        }

        It 'reports the same records as unchanged when they are imported again' {
            $rows = Import-Csv -LiteralPath (Join-Path -Path $samples -ChildPath 'people.csv') -Encoding UTF8
            $import = @{ Type = 'people'; Map = Join-Path -Path $samples -ChildPath 'people.psd1'; Source = 'HR' }
            $null = Invoke-Observed { $rows | Import-FourMeRecords @import }

            $again = (Invoke-Observed { $rows | Import-FourMeRecords @import }).Output[0]

            $again.Unchanged | Should -Be 19
            $again.Created + $again.Updated | Should -Be 0
            $again.Failures | Should -Be 1
        }

        It 'leaves in the account what the records say' {
            $null = Invoke-Observed {
                Import-Csv -LiteralPath (Join-Path -Path $samples -ChildPath 'people.csv') -Encoding UTF8 |
                    Import-FourMeRecords -Type people -Map (Join-Path -Path $samples -ChildPath 'people.psd1') -Source HR
            }

            $person = Get-SimulatorRecord $simulator people | Where-Object -Property 'Source ID' -EQ 'P-3007'
            $person.Name | Should -Be "Liam O'Rourke"
            $person.Source | Should -Be 'HR'
            $person.Organization | Should -Be 'Widget Data Center, Operations'
            $person.Manager | Should -Be 'zoe.vanderberg@operations.example.com'
            $person.Site | Should -Be 'Data Center 2'
            $person.Disabled | Should -Be '1'
        }

        It 'counts what was changed' {
            $null = Get-Person 1, 2 | Import-FourMeRecords -Type people

            $result = @(Get-Person 1 @{ JobTitle = 'Chief' }; Get-Person 2 @{ JobTitle = '' }) | Import-FourMeRecords -Type people

            $result.Updated | Should -Be 1
            $result.Unchanged | Should -Be 1
            $result.Succeeded | Should -BeTrue
        }

        It 'keeps a copy of what was sent with -OutFile' {
            $result = Get-Person 1, 2 | Import-FourMeRecords -Type people -OutFile TestDrive:/copy.csv

            [System.IO.File]::ReadAllText((Join-Path -Path $TestDrive -ChildPath 'copy.csv')) | Should -BeExactly (Get-SimulatorUpload $simulator $result.Token)
        }

        It 'numbers the copies of several files' {
            $null = Get-Person 1, 2 | Import-FourMeRecords -Type people -OutFile TestDrive:/copies.csv -MaximumRowCount 1

            foreach ($number in 1, 2) {
                [System.IO.File]::ReadAllText((Join-Path -Path $TestDrive -ChildPath "copies.$number.csv")) | Should -Match "person$number@example\.com"
            }
        }

        It 'sends nothing when a copy would replace a file, unless by force' {
            $path = Write-TestFile 'taken.csv' 'mine'

            (Invoke-Observed { Get-Person 1 | Import-FourMeRecords -Type people -OutFile $path }).Terminating | Get-ErrorId | Should -Be 'FileExists'
            Get-SimulatorRequest $simulator | Should -BeNullOrEmpty
            [System.IO.File]::ReadAllText($path) | Should -Be 'mine'

            (Get-Person 1 | Import-FourMeRecords -Type people -OutFile $path -Force).Created | Should -Be 1
            [System.IO.File]::ReadAllText($path) | Should -Match 'person1'
        }

        It 'gives a result with all that is known of the job' {
            $result = Get-Person 1 | Import-FourMeRecords -Type people

            ($result | Get-Member -MemberType Property).Name | Should -Be @(
                'Created', 'Deleted', 'Duration', 'Errors', 'Failures', 'LogFile', 'Message', 'Rows', 'Skipped', 'State', 'Succeeded', 'Token', 'Type', 'Unchanged', 'Updated')
            $result.Type | Should -Be 'people'
            $result.Token | Should -Be (Get-SimulatorImport $simulator).token
            $result.Duration | Should -BeGreaterThan ([timespan]::Zero)
            $result.Succeeded | Should -BeTrue
            Get-Content -LiteralPath $result.LogFile -Raw | Should -Match '1 created'
        }

        It 'goes by its singular name and takes the type as its first argument' {
            (Get-Person 1 | & (Get-Command -Name Import-FourMeRecord) people).Created | Should -Be 1
        }

        It 'sends the file with a known length' {
            $null = Get-Person (1..50) | Import-FourMeRecords -Type people

            $post = Get-SimulatorRequest $simulator ImportPost
            $post.contentLength | Should -BeGreaterThan 0
            $post.bodyBytes | Should -Be $post.contentLength
            Get-RequestHeader $post 'Transfer-Encoding' | Should -BeNullOrEmpty
        }

        It 'writes the columns as the catalogue spells them, in the catalogue''s order' {
            $null = [pscustomobject] @{ organization = 'Widget Data Center'; NAME = 'A'; primary_email = 'a@example.com' } | Import-FourMeRecords -Type people

            (Get-SimulatorImport $simulator).headers | Should -Be 'Primary Email', 'Name', 'Organization'
        }
    }

    Context 'the connection' {
        It 'uses the one that is named' {
            $null = Connect-FourMe -ApiUri 'https://api.example.com' -Account other -Token x -SkipCheck

            (Get-Person 1 | Import-FourMeRecords -Type people -Connection $simulator.account).Created | Should -Be 1
        }

        It 'uses the one that is given as an object' {
            $null = Connect-FourMe -ApiUri 'https://api.example.com' -Account other -Token x -SkipCheck

            (Get-Person 1 | Import-FourMeRecords -Type people -Connection $connection).Created | Should -Be 1
        }

        It 'imports into the account of the connection' {
            $token = (Invoke-Simulator $simulator 'tokens' -Method Post -Body @{ account = 'wna' }).token
            $null = Connect-FourMe -ApiUri $simulator.apiUri -Account wna -Token $token -SkipCheck

            $null = Get-Person 1 @{ Organization = 'Widget North America, Inc.' } | Import-FourMeRecords -Type people

            Get-SimulatorRecord $simulator people -Account wna | Where-Object 'Primary Email' -EQ 'person1@example.com' | Should -Not -BeNullOrEmpty
        }

        It 'refuses a name that no connection has' {
            $seen = Invoke-Observed { Get-Person 1 | Import-FourMeRecords -Type people -Connection nobody }

            "$($seen.Error)$($seen.Terminating)" | Should -Match "no connection named 'nobody'"
            $seen.Output | Should -BeNullOrEmpty
        }

        It 'says that there is none, before it takes a record' {
            Disconnect-FourMe

            $seen = Invoke-Observed { Get-Person 1, 2 | Import-FourMeRecords -Type people }

            $seen.Terminating | Get-ErrorId | Should -Be 'NoConnection'
            $seen.Terminating.CategoryInfo.Category | Should -Be 'InvalidOperation'
            $seen.Terminating.ErrorDetails.RecommendedAction | Should -Match 'Connect-FourMe'
            Get-SimulatorRequest $simulator | Should -BeNullOrEmpty
        }

        It 'says that a token is not accepted, ends the command and leaves nothing' {
            $null = Connect-Simulator $simulator -With @{ SkipCheck = $true; Name = 'good' }
            $null = Connect-FourMe -ApiUri $simulator.apiUri -Account $simulator.account -Token 'wrong' -SkipCheck

            $seen = Invoke-Observed { Get-Person 1 | Import-FourMeRecords -Type people }

            $seen.Terminating | Get-ErrorId | Should -Be 'Unauthorized'
            $seen.Terminating.CategoryInfo.Category | Should -Be 'AuthenticationError'
            Get-SimulatorImport $simulator | Should -BeNullOrEmpty
            Get-LeftFile | Should -BeNullOrEmpty
            Get-KeptFile | Should -BeNullOrEmpty
        }
    }

    Context 'records' {
        It 'warns of an empty pipeline, without a job and without an error' {
            $seen = Invoke-Observed { @() | Import-FourMeRecords -Type people }

            $seen.Warning.Count | Should -Be 1
            $seen.Error | Should -BeNullOrEmpty
            $seen.Terminating | Should -BeNullOrEmpty
            $seen.Output | Should -BeNullOrEmpty
            Get-SimulatorRequest $simulator | Should -BeNullOrEmpty
        }

        It 'passes over $null' {
            $seen = Invoke-Observed { @($null; Get-Person 1; $null) | Import-FourMeRecords -Type people }

            $seen.Error | Should -BeNullOrEmpty
            $seen.Output[0].Rows | Should -Be 1
        }

        It 'takes $null alone for an empty pipeline' {
            $seen = Invoke-Observed { Import-FourMeRecords -Type people -InputObject $null }

            $seen.Warning.Count | Should -Be 1
            $seen.Error | Should -BeNullOrEmpty
        }

        It 'takes hashtables and ordered dictionaries' {
            $result = @(
                @{ PrimaryEmail = 'a@example.com'; Name = 'A'; Organization = 'Widget Data Center' }
                [ordered] @{ Name = 'B'; PrimaryEmail = 'b@example.com'; Organization = 'Widget Data Center' }
            ) | Import-FourMeRecords -Type people

            $result.Created | Should -Be 2
            (Get-SentRow).Name | Should -Be 'A', 'B'
        }

        It 'matches the properties of each record, however each spells them' {
            $seen = Invoke-Observed {
                [pscustomobject] @{ PrimaryEmail = 'a@example.com'; Name = 'A'; Organization = 'Widget Data Center' },
                [pscustomobject] @{ 'Primary Email' = 'b@example.com'; name = 'B'; organization = 'Widget Data Center' } | Import-FourMeRecords -Type people
            }

            $seen.Error | Should -BeNullOrEmpty
            $seen.Output[0].Created | Should -Be 2
        }

        It 'takes values that PowerShell has wrapped' {
            $record = [pscustomobject] @{
                PrimaryEmail = [psobject] 'a@example.com'
                Name         = 'A' | Add-Member -NotePropertyName Note -NotePropertyValue x -PassThru
                Organization = (Write-Output 'Widget Data Center')
                CostPerHour  = [psobject] 12.5
                VIP          = [psobject] $true
            }

            $null = $record | Import-FourMeRecords -Type people

            $row = Get-SentRow
            $row.Name | Should -Be 'A'
            $row.'Cost Per Hour' | Should -Be '12.5'
            $row.VIP | Should -Be '1'
        }

        It 'names the nearest type when the type is unknown, before it takes a record' {
            $seen = Invoke-Observed { Get-Person 1, 2 | Import-FourMeRecords -Type peple }

            $seen.Terminating | Get-ErrorId | Should -Be 'UnknownType'
            $seen.Terminating.ErrorDetails.Message | Should -Match "'people'"
            $seen.Terminating.TargetObject | Should -Be 'peple'
            Get-SimulatorRequest $simulator | Should -BeNullOrEmpty
        }

        It 'makes one bad record among 10,000 one error with that object as its target, and sends the others' {
            $people = @(Get-Person (1..10000))
            $people[7776].PrimaryEmail = 'x' * 200

            $seen = Invoke-Observed { $people | Import-FourMeRecords -Type people }

            $seen.Error.Count | Should -Be 1
            $seen.Error | Get-ErrorId | Should -Be 'TooLong'
            [object]::ReferenceEquals($seen.Error[0].TargetObject, $people[7776]) | Should -BeTrue
            $seen.Output[0].Rows | Should -Be 9999
            $seen.Output[0].Created | Should -Be 9999
            $seen.Output[0].Skipped | Should -Be 1
            (Get-SimulatorImport $simulator).rowCount | Should -Be 9999
        }

        It 'sends nothing at all with -ErrorAction Stop' {
            $people = @(Get-Person (1..20))
            $people[9].PrimaryEmail = 'x' * 200

            $seen = Invoke-Observed { $people | Import-FourMeRecords -Type people -ErrorAction Stop }

            $seen.Terminating | Get-ErrorId | Should -Be 'TooLong'
            [object]::ReferenceEquals($seen.Terminating.TargetObject, $people[9]) | Should -BeTrue
            $seen.Output | Should -BeNullOrEmpty
            Get-SimulatorRequest $simulator | Should -BeNullOrEmpty
            Get-LeftFile | Should -BeNullOrEmpty
        }

        It 'says all that is wrong with a record in one error' {
            $seen = Invoke-Observed { Get-Person 1 @{ VIP = 'ja'; Name = '' } | Import-FourMeRecords -Type people }

            $seen.Error.Count | Should -Be 1
            $seen.Error[0].ErrorDetails.Message | Should -Match "'ja' in 'VIP'"
        }

        It 'gives a result after the errors when every record was refused' {
            $seen = Invoke-Observed { Get-Person 1, 2 @{ VIP = 'ja' } | Import-FourMeRecords -Type people }

            $seen.Error | Get-ErrorId | Should -Be 'InvalidBoolean', 'InvalidBoolean'
            $seen.Output.Count | Should -Be 1
            $seen.Output[0].State | Should -Be 'NothingSent'
            $seen.Output[0].Succeeded | Should -BeFalse
            $seen.Output[0].Skipped | Should -Be 2
            $seen.Output[0].Token | Should -BeNullOrEmpty
            Get-SimulatorRequest $simulator | Should -BeNullOrEmpty
            (Get-JournalEntry).State | Should -Be 'NothingSent'
            Get-LeftFile | Should -BeNullOrEmpty
        }

        It 'sends the first of records with one key and names it in the error of the later one' {
            $people = @(Get-Person 1, 2) + @(Get-Person 1 @{ PrimaryEmail = ' PERSON1@example.com ' })

            $seen = Invoke-Observed { $people | Import-FourMeRecords -Type people }

            $seen.Error | Get-ErrorId | Should -Be 'DuplicateKey'
            $seen.Error[0].ErrorDetails.Message | Should -Match 'record 1'
            [object]::ReferenceEquals($seen.Error[0].TargetObject, $people[2]) | Should -BeTrue
            $seen.Output[0].Rows | Should -Be 2
        }

        It 'sends nothing when a mapped property is in no record' {
            $seen = Invoke-Observed { Get-Person 1, 2 | Import-FourMeRecords -Type people -Map @{ 'Primary Email' = 'PrimaryEmail'; Name = 'DisplayNmae' } }

            $seen.Terminating | Get-ErrorId | Should -Be 'PropertyNeverFound'
            $seen.Terminating.ErrorDetails.Message | Should -Match 'DisplayNmae'
            Get-SimulatorRequest $simulator | Should -BeNullOrEmpty
            Get-LeftFile | Should -BeNullOrEmpty
        }

        It 'gives the object of a later row as a row of the file' {
            $people = @(Get-Person 1) + @(Get-Person 2 @{ Organization = 'Nowhere' })

            $seen = Invoke-Observed { $people | Import-FourMeRecords -Type people -KeepSource 1 }

            $target = $seen.Error[1].TargetObject
            $target.PSObject.TypeNames[0] | Should -Be 'FourMe.Row'
            $target.InputNumber | Should -Be 2
            $target.Line | Should -Be 3
            $target.'Primary Email' | Should -Be 'person2@example.com'
            $target.Organization | Should -Be 'Nowhere'
        }

        It 'takes 100,000 objects in one go, with a known length and memory that does not grow with them' {
            $sizes = @{}
            $result = 1..100000 | ForEach-Object {
                if ($_ -in 20000, 99999) { $sizes[$_] = [System.GC]::GetTotalMemory($true) }
                [pscustomobject] @{ PrimaryEmail = "mass$_@example.com"; Name = "Person $_"; Organization = 'Widget Data Center'; Information = "Remark $_ " * 10 }
            } | Import-FourMeRecords -Type people

            $result.Created | Should -Be 100000
            $result.Succeeded | Should -BeTrue
            $post = Get-SimulatorRequest $simulator ImportPost
            $post.bodyBytes | Should -Be $post.contentLength
            $post.contentLength | Should -BeGreaterThan 10MB
            # The key check takes up to 32 bytes a row; the objects themselves would be more than 60 MB.
            $sizes[99999] - $sizes[20000] | Should -BeLessThan 20MB
            Get-LeftFile | Should -BeNullOrEmpty
            Get-KeptFile | Should -BeNullOrEmpty
        }
    }

    Context 'what stays on disk' {
        It 'is no file of rows after success, and a journal entry that says so' {
            $null = Get-Person 1 | Import-FourMeRecords -Type people

            Get-LeftFile | Should -BeNullOrEmpty
            Get-KeptFile | Should -BeNullOrEmpty
            (Get-JournalEntry).State | Should -Be 'done'
        }

        It 'is nothing after the service refused the file with <Status>' -ForEach @(
            @{ Status = 403; Id = 'Forbidden' }
            @{ Status = 413; Id = 'TooLarge' }
            @{ Status = 422; Id = 'BadRequest' }
        ) {
            Add-SimulatorFault $simulator ImportPost @{ fault = 'respond'; status = $Status; body = '{"message":"Said by the service"}' }

            $seen = Invoke-Observed { Get-Person 1 | Import-FourMeRecords -Type people }

            $seen.Terminating | Get-ErrorId | Should -Be $Id
            $seen.Terminating.ErrorDetails.Message | Should -Match 'Said by the service'
            Get-LeftFile | Should -BeNullOrEmpty
            Get-KeptFile | Should -BeNullOrEmpty
            Get-JournalEntry | Should -BeNullOrEmpty
        }

        It 'is the file of rows with their reasons after a job that ended as an error' {
            Set-SimulatorOption $simulator @{ failureLimit = 2 }
            try { $seen = Invoke-Observed { Get-Person (1..5) @{ Organization = 'Nowhere' } | Import-FourMeRecords -Type people } }
            finally { Set-SimulatorOption $simulator @{ failureLimit = $null } }

            $seen.Output[0].State | Should -Be 'error'
            $seen.Error | Get-ErrorId | Select-Object -First 1 | Should -Be 'ImportAborted'
            $seen.Error[0].TargetObject | Should -Be $seen.Output[0].Token
            $seen.Error[0].ErrorDetails.Message | Should -Match 'Too many import failures'
            Get-LeftFile | Should -BeNullOrEmpty
            (Get-KeptFile).Name | Should -BeLike '*.failed.1.csv'
            @(Import-Csv -LiteralPath (Get-KeptFile).FullName -Encoding UTF8).Count | Should -Be 5
        }

        It 'is nothing when Ctrl+C comes while records are read' {
            $script = @'
param($ApiUri, $Token, $Reached)
$null = Connect-FourMe -ApiUri $ApiUri -Account wdc -Token $Token -SkipCheck
1..20 | ForEach-Object {
    [pscustomobject] @{ PrimaryEmail = "p$_@example.com"; Name = "P $_" }
    if ($_ -eq 15) { $Reached.Set(); Wait-Event -SourceIdentifier 'nobody raises this' }
} | Import-FourMeRecords -Type people
'@
            $reached = New-Object -TypeName System.Threading.ManualResetEventSlim
            $session = Start-Session $script $simulator.apiUri, $simulator.token, $reached
            $reached.Wait(60000) | Should -BeTrue
            Get-LeftFile | Should -Not -BeNullOrEmpty

            Stop-Session $session | Should -Be 'Stopped'

            Get-LeftFile | Should -BeNullOrEmpty
            Get-JournalEntry | Should -BeNullOrEmpty
            Get-SimulatorRequest $simulator | Should -BeNullOrEmpty
        }

        It 'is nothing when Ctrl+C comes before the file is sent' {
            $script = @'
param($ApiUri, $OAuthUri, $Id, $Secret)
$hidden = New-Object System.Security.SecureString
foreach ($c in $Secret.ToCharArray()) { $hidden.AppendChar($c) }
$null = Connect-FourMe -ApiUri $ApiUri -OAuthUri $OAuthUri -Account wdc -Credential (New-Object System.Management.Automation.PSCredential $Id, $hidden) -SkipCheck
[pscustomobject] @{ PrimaryEmail = 'p@example.com'; Name = 'P' } | Import-FourMeRecords -Type people
'@
            $gate = Add-SimulatorGate $simulator Token
            $session = Start-Session $script $simulator.apiUri, $simulator.oauthUri, $simulator.clientId, $simulator.clientSecret
            Wait-SimulatorGate $simulator $gate

            Stop-Session $session | Should -Be 'Stopped'

            Open-SimulatorGate $simulator $gate
            Get-LeftFile | Should -BeNullOrEmpty
            Get-KeptFile | Should -BeNullOrEmpty
            Get-JournalEntry | Should -BeNullOrEmpty
            Get-SimulatorImport $simulator | Should -BeNullOrEmpty
        }

        It 'is the file beside an unconfirmed entry when Ctrl+C comes while it is sent' {
            $script = @'
param($ApiUri, $Token)
$null = Connect-FourMe -ApiUri $ApiUri -Account wdc -Token $Token -SkipCheck
1..20000 | ForEach-Object { [pscustomobject] @{ PrimaryEmail = "p$_@example.com"; Name = "P $_"; Information = 'x' * 200 } } | Import-FourMeRecords -Type people
'@
            $gate = Add-SimulatorGate $simulator ImportPost RequestBody 100
            $session = Start-Session $script $simulator.apiUri, $simulator.token
            Wait-SimulatorGate $simulator $gate

            Stop-Session $session | Should -Be 'Stopped'

            Open-SimulatorGate $simulator $gate
            Get-LeftFile | Should -BeNullOrEmpty
            (Get-JournalEntry).State | Should -Be 'Unconfirmed'
            (Get-JournalEntry).File | Should -Be (Get-KeptFile).FullName
            Get-SimulatorImport $simulator | Should -BeNullOrEmpty
        }

        It 'is the file beside an entry with the token when Ctrl+C comes while the job is awaited' {
            $script = @'
param($ApiUri, $Token)
$null = Connect-FourMe -ApiUri $ApiUri -Account wdc -Token $Token -SkipCheck
[pscustomobject] @{ PrimaryEmail = 'p@example.com'; Name = 'P' } | Import-FourMeRecords -Type people
'@
            $gate = Add-SimulatorGate $simulator ImportGet
            $session = Start-Session $script $simulator.apiUri, $simulator.token
            Wait-SimulatorGate $simulator $gate

            Stop-Session $session | Should -Be 'Stopped'

            Open-SimulatorGate $simulator $gate
            Get-LeftFile | Should -BeNullOrEmpty
            (Get-JournalEntry).Token | Should -Be (Get-SimulatorImport $simulator).token
            (Get-JournalEntry).File | Should -Be (Get-KeptFile).FullName
        }

        It 'can be read by its owner only' {
            if (-not $IsLinux -and -not $IsMacOS) { Set-ItResult -Skipped -Because 'Windows keeps the profile of a user from others by itself'; return }

            $null = Get-Person 1 | Import-FourMeRecords -Type people -NoWait

            (Get-KeptFile).UnixMode | Should -Be '-rw-------'
            (Get-Item -LiteralPath (Get-KeptFile).DirectoryName).UnixMode | Should -Be 'drwx------'
        }

        It 'is the file and an unconfirmed entry when the connection breaks while it is sent' {
            Add-SimulatorFault $simulator ImportPost @{ fault = 'reset'; point = 'AfterBody' }

            $seen = Invoke-Observed { Get-Person 1 | Import-FourMeRecords -Type people }

            $seen.Terminating | Get-ErrorId | Should -Be 'ImportUnconfirmed'
            $seen.Terminating.ErrorDetails.RecommendedAction | Should -Match 'summary e-mail'
            @(Get-SimulatorRequest $simulator ImportPost).Count | Should -Be 1
            (Get-JournalEntry).State | Should -Be 'Unconfirmed'
            Get-KeptFile | Should -Not -BeNullOrEmpty
            Get-LeftFile | Should -BeNullOrEmpty
        }

        It 'makes the same file a warning when it is sent once more' {
            Add-SimulatorFault $simulator ImportPost @{ fault = 'reset'; point = 'AfterBody' }
            $null = Invoke-Observed { Get-Person 1 | Import-FourMeRecords -Type people }

            $seen = Invoke-Observed { Get-Person 1 | Import-FourMeRecords -Type people }

            $seen.Warning | Should -HaveCount 1
            $seen.Output[0].Created | Should -Be 1
        }

        It 'makes the same notes an error when they are sent once more, unless by force' {
            $note = [pscustomobject] @{ 'Record Type' = 'Request'; 'Record ID' = '70001'; Text = 'Hello' }
            Add-SimulatorFault $simulator ImportPost @{ fault = 'reset'; point = 'AfterBody' }
            $null = Invoke-Observed { $note | Import-FourMeRecords -Type notes }

            $seen = Invoke-Observed { $note | Import-FourMeRecords -Type notes }

            $seen.Terminating | Get-ErrorId | Should -Be 'AlreadySentUnconfirmed'
            @(Get-SimulatorRequest $simulator ImportPost).Count | Should -Be 1
            $null = Invoke-Observed { $note | Import-FourMeRecords -Type notes -Force }
            @(Get-SimulatorRequest $simulator ImportPost).Count | Should -Be 2
        }
    }

    Context 'waiting' {
        AfterEach { Set-SimulatorOption $simulator @{ queuedPolls = 0; processingPolls = 0 } }

        It 'returns the job at once with -NoWait, and keeps the file beside the journal' {
            $result = Get-Person 1 | Import-FourMeRecords -Type people -NoWait

            $result.State | Should -Be 'queued'
            $result.Succeeded | Should -BeFalse
            $result.Token | Should -Be (Get-SimulatorImport $simulator).token
            Get-SimulatorRequest $simulator ImportGet | Should -BeNullOrEmpty
            (Get-JournalEntry).Token | Should -Be $result.Token
            (Get-JournalEntry).File | Should -Be (Get-KeptFile).FullName
            Get-LeftFile | Should -BeNullOrEmpty
        }

        It 'ends the wait and not the job with -Timeout, and names the token in the error' {
            Set-SimulatorOption $simulator @{ queuedPolls = 1000000 }

            $seen = Invoke-Observed { Get-Person 1 | Import-FourMeRecords -Type people -Timeout 1 }

            $token = (Get-SimulatorImport $simulator).token
            $seen.Error | Get-ErrorId | Should -Be 'WaitTimedOut'
            $seen.Error[0].CategoryInfo.Category | Should -Be 'OperationTimeout'
            $seen.Error[0].TargetObject | Should -Be $token
            $seen.Error[0].ErrorDetails.Message | Should -Match $token
            $seen.Output[0].State | Should -Be 'queued'
            (Get-JournalEntry).File | Should -Be (Get-KeptFile).FullName
            Get-LeftFile | Should -BeNullOrEmpty
        }

        It 'goes on asking while the job is queued and processed' {
            Set-SimulatorOption $simulator @{ queuedPolls = 1; processingPolls = 1 }

            (Get-Person 1 | Import-FourMeRecords -Type people).State | Should -Be 'done'
            @(Get-SimulatorRequest $simulator ImportGet).Count | Should -Be 3
        }

        It 'names token and place to look when the service has forgotten the job' {
            Add-SimulatorFault $simulator ImportGet @{ fault = 'respond'; status = 404; body = '{"message":"Not Found"}'; always = $true }

            $seen = Invoke-Observed { Get-Person 1 | Import-FourMeRecords -Type people }

            $seen.Error | Get-ErrorId | Should -Be 'ResultUnknown'
            $seen.Error[0].ErrorDetails.Message | Should -Match (Get-SimulatorImport $simulator).token
            $seen.Error[0].ErrorDetails.RecommendedAction | Should -Match 'System Logs'
            $seen.Output[0].State | Should -Be 'ResultUnknown'
            Get-KeptFile | Should -Not -BeNullOrEmpty
        }

        It 'says so when a job is in a state that it does not know' {
            Add-SimulatorFault $simulator ImportGet @{ fault = 'unknownState'; state = 'dreaming'; always = $true }

            $seen = Invoke-Observed { Get-Person 1 | Import-FourMeRecords -Type people }

            $seen.Error | Get-ErrorId | Should -Be 'UnknownJobState'
            $seen.Error[0].ErrorDetails.Message | Should -Match 'dreaming'
        }

        It 'shows its progress with stage and rows' {
            Set-SimulatorOption $simulator @{ queuedPolls = 1; processingPolls = 1 }
            $session = Start-Session @'
param($ApiUri, $Token)
$null = Connect-FourMe -ApiUri $ApiUri -Account wdc -Token $Token -SkipCheck
1..3 | ForEach-Object { [pscustomobject] @{ PrimaryEmail = "p$_@example.com"; Name = "P $_" } } | Import-FourMeRecords -Type people
'@ $simulator.apiUri, $simulator.token
            $null = $session.Shell.EndInvoke($session.Running)

            $ours = @($session.Shell.Streams.Progress | Where-Object Activity -EQ 'Importing people')
            $ours | Where-Object StatusDescription -Match 'Waiting for the service' | Should -Not -BeNullOrEmpty
            $ours | Where-Object StatusDescription -Match 'line \d+ of 3 rows' | Should -Not -BeNullOrEmpty
            $ours[-1].RecordType | Should -Be 'Completed'
            $session.Shell.Dispose()
        }

        It 'shows none in a console that nobody watches' {
            # Asked for XML, a console writes progress as text into its error stream.
            $script = Write-TestFile 'watch.ps1' @'
param($Module, $ApiUri, $Token)
Write-Progress -Activity 'Progress that can be seen' -Status 'now'
Import-Module -Name $Module
$null = Connect-FourMe -ApiUri $ApiUri -Account wdc -Token $Token -SkipCheck
$result = [pscustomobject] @{ PrimaryEmail = 'p@example.com'; Name = 'P' } | Import-FourMeRecords -Type people
"created $($result.Created)"
'@
            $start = New-Object -TypeName System.Diagnostics.ProcessStartInfo
            $start.FileName = (Get-Process -Id $PID).Path
            $words = '-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-OutputFormat', 'XML', '-File', $script, (Get-TestedModulePath), $simulator.apiUri, $simulator.token
            $start.Arguments = ($words | ForEach-Object { "`"$_`"" }) -join ' '
            $start.UseShellExecute = $false
            $start.RedirectStandardOutput = $true
            $start.RedirectStandardError = $true
            $process = [System.Diagnostics.Process]::Start($start)
            $reading = $process.StandardError.ReadToEndAsync()
            $output = $process.StandardOutput.ReadToEnd()
            $process.WaitForExit()

            $output | Should -Match 'created 1'
            # PowerShell 7.0 to 7.5 write no progress at all where output is redirected.
            $isShown = $PSVersionTable.PSEdition -ne 'Core' -or $PSVersionTable.PSVersion -ge [version] '7.6'
            if ($isShown) { $reading.Result | Should -Match 'Progress that can be seen' }
            $reading.Result | Should -Not -Match 'Importing people'
            $process.Dispose()
        }
    }

    Context 'asking first' {
        It 'checks all with -WhatIf, says what it would do, and does nothing' {
            $script = @'
param($Module, $ApiUri, $Token, $Copy)
Import-Module -Name $Module
$null = Connect-FourMe -ApiUri $ApiUri -Account wdc -Token $Token -SkipCheck
$null = Import-FourMeRecords -Type people -WhatIf -InputObject ([pscustomobject] @{ PrimaryEmail = 'p@example.com'; Name = 'P'; VIP = 'ja' }) -ErrorVariable refused -ErrorAction SilentlyContinue
"REFUSED $($refused.Count)"
@([pscustomobject] @{ PrimaryEmail = 'a@example.com'; Name = 'A' }; [pscustomobject] @{ PrimaryEmail = 'b@example.com'; Name = 'B'; VIP = $true }; [pscustomobject] @{ PrimaryEmail = 'c@example.com'; Name = 'C' }) |
    Import-FourMeRecords -Type people -WhatIf -OutFile $Copy
'ENDED'
'@
            $copy = Join-Path -Path $TestDrive -ChildPath 'whatif.csv'
            $printed = (Invoke-ChildShell $script (Get-TestedModulePath), $simulator.apiUri, $simulator.token, $copy) -join "`n"

            $printed | Should -Match 'ENDED'
            $printed | Should -Match 'REFUSED 1'
            $printed | Should -Match "What if:.*2 rows of 'people'.*1 of 2.*account wdc"
            $printed | Should -Match "What if:.*1 rows of 'people'.*2 of 2.*account wdc"
            Get-SimulatorRequest $simulator | Should -BeNullOrEmpty
            Get-ChildItem -LiteralPath $TestDrive -Filter (Split-Path -Path $env:FOURME_STATE_HOME -Leaf) | Get-ChildItem -Recurse -File | Should -BeNullOrEmpty
            Get-ChildItem -Path $TestDrive -Filter whatif* | Should -BeNullOrEmpty
            Get-LeftFile | Should -BeNullOrEmpty
        }

        It 'goes on with -Confirm:$false whatever the preference' {
            $ConfirmPreference = 'Low'

            (Get-Person 1 | Import-FourMeRecords -Type people -Confirm:$false).Created | Should -Be 1
        }

        It 'sends nothing when it must ask and nobody is there to answer' {
            $session = Start-Session @'
param($ApiUri, $Token)
$null = Connect-FourMe -ApiUri $ApiUri -Account wdc -Token $Token -SkipCheck
try { [pscustomobject] @{ PrimaryEmail = 'p@example.com'; Name = 'P' } | Import-FourMeRecords -Type people -Confirm } catch { 'refused' }
'@ $simulator.apiUri, $simulator.token

            $session.Shell.EndInvoke($session.Running) | Should -Be 'refused'
            $session.Shell.Dispose()
            Get-SimulatorRequest $simulator | Should -BeNullOrEmpty
            Get-LeftFile | Should -BeNullOrEmpty
        }
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
            (Get-SentRow).Name | Should -Be 'File 1', 'File, 2'
        }

        It 'resolves wildcards' {
            $result = Import-FourMeRecords -Type people -Path (Join-Path -Path $TestDrive -ChildPath '[ot]*.csv')

            $result.Created | Should -Be 4
            (Get-SentRow).'Primary Email' | Should -Be 'file1@example.com', 'file2@example.com', 'other1@example.com', 'other2@example.com'
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

            (Get-SentRow)[0].'Primary Email' | Should -Be 'bracket1@example.com'
        }

        It 'takes brackets in a path as a wildcard' {
            $null = Import-FourMeRecords -Type people -Path (Join-Path -Path $TestDrive -ChildPath 'a[1].csv')

            (Get-SentRow)[0].'Primary Email' | Should -Be 'plain1@example.com'
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
            Get-LeftFile | Should -BeNullOrEmpty
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
            (Get-SentRow).Name | Should -Be $Person
        }

        It 'takes a file through the same map and checks as objects' {
            $path = Write-TestFile 'mapped.csv' "Mail,Who,Company`r`nx@example.com,X,Widget Data Center`r`n,Y,Widget Data Center`r`n"

            $seen = Invoke-Observed {
                Import-FourMeRecords -Type people -Path $path -Map @{ 'Primary Email' = 'Mail'; Name = { $_.Who.ToLowerInvariant() }; Organization = 'Company' }
            }

            (Get-SentRow).Name | Should -Be 'x'
            $seen.Error | Get-ErrorId | Should -Be 'MissingKey'
            $seen.Error[0].TargetObject.Who | Should -Be 'Y'
        }

        It 'makes the row the target of the service''s error' {
            $path = Write-TestFile 'refused.csv' "Primary Email,Name,Organization`r`nx@example.com,X,Widget Data Center`r`ny@example.com,Y,Nowhere`r`n"

            $seen = Invoke-Observed { Import-FourMeRecords -Type people -Path $path }

            $seen.Error | Get-ErrorId | Should -Be 'ImportFailedRows', 'RowFailed'
            $seen.Error[1].TargetObject.'Primary Email' | Should -Be 'y@example.com'
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
            (Get-SentRow).'Primary Email' | Should -Be (1, 3, 2, 4 | ForEach-Object { "person$_@example.com" })
            (Get-SimulatorImport $simulator)[0].headers | Should -Not -Contain 'Job Title'
        }

        It 'sends jobs one after another with -MaximumRowCount' {
            $seen = Invoke-Observed { Get-Person (1..5) | Import-FourMeRecords -Type people -MaximumRowCount 2 }

            $seen.Output.Rows | Should -Be 2, 2, 1
            (Get-SentRow).'Primary Email' | Should -Be (1..5 | ForEach-Object { "person$_@example.com" })
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
            Get-LeftFile | Should -BeNullOrEmpty
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
            Get-LeftFile | Should -BeNullOrEmpty
        }

        It 'stops after failed rows under -ErrorAction Stop, and keeps the later files' {
            $people = @(Get-Person 1 @{ Organization = 'Nowhere' }; Get-Person 2)

            $seen = Invoke-Observed { $people | Import-FourMeRecords -Type people -MaximumRowCount 1 -ErrorAction Stop }

            $seen.Terminating | Get-ErrorId | Should -Be 'ImportFailedRows'
            $seen.Output.Failures | Should -Be 1
            @(Get-SimulatorImport $simulator).Count | Should -Be 1
            (Get-JournalEntry).State | Sort-Object | Should -Be 'done', 'NotSent'
            Get-LeftFile | Should -BeNullOrEmpty
        }

        It 'stops when the consumer has enough, and keeps the later files' {
            $seen = Invoke-Observed { Get-Person (1..3) | Import-FourMeRecords -Type people -MaximumRowCount 1 | Select-Object -First 1 }

            $seen.Terminating | Should -BeNullOrEmpty
            $seen.Output.Count | Should -Be 1
            $seen.Output[0].Created | Should -Be 1
            @(Get-SimulatorImport $simulator).Count | Should -Be 1
            (Get-JournalEntry).State | Sort-Object | Should -Be 'done', 'NotSent', 'NotSent'
            Get-LeftFile | Should -BeNullOrEmpty
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
            Get-LeftFile | Should -BeNullOrEmpty
        }
    }

    Context 'references to later records' {
        BeforeAll {
            function Get-Team { @(Get-Person 1 @{ Manager = 'person3@example.com' }; Get-Person 2 @{ Manager = 'person3@example.com' }; Get-Person 3 @{ Manager = '' }) }
        }

        It 'are a warning, once, with count, example and advice' {
            $seen = Invoke-Observed { Get-Team | Import-FourMeRecords -Type people }

            $seen.Warning | Should -HaveCount 1
            $seen.Warning[0] | Should -Match '^2 records.*person3@example\.com.*-DeferReference'
        }

        It 'are sent in a second job with -DeferReference' {
            $seen = Invoke-Observed { Get-Team | Import-FourMeRecords -Type people -DeferReference }

            $seen.Warning | Should -BeNullOrEmpty
            $seen.Error | Should -BeNullOrEmpty
            $seen.Output.Count | Should -Be 2
            $seen.Output[0].Created | Should -Be 3
            (Get-SimulatorImport $simulator)[0].headers | Should -Not -Contain 'Manager'
            (Get-SimulatorImport $simulator)[1].headers | Should -Be 'Primary Email', 'Manager'
            (Get-SimulatorRecord $simulator people | Where-Object 'Primary Email' -EQ 'person1@example.com').Manager | Should -Be 'person3@example.com'
        }

        It 'are not sent of rows that did not go in' {
            $team = @(Get-Person 1 @{ Manager = 'person3@example.com'; Organization = 'Nobody knows it' }; Get-Person 2 @{ Manager = 'person3@example.com' }; Get-Person 3 @{ Manager = '' })

            $seen = Invoke-Observed { $team | Import-FourMeRecords -Type people -DeferReference -WarningAction SilentlyContinue }

            $seen.Error | Get-ErrorId | Should -Be 'ImportFailedRows', 'RowFailed'
            $seen.Output.Rows | Should -Be 3, 2
            $seen.Output.Failures | Should -Be 1, 0
        }

        It 'are no reason for a warning when the manager comes first' {
            (Invoke-Observed { @(Get-Team)[2, 0, 1] | Import-FourMeRecords -Type people }).Warning | Should -BeNullOrEmpty
        }
    }

    Context 'rows that replace what their owner has' {
        It 'brings the rows of each owner together and keeps their order' {
            $details = @(
                Get-Detail 'omar.reyes@widget.com' 'a1@example.com'
                Get-Detail 'ines.prado@widget.com' 'b1@example.com'
                Get-Detail ' OMAR.REYES@widget.com' 'a2@example.com'
                Get-Detail 'ines.prado@widget.com' 'b2@example.com'
            )

            $seen = Invoke-Observed { $details | Import-FourMeRecords -Type people_contact_details }

            $seen.Error | Should -BeNullOrEmpty
            $seen.Output[0].Succeeded | Should -BeTrue
            (Get-SentRow).'Contact URI' | Should -Be 'a1@example.com', 'a2@example.com', 'b1@example.com', 'b2@example.com'
        }

        It 'holds back the other rows of an owner with a bad one, and says so' {
            $details = @(
                Get-Detail 'omar.reyes@widget.com' 'a1@example.com'
                Get-Detail 'ines.prado@widget.com' 'b1@example.com'
                Get-Detail 'omar.reyes@widget.com' 'a2@example.com' -Protocol 'carrier pigeon'
                Get-Detail 'omar.reyes@widget.com' 'a3@example.com'
            )

            $seen = Invoke-Observed { $details | Import-FourMeRecords -Type people_contact_details }

            $seen.Error | Get-ErrorId | Should -Be 'UnknownEnumerationValue', 'OwnerHeldBack'
            [object]::ReferenceEquals($seen.Error[0].TargetObject, $details[2]) | Should -BeTrue
            [object]::ReferenceEquals($seen.Error[1].TargetObject, $details[0]) | Should -BeTrue
            $seen.Error[1].ErrorDetails.Message | Should -Match "2 valid rows of 'omar\.reyes@widget\.com'"
            (Get-SentRow).'Contact URI' | Should -Be 'b1@example.com'
            $seen.Output[0].Rows | Should -Be 1
            $seen.Output[0].Skipped | Should -Be 3
        }

        It 'never sends one owner''s rows in two files' {
            $details = @(1..3 | ForEach-Object { Get-Detail 'omar.reyes@widget.com' "a$_@example.com" }) + @(Get-Detail 'ines.prado@widget.com' 'b1@example.com')

            $seen = Invoke-Observed { $details | Import-FourMeRecords -Type people_contact_details -MaximumRowCount 3 }
            $tooLarge = Invoke-Observed { $details | Import-FourMeRecords -Type people_contact_details -MaximumRowCount 2 }

            $seen.Output.Rows | Should -Be 3, 1
            $tooLarge.Error | Get-ErrorId | Should -Be 'OwnerTooLarge'
            $tooLarge.Output.Rows | Should -Be 1
        }

        It 'refuses an owner''s rows with different sets of columns' {
            $details = @(Get-Detail 'omar.reyes@widget.com' 'a1@example.com'; [pscustomobject] @{ Person = 'omar.reyes@widget.com'; 'Contact URI' = 'x' })

            $seen = Invoke-Observed { $details | Import-FourMeRecords -Type people_contact_details }

            $seen.Error | Get-ErrorId | Should -Be 'OwnerMixedColumns'
            $seen.Output[0].State | Should -Be 'NothingSent'
        }

        It 'stops before anything is sent when the owner of a row cannot be read' {
            $details = @(Get-Detail 'omar.reyes@widget.com' 'a1@example.com'; Get-Detail '' 'a2@example.com')

            $seen = Invoke-Observed { $details | Import-FourMeRecords -Type people_contact_details }

            $seen.Terminating | Get-ErrorId | Should -Be 'OwnerUnreadable'
            Get-SimulatorRequest $simulator | Should -BeNullOrEmpty
            Get-LeftFile | Should -BeNullOrEmpty
        }

        It 'takes relations that name their CI in two ways, with one warning' {
            $relations = @(
                [pscustomobject] @{ Source = 'Scan'; 'CI Label' = 'SRV00101'; 'CI Source' = ''; 'CI Source ID' = ''; 'Related CI Label' = 'SRV00102'; 'Relation Type' = 'parent' }
                [pscustomobject] @{ Source = 'Scan'; 'CI Label' = ''; 'CI Source' = 'Demo'; 'CI Source ID' = 'ci-1'; 'Related CI Label' = 'SWI00021'; 'Relation Type' = 'parent' }
            )

            $seen = Invoke-Observed { $relations | Import-FourMeRecords -Type ci_relations }

            $seen.Error | Should -BeNullOrEmpty
            $seen.Warning | Should -HaveCount 1
            $seen.Warning[0] | Should -Match 'by CI Label, others by CI Source \+ CI Source ID'
            $seen.Output.Rows | Should -Be 2
        }
    }
}

# An import as a user runs it: from the objects to the result, over which connection, with which questions.

BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule
    # In this order: the simulator has temporary files of its own.
    $simulator = Start-Simulator
    $temporary = Set-TemporaryFolder
    $samples = Join-Path -Path $repository -ChildPath 'samples'
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

        It 'reads and sends nothing when a copy would replace a file, unless by force' {
            $path = Write-TestFile 'taken.csv' 'mine'
            $read = [System.Collections.Generic.List[object]]::new()

            $seen = Invoke-Observed { Get-Person 1 | ForEach-Object { $read.Add($_); $_ } | Import-FourMeRecords -Type people -OutFile $path }

            $seen.Terminating | Get-ErrorId | Should -Be 'FileExists'
            $read | Should -BeNullOrEmpty
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
            Get-LeftFile $temporary | Should -BeNullOrEmpty
            Get-KeptFile | Should -BeNullOrEmpty
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
            $printed | Should -Match "What if:.*1 row of 'people'.*2 of 2.*account wdc"
            Get-SimulatorRequest $simulator | Should -BeNullOrEmpty
            Get-ChildItem -LiteralPath $TestDrive -Filter (Split-Path -Path $env:FOURME_STATE_HOME -Leaf) | Get-ChildItem -Recurse -File | Should -BeNullOrEmpty
            Get-ChildItem -Path $TestDrive -Filter whatif* | Should -BeNullOrEmpty
            Get-LeftFile $temporary | Should -BeNullOrEmpty
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
            Get-LeftFile $temporary | Should -BeNullOrEmpty
        }
    }
}

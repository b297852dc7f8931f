# Which records of an import are sent and which are refused, and how records that belong together are sent.

BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule
    # In this order: the simulator has temporary files of its own.
    $simulator = Start-Simulator
    $temporary = Set-TemporaryFolder

    function Get-Detail {
        param([string] $Person, [string] $Uri, [string] $Protocol = 'email')
        [pscustomobject] @{ Person = $Person; 'Contact Protocol' = $Protocol; 'Contact Label' = 'work'; 'Contact URI' = $Uri; Integration = '1' }
    }
}

AfterAll {
    Stop-Simulator $simulator
    Restore-TemporaryFolder $temporary
}

Describe 'The records of Import-FourMeRecords' {
    BeforeEach {
        Reset-Simulator $simulator
        $null = New-StateHome
        Disconnect-FourMe -Name *
        $null = Connect-Simulator $simulator -With @{ SkipCheck = $true }
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
            (Get-SentRow $simulator).Name | Should -Be 'A', 'B'
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

            $row = Get-SentRow $simulator
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
            Get-LeftFile $temporary | Should -BeNullOrEmpty
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
            Get-LeftFile $temporary | Should -BeNullOrEmpty
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
            Get-LeftFile $temporary | Should -BeNullOrEmpty
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
            Get-LeftFile $temporary | Should -BeNullOrEmpty
            Get-KeptFile | Should -BeNullOrEmpty
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
            (Get-SentRow $simulator).'Contact URI' | Should -Be 'a1@example.com', 'a2@example.com', 'b1@example.com', 'b2@example.com'
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
            (Get-SentRow $simulator).'Contact URI' | Should -Be 'b1@example.com'
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
            Get-LeftFile $temporary | Should -BeNullOrEmpty
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

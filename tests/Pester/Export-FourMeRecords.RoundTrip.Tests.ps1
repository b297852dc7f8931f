# Exported records that are imported again change nothing.

BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule
    $simulator = Start-Simulator

    # The types that are both in the Import and the Export API, as Tab tells them.
    function Get-TypeOfBothWay {
        $lists = foreach ($verb in 'Export', 'Import') {
            $line = "$verb-FourMeRecords -Type "
            , @((TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText)
        }
        $lists[0] | Where-Object { $lists[1] -contains $_ }
    }

    $hardPeople = Get-HardPerson
}

AfterAll { Stop-Simulator $simulator }

Describe 'Exported records' {
    BeforeEach {
        Reset-Simulator $simulator
        $null = New-StateHome
        Disconnect-FourMe -Name *
        $null = Connect-Simulator $simulator -With @{ SkipCheck = $true }
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

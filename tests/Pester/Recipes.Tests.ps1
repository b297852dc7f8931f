BeforeAll {
    . $PSScriptRoot/common.ps1
    . $PSScriptRoot/Recipes/directories.ps1
    Import-TestedModule
    $simulator = Start-Simulator
    $recipes = Join-Path -Path $repository -ChildPath 'samples/recipes'

    # Runs a recipe as it stands; what it writes comes out, errors stand in $seen.Error.
    function Invoke-Recipe {
        param([string] $Recipe, [hashtable] $With = @{})
        $seen = Invoke-Observed { & (Join-Path -Path $recipes -ChildPath $Recipe) @With }
        if ($seen.Terminating) { throw $seen.Terminating }
        $seen
    }

    # A person looks at the first night, and agrees.
    function Approve-FirstNight {
        param([string] $Manifest)
        $null = Connect-FourMe
        # Files of the repository may be as old as the repository.
        Get-ChildItem -LiteralPath (Split-Path -Path $Manifest) -Filter *.csv | ForEach-Object { $_.LastWriteTimeUtc = [datetime]::UtcNow }
        $null = Sync-FourMeRecords -Manifest $Manifest -ErrorAction SilentlyContinue -WarningAction SilentlyContinue |
            Where-Object PlanId | ForEach-Object { Approve-FourMePlan $_.PlanId -Confirm:$false }
    }

    # The first night of a manifest, and what became of it once a person agreed.
    function Sync-Recipe {
        param([string] $Manifest)
        $path = Join-Path -Path $recipes -ChildPath $Manifest
        Test-FourMeManifest $path | Should -BeNullOrEmpty
        Approve-FirstNight $path
        Sync-FourMeRecords -Manifest $path -WarningAction SilentlyContinue
    }

    function Get-StoredRecord {
        param([string] $Type, [string] $Key, [string] $Value)
        Get-SimulatorRecord $simulator $Type | Where-Object { $_.$Key -eq $Value }
    }
}

AfterAll { Stop-Simulator $simulator }

Describe 'The recipe' {
    BeforeEach {
        Reset-Simulator $simulator
        $null = New-StateHome
        $env:FOURME_ACCOUNT = $simulator.account
        $env:FOURME_TOKEN = $simulator.token
        $env:FOURME_API_URI = $simulator.apiUri
    }

    AfterEach {
        foreach ($name in 'ACCOUNT', 'TOKEN', 'API_URI') { Remove-Item -LiteralPath "Env:FOURME_$name" }
        Get-FourMeConnection | Disconnect-FourMe
    }

    Context 'for discovery tools' {
        It 'makes products, items and relations, each after what it refers to, and nothing the next night' {
            $runs = Sync-Recipe 'discovery/discovery.psd1'

            $runs.Type | Should -Be 'products', 'cis', 'ci_relations'
            $runs | ForEach-Object { "$($_.Outcome) $($_.Failed)" } | Should -Be 'Applied 0', 'Applied 0', 'Applied 0'
            $runs[0].Created, $runs[1].Created | Should -Be 4, 7
            $item = Get-StoredRecord -Type cis -Key 'Source ID' -Value '1001'
            $item.Source | Should -Be 'Lansweeper'
            $item.Product | Should -Match 'Bastion R300|\d+'
            (Get-StoredRecord -Type cis -Key 'Source ID' -Value '1007').Status | Should -Be 'removed'
            @(Get-SimulatorRecord $simulator ci_relations | Where-Object Source -EQ 'Lansweeper').Count | Should -Be 3

            (Sync-FourMeRecords -Manifest (Join-Path -Path $recipes -ChildPath 'discovery/discovery.psd1')).Outcome | Should -Be 'NothingToDo', 'NothingToDo', 'NothingToDo'
        }

        It 'sends no item when the products failed as a whole' {
            $manifest = Join-Path -Path $recipes -ChildPath 'discovery/discovery.psd1'
            Approve-FirstNight $manifest
            Add-SimulatorFault $simulator ImportGet @{ fault = 'respond'; status = 200; body = '{"state":"error","message":"Too many import failures"}' }

            $runs = Sync-FourMeRecords -Manifest $manifest -ErrorAction SilentlyContinue

            $runs | ForEach-Object { "$($_.Type) $($_.Outcome)" } | Should -Be 'products Failed', 'cis Held', 'ci_relations Held'
            @(Get-SimulatorImport $simulator).type | Should -Not -Contain 'cis'
        }
    }

    Context 'for directory services, from Entra ID' {
        BeforeEach {
            # The recipe as it stands, set to Entra ID; leavers are disabled at once, for a test has no three nights.
            $folder = New-TestFolder
            Copy-Item -Path (Join-Path -Path $recipes -ChildPath 'directory/*') -Destination $folder
            foreach ($change in @('directory.psd1', "'ActiveDirectory'", "'EntraID'"), @('sync.psd1', "'Active Directory'", "'Entra ID'"), @('sync.psd1', 'RetireAfter = 3', 'RetireAfter = 1')) {
                $file = Join-Path -Path $folder -ChildPath $change[0]
                $text = Get-FileText $file
                $text | Should -BeLike "*$($change[1])*"
                [System.IO.File]::WriteAllText($file, $text.Replace($change[1], $change[2]))
            }
            $manifest = Join-Path -Path $folder -ChildPath 'sync.psd1'
            $null = Connect-FourMe

            # A night that somebody agreed to.
            function Initialize-Account {
                $null = Invoke-Observed { Sync-FourMeRecords -Manifest $manifest }
                foreach ($plan in Get-FourMePlan) { $null = Approve-FourMePlan $plan.Id -Confirm:$false }
                Invoke-Observed { Sync-FourMeRecords -Manifest $manifest }
            }
        }

        It 'makes organizations, sites, people, contact details and teams' {
            $seen = Initialize-Account

            $seen.Error | Should -BeNullOrEmpty
            $runs = @($seen.Output | Where-Object { $_.PSObject.TypeNames -contains 'FourMe.Run' })
            $runs.Type | Sort-Object | Should -Be 'organizations', 'people', 'people_contact_details', 'sites', 'teams'
            $runs | ForEach-Object { "$($_.Outcome) $($_.Failed)" | Should -Be 'Applied 0' -Because $_.Type }
            @(Get-SimulatorRecord $simulator people | Where-Object Source -EQ 'Entra ID').Count | Should -Be 4
            (Get-StoredRecord -Type people -Key 'Primary Email' -Value 'cem.aydin@widget.example').Disabled | Should -Be '1'
            (Get-StoredRecord -Type people -Key 'Primary Email' -Value 'ana.sousa@widget.example').Manager | Should -Be 'dee.quinn@widget.example'
            @(Get-SimulatorRecord $simulator people_contact_details).Count | Should -Be 3
            (Get-StoredRecord -Type teams -Key Name -Value 'Operations Lisboa').Members | Should -Be "ana.sousa@widget.example`nbo.lindqvist@widget.example"
        }

        It 'adopts people who are there already, and gives them Source and Source ID' {
            $null = [pscustomobject] @{ PrimaryEmail = 'dee.quinn@widget.example'; Name = 'Dee' } | Import-FourMeRecords -Type people
            $before = Get-StoredRecord -Type people -Key 'Primary Email' -Value 'dee.quinn@widget.example'

            $seen = Initialize-Account

            $seen.Error | Should -BeNullOrEmpty
            $after = Get-StoredRecord -Type people -Key 'Primary Email' -Value 'dee.quinn@widget.example'
            $after.ID, $after.Source, $after.Name | Should -Be $before.ID, 'Entra ID', 'Dee Quinn'
        }

        It 'disables nobody when the directory does not say who is enabled' {
            $directoryUsers = @($directoryUsers | ForEach-Object { $user = $_.Clone(); $user.Remove('Enabled'); $user })

            $seen = Initialize-Account

            $seen.Warning -join ' ' | Should -Match "'Enabled' is empty in every record"
            @(Get-SimulatorRecord $simulator people | Where-Object Source -EQ 'Entra ID').Count | Should -Be 4
            Get-SimulatorRecord $simulator people | Where-Object Disabled -EQ '1' | Should -BeNullOrEmpty
        }

        It 'disables whoever is no longer there, and nobody else' {
            $directoryUsers += 6..9 | ForEach-Object { @{ Number = $_; Name = "Extra $_"; Mail = "extra$_@widget.example"; Title = 'Operator'; Enabled = $true } }
            $null = Initialize-Account
            $directoryUsers = @($directoryUsers | Where-Object { $_.Mail -ne 'extra9@widget.example' })

            $seen = Invoke-Observed { Sync-FourMeRecords -Manifest $manifest }

            $seen.Error | Should -BeNullOrEmpty
            $disabled = @(Get-SimulatorRecord $simulator people | Where-Object Disabled -EQ '1')
            $disabled.'Primary Email' | Sort-Object | Should -Be 'cem.aydin@widget.example', 'extra9@widget.example'
        }

        It 'disables nobody when the directory seems to have lost many, or gives nobody' {
            $directoryUsers += 6..9 | ForEach-Object { @{ Number = $_; Name = "Extra $_"; Mail = "extra$_@widget.example"; Title = 'Operator'; Enabled = $true } }
            $null = Initialize-Account
            $jobs = @(Get-SimulatorImport $simulator).Count
            $all = $directoryUsers

            foreach ($left in 2, 0) {
                $directoryUsers = @($all | Select-Object -First $left)
                $seen = Invoke-Observed { Sync-FourMeRecords -Manifest $manifest }
                "$(($seen.Output | Where-Object Type -EQ people).Outcome)" | Should -Be 'Held' -Because "$left people were read"
            }
            @(Get-SimulatorImport $simulator).Count | Should -Be $jobs
        }
    }

    Context 'for cost centres' {
        It 'makes the collection and its elements, and disables those that are over' {
            $runs = Sync-Recipe 'cost-centres/cost-centres.psd1'

            $runs | ForEach-Object { "$($_.Type) $($_.Outcome) $($_.Created) $($_.Failed)" } | Should -Be 'custom_collections Applied 1 0', 'custom_collection_elements Applied 4 0'
            $element = Get-StoredRecord -Type custom_collection_elements -Key 'Source ID' -Value '190000'
            $element.Name | Should -Be "Fuhrpark (aufgel$([char]0xF6)st)"
            $element.Disabled | Should -Be '1'
            (Get-StoredRecord -Type custom_collection_elements -Key 'Source ID' -Value '101000').Disabled | Should -Be '0'
        }

        It 'judges the end of validity by the day' {
            $script = Join-Path -Path $recipes -ChildPath 'cost-centres/centres.ps1'
            (& $script -On ([datetime]::new(2026, 6, 30)) | Where-Object Number -EQ 190000).IsValid | Should -BeTrue
            (& $script -On ([datetime]::new(2026, 7, 1)) | Where-Object Number -EQ 190000).IsValid | Should -BeFalse
        }
    }

    Context 'for a data warehouse' {
        It 'writes everything at first, then only what has changed, and leaves no empty folder' {
            $incoming = Join-Path -Path $TestDrive -ChildPath 'incoming'

            $first = Invoke-Recipe 'warehouse/export-changes.ps1' @{ Directory = $incoming; Full = $true }
            $second = Invoke-Recipe 'warehouse/export-changes.ps1' @{ Directory = $incoming }

            @($first.Error) + $second.Error | Should -BeNullOrEmpty
            $first.Output.Name | Sort-Object | Should -Be 'cis.csv', 'organizations.csv', 'people.csv'
            @(Import-Csv -LiteralPath ($first.Output | Where-Object Name -EQ 'people.csv').FullName -Encoding UTF8).Count | Should -Be 3
            $second.Output | Should -BeNullOrEmpty
            @(Get-ChildItem -LiteralPath $incoming).Count | Should -Be 1
        }

        It 'makes up for a night that failed' {
            $incoming = Join-Path -Path $TestDrive -ChildPath 'again'
            Add-SimulatorFault $simulator ExportFile @{ fault = 'respond'; status = 403 }

            { & (Join-Path -Path $recipes -ChildPath 'warehouse/export-changes.ps1') -Directory $incoming } | Should -Throw
            @(Get-ChildItem -LiteralPath $incoming) | Should -BeNullOrEmpty
            (Invoke-Recipe 'warehouse/export-changes.ps1' @{ Directory = $incoming }).Output.Count | Should -Be 3
        }
    }

    Context 'for linked accounts' {
        It 'names the other account only where a record belongs to it' {
            $seen = Invoke-Recipe 'linked-accounts/import-linked-people.ps1'

            $seen.Error | Should -BeNullOrEmpty
            $seen.Output.Created | Should -Be 3
            $sent = Get-SimulatorUpload $simulator (Get-SimulatorImport $simulator).token | ConvertFrom-Csv
            $sent.Manager | Should -Be 'ed.turner@widget.com @widget', 'ada.brooks@widget.com', 'simon.archer@widget.com @widget'
            $sent.Site | Should -Be 'Houston @widget', 'Data Center 1', 'London @widget'
            $sent.Organization | Should -Be 'Widget Data Center', 'Widget Data Center', 'Widget United Kingdom, Ltd. @widget'
        }
    }

    Context 'for failed rows' {
        It 'repairs what was refused, and every row ends in the account' {
            $failed = Join-Path -Path $TestDrive -ChildPath 'failed.csv'

            $seen = Invoke-Recipe 'repair/import-and-repair.ps1' @{ FailedRows = $failed; Organization = @{ 'Northern Lights Ltd.' = 'Northern Networks' } }

            $seen.Error | Should -BeNullOrEmpty
            $seen.Output.Created | Should -Be 19, 1
            $seen.Warning -join ' ' | Should -Match 'Northern Lights'
            @(Get-SimulatorRecord $simulator people | Where-Object Source -EQ 'HR').Count | Should -Be 20
        }
    }
}

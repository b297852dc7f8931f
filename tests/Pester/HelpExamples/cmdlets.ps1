# What the examples of each cmdlet need to be there before, and what they must show, in the order of the page. A block runs
# after its example: $Seen has Output, Warning, Hosts (that were chosen), Session (of the example), Folder and Simulator.
# A table adds what one example alone needs: 'Before' runs in the session of the example, 'Fails' names the errors that its text
# speaks of. Any other error fails the test.

$failingPeople = { Copy-Item -LiteralPath $Samples/people.csv -Destination ./people.csv }
$twoConnections = { $null = Connect-FourMe -Name production; $null = Connect-FourMe -Name test }
$finishedImport = { $null = Import-Csv ./people.csv | Import-FourMeRecords -Type people -Map ./people.psd1 -Source HR -WarningAction SilentlyContinue }
$failedImport = { $null = Import-Csv $Samples/people.csv | Import-FourMeRecords -Type people -Map ./people.psd1 -Source HR -OnMissing Clear -WarningAction SilentlyContinue -NoWait }
$nightlyPlan = { $null = Import-Csv ./people.csv | New-FourMePlan -Type people -Map ./people.psd1 -Source HR -Name 'HR nightly' }
$approvedPlan = [scriptblock]::Create("$nightlyPlan; `$null = Get-FourMePlan -Latest | Approve-FourMePlan -Confirm:`$false")
$twoImports = [scriptblock]::Create(('; $null = Import-Csv $Samples/people.csv | Import-FourMeRecords -Type people -Map ./people.psd1 -Source HR -OnMissing Clear -WarningAction SilentlyContinue -ErrorAction SilentlyContinue' * 2).Substring(2))
$outstandingImport = { $null = Import-FourMeRecords -Type sites -Path ./sites.csv -NoWait }

@{
    'Connect-FourMe'       = @{
        Before = { Disconnect-FourMe; Remove-Item -LiteralPath Env:FOURME_ACCOUNT, Env:FOURME_TOKEN }
        Shows  = @(
            { $Seen.Hosts | Should -Be 'api.us.xurrent.com'; $Seen.Output.Account | Should -Be 'widget'; $Seen.Output.User | Should -Not -BeNullOrEmpty }
            { $Seen.Hosts | Should -Be 'api.xurrent.qa'; $Seen.Output.Credential | Should -Match ([regex]::Escape($Seen.Simulator.clientId)) }
            { $Seen.Output.Account | Should -Be 'widget'; $Seen.Output.User | Should -Not -BeNullOrEmpty }
            { $Seen.Hosts | Should -Be 'api.us.xurrent.com', 'api.us.xurrent.qa'; $Seen.Output.Name | Should -Be 'production', 'test'; $Seen.Output[1].IsDefault | Should -BeTrue }
            { $Seen.Hosts | Should -Be 'api.xurrent.com'; $Seen.Output.IsDefault | Should -BeTrue }
            { $Seen.Hosts | Should -Be '127.0.0.1'; $Seen.Output.Account | Should -Be 'wdc' }
        )
    }
    'Get-FourMeConnection' = @{
        Before = $twoConnections
        Shows  = @(
            { ($Seen.Output | Where-Object IsDefault).Name | Should -Be 'test'; $Seen.Output.Name | Should -Contain 'production' }
            { $Seen.Output.Name | Should -Be 'production' }
            @{ Before = { Disconnect-FourMe * }; Then = { $Seen.Output.IsDefault | Should -BeTrue } }
        )
    }
    'Disconnect-FourMe'    = @{
        Before = $twoConnections
        Shows  = @(
            { & $Seen.Session { (Get-FourMeConnection | Measure-Object).Count; (Get-FourMeConnection | Where-Object IsDefault | Measure-Object).Count } | Should -Be 2, 0 }
            { & $Seen.Session { (Get-FourMeConnection).Name } | Should -Be $Seen.Simulator.account, 'production' }
            { & $Seen.Session { Get-FourMeConnection } | Should -BeNullOrEmpty }
        )
    }
    'Import-FourMeRecords' = @{
        Shows = @(
            { ($Seen.Output.Created | Measure-Object -Sum).Sum | Should -Be 3; $Seen.Output.Succeeded | Should -Not -Contain $false }
            { $Seen.Output | Should -BeNullOrEmpty; Get-SimulatorRequest $Seen.Simulator ImportPost | Should -BeNullOrEmpty }
            { $Seen.Output.Succeeded | Should -BeTrue; $Seen.Output.Created | Should -Be 2 }
            { $Seen.Output.Succeeded | Should -BeTrue; (Get-SimulatorRecord $Seen.Simulator people | ConvertTo-Json -Depth 9) | Should -Match 'marguerite' }
            @{
                Before = $failingPeople
                Then   = {
                    $Seen.Output[0].Failures + $Seen.Output[0].Errors | Should -Be 1
                    Import-Csv -LiteralPath (Join-Path -Path $Seen.Folder -ChildPath 'failed.csv') | ForEach-Object -MemberName Name | Should -Be 'Nora Whitlock'
                    $Seen.Output | Where-Object { $_ -match '^Nora Whitlock: .+' } | Should -HaveCount 1
                }
            }
            { $Seen.Output | Should -HaveCount 2; $Seen.Output.Succeeded | Should -Not -Contain $false; $Seen.Output[0].Created | Should -Be 19 }
            { $Seen.Output.Succeeded | Should -BeTrue; $Seen.Output.Rows | Should -Be 19 }
            @{ Before = $failingPeople; Fails = 'ImportFailedRows', 'RowFailed'; Then = { $Seen.Warning -match '^1 records are not in the account\.$' | Should -HaveCount 1 } }
            { $Seen.Output.Type | Should -Be 'products', 'cis'; $Seen.Output.Succeeded | Should -Be $true, $true; $Seen.Output.Rows | Should -Be 1, 3 }
        )
    }
    'ConvertTo-FourMeCsv'  = @{
        Shows = @(
            { $Seen.Output | Should -HaveCount 4; $Seen.Output[0] | Should -Match '^Primary Email,' }
            { $Seen.Output | Should -Not -BeNullOrEmpty; Import-Csv -LiteralPath $Seen.Output[0].FullName | Should -Not -BeNullOrEmpty; $Seen.Output[0].Name | Should -BeLike 'people.import*.csv' }
            { $Seen.Output.Name | Should -Be 'entra.csv' }
            { $text = $Seen.Output | Out-String; $text | Should -Match 'marguerite\.olsen@\S+\s+Marguerite Olsen\s+0' }
        )
    }
    'Test-FourMeRecords'   = @{
        Shows = @(
            { $Seen.Output | Where-Object Severity -EQ Error | Should -BeNullOrEmpty }
            { $Seen.Output.Name | Should -Contain 'InvalidBoolean' }
            { $Seen.Output.Succeeded | Should -BeTrue }
            { (Import-Csv -LiteralPath (Join-Path -Path $Seen.Folder -ChildPath 'findings.csv')).Column | Should -Contain 'VIP' }
        )
    }
    'Export-FourMeRecords' = @{
        Shows = @(
            { $Seen.Output.Name | Should -Contain 'Widget Data Center, Operations' }
            { $Seen.Output.Name | Sort-Object | Should -Be 'organizations.csv', 'people.csv', 'sites.csv' }
            @{ Before = $finishedImport; Then = { $Seen.Output | Should -HaveCount 19; $Seen.Output.Name | Should -Contain 'Aiko Tanabe' } }
            { & $Seen.Session { (Export-FourMeRecords people -SinceLastRun | Measure-Object).Count } | Should -Be 0 }
            { $Seen.Output.Name | Should -Be 'cis.xlsx'; $Seen.Output.Length | Should -BeGreaterThan 0 }
            { $Seen.Output.Count | Should -BeGreaterThan 0 }
            { $Seen.Output[0].Name | Should -Be 'before.csv'; ($Seen.Output | Select-Object -Skip 1 | Out-String | ConvertFrom-Json).full | Should -BeTrue }
        )
    }
    'Update-FourMeBaseline' = @{
        Before = { $null = Update-FourMeBaseline people }
        Shows  = @(
            { $Seen.Output.Type | Should -Be 'people', 'organizations', 'sites'; $Seen.Output.Records | Should -Not -Contain 0 }
            { $Seen.Output.Type | Should -Be 'people'; $Seen.Output.LastFull | Should -Be $Seen.Output.StandsFor }
            { $Seen.Output.Records | Should -BeGreaterThan 0 }
            { $Seen.Output.Type | Should -Be 'people' }
        )
    }
    'Get-FourMeBaseline'   = @{
        Before = { $null = Update-FourMeBaseline people, sites }
        Shows  = @(
            { $Seen.Output.Type | Should -Be 'people', 'sites' }
            { $Seen.Output | Should -BeNullOrEmpty }
            { $Seen.Output | Out-String | Should -Match 'Host\s*: \S' }
        )
    }
    'Remove-FourMeBaseline' = @{
        Before = { $null = Update-FourMeBaseline people, sites }
        Shows  = @(
            { & $Seen.Session { (Get-FourMeBaseline).Type } | Should -Be 'sites' }
            { & $Seen.Session { Get-FourMeBaseline } | Should -BeNullOrEmpty }
            { & $Seen.Session { (Get-FourMeBaseline).Type } | Should -Be 'people', 'sites' }
        )
    }
    'Get-FourMeJob'        = @{
        Before = $finishedImport
        Shows  = @(
            { $Seen.Output.State | Should -Be 'done' }
            @{ Before = $outstandingImport; Then = { $Seen.Output.Type | Should -Be 'sites' } }
            { $Seen.Output | Out-String | Should -Match 'LogFile\s*: \S' }
            { $Seen.Output | Should -Not -BeNullOrEmpty }
        )
    }
    'Wait-FourMeJob'       = @{
        Before = $outstandingImport
        Shows  = @(
            { $Seen.Output.Succeeded | Should -BeTrue; $Seen.Output.Type | Should -Be 'sites' }
            { $Seen.Output.Type | Should -Be 'sites', 'people'; $Seen.Output.Succeeded | Should -Be $true, $true }
            { $Seen.Output.Succeeded | Should -BeTrue }
        )
    }
    'Receive-FourMeJob'    = @{
        Before = $failedImport
        Shows  = @(
            { $Seen.Output.Record.Name | Should -Be 'Nora Whitlock'; $Seen.Output.Message | Should -Not -BeNullOrEmpty }
            { (Import-Csv -LiteralPath $Seen.Output.FullName).Name | Should -Be 'Nora Whitlock' }
            @{
                Before = {
                    $fault = ConvertTo-Json @{ endpoint = 'ImportPost'; fault = 'reset'; point = 'AfterAcceptance' }
                    $null = Invoke-RestMethod -Uri "$(([uri] $env:FOURME_API_URI).GetLeftPart('Authority'))/simulator/faults" -Method Post -Body $fault -ContentType application/json -UseBasicParsing
                    try { $null = Import-FourMeRecords -Type sites -Path ./sites.csv -ErrorAction SilentlyContinue } catch { $Error.Clear() }
                }
                Then   = { $Seen.Output.Name | Should -Match '^sites-\d{8}-\d{6}\.csv$'; Import-Csv -LiteralPath $Seen.Output.FullName | Should -HaveCount 2 }
            }
            { $Seen.Output.Name | Should -Be 'people.export.csv' }
            {
                $Seen.Output.Count | Should -BeGreaterThan 0
                & $Seen.Session { try { Export-FourMeRecords people -SinceLastRun -ConfirmLastRun } catch { $_.FullyQualifiedErrorId } } | Should -BeLike 'NoPendingRun,*'
            }
        )
    }
    'Remove-FourMeJob'     = @{
        Before = "$finishedImport; $outstandingImport"
        Shows  = @(
            { & $Seen.Session { (Get-FourMeJob).State } | Should -Be 'done' }
            { & $Seen.Session { (Get-FourMeJob).State } | Should -Be 'queued' }
            { & $Seen.Session { (Get-FourMeJob | Measure-Object).Count } | Should -Be 2 }
        )
    }
    'New-FourMeMap'        = @{
        Shows = @(
            { $Seen.Output.Name | Should -Be 'people.map.psd1'; (Import-PowerShellDataFile -LiteralPath $Seen.Output.FullName).Keys | Should -Contain 'Primary Email' }
            { $Seen.Output | Should -Match 'Get-MgUser' }
            { $Seen.Output.Name | Should -Be 'products.psd1', 'cis.psd1' }
            {
                (Import-PowerShellDataFile -LiteralPath $Seen.Output[0].FullName).Keys | Should -Contain 'Primary Email'
                Get-SimulatorRequest $Seen.Simulator ImportPost | Should -BeNullOrEmpty
            }
        )
    }
    'New-FourMeTemplate'   = @{
        Shows = @(
            { Get-Content -LiteralPath $Seen.Output.FullName | Should -Match '^ID,Source,' }
            { $Seen.Output | Out-String | Should -Match 'Primary Email\s+: \S+@' }
            { ($Seen.Output | ConvertFrom-Csv).PSObject.Properties.Name | Should -Be 'Primary Email', 'Name', 'Manager' }
        )
    }
    'Get-FourMeEnumeration' = @{
        Shows = @(
            { $Seen.Output.Id | Should -Contain 'in_production'; $Seen.Warning | Should -BeNullOrEmpty }
            { $Seen.Output.Id | Should -Contain 'en-US' }
            { $Seen.Output.Name | Should -Contain 'ci.status' }
            { $Seen.Output.Label | Should -Contain 'In Production' }
            { $Seen.Output.Id | Should -Contain 'in_production'; Get-RequestHeader (Get-SimulatorRequest $Seen.Simulator Enumerations) 'X-Xurrent-Language' | Should -Be 'nl' }
            { $Seen.Output | Should -Be 'in_production'; Get-SimulatorRequest $Seen.Simulator Enumerations | Should -BeNullOrEmpty }
        )
    }
    'Get-FourMeRecordType'  = @{
        Shows = @(
            { $Seen.Output.Name | Should -Contain 'people'; $Seen.Output.Count | Should -BeGreaterThan 80 }
            { $Seen.Output.Name | Should -Contain 'product_categories' }
            { $Seen.Output | Out-String | Should -Match 'Primary Email' }
            { $names = @($Seen.Output.Name); $names.IndexOf('sites') | Should -BeLessThan $names.IndexOf('people'); $names.IndexOf('organizations') | Should -BeLessThan $names.IndexOf('people'); $names.IndexOf('products') | Should -BeLessThan $names.IndexOf('cis') }
            { $Seen.Output.Name | Should -Contain 'people_contact_details' }
            { $Seen.Output.Name | Should -Contain 'notes'; $Seen.Output.PlanningReason | Should -Not -Contain $null }
        )
    }
    'Get-FourMeColumn'      = @{
        Shows = @(
            { $Seen.Output.Name | Should -Contain 'Primary Email'; $Seen.Output.ReadOnly | Should -Contain $true }
            { $Seen.Output.Name | Should -Contain 'Primary Email'; $Seen.Output.Name | Should -Not -Contain 'Locale' }
            { $Seen.Output | Out-String | Should -Match 'Warranty Expiry Date' }
            { $Seen.Output.Name | Should -Contain 'ci.status' }
            { $Seen.Output.Type | Sort-Object -Unique | Should -Be 'cis', 'products' }
        )
    }
    'Approve-FourMePlan'    = @{
        Before = $nightlyPlan
        Shows  = @(
            { "$($Seen.Output.State)" | Should -Be 'Approved' }
            { $Seen.Output | Should -BeNullOrEmpty; & $Seen.Session { "$((Get-FourMePlan).State)" } | Should -Be 'Held' }
            { $Seen.Output.Count | Should -BeGreaterThan 0; "$($Seen.Output[-1].State)" | Should -Be 'Approved' }
        )
    }
    'New-FourMePlan'        = @{
        Shows = @(
            { $Seen.Output.Creates | Should -Be 19; $Seen.Output.Held.Limit | Should -Contain 'FirstRun'; Get-SimulatorRequest $Seen.Simulator ImportPost | Should -BeNullOrEmpty }
            { $Seen.Output.Name | Should -Be 'HR nightly'; $Seen.Output.Retires | Should -Be 0 }
            { $Seen.Output.Held.Limit | Should -Not -Contain 'MinimumRecords' }
            { $Seen.Output | Out-String | Should -Match "\+ create" }
            { $Seen.Output[-1].Unchanged | Should -BeGreaterThan 0; $Seen.Output[-1].Updates | Should -Be 0 }
        )
    }
    'Get-FourMePlan'        = @{
        Before = $nightlyPlan
        Shows  = @(
            { $Seen.Output.Name | Should -Be 'HR nightly' }
            { $Seen.Output | Out-String | Should -Match 'Summary\s*: people: ' }
            { $Seen.Output.Name | Should -Contain 'FirstRun' }
            { $Seen.Output | Should -BeNullOrEmpty }
        )
    }
    'Get-FourMeRun'         = @{
        Before = $failedImport
        Shows  = @(
            { "$($Seen.Output.Kind)" | Should -Be 'Import' }
            @{ Before = { $null = Get-FourMeJob | Wait-FourMeJob -ErrorAction SilentlyContinue }; Then = { $Seen.Output | Should -BeNullOrEmpty } }
            @{ Before = { $null = Get-FourMeJob | Wait-FourMeJob -ErrorAction SilentlyContinue }; Then = { $Seen.Output | Out-String | Should -Match 'RowFailed' } }
            { $Seen.Output.Seen | Should -BeGreaterThan 10 }
        )
    }
    'Compare-FourMeRun'     = @{
        Before = $twoImports
        Shows  = @(
            { "$($Seen.Output.State)" | Should -Be 'Still' }
            { $Seen.Output | Should -BeNullOrEmpty }
            { $Seen.Output.Count | Should -Be 2 }
            { "$($Seen.Output.State)" | Should -Be 'Still' }
        )
    }
    'Export-FourMeReport'   = @{
        Before = $finishedImport
        Shows  = @(
            { $Seen.Output.Name | Should -Be 'report.html'; Get-Content -LiteralPath (Join-Path -Path $Seen.Folder -ChildPath report.html) -Raw | Should -Match '<h1>' }
            { $Seen.Output.Name | Should -Be 'hr.html' }
            { $Seen.Output.Name | Should -Be 'changes.html' }
            { $Seen.Output | Should -BeNullOrEmpty; Join-Path -Path $Seen.Folder -ChildPath report.html | Should -Not -Exist }
        )
    }
    'Get-FourMeChange'      = @{
        Before = $nightlyPlan
        Shows  = @(
            { $Seen.Output | Should -HaveCount 19 }
            { $Seen.Output | Should -BeNullOrEmpty }
            { $Seen.Output.New | Should -Contain 'Head of Operations' }
            { $Seen.Output | Should -BeNullOrEmpty }
            { (Import-Csv -LiteralPath (Join-Path -Path $Seen.Folder -ChildPath 'changes.csv')).Column | Should -Contain 'Job Title' }
        )
    }
    'Sync-FourMeRecords'    = @{
        Shows  = @(
            { $Seen.Output | Should -BeNullOrEmpty; Get-SimulatorRequest $Seen.Simulator ImportPost | Should -BeNullOrEmpty }
            @{ Before = $approvedPlan; Then = { $Seen.Output | Should -Be 'Applied, exit code 0'; Get-SimulatorRequest $Seen.Simulator ImportPost | Should -Not -BeNullOrEmpty } }
            { "$($Seen.Output.Outcome)" | Should -Be 'Applied'; $Seen.Output.Created | Should -Be 19 }
            { $Seen.Output | Should -BeNullOrEmpty; Get-SimulatorRequest $Seen.Simulator ImportPost | Should -BeNullOrEmpty }
        )
    }
    'Test-FourMeManifest'   = @{
        Shows = @(
            { $Seen.Output | Should -BeNullOrEmpty }
            { $Seen.Output.Code | Should -Be 'ManifestWordUnknown', 'UnknownType'; $Seen.Output.Suggestion[0] | Should -Be 'Source' }
            { $Seen.Output | Should -BeLike "1 finding:*Did you mean 'Retire'?" }
        )
    }
    'Trace-FourMeRecord'    = @{
        Shows = @(
            { $Seen.Output.RecordDecision | Select-Object -Unique | Should -Be 'Create'; $Seen.Output.Column | Should -Contain 'Primary Email'; Get-SimulatorRequest $Seen.Simulator ImportPost | Should -BeNullOrEmpty }
            { $Seen.Output.Decision | Should -Be 'Unknown' }
            { $Seen.Output.Decision | Should -Not -BeNullOrEmpty; $Seen.Output | Should -HaveCount 1 }
            { $Seen.Output | Out-String | Should -Match 'Job Title' }
        )
    }
    'Undo-FourMePlan'       = @{
        Before = [scriptblock]::Create("$approvedPlan; `$null = Get-FourMePlan -Latest | Invoke-FourMePlan")
        Shows  = @(
            { "$($Seen.Output.Outcome)" | Should -Be 'Applied'; $Seen.Output.Retired | Should -Be 18 }
            { $Seen.Output.Retires | Should -Be 18; & $Seen.Session { (Get-FourMePlan).State } | Should -Not -Contain 'Undone' }
            { $Seen.Output | Out-String | Should -Match 'retire' }
        )
    }
    'Invoke-FourMePlan'     = @{
        Before = $approvedPlan
        Shows  = @(
            { "$($Seen.Output.Outcome)" | Should -Be 'Applied'; $Seen.Output.Created | Should -Be 19 }
            { $Seen.Output | Should -BeNullOrEmpty; Get-SimulatorRequest $Seen.Simulator ImportPost | Should -BeNullOrEmpty }
            { $Seen.Output | Should -BeNullOrEmpty; Get-SimulatorRequest $Seen.Simulator ImportPost | Should -Not -BeNullOrEmpty }
        )
    }
    'Get-FourMeSync'        = @{
        Before = $approvedPlan
        Shows  = @(
            { $Seen.Output.Name | Should -Be 'HR nightly'; $Seen.Output.Type, $Seen.Output.Source | Should -Be 'people', 'HR' }
            { $Seen.Output | Should -BeNullOrEmpty }
            @{ Before = { $null = Suspend-FourMeSync 'HR nightly' -Reason 'HR moves.' }; Then = { $Seen.Output | Out-String | Should -Match '(?s)Suspended.*HR moves' } }
        )
    }
    'Suspend-FourMeSync'    = @{
        Before = $approvedPlan
        Shows  = @(
            { "$($Seen.Output.State)", $Seen.Output.Reason | Should -Be 'Suspended', 'HR moves to another system this week.' }
            { "$($Seen.Output.State)" | Should -Be 'Suspended' }
            { $Seen.Output | Should -BeNullOrEmpty; & $Seen.Session { "$((Get-FourMeSync).State)" } | Should -Be 'Active' }
        )
    }
    'Resume-FourMeSync'     = @{
        Before = [scriptblock]::Create("$approvedPlan; `$null = Suspend-FourMeSync *")
        Shows  = @(
            { "$($Seen.Output.State)" | Should -Be 'Active' }
            { "$($Seen.Output.State)" | Should -Be 'Active' }
            { $Seen.Output | Should -BeNullOrEmpty; & $Seen.Session { "$((Get-FourMeSync).State)" } | Should -Be 'Suspended' }
        )
    }
    'Remove-FourMeSync'     = @{
        Before = $approvedPlan
        Shows  = @(
            { & $Seen.Session { Get-FourMeSync } | Should -BeNullOrEmpty; & $Seen.Session { "$((Get-FourMePlan).State)" } | Should -Be 'OutOfDate' }
            { & $Seen.Session { (Get-FourMeSync).Name } | Should -Be 'HR nightly' }
            { & $Seen.Session { (Get-FourMeSync).Name } | Should -Be 'HR nightly' }
        )
    }
    'Remove-FourMePlan'     = @{
        Before = $nightlyPlan
        Shows  = @(
            { & $Seen.Session { Get-FourMePlan } | Should -BeNullOrEmpty }
            { & $Seen.Session { Get-FourMePlan } | Should -BeNullOrEmpty }
            { & $Seen.Session { (Get-FourMePlan).Name } | Should -Be 'HR nightly' }
        )
    }
}

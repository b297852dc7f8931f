BeforeAll {
    . $PSScriptRoot/common.ps1
    . $PSScriptRoot/Plans.ps1
    Import-TestedModule
    $simulator = Start-Simulator

    # A folder with a manifest, its map and its sources.
    function New-ManifestFolder {
        [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Helpers of tests: nobody is there to be asked.')]
        param([hashtable] $File = @{})
        $folder = New-TestPath 'manifest'
        $null = New-Item -ItemType Directory -Path $folder
        $all = @{
            'sync.psd1'         = "@{ Source = 'ERP'; Types = @(`n  @{ Type = 'people'; Records = './users.ps1'; Map = './people.psd1'; Retire = @{ Disabled = `$true }; RetireAfter = 1`n" +
            "     Limits = @{ Retire = '3%'; Records = 1 } }`n  @{ Type = 'organizations'; Records = 'organizations.csv' }`n)`n  OnEnd = './notify.ps1' }"
            'people.psd1'       = "@{ 'Source ID' = 'Id'; 'Primary Email' = 'Mail'; Name = 'Name'; Organization = 'Org' }"
            'users.ps1'         = "1..3 | ForEach-Object { [pscustomobject] @{ Id = `$_; Mail = `"p`$_@example.com`"; Name = `"Person `$_`"; Org = 'Org A' } }"
            'organizations.csv' = "Source ID,Name`nA,Org A`n"
            'notify.ps1'        = 'param($Run) Set-Content -LiteralPath (Join-Path $PSScriptRoot told.txt) -Value ($Run | ForEach-Object { "$($_.Type) $($_.Outcome) $($_.ExitCode)" })'
        }
        foreach ($name in $File.Keys) { $all[$name] = $File[$name] }
        foreach ($name in $all.Keys) { [System.IO.File]::WriteAllText((Join-Path $folder $name), $all[$name]) }
        $folder
    }

    function Get-Told {
        param([string] $Folder)
        $file = Join-Path $Folder 'told.txt'
        if (Test-Path -LiteralPath $file) { Get-Content -LiteralPath $file; Remove-Item -LiteralPath $file }
    }

    function Sync-TestManifest {
        [CmdletBinding()]
        param([string] $Folder, [hashtable] $With = @{})
        Sync-FourMeRecords -Manifest (Join-Path $Folder 'sync.psd1') @With
    }

    # All errors of a manifest that cannot be used, the one that ends the command last.
    function Get-ManifestError {
        param([string] $Folder, [hashtable] $With = @{})
        try { $null = Sync-FourMeRecords -Manifest (Join-Path $Folder 'sync.psd1') @With -ErrorVariable problems -ErrorAction SilentlyContinue } catch { $last = $_ }
        $problems | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] -and $_.FullyQualifiedErrorId -ne $last.FullyQualifiedErrorId }
        $last
    }

    # The first night, agreed to, and the second one.
    function Sync-AgreedManifest {
        param([string] $Folder, [hashtable] $With = @{})
        Sync-TestManifest $Folder $With -ErrorAction SilentlyContinue | Where-Object -Property PlanId | ForEach-Object { $null = Approve-FourMePlan $_.PlanId -Confirm:$false }
        $runs = Sync-TestManifest $Folder $With
        $null = Get-Told $Folder
        $runs
    }
}

AfterAll { Stop-Simulator $simulator }

Describe 'Sync-FourMeRecords -Manifest' {
    BeforeEach {
        Reset-Simulator $simulator
        $null = New-StateHome
        $null = Connect-Simulator $simulator
    }

    It 'holds the first run of each type, tells OnEnd, and applies what was agreed to in the order of the references' {
        $folder = New-ManifestFolder

        $held = @(Sync-TestManifest $folder -ErrorVariable problems -ErrorAction SilentlyContinue)

        $held.Type | Should -Be 'organizations', 'people'
        # Each error has the commands for its own plan.
        @($problems | Where-Object { ($_ | Get-ErrorId) -eq 'PlanHeld' } | ForEach-Object { $_.ErrorDetails.RecommendedAction -replace '(?s).*(Approve-FourMePlan \S+).*', '$1' } | Select-Object -Unique) |
            Should -Be @($held.PlanId | ForEach-Object { "Approve-FourMePlan $_" })
        $held | ForEach-Object { "$($_.Outcome) $($_.ExitCode) $($_.Name)" } | Should -Be 'Held 4 sync organizations', 'Held 4 sync people'
        $problems | Get-ErrorId | Should -Be 'PlanHeld', 'PlanHeld'
        Get-Told $folder | Should -Be 'organizations Held 4', 'people Held 4'
        Get-SimulatorRequest $simulator ImportPost | Should -BeNullOrEmpty

        $held | ForEach-Object { $null = Approve-FourMePlan $_.PlanId -Confirm:$false }
        $runs = @(Sync-TestManifest $folder -InformationVariable said)
        $runs | ForEach-Object { "$($_.Type) $($_.Outcome) $($_.Created) $($_.Failed) $($_.Source)" } | Should -Be 'organizations Applied 1 0 ERP', 'people Applied 3 0 ERP'
        $runs[0].PSObject.TypeNames | Should -Contain 'FourMe.Run'
        "$said" | Should -BeLike 'organizations: 1 new people: 3 new*'
        # A success is quiet.
        Get-Told $folder | Should -BeNullOrEmpty
        $posts = @(Get-SimulatorRequest $simulator ImportPost).Count

        (Sync-TestManifest $folder).Outcome | Should -Be 'NothingToDo', 'NothingToDo'
        @(Get-SimulatorRequest $simulator ImportPost) | Should -HaveCount $posts
    }

    It 'finds its files from any working directory' {
        $folder = New-ManifestFolder
        Push-Location -LiteralPath ([System.IO.Path]::GetTempPath())
        try { (Sync-TestManifest $folder -ErrorAction SilentlyContinue).Seen | Should -Be 1, 3 } finally { Pop-Location }
    }

    It 'takes a script that <How> for a failed source, and plans the other types' -TestCases @(
        @{ How = 'writes an error'; Script = 'Get-Item -LiteralPath ./nothing-here'; Says = '*nothing-here*users.ps1, line 2*' }
        @{ How = 'throws'; Script = 'throw "The directory hung up."'; Says = '*The directory hung up*' }
        @{ How = 'ends with an exit code'; Script = 'exit 3'; Says = '*exit code 3*' }
        @{ How = 'writes an error for which the caller has no ear'; Script = 'Write-Error "half of it"'; Says = '*half of it*'; Preference = 'SilentlyContinue' }
        @{ How = 'is left by break outside a loop'; Script = 'if ($true) { break }'; Says = "*left early by 'break'*" }
        @{ How = 'is left by continue outside a loop'; Script = 'if ($true) { continue }'; Says = "*left early by 'break', 'continue'*" }
        @{ How = 'returns text'; Script = '"text"'; Says = '*text*' }
    ) {
        $folder = New-ManifestFolder
        $null = Sync-AgreedManifest $folder
        $lines = "1..3 | ForEach-Object { [pscustomobject] @{ Id = `$_; Mail = `"p`$_@example.com`"; Name = `"Person `$_`"; Org = 'Org A' } }`n$Script"
        [System.IO.File]::WriteAllText((Join-Path $folder 'users.ps1'), $lines)
        [System.IO.File]::WriteAllText((Join-Path $folder 'organizations.csv'), "Source ID,Name`nA,Org A`nB,Org B`n")

        $runs = & {
            if ($Preference) { $ErrorActionPreference = $Preference }
            Sync-TestManifest $folder -ErrorVariable script:problems -ErrorAction SilentlyContinue
        }

        $runs | ForEach-Object { "$($_.Type) $($_.Outcome) $($_.ExitCode)" } | Should -Be 'organizations Applied 0', 'people Failed 1'
        $runs[1].PlanId | Should -BeNullOrEmpty
        "$script:problems" | Should -BeLike $Says
        Get-Told $folder | Should -Be 'organizations Applied 0', 'people Failed 1'
    }

    It 'names what is missing once, with count, column and the nearest names, and goes on' {
        $folder = New-ManifestFolder
        $null = Sync-AgreedManifest $folder
        [System.IO.File]::AppendAllText((Join-Path $folder 'users.ps1'), "`n4, 5 | ForEach-Object { [pscustomobject] @{ Id = `$_; Mail = `"p`$_@example.com`"; Name = `"Person `$_`"; Org = 'Org  Aa' } }")

        $runs = Sync-TestManifest $folder -WarningVariable warnings -WarningAction SilentlyContinue -ErrorAction SilentlyContinue

        $missing = @("$warnings" -split '(?=people:)' | Where-Object { $_ -like '*neither the account*' })
        $missing | Should -HaveCount 1
        $missing[0] | Should -BeLike "people: 'Organization' names 'Org  Aa' in 2 records,*Nearest: 'Org A'*"
        "$($runs[1].Outcome) $($runs[1].Failed) $($runs[1].ExitCode)" | Should -Be 'Applied 2 2'

        [System.IO.File]::AppendAllText((Join-Path $folder 'users.ps1'), "`n[pscustomobject] @{ Id = 6; Mail = `"p6@example.com`"; Name = 'Person 6'; Org = 'Org A' }")
        $posts = @(Get-SimulatorRequest $simulator ImportPost).Count
        $strict = Sync-TestManifest $folder @{ Strict = $true } -ErrorVariable problems -ErrorAction SilentlyContinue
        "$($strict[1].Outcome) $($strict[1].ExitCode)" | Should -Be 'Failed 1'
        $problems | Get-ErrorId | Should -Be 'MissingReference', 'MissingReferences'
        @(Get-SimulatorRequest $simulator ImportPost) | Should -HaveCount $posts
    }

    It 'leaves nothing but baselines under -WhatIf, and tells nobody' {
        $folder = New-ManifestFolder

        Sync-TestManifest $folder @{ WhatIf = $true } | Should -BeNullOrEmpty

        Get-ChildItem -LiteralPath $env:FOURME_STATE_HOME -Recurse -File | ForEach-Object { $_.Directory.Name } | Sort-Object -Unique | Should -Be 'baselines', 'jobs'
        Get-SimulatorRequest $simulator ImportPost | Should -BeNullOrEmpty
        Get-Told $folder | Should -BeNullOrEmpty
    }

    It 'says under -WhatIf what would become of each type, and that nobody declined anything' {
        $folder = New-ManifestFolder
        $null = Sync-AgreedManifest $folder
        [System.IO.File]::AppendAllText((Join-Path $folder 'organizations.csv'), "B,Org B`n")
        [System.IO.File]::WriteAllText((Join-Path $folder 'users.ps1'), "exit 3")

        Sync-TestManifest $folder @{ WhatIf = $true } -InformationVariable said -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty

        $problems | Get-ErrorId | Should -Be 'SourceFailed'
        @($said | ForEach-Object { "$_" } | Where-Object { $_ -match '^(organizations|people):' }) | Should -Be 'organizations: 1 new, 1 unchanged; would be applied', 'people: no plan; failed'
    }

    It 'says under -WhatIf which types would be held, and which would wait for them' {
        $folder = New-ManifestFolder

        Sync-TestManifest $folder @{ WhatIf = $true } -InformationVariable said | Should -BeNullOrEmpty

        @($said | ForEach-Object { "$_" } | Where-Object { $_ -match '^(organizations|people):' }) | Should -Be 'organizations: 1 new; would be held', 'people: 3 new; would be held'
        $null = Sync-AgreedManifest $folder
        [System.IO.File]::AppendAllText((Join-Path $folder 'users.ps1'), "`n[pscustomobject] @{ Id = 4; Mail = 'p4@example.com'; Name = 'Person 4'; Org = 'Org A' }")
        [System.IO.File]::WriteAllText((Join-Path $folder 'organizations.csv'), "Source ID,Name`n")
        Sync-TestManifest $folder @{ WhatIf = $true } -InformationVariable said 3> $null
        @($said | ForEach-Object { "$_" } | Where-Object { $_ -match '^(organizations|people):' }) | Should -Be 'organizations: no records; would be held', 'people: 1 new, 3 unchanged; would wait'
    }

    It 'writes one error when the account does not let it in, and says which types were not begun for it' {
        $folder = New-ManifestFolder
        $null = Connect-FourMe -ApiUri $simulator.apiUri -OAuthUri $simulator.oauthUri -Account $simulator.account -Token 'wrong' -SkipCheck

        $runs = @(Sync-TestManifest $folder -InformationVariable said -ErrorVariable problems -ErrorAction SilentlyContinue)

        $problems | Get-ErrorId | Should -Be 'Unauthorized'
        $runs | ForEach-Object { "$($_.Type) $($_.Outcome) $($_.Failures.Id)" } | Should -Be 'organizations Failed Unauthorized', 'people Failed Unauthorized'
        @($said | ForEach-Object { "$_" } | Where-Object { $_ -match '^(organizations|people):' }) | Should -Be 'organizations: no plan; failed', 'people: not begun (Unauthorized)'
    }

    It 'takes records that are given with the run: <How>' -TestCases @(
        @{ How = 'objects'; Given = { @(1..2 | ForEach-Object { [pscustomobject] @{ SourceID = $_; PrimaryEmail = "p$_@example.com"; Name = "Person $_" } }) } }
        @{ How = 'one object'; Count = 1; Given = { [pscustomobject] @{ SourceID = 1; PrimaryEmail = "p1@example.com"; Name = "Person 1" } } }
        @{ How = 'a script block'; Given = { { 1..2 | ForEach-Object { [pscustomobject] @{ SourceID = $_; PrimaryEmail = "p$_@example.com"; Name = "Person $_" } } } } }
    ) {
        $folder = New-ManifestFolder @{ 'sync.psd1' = "@{ Source = 'ERP'; Types = @{ Type = 'people'; Records = 'staff' } }" }

        $run = Sync-TestManifest $folder @{ Records = @{ staff = (& $Given) } } -ErrorAction SilentlyContinue

        $expected = if ($Count) { $Count } else { 2 }
        "$($run.Type) $($run.Seen) $($run.Refused) $($run.Outcome)" | Should -Be "people $expected 0 Held"
        { Sync-TestManifest $folder -ErrorAction SilentlyContinue } | Should -Throw -ErrorId 'ManifestInvalid,*'
        Get-ManifestError $folder @{ Records = @{ stuff = @() } } | Get-ErrorId | Should -Be 'RecordsUnknown', 'RecordsNotGiven', 'ManifestInvalid'
        "$(@(Get-ManifestError $folder @{ Records = @{ stuff = @() } })[0])" | Should -BeLike "*Did you mean 'staff'?*"
    }

    It 'says all that is wrong with a manifest before anything is read, and tells OnEnd' {
        $folder = New-ManifestFolder @{ 'sync.psd1' = "@{ Typs = 1; OnEnd = './notify.ps1'; Types = @( @{ Type = 'peple'; Records = './users.ps1' }, @{ Type = 'sites'; Recrods = 'a' } ) }" }

        Get-ManifestError $folder | Get-ErrorId | Should -Be 'ManifestWordUnknown', 'UnknownType', 'ManifestWordUnknown', 'RecordsNotGiven', 'ManifestInvalid'
        Get-Told $folder | Should -Be ' Failed 1'
        Get-SimulatorRequest $simulator ImportPost | Should -BeNullOrEmpty
        Get-SimulatorRequest $simulator ExportPost | Should -BeNullOrEmpty
    }

    It 'goes on when OnEnd fails' {
        $folder = New-ManifestFolder @{ 'notify.ps1' = 'param($Run) throw "no mail today"' }

        $runs = Sync-TestManifest $folder -WarningVariable warnings -WarningAction SilentlyContinue -ErrorAction SilentlyContinue

        $runs | Should -HaveCount 2
        "$warnings" | Should -BeLike '*no mail today*'
    }

    It 'shows control characters in what a script said instead of obeying them' {
        $folder = New-ManifestFolder @{ 'notify.ps1' = 'throw "boom$([char] 27)[31m$([char] 0x202E)"' }

        $null = Sync-FourMeRecords -Manifest (Join-Path -Path $folder -ChildPath 'sync.psd1') -ErrorAction SilentlyContinue -WarningVariable warnings -WarningAction SilentlyContinue

        $said = @($warnings) -match 'OnEnd'
        $said | Should -HaveCount 1
        $said[0].Message.IndexOfAny([char[]] @(27, 0x202E)) | Should -Be -1
        $said[0].Message | Should -Match "boom$([char] 0x241B)"
    }

    It 'tells OnEnd also when errors stop the caller' {
        $folder = New-ManifestFolder
        { Sync-TestManifest $folder -ErrorAction Stop } | Should -Throw -ErrorId 'PlanHeld,*'
        Get-Told $folder | Should -Be 'organizations Held 4', 'people Held 4'
    }

    It 'tells OnEnd when the error of a record stops the caller' {
        $folder = New-ManifestFolder @{ 'organizations.csv' = "Source ID,Name`n,Org A`nB,Org B`n" }
        { Sync-TestManifest $folder -ErrorAction Stop } | Should -Throw
        Get-Told $folder | Should -Be ' Failed 1'
        Get-SimulatorRequest $simulator ImportPost | Should -BeNullOrEmpty
    }

    It 'refuses parameters that belong in the manifest' {
        $folder = New-ManifestFolder
        { Sync-TestManifest $folder @{ Map = @{ Name = 'Name' }; RetireAfter = 2 } } | Should -Throw -ErrorId 'NotWithManifest,*'
    }

    It 'goes on with a run, and completes it with Tab' {
        $folder = New-ManifestFolder
        $held = Sync-TestManifest $folder -ErrorAction SilentlyContinue
        $held | ForEach-Object { $null = Approve-FourMePlan $_.PlanId -Confirm:$false }
        $id = Get-CompletionText "Sync-FourMeRecords -Manifest $folder/sync.psd1 -Resume " | Select-Object -First 1
        $id | Should -BeLike 'sync-*'

        $runs = Sync-TestManifest $folder @{ Resume = $id }

        $runs | ForEach-Object { "$($_.Type) $($_.Outcome) $($_.Created)" } | Should -Be 'organizations Applied 1', 'people Applied 3'
        $runs.PlanId | Should -Be $held.PlanId
        { Sync-TestManifest $folder @{ Resume = $id } } | Should -Throw -ErrorId 'ManifestRunEnded,*'
        { Sync-TestManifest $folder @{ Resume = 'nothing' } } | Should -Throw -ErrorId 'ManifestRunNotFound,*'
    }

    It 'leaves the exit code of the caller alone' {
        $folder = New-ManifestFolder
        $global:LASTEXITCODE = 7
        $null = Sync-TestManifest $folder -ErrorAction SilentlyContinue
        $global:LASTEXITCODE | Should -Be 7
        $global:LASTEXITCODE = 0
    }
}

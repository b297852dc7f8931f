BeforeAll {
    . $PSScriptRoot/common.ps1
    . $PSScriptRoot/Plans.ps1
    Import-TestedModule
    $simulator = Start-Simulator

    # All files of the state folder, by their folders.
    function Get-StateFolder {
        Get-ChildItem -LiteralPath $env:FOURME_STATE_HOME -Recurse -File -ErrorAction SilentlyContinue | ForEach-Object { $_.Directory.Name } | Sort-Object -Unique
    }
}

AfterAll { Stop-Simulator $simulator }

Describe 'New-FourMePlan' {
    BeforeEach {
        Reset-Simulator $simulator
        $null = New-StateHome
        $null = Connect-Simulator $simulator
    }

    It 'says what would be created, and holds the first plan of a run name' {
        $plan = 1, 2 | ForEach-Object { New-Person $_ } | New-FourMePlan people -Source ERP -Name nightly

        $plan.PSObject.TypeNames | Should -Contain 'FourMe.Plan'
        $plan.Name, $plan.Type, $plan.Source, $plan.Account | Should -Be 'nightly', 'people', 'ERP', $simulator.account
        "$($plan.State)" | Should -Be 'Held'
        $plan.Held.Limit | Should -Be 'FirstRun'
        $plan.Seen, $plan.Creates, $plan.Updates, $plan.Retires | Should -Be 2, 2, 0, 0
        $plan.Summary | Should -Be 'people: 2 new'
    }

    It 'plans nothing for an export that is put back' {
        $plan = Export-FourMeRecords people | New-FourMePlan people

        $plan.Unchanged | Should -BeGreaterThan 0
        $plan.Creates + $plan.Updates + $plan.Adopts + $plan.Retires + $plan.Restores | Should -Be 0
    }

    It 'reads files as Import-FourMeRecords does, and takes their age' {
        $path = Join-Path -Path $TestDrive -ChildPath 'people.csv'
        New-Person 1 | Export-Csv -LiteralPath $path -NoTypeInformation
        (Get-Item -LiteralPath $path).LastWriteTimeUtc = [datetime]::UtcNow.AddDays(-4)

        (New-FourMePlan people -LiteralPath $path -Source ERP).Held.Limit | Should -Contain 'SourceTooOld'
        (New-FourMePlan people -LiteralPath $path -Source ERP -MaximumSourceAge 5.00:00:00).Held.Limit | Should -Not -Contain 'SourceTooOld'
        (Get-Item -LiteralPath $path | New-FourMePlan people -Source ERP).Held.Limit | Should -Contain 'SourceTooOld'
    }

    It 'is held for each limit that it is over: <Parameter>' -ForEach @(
        @{ Parameter = 'MaximumCreate'; Value = 1; Maximum = 1 }
        @{ Parameter = 'MaximumCreate'; Value = '50%', 2; Maximum = 1 }
        @{ Parameter = 'MinimumRecords'; Value = '4'; Maximum = 4 }
    ) {
        $limit = @{ $Parameter = $Value }
        $plan = 1, 2, 3 | ForEach-Object { New-Person $_ } | New-FourMePlan people -Source ERP @limit

        ($plan.Held | Where-Object Limit -EQ $Parameter).Maximum | Should -Be $Maximum
    }

    It 'refuses what is no limit, no length of time and no way to retire: <Case>' -ForEach @(
        @{ Case = 'a word'; With = @{ MaximumRetire = 'few' }; Says = "'few' is not a limit" }
        @{ Case = 'a group separator'; With = @{ MaximumRetire = '1,000' }; Says = 'is not a limit' }
        @{ Case = 'a fraction'; With = @{ MaximumClear = 0.05 }; Says = "'0.05' is not a limit" }
        @{ Case = 'a bare number of days'; With = @{ MaximumAge = 7 }; Says = "'7' is not a length of time" }
        @{ Case = 'a value that keeps a record in use'; With = @{ Retire = @{ Disabled = $false }; Name = 'n' }; Says = 'cannot be retired like this' }
        @{ Case = 'retiring without a name'; With = @{ Retire = @{ Disabled = $true } }; Says = 'needs a name under which' }
    ) {
        { New-Person 1 | New-FourMePlan people -Source ERP @With } | Should -Throw "*$Says*"
        Get-FourMePlan | Should -BeNullOrEmpty
    }

    It 'writes an error for a record whose e-mail address another record has, and plans the others' {
        $taken = (Export-FourMeRecords people | Select-Object -First 1).'Primary Email'
        $person = New-Person 1
        $person.PrimaryEmail = $taken
        $plan = $person, (New-Person 2) | New-FourMePlan people -Source ERP -ErrorVariable problems -ErrorAction SilentlyContinue

        $problems | Get-ErrorId | Should -Be 'KeyTaken'
        "$problems" | Should -BeLike 'record 1 (1): *'
        $plan.Creates, $plan.Refused | Should -Be 1, 1
        $plan.Notes.Id | Should -Contain 'KeyTaken'
    }

    It 'sends nothing to the Import API' {
        $null = New-Person 1 | New-FourMePlan people -Source ERP
        $null = Get-FourMePlan | Get-FourMeChange
        Get-FourMePlan | Remove-FourMePlan

        Get-SimulatorRequest $simulator ImportPost | Should -BeNullOrEmpty
        Get-SimulatorRequest $simulator ExportPost | Should -Not -BeNullOrEmpty
    }

    It 'leaves no plan, no ledger and no run under -WhatIf, and says what would be done all the same' {
        $plan = New-Person 1 | New-FourMePlan people -Source ERP -Name nightly -Retire @{ Disabled = $true } -WhatIf

        $plan.Creates | Should -Be 1
        Get-FourMePlan | Should -BeNullOrEmpty
        Get-StateFolder | Where-Object { $_ -notin 'baselines', 'jobs', 'enumerations' } | Should -BeNullOrEmpty
        Get-SimulatorRequest $simulator ImportPost | Should -BeNullOrEmpty
    }

    It 'keeps its plans in the folder of -StatePath' {
        $folder = Join-Path -Path $TestDrive -ChildPath ([guid]::NewGuid().ToString('N'))
        $plan = New-Person 1 | New-FourMePlan people -Source ERP -StatePath $folder

        Get-FourMePlan | Should -BeNullOrEmpty
        (Get-FourMePlan -StatePath $folder).Id | Should -Be $plan.Id
        $plan | Get-FourMeChange -StatePath $folder | Should -HaveCount 1
        $plan | Remove-FourMePlan -StatePath $folder
        Get-FourMePlan -StatePath $folder | Should -BeNullOrEmpty
    }
}

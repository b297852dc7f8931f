# Four nights of the recipe of directory services, in a real directory. Data has what stands in it and what happens in it; the files
# below 'expected' say what the account has after each night, row by row, and which records are refused.
BeforeAll {
    . $PSScriptRoot/../Pester/common.ps1
    . $PSScriptRoot/domain.ps1
    . $PSScriptRoot/nights.ps1
    Import-TestedModule
    $ids = @{}
    $admin = Connect-Domain
    Add-DomainUnit $admin "$PSScriptRoot/Data/night1/units.csv"
    Add-DomainUser $admin "$PSScriptRoot/Data/night1/users.csv"
    Add-DomainOther $admin "$PSScriptRoot/Data/night1/others.csv"
    Add-DomainReader $admin
    Read-DomainId $admin $ids
    $recipe = Copy-Recipe
    $simulator = Start-Simulator
    Set-SimulatorOption $simulator @{ rewritesValues = $true; refusesDisabledReferences = $true; referencesFollowRecords = $true }
    Add-KnownPerson $simulator
    $null = Connect-Simulator $simulator
}

AfterAll {
    Stop-Simulator $simulator
    if ($admin) { $admin.Dispose() }
}

Describe 'The recipe of directory services, night after night' {
    It 'reads people of all units, in several pages, and of each only what goes into a column' {
        $users = @(& (Join-Path -Path $recipe -ChildPath 'users.ps1'))

        $users | Should -HaveCount 295
        $users.ForEach{ $_.PSObject.Properties.Name } | Sort-Object -Unique | Should -Be 'Company', 'EmployeeId', 'Enabled', 'Id', 'Mail', 'ManagerMail', 'Name', 'Office', 'Title'
    }

    It 'is held in the first night, and sends nothing' {
        $night = Invoke-Night

        "$($night.Runs.Outcome)" | Should -Be 'Held Held Held Held Held'
        foreach ($plan in Get-FourMePlan) { $plan.Held.Limit | Should -Contain 'FirstRun' -Because $plan.Type }
        Get-SimulatorRequest $simulator ImportPost | Should -BeNullOrEmpty
    }

    It 'brings the directory in once somebody has agreed, row by row' {
        Approve-Night

        $night = Invoke-Night

        Compare-Run night1 $night.Runs | Should -BeNullOrEmpty
        Compare-Refused night1 $night.Problems | Should -BeNullOrEmpty
        Compare-Account night1 | Should -BeNullOrEmpty
    }

    It 'changes in the second night what changed in the directory, row by row' {
        Add-DomainUser $admin "$PSScriptRoot/Data/night2/users.csv"
        Invoke-DomainOperation $admin "$PSScriptRoot/Data/night2/operations.csv" $ids
        Read-DomainId $admin $ids

        $night = Invoke-Night

        Compare-Run night2 $night.Runs | Should -BeNullOrEmpty
        Compare-Refused night2 $night.Problems | Should -BeNullOrEmpty
        $night.Warnings | Should -BeNullOrEmpty
        Compare-Account night2 | Should -BeNullOrEmpty
    }

    It 'is held in the third night, when half of the domain cannot be read, and sends nothing' {
        $before = @(Get-SimulatorRequest $simulator ImportPost).Count
        $script:lists = Hide-Unit $admin 'OU=Süd,OU=Staff'

        $night = Invoke-Night

        ($night.Runs | Where-Object -Property Type -EQ people).Seen | Should -BeLessThan 200
        "$($night.Runs.Outcome)" | Should -Be 'NothingToDo NothingToDo Held Held Held'
        @(Get-SimulatorRequest $simulator ImportPost) | Should -HaveCount $before
        Compare-Account night2 | Should -BeNullOrEmpty
    }

    It 'is well again in the fourth night, and restores who was deleted by mistake' {
        Show-Unit $admin $lists
        Invoke-DomainOperation $admin "$PSScriptRoot/Data/night4/operations.csv" $ids

        $night = Invoke-Night

        Compare-Run night4 $night.Runs | Should -BeNullOrEmpty
        Compare-Refused night4 $night.Problems | Should -BeNullOrEmpty
        $night.Warnings | Should -BeNullOrEmpty
        Compare-Account night4 | Should -BeNullOrEmpty
    }

    It 'sends nothing when nothing has changed' {
        $before = @(Get-SimulatorRequest $simulator ImportPost).Count

        $night = Invoke-Night

        "$($night.Runs.Outcome)" | Should -Be 'NothingToDo NothingToDo NothingToDo NothingToDo NothingToDo'
        @(Get-SimulatorRequest $simulator ImportPost) | Should -HaveCount $before
    }

    It 'fails and sends nothing when it may not sign in, and says nothing of the password' {
        $before = @(Get-SimulatorRequest $simulator ImportPost).Count
        $right = $env:DIRECTORY_PASSWORD
        $env:DIRECTORY_PASSWORD = 'no-such-password'

        $night = try { Invoke-Night } finally { $env:DIRECTORY_PASSWORD = $right }

        "$($night.Runs.Outcome)" | Should -Be 'Failed Failed Failed Failed Failed'
        $night.Runs.ExitCode | Sort-Object -Unique | Should -Be 1
        $night.Problems | Get-ErrorId | Should -Contain 'SourceFailed'
        "$($night.Problems)" | Should -Match 'credential' -Because 'it says what the directory says'
        "$($night.Problems | Out-String)" | Should -Not -Match 'no-such-password'
        @(Get-SimulatorRequest $simulator ImportPost) | Should -HaveCount $before
    }
}

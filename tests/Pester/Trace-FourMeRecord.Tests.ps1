BeforeAll {
    . $PSScriptRoot/common.ps1
    . $PSScriptRoot/Plans.ps1
    Import-TestedModule
    $simulator = Start-Simulator
    $script:map = @{ 'Source ID' = 'SourceID'; 'Primary Email' = 'PrimaryEmail'; Name = 'Name'; 'Job Title' = @{ Property = 'JobTitle'; Values = @{ c = 'Clerk'; l = 'Lead' } } }
}

AfterAll { Stop-Simulator $simulator }

Describe 'Trace-FourMeRecord' {
    BeforeEach {
        Reset-Simulator $simulator
        $null = New-StateHome
        $null = Connect-Simulator $simulator
    }

    It 'says of each column property, raw value, rule, cell, the account''s value, decision and reason' {
        $null = New-Person 1 | Import-FourMeRecords people -Source ERP

        $trace = New-Person 1 'l' | Trace-FourMeRecord people -Source ERP -Map $map

        $trace | ForEach-Object { $_.PSObject.TypeNames | Should -Contain 'FourMe.TraceCell' }
        $title = $trace | Where-Object Column -EQ 'Job Title'
        $title.Property, $title.Raw, $title.Rule, $title.Cell, $title.AccountValue, $title.Decision | Should -Be 'JobTitle', 'l', 'Property, Values', 'Lead', 'Clerk', 'Update'
        $title.Reason | Should -Be 'The account has another value.'
        ($trace | Where-Object Column -EQ 'Name').Decision | Should -Be 'Equal'
        ($trace | Where-Object Column -EQ 'Source').Rule | Should -Be 'Static'
        $trace.RecordDecision | Select-Object -Unique | Should -Be 'Update'
    }

    It 'says what a plan of the same records does, in one pipeline of many' {
        $null = 1..20 | ForEach-Object { New-Person $_ } | Import-FourMeRecords people -Source ERP
        $records = 1..30 | ForEach-Object { New-Person $_ ('Clerk', 'Lead', ('x' * 500))[$_ % 3] }
        $plan = $records | New-FourMePlan people -Source ERP -ErrorAction SilentlyContinue
        $changes = @{}
        Get-FourMeChange $plan.Id | ForEach-Object { $changes[$_.Key] = "$($_.Action)" }

        $trace = $records | Trace-FourMeRecord people -Source ERP

        ($trace | Group-Object -Property Number).Count | Should -Be 30
        foreach ($one in $trace) {
            $planned = if ($changes.ContainsKey($one.Key)) { $changes[$one.Key] } elseif ([int] $one.Key % 3 -eq 2) { 'Refused' } else { 'Unchanged' }
            $one.RecordDecision | Should -Be $planned -Because $one.Key
        }
    }

    It 'traces the records of a file that are asked for, and explains those that did not come in' {
        $path = Join-Path -Path $TestDrive -ChildPath 'people.csv'
        1..3 | ForEach-Object { New-Person $_ } | Export-Csv -LiteralPath $path -NoTypeInformation
        $null = New-Person 9 | Import-FourMeRecords people -Source ERP

        $trace = Trace-FourMeRecord people -LiteralPath $path -Source ERP -Name nightly -Key p2@example.com, 9, nobody

        ($trace | Where-Object Key -EQ '2').RecordDecision | Select-Object -Unique | Should -Be 'Create'
        ($trace | Where-Object Key -EQ '9').Decision | Should -Be 'Unclaimed'
        ($trace | Where-Object Key -EQ 'nobody').Decision | Should -Be 'Unknown'
        $trace.Key | Should -Not -Contain '1'
    }

    It 'reads a whole source once for each property, whatever the map calls first' {
        # Readers remember where a property is; a second look must not mislead the first.
        $map = [ordered] @{ Name = { $_.Name }; 'Primary Email' = 'PrimaryEmail'; 'Source ID' = 'SourceID'; 'Job Title' = @{ Property = 'Nothing', 'JobTitle' } }

        $trace = 1..3 | ForEach-Object { New-Person $_ "Title $_" } | Trace-FourMeRecord people -Source ERP -Map $map

        ($trace | Where-Object Column -EQ 'Job Title').Cell | Should -Be 'Title 1', 'Title 2', 'Title 3'
        ($trace | Where-Object Column -EQ 'Job Title').Property | Select-Object -Unique | Should -Be 'JobTitle'
        ($trace | Where-Object Column -EQ 'Source ID').Raw | Should -Be '1', '2', '3'
    }

    It 'is no error of a record that is refused, and sends nothing' {
        $trace = New-Person 1 ('x' * 500) | Trace-FourMeRecord people -Source ERP -ErrorVariable problems

        $problems | Should -BeNullOrEmpty
        ($trace | Where-Object Column -EQ 'Job Title').Reason | Should -Match '500'
        Get-SimulatorRequest $simulator ImportPost | Should -BeNullOrEmpty
        Get-ChildItem -LiteralPath $env:FOURME_STATE_HOME -Directory | Where-Object Name -In plans, ledgers, runs | Should -BeNullOrEmpty
    }

    It 'reads as sentences, with control characters shown' {
        $null = New-Person 1 | Import-FourMeRecords people -Source ERP

        $shown = New-Person 1 "Lead$([char] 27)[31m" | Trace-FourMeRecord people -Source ERP | Out-String -Width 200

        $shown | Should -Match '1 Person 1: Update\. The account has other values in Job Title\.'
        $shown | Should -Match "JobTitle is 'Lead.\[31m'\. The account has 'Clerk'\."
        $shown | Should -Not -Match ([char] 27)
    }
}

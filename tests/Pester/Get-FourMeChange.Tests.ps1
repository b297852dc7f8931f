BeforeAll {
    . $PSScriptRoot/common.ps1
    . $PSScriptRoot/Plans.ps1
    Import-TestedModule
    $simulator = Start-Simulator
    $null = Connect-Simulator $simulator
    $plan = New-TestPlan mine
    $null = Export-FourMeRecords sites | New-FourMePlan sites
}

AfterAll { Stop-Simulator $simulator }

Describe 'Get-FourMeChange' {
    It 'gives changes, filtered and cell by cell' {
        $changes = $plan | Get-FourMeChange

        $changes.Action | Sort-Object | ForEach-Object { "$_" } | Should -Be 'Create', 'Update', 'Update'
        $changes[0].PSObject.TypeNames | Should -Contain 'FourMe.Change'
        ($plan | Get-FourMeChange -Action create).Name | Should -Be 'New One'
        $lead = $plan | Get-FourMeChange -Column 'job*'
        $lead.Cells | Should -HaveCount 1
        $lead.Cells[0].Column, $lead.Cells[0].New | Should -Be 'Job Title', 'Lead'
        ($plan | Get-FourMeChange -Key $lead.Key).RecordId | Should -Be $lead.RecordId
        $cell = $plan | Get-FourMeChange -Column 'Job Title' -Expand
        $cell.Column, $cell.New, $cell.Key, $cell.PlanId | Should -Be 'Job Title', 'Lead', $lead.Key, $plan.Id
        (Get-FourMeChange -Latest) | Should -BeNullOrEmpty
    }

    It 'reads like a diff, with control characters shown' {
        $shown = $plan | Get-FourMeChange | Out-String -Width 120

        $shown | Should -Match "~ update  Job Title: '.*' -> 'Lead'"
        $shown | Should -Match '\+ create'
        $shown | Should -Match 'Room\u241b\[31m 1'
        ($plan | Get-FourMeChange -Expand | Format-List | Out-String) | Should -Match 'Room\u241b\[31m 1'
        ($plan | Get-FourMeChange | Format-List | Out-String) | Should -Not -Match "Room$([char] 27)"
    }

    It 'says of an id that is null which parameter it was' {
        $refused = { Get-FourMeChange $null -ErrorAction Stop } | Should -Throw "*parameter 'Id'*null*" -PassThru
        "$refused" | Should -Not -Match '"obj"'
        { Get-FourMeChange @($plan.Id, $null) -ErrorAction Stop } | Should -Throw "*parameter 'Id'*"
    }

    It 'refuses a plan of which a byte was changed' {
        $altered = New-TestPlan altered
        $file = Join-Path -Path $env:FOURME_STATE_HOME -ChildPath "plans/$($altered.Id)/changes.jsonl"
        [System.IO.File]::WriteAllText($file, [System.IO.File]::ReadAllText($file).Replace('Lead', 'Boss'))

        { $altered | Get-FourMeChange -ErrorAction Stop } | Should -Throw '*was changed after it was made*'
        Remove-FourMePlan $altered.Id
    }
}

BeforeAll {
    . $PSScriptRoot/common.ps1
    . $PSScriptRoot/Plans.ps1
    Import-TestedModule

    # A run of the history, as a line of its file.
    function Add-Run {
        param([string] $Id, [int] $MinutesAgo, [string[]] $Key, [hashtable] $With = @{})
        $folder = New-Item -ItemType Directory -Path (Join-Path -Path $env:FOURME_STATE_HOME -ChildPath runs) -Force
        $started = [DateTimeOffset]::UtcNow.AddMinutes(-$MinutesAgo)
        $line = @{ Id = $Id; Kind = 'Sync'; Name = 'nightly'; Type = 'people'; Host = 'h'; Started = $started.ToString('o'); Outcome = 'Applied'; FailureCount = @($Key).Count }
        $line.Failures = @($Key | Where-Object { $_ } | ForEach-Object { @{ Id = 'RowFailed'; Key = $_; Row = $MinutesAgo; Message = "Manager of row $MinutesAgo cannot be found" } })
        foreach ($name in $With.Keys) { $line[$name] = $With[$name] }
        [System.IO.File]::AppendAllText((Join-Path -Path $folder -ChildPath "$($started.ToString('yyyy-MM')).jsonl"), "$(ConvertTo-Json -InputObject $line -Compress -Depth 5)`n")
    }
}

Describe 'Compare-FourMeRun' {
    BeforeEach { $null = New-StateHome }

    It 'compares the newest run with the one before of the same name' {
        Add-Run -Id old -MinutesAgo 50 -Key 'ann', 'bob'
        Add-Run -Id other -MinutesAgo 40 -Key 'zoe' -With @{ Name = 'weekly' }
        Add-Run -Id paused -MinutesAgo 30 -Key @() -With @{ Outcome = 'Busy' }
        Add-Run -Id new -MinutesAgo 20 -Key 'BOB', 'cid'

        $all = Compare-FourMeRun -Name nightly

        $all | ForEach-Object { "$($_.State) $($_.Key)" } | Should -Be 'New cid', 'Gone ann', 'Still BOB'
        $all[0].PSObject.TypeNames | Should -Contain 'FourMe.RunDifference'
        $all.RunId | Select-Object -Unique | Should -Be 'new'
        $all.WithId | Select-Object -Unique | Should -Be 'old'
        (Compare-FourMeRun).Count | Should -Be 3
    }

    It 'compares all types of the newest run of a manifest' {
        Add-Run -Id staff1 -MinutesAgo 50 -Key 'ann' -With @{ Name = 'sync people'; ManifestRun = 'm1' }
        Add-Run -Id teams1 -MinutesAgo 49 -Key 'red' -With @{ Name = 'sync teams'; Type = 'teams'; ManifestRun = 'm1' }
        Add-Run -Id staff2 -MinutesAgo 20 -Key 'ann', 'bob' -With @{ Name = 'sync people'; ManifestRun = 'm2' }
        Add-Run -Id teams2 -MinutesAgo 19 -Key 'red' -With @{ Name = 'sync teams'; Type = 'teams'; ManifestRun = 'm2' }

        Compare-FourMeRun | ForEach-Object { "$($_.RunId) $($_.State) $($_.Key)" } |
            Should -Be 'staff2 New bob', 'staff2 Still ann', 'teams2 Still red'
        (Compare-FourMeRun -Name '*people').RunId | Select-Object -Unique | Should -Be 'staff2'
        (Compare-FourMeRun -With staff1).RunId | Select-Object -Unique | Should -Be 'teams2'
    }

    It 'takes a run from the pipeline, and another one to compare with' {
        Add-Run -Id one -MinutesAgo 50 -Key 'ann'
        Add-Run -Id two -MinutesAgo 40 -Key 'ann', 'bob'
        Add-Run -Id three -MinutesAgo 30 -Key 'cid'

        (Get-FourMeRun two | Compare-FourMeRun | Where-Object State -EQ New).Key | Should -Be 'bob'
        (Compare-FourMeRun three -With (Get-FourMeRun one)).Key | Should -Be 'cid', 'ann'
        (Get-FourMeRun -Last 2 | Compare-FourMeRun).RunId | Select-Object -Unique | Should -Be 'three', 'two'
    }

    It 'calls everything new where there is no run before, and nothing where there is no run' {
        Compare-FourMeRun | Should -BeNullOrEmpty
        Add-Run -Id one -MinutesAgo 50 -Key 'ann'

        "$((Compare-FourMeRun).State)" | Should -Be 'New'
    }

    It 'names a run that the history does not have' {
        { Compare-FourMeRun nobody -ErrorAction Stop } | Should -Throw -ErrorId 'RunNotFound*'
        Add-Run -Id one -MinutesAgo 50 -Key 'ann'
        { Compare-FourMeRun one -With nobody -ErrorAction Stop } | Should -Throw -ErrorId 'RunNotFound*'
    }
}

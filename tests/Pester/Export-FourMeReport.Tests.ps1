BeforeAll {
    . $PSScriptRoot/common.ps1
    . $PSScriptRoot/Plans.ps1
    Import-TestedModule
    $simulator = Start-Simulator
    $quiet = @{ ErrorAction = 'SilentlyContinue'; WarningAction = 'SilentlyContinue' }
    $hostile = "<script>alert('x')</script>$([char] 27)[31m$([char] 0x202E)"
    $formula = '=HYPERLINK("http://example.com/?x","here")'

    # A night: a person, whose name is hostile and whose title a spreadsheet would calculate, gets in, and is changed.
    function Sync-Night {
        param([string] $Title = 'Clerk')
        $person = New-Person 1 $Title
        $person.Name = $hostile
        $lost = New-Person 2 | Select-Object -Property *, @{ Name = 'Organization'; Expression = { $hostile } }
        $person, $lost | Sync-FourMeRecords people -Source ERP -Name nightly -OnMissing Clear -MaximumUpdate 9 -MaximumClear 9 @quiet
    }
}

AfterAll { Stop-Simulator $simulator }

Describe 'Export-FourMeReport' {
    BeforeAll {
        $null = New-StateHome
        $null = Connect-Simulator $simulator
        $held = Sync-Night
        $null = Approve-FourMePlan $held.PlanId -Reason 'Right.' -Confirm:$false
        $null = Sync-Night
        $changed = Sync-Night $formula
        $folder = Join-Path -Path $TestDrive -ChildPath 'reports'
        $null = New-Item -ItemType Directory -Path $folder
        $path = Join-Path -Path $folder -ChildPath 'report.html'
        $files = Export-FourMeReport -Path $path
        $page = [System.IO.File]::ReadAllText($path)
    }

    It 'writes one page, which needs nothing from outside and runs no script' {
        $files[0].FullName | Should -Be $path
        "$($changed.Outcome)" | Should -Be 'Applied'
        $page -match "default-src 'none'; style-src 'sha256-" | Should -BeTrue
        $page -match '<script|<img|<link|<iframe|javascript:|url\(|@import|src=' | Should -BeFalse
        [regex]::Matches($page, 'https?://[^"<\s]+').Value | Should -BeNullOrEmpty
        $page -match '<html lang="en">' | Should -BeTrue
    }

    It 'shows hostile text as text' {
        $page -match '&lt;script&gt;alert\(&#39;x&#39;\)&lt;/script&gt;' | Should -BeTrue
        $page -match '\\u202e' | Should -BeTrue
        $page -match ([string] [char] 0x241B) | Should -BeTrue
        foreach ($code in 0x1B, 0x202E, 0) { $page.Contains([string] [char] $code) | Should -BeFalse }
    }

    It 'has neither secrets nor, unless asked for, values' {
        foreach ($secret in $simulator.token, $simulator.clientSecret) { $page.Contains($secret) | Should -BeFalse }
        $page -match 'HYPERLINK' | Should -BeFalse
        $page -match 'Job Title' | Should -BeTrue

        $open = Join-Path -Path $folder -ChildPath 'values.html'
        $null = Export-FourMeReport -Path $open -Run $changed -IncludeValues
        [System.IO.File]::ReadAllText($open) -match '=HYPERLINK\(&quot;http' | Should -BeTrue
    }

    It 'guards its CSV files against spreadsheets' {
        $key = "=cmd|' /C calc'!A0"
        $run = @{ Id = 'a1'; Kind = 'Sync'; Name = 'n'; Type = 'people'; Host = 'h'; Started = [DateTimeOffset]::UtcNow.ToString('o'); Outcome = 'Applied'; Failed = 600; FailureCount = 500 }
        $run.Failures = @(1..500 | ForEach-Object { @{ Id = 'RowFailed'; Key = "$key$_"; Message = "@SUM$hostile" } })
        $state = Join-Path -Path $TestDrive -ChildPath 'csv'
        $null = New-Item -ItemType Directory -Path (Join-Path -Path $state -ChildPath runs)
        [System.IO.File]::WriteAllText((Join-Path -Path $state -ChildPath "runs/$([DateTime]::UtcNow.ToString('yyyy-MM')).jsonl"), "$(ConvertTo-Json -InputObject $run -Compress -Depth 5)`n")

        $written = Export-FourMeReport -Path (Join-Path -Path $folder -ChildPath 'csv.html') -StatePath $state

        $csv = $written | Where-Object Name -EQ 'csv.failures.csv'
        $rows = Import-Csv -LiteralPath $csv.FullName
        $rows | Should -HaveCount 500
        $rows[0].Key | Should -Be "`t${key}1"
        $rows[0].Message | Should -BeLike "`t@SUM<script>*"
        [System.IO.File]::ReadAllText($csv.FullName).Contains([string] [char] 27) | Should -BeFalse
    }

    It 'says what is to be done, with the commands' {
        $state = Join-Path -Path $TestDrive -ChildPath "it's here"
        $person = New-Person 7
        $waits = $person | Sync-FourMeRecords people -Source ERP -Name 'first night' -StatePath $state @quiet
        $page = Export-FourMeReport -Path (Join-Path -Path $folder -ChildPath 'held.html') -StatePath $state | Get-Content -Raw

        $page -match '<h1>.*1 thing to do</h1>' | Should -BeTrue
        $page -match ([regex]::Escape("Approve-FourMePlan $($waits.PlanId) -StatePath &#39;$($state -replace "'", '&#39;&#39;')&#39;")) | Should -BeTrue
    }

    It 'replaces a file only with -Force, and its errors end nothing' {
        Export-FourMeReport -Path $path -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problems | Get-ErrorId | Should -Be 'FileExists'
        (Export-FourMeReport -Path $path -Force)[0].FullName | Should -Be $path
        { Export-FourMeReport -Path (Join-Path -Path $folder -ChildPath 'none.html') -Run nobody -ErrorAction SilentlyContinue } | Should -Not -Throw
        Join-Path -Path $folder -ChildPath 'none.html' | Should -Not -Exist
        Export-FourMeReport -Path (Join-Path -Path $folder -ChildPath 'none.html') -WhatIf
        Join-Path -Path $folder -ChildPath 'none.html' | Should -Not -Exist
    }

    It 'is about the runs that are given' {
        $two = Join-Path -Path $folder -ChildPath 'two.html'
        Get-FourMeRun -Last 2 | Export-FourMeReport -Path $two

        [System.IO.File]::ReadAllText($two) | Should -Match '2 runs, '
    }

    It 'says that nothing ran' {
        $empty = Export-FourMeReport -Path (Join-Path -Path $folder -ChildPath 'empty.html') -StatePath (Join-Path -Path $TestDrive -ChildPath 'nowhere')

        Get-Content -LiteralPath $empty.FullName -Raw | Should -Match 'Nothing has run yet'
    }
}

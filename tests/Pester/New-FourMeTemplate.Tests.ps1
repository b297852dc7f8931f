BeforeDiscovery {
    # Every record type whose columns are known, from the data that the catalogue is made of.
    $data = Join-Path -Path $PSScriptRoot -ChildPath '../../src/FourMe.Import.Core/Catalogue/Data/types'
    $types = foreach ($file in Get-ChildItem -LiteralPath $data -Filter *.json) {
        $type = Get-Content -LiteralPath $file.FullName -Raw -Encoding UTF8 | ConvertFrom-Json
        if ($type.columns.Count -gt 0) { $type.type }
    }
}

BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule
}

Describe 'New-FourMeTemplate' {
    It 'gives a header that parses: <_>' -ForEach $types {
        $text = New-FourMeTemplate -Type $_

        $text | Should -Match "\r\n\z"
        $columns = ($text + "x`r`n" | ConvertFrom-Csv).PSObject.Properties.Name
        $columns | Should -Not -BeNullOrEmpty
        ($columns | Sort-Object -Unique).Count | Should -Be @($columns).Count
        $columns | Where-Object { $_ -in 'Created At', 'Updated At' -and $text -notmatch 'Text' } | Should -BeNullOrEmpty
    }

    It 'gives an example row that passes the checks: <_>' -ForEach $types {
        $path = Join-Path -Path $TestDrive -ChildPath "$_.csv"
        $null = New-FourMeTemplate -Type $_ -Example -OutFile $path

        $findings = @(Test-FourMeRecords -Type $_ -Path $path | Where-Object Severity -EQ 'Error')

        ($findings | ForEach-Object { "$($_.Code) $($_.Column): $($_.Message)" }) -join "`n" | Should -BeNullOrEmpty
        @(Import-Csv -LiteralPath $path -Encoding UTF8).Count | Should -Be 1
    }

    It 'gives the columns that are named, in the catalogue''s order and spelling' {
        New-FourMeTemplate -Type people -Column name, PrimaryEmail | Should -BeExactly "Primary Email,Name`r`n"
    }

    It 'refuses a column that the catalogue lacks, with the nearest name' {
        $seen = Invoke-Observed { New-FourMeTemplate -Type people -Column Nmae }

        $seen.Terminating | Get-ErrorId | Should -Be 'UnknownColumn'
        $seen.Terminating.ErrorDetails.Message | Should -Match "'Name'"
    }

    It 'refuses a type whose columns are not known' {
        (Invoke-Observed { New-FourMeTemplate -Type short_urls }).Terminating | Get-ErrorId | Should -Be 'ColumnsNotKnown'
    }

    It 'refuses a type that is not known, naming the nearest' {
        $seen = Invoke-Observed { New-FourMeTemplate -Type peple }

        $seen.Terminating | Get-ErrorId | Should -Be 'UnknownType'
        $seen.Terminating.ErrorDetails.Message | Should -Match "'people'"
    }

    It 'writes UTF-8 with a byte order mark, without which Excel misreads it' {
        $file = New-FourMeTemplate -Type people -OutFile TestDrive:/people.csv -Force

        [System.IO.File]::ReadAllBytes($file.FullName)[0..4] | Should -Be (0xEF, 0xBB, 0xBF + [System.Text.Encoding]::UTF8.GetBytes('ID'))
    }

    It 'does not replace a file, unless by force' {
        $path = Join-Path -Path $TestDrive -ChildPath 'mine.csv'
        Set-Content -LiteralPath $path -Value 'mine'

        (Invoke-Observed { New-FourMeTemplate -Type people -OutFile $path }).Terminating | Get-ErrorId | Should -Be 'FileExists'
        Get-Content -LiteralPath $path | Should -Be 'mine'
        $null = New-FourMeTemplate -Type people -OutFile $path -Force
        Get-Content -LiteralPath $path -Raw | Should -Match 'Primary Email'
    }

    It 'writes nothing with -WhatIf' {
        New-FourMeTemplate -Type people -OutFile TestDrive:/whatif.csv -WhatIf | Should -BeNullOrEmpty

        Join-Path -Path $TestDrive -ChildPath 'whatif.csv' | Should -Not -Exist
    }
}

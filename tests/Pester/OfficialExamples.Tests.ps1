# The example files of the service's import pages, where they lie beside the repository, through the cmdlets that read records.
BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule

    $examples = Join-Path -Path $repository -ChildPath '../shared/api/examples'
    $files = @(Get-ChildItem -Path $examples -Filter *.csv -ErrorAction SilentlyContinue)
    $absent = 'the official examples (../shared/api/examples) are not on this machine'

    # The words of a boolean are written as 1 and 0; every other cell must come out as it went in.
    function Get-Row {
        param([string] $Path, [string] $Type)
        $booleans = @((Get-FourMeColumn -Type $Type | Where-Object Kind -EQ 'Boolean').Name)
        foreach ($row in Import-Csv -LiteralPath $Path -Encoding UTF8) {
            foreach ($property in $row.PSObject.Properties) {
                $cell = $property.Value
                if ($property.Name -in $booleans) { $cell = $cell -replace '^true$', '1' -replace '^false$', '0' }
                "$($property.Name)=$cell"
            }
        }
    }

    # Each file through a command that writes a CSV file; gives what differs.
    function Get-Difference {
        param([scriptblock] $Convert)
        foreach ($file in $files) {
            $type = $file.BaseName.Split('.')[0]
            $to = Join-Path -Path $TestDrive -ChildPath "$([guid]::NewGuid()).csv"
            $seen = Invoke-Observed { & $Convert $file $type $to }
            if ($seen.Terminating) { "$($file.Name): $($seen.Terminating)"; continue }
            foreach ($record in $seen.Error) { "$($file.Name): $record" }
            $expected = @(Get-Row $file.FullName $type)
            $written = if (Test-Path -LiteralPath $to) { @(Get-Row $to $type) } else { @() }
            if (($expected -join "`n") -cne ($written -join "`n")) { "$($file.Name): the cells differ" }
        }
    }
}

Describe 'The official examples' {
    BeforeEach { if (-not $files) { Set-ItResult -Skipped -Because $absent } }

    It 'come out of Import-Csv and ConvertTo-FourMeCsv as they went in' {
        Get-Difference {
            param($file, $type, $to)
            Import-Csv -LiteralPath $file.FullName -Encoding UTF8 | ConvertTo-FourMeCsv -Type $type -AllowCreateWithoutKey -OutFile $to -WarningAction SilentlyContinue
        } | Should -BeNullOrEmpty
    }

    It 'come out of ConvertTo-FourMeCsv -Path as they went in' {
        Get-Difference {
            param($file, $type, $to)
            ConvertTo-FourMeCsv -Type $type -LiteralPath $file.FullName -AllowCreateWithoutKey -OutFile $to -WarningAction SilentlyContinue
        } | Should -BeNullOrEmpty
    }

    It 'have nothing that Test-FourMeRecords calls an error' {
        $files | ForEach-Object {
            $name = $_.Name
            Import-Csv -LiteralPath $_.FullName -Encoding UTF8 | Test-FourMeRecords -Type $name.Split('.')[0] -AllowCreateWithoutKey |
                Where-Object Severity -EQ 'Error' | ForEach-Object { "$name, row $($_.Row): $($_.Message)" }
        } | Should -BeNullOrEmpty
    }

    It 'are refused without the switch where a record has no key, and the error names the switch' {
        $refused = $files | ForEach-Object {
            $type = $_.BaseName.Split('.')[0]
            Import-Csv -LiteralPath $_.FullName -Encoding UTF8 | Test-FourMeRecords -Type $type | Where-Object Severity -EQ 'Error'
        }

        $refused.Code | Sort-Object -Unique | Should -Be 'EmptySource', 'MissingKey'
        $refused | ForEach-Object { $_.Suggestion | Should -Match '-AllowCreateWithoutKey' }
    }
}

# Every row of the tables in docs/values.md about what is written, run as it stands there.
BeforeDiscovery {
    $page = Join-Path -Path $PSScriptRoot -ChildPath '../../docs/values.md'
    $type = $column = $null
    $rows = foreach ($line in Get-Content -LiteralPath $page -Encoding UTF8) {
        if ($line -match '^## .*: `(?<type>[a-z_]+)\.(?<column>[^`]+)`') { $type = $Matches.type; $column = $Matches.column }
        elseif ($line -like '## *') { $type = $column = $null }
        elseif ($type -and $line -match '^\| `(?<in>.+?)` \| (?<out>.*?) ?\|$') {
            @{ Type = $type; Column = $column; In = $Matches.in; Out = $Matches.out.Trim() }
        }
    }
}

Describe 'docs/values.md' {
    BeforeAll {
        . $PSScriptRoot/common.ps1
        Import-TestedModule
    }

    It 'writes <In> in <Type>.<Column> as <Out>' -ForEach $rows {
        $value = & ([scriptblock]::Create(", ($In)"))
        $record = New-Object -TypeName psobject
        $record | Add-Member -NotePropertyName $Column -NotePropertyValue $value
        $failures = $null
        # The rows of a calendar need to say whose they are.
        if ($Type -eq 'calendars') { $record | Add-Member -NotePropertyName ID -NotePropertyValue 1 }
        # Without checks a row needs no key, but then any text is a value of an enumeration.
        $checks = @{ SkipValidation = $Out -ne 'error `UnknownEnumerationValue`' }
        $lines = @($record | ConvertTo-FourMeCsv -Type $Type @checks -ErrorVariable failures -ErrorAction SilentlyContinue -WarningAction SilentlyContinue)
        if ($Out -match '^error `(?<id>\w+)`$') {
            $failures[0].FullyQualifiedErrorId | Should -Be "$($Matches.id),FourMe.Import.PowerShell.Commands.ConvertToFourMeCsvCommand"
            $lines | Should -BeNullOrEmpty
        }
        else {
            $failures | Should -BeNullOrEmpty
            # The return arrow stands for a line break, which a table cannot hold.
            $expected = $Out.Trim('`').Replace([string][char]0x23CE, "`n")
            [string](ConvertFrom-Csv -InputObject $lines).$Column | Should -BeExactly $expected
        }
    }

    It 'has rows to run' -ForEach @(@{ Count = @($rows).Count }) {
        $Count | Should -BeGreaterThan 80
    }
}

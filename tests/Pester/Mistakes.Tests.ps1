# What goes wrong on the first day, and the one sentence that helps: wrong delimiters, text instead of objects, names with
# characters that nobody sees, connections of other processes.

BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule
    $simulator = Start-Simulator
    $null = Connect-Simulator $simulator
    function New-Row {
        [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Makes values.')]
        param([int] $Count, [string] $Delimiter)
        "Primary Email${Delimiter}Name${Delimiter}VIP"
        for ($i = 1; $i -le $Count; $i++) { "p$i@example.com${Delimiter}Person $i${Delimiter}1" }
    }
}

AfterAll { Stop-Simulator $simulator }

Describe 'A wrong delimiter' {
    It 'is one error for 2,000 records, which names the header and -Delimiter: <Name>' -ForEach @(
        @{ Name = 'a semicolon'; Delimiter = ';'; Said = "the delimiter ';'" }
        @{ Name = 'a tab'; Delimiter = "`t"; Said = 'the delimiter "`t"' }
        @{ Name = 'a bar'; Delimiter = '|'; Said = "the delimiter '|'" }
    ) {
        $records = New-Row 2000 $Delimiter | ConvertFrom-Csv

        $seen = Invoke-Observed { $records | Import-FourMeRecords people }

        $seen.Error | Should -BeNullOrEmpty
        $seen.Warning | Should -BeNullOrEmpty
        $seen.Terminating | Get-ErrorId | Should -Be 'WrongDelimiter'
        "$($seen.Terminating)" | Should -Match "'Primary Email.Name.VIP'"
        $seen.Terminating.ErrorDetails.RecommendedAction | Should -Match "$([regex]::Escape($Said)).*-Delimiter"
    }

    It 'is found with a map, with a wrong ending of the file, and by Test-FourMeRecords as one finding' {
        $records = New-Row 20 ';' | ConvertFrom-Csv
        $file = Join-Path -Path $TestDrive -ChildPath 'semicolons.tsv'
        Set-Content -LiteralPath $file -Value (New-Row 20 ';')

        (Invoke-Observed { $records | ConvertTo-FourMeCsv people -Map @{ Name = 'Name' } }).Terminating | Get-ErrorId | Should -Be 'WrongDelimiter'
        (Invoke-Observed { ConvertTo-FourMeCsv people -Path $file }).Terminating | Get-ErrorId | Should -Be 'WrongDelimiter'
        @($records | Test-FourMeRecords people).Code | Should -Be 'WrongDelimiter'
    }
}

Describe 'Text in the place of objects' {
    It 'is one error that names Import-Csv and -Path' {
        $seen = Invoke-Observed { New-Row 50 ',' | Import-FourMeRecords people }

        $seen.Error | Should -BeNullOrEmpty
        $seen.Terminating | Get-ErrorId | Should -Be 'TextInsteadOfRecords'
        $seen.Terminating.ErrorDetails.RecommendedAction | Should -Match '-Path.*Import-Csv'
    }

    It 'may be what Format-Table or Format-List made of the records' {
        $record = [pscustomobject] @{ PrimaryEmail = 'ann@example.com'; Name = 'Ann' }

        foreach ($seen in (Invoke-Observed { $record | Format-Table | Import-FourMeRecords people }), (Invoke-Observed { $record | Format-List | New-FourMeMap people })) {
            $seen.Terminating | Get-ErrorId | Should -Be 'TextInsteadOfRecords'
            "$($seen.Terminating)" | Should -Match "is output for the screen, not a record"
            $seen.Terminating.ErrorDetails.RecommendedAction | Should -Match 'Format-Table.*leave them out'
        }
    }

    It 'may be a number or a date too' {
        (Invoke-Observed { 1, 2 | Test-FourMeRecords people }).Output.Code | Should -Be 'TextInsteadOfRecords'
        (Invoke-Observed { Get-Date | ConvertTo-FourMeCsv people }).Terminating | Get-ErrorId | Should -Be 'TextInsteadOfRecords'
    }
}

Describe 'A header with a no-break space' {
    It 'is shown with the name that was meant and with what hides in it' {
        $record = New-Object -TypeName psobject
        $record | Add-Member -NotePropertyName "E$([char] 0xA0)Mail" -NotePropertyValue 'ann@example.com'
        $record | Add-Member -NotePropertyName Name -NotePropertyValue 'Ann'

        $seen = Invoke-Observed { $record | ConvertTo-FourMeCsv people -Map @{ 'Primary Email' = 'E Mail'; Name = 'Name' } }

        "$($seen.Terminating)$($seen.Error)" | Should -Match 'a no-break space \(U\+00A0\) at position 2'
    }
}

Describe 'Text for a file with a misspelt property' {
    It 'writes no line before every property of the map was seen' {
        $file = Join-Path -Path $TestDrive -ChildPath 'never.csv'
        $records = @(1..300 | ForEach-Object { [pscustomobject] @{ mail = "p$_@example.com"; cn = "Person $_" } })

        { $records | ConvertTo-FourMeCsv people -Map @{ 'Primary Email' = 'mail'; Name = 'cm' } -ErrorAction Stop | Set-Content -LiteralPath $file } | Should -Throw

        if (Test-Path -LiteralPath $file) { Get-Content -LiteralPath $file | Should -BeNullOrEmpty }
    }

    It 'loses none of the lines that waited' {
        $records = @(
            [pscustomobject] @{ mail = 'a@example.com' }
            [pscustomobject] @{ mail = 'b@example.com' }
            [pscustomobject] @{ mail = 'c@example.com'; cn = 'Cara' }
        )
        $map = @{ 'Primary Email' = 'mail'; Name = 'cn' }

        $lines = @($records | ConvertTo-FourMeCsv people -Map $map -OnMissing Clear -SkipValidation)

        $lines.Count | Should -Be 4
        @(ConvertFrom-Csv -InputObject $lines).'Primary Email' | Should -Be 'a@example.com', 'b@example.com', 'c@example.com'
    }
}

Describe 'Without checks' {
    It 'a value goes through that no enumeration has' {
        $line = [pscustomobject] @{ 'Primary Email' = 'ann@example.com'; Locale = 'tlh' } | ConvertTo-FourMeCsv people -SkipValidation

        (ConvertFrom-Csv -InputObject $line).Locale | Should -Be 'tlh'
    }
}

Describe 'A pipeline that a later command ends' {
    It 'is no job that did not end well' {
        Reset-Simulator $simulator
        $null = New-StateHome
        $records = 1..4 | ForEach-Object { [pscustomobject] @{ 'Primary Email' = "p$_@example.com"; Name = "Person $_" } }

        $seen = Invoke-Observed { $records | Import-FourMeRecords people -MaximumRowCount 2 | Select-Object -First 1 }

        $seen.Output.Count | Should -Be 1
        "$($seen.Error)" | Should -Not -Match 'did not end well'
        "$($seen.Error)" | Should -Match 'a later command ended the pipeline'
    }
}

Describe 'A token that is refused while a job is waited for' {
    It 'ends the command after the result' {
        Reset-Simulator $simulator
        $null = New-StateHome
        Add-SimulatorFault $simulator ImportGet @{ fault = 'respond'; status = 401; body = '{"message":"Unauthorized"}'; always = $true }
        $records = [pscustomobject] @{ 'Primary Email' = 'ann@example.com'; Name = 'Ann' }

        $seen = Invoke-Observed { $records | Import-FourMeRecords people; 'went on' }

        $seen.Terminating | Get-ErrorId | Should -Be 'WaitFailed'
        $seen.Terminating.CategoryInfo.Category | Should -Be 'AuthenticationError'
        $seen.Output.State | Should -Be 'queued'
        (Invoke-Observed { Get-FourMeJob -Latest | Wait-FourMeJob }).Terminating | Get-ErrorId | Should -Be 'WaitFailed'
    }
}

Describe 'An object that its producer fills again' {
    BeforeAll {
        function Read-Again {
            param([switch] $AsTable)
            $record = if ($AsTable) { @{ 'Primary Email' = ''; Name = ''; VIP = '' } } else { [pscustomobject] @{ 'Primary Email' = ''; Name = ''; VIP = '' } }
            foreach ($i in 1..4) {
                $record.'Primary Email' = "p$i@example.com"
                $record.Name = "Person $i"
                $record.VIP = if ($i -eq 2) { 'maybe' } else { '1' }
                if ($i -eq 3) { $record.Name = '' }
                $record
            }
        }
    }

    It 'is shown as it was when the module refused it (<Kind>)' -ForEach @(@{ Kind = 'object'; AsTable = $false }, @{ Kind = 'table'; AsTable = $true }) {
        $failures = $null
        $null = Read-Again -AsTable:$AsTable | ConvertTo-FourMeCsv people -ErrorVariable failures -ErrorAction SilentlyContinue

        @($failures | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] } | ForEach-Object { $_.TargetObject.'Primary Email' }) | Should -Be 'p2@example.com', 'p3@example.com'
    }

    It 'is shown as it was when the very first record is refused, once a second one came (<Kind>)' -ForEach @(
        @{ Kind = 'object'; Make = { [pscustomobject] @{ 'Primary Email' = ''; Name = 'x' } } }
        @{ Kind = 'table'; Make = { @{ 'Primary Email' = ''; Name = 'x' } } }
        @{ Kind = 'ordered table'; Make = { [ordered] @{ 'Primary Email' = ''; Name = 'x' } } }
        @{ Kind = 'live object'; Make = { [System.UriBuilder] 'http://first/' } }
    ) {
        $record = & $Make
        $isLive = $record -is [System.UriBuilder]
        $map = if ($isLive) { @{ 'Primary Email' = 'Host'; Name = 'Path'; VIP = 'Port' } }
        else { @{ 'Primary Email' = 'Primary Email'; Name = 'Name'; VIP = 'Primary Email' } }

        $seen = Invoke-Observed {
            'first', 'second', 'third' | ForEach-Object {
                if ($isLive) { $record.Host = $_ } else { $record.'Primary Email' = $_ }
                $record
            } | ConvertTo-FourMeCsv people -Map $map
        }

        $seen.Error | Get-ErrorId | Should -Be 'InvalidBoolean', 'InvalidBoolean', 'InvalidBoolean'
        $seen.Error | ForEach-Object { if ($isLive) { $_.TargetObject.Host } else { $_.TargetObject.'Primary Email' } } | Should -Be 'first', 'second', 'third'
    }

    It 'is no reason to copy objects that come once each: their errors point at them, the first one''s too' {
        $records = 1..3 | ForEach-Object { [pscustomobject] @{ 'Primary Email' = "p$_@example.com"; Name = 'x'; VIP = 'maybe' } }

        $seen = Invoke-Observed { $records | ConvertTo-FourMeCsv people }

        $seen.Error.Count | Should -Be 3
        foreach ($i in 0..2) { [object]::ReferenceEquals($seen.Error[$i].TargetObject, $records[$i]) | Should -BeTrue }
    }

    It 'loses no error of the first record when something follows that is no record: <Case>' -ForEach @(
        @{ Case = 'text'; Next = 'text'; Id = 'TextInsteadOfRecords' }
        @{ Case = 'a file that is not there'; Next = [System.IO.FileInfo] '/no/such/file.csv'; Id = 'FileNotFound' }
    ) {
        $seen = Invoke-Observed { [pscustomobject] @{ 'Primary Email' = 'p@example.com'; Name = 'x'; VIP = 'maybe' }, $Next | ConvertTo-FourMeCsv people }

        $seen.Terminating | Get-ErrorId | Should -Be $Id
        $seen.Error | Get-ErrorId | Should -Be 'InvalidBoolean'
    }

    It 'is the row of the file when the service refused it' {
        Reset-Simulator $simulator
        $null = New-StateHome
        Set-SimulatorOption $simulator @{ logStyle = 'RowWithKeys' }
        $record = [pscustomobject] @{ 'Primary Email' = ''; Name = ''; Organization = '' }
        $seen = Invoke-Observed {
            1..3 | ForEach-Object {
                $record.'Primary Email' = "p$_@example.com"; $record.Name = "Person $_"; $record.Organization = if ($_ -eq 2) { 'nobody knows it' } else { '' }
                $record
            } | Import-FourMeRecords people
        }

        ($seen.Error | Where-Object { (Get-ErrorId $_) -eq 'RowFailed' }).TargetObject.'Primary Email' | Should -Be 'p2@example.com'
    }
}

Describe 'Values of the environment' {
    It 'lose the blanks and carriage returns around them' {
        $before = $env:FOURME_ACCOUNT, $env:FOURME_API_URI, $env:FOURME_TOKEN
        try {
            $env:FOURME_ACCOUNT = " wdc`r"
            $env:FOURME_API_URI = "https://api.example.com/v1`r`n"
            $env:FOURME_TOKEN = "some-token`r"

            $connection = Connect-FourMe -SkipCheck -Name trimmed

            $connection.Account | Should -BeExactly 'wdc'
            "$($connection.ApiUri)" | Should -BeExactly 'https://api.example.com/v1'
            (Connect-FourMe -Account 'wdc ' -SkipCheck -Name trimmed).Account | Should -BeExactly 'wdc'
        }
        finally {
            $env:FOURME_ACCOUNT, $env:FOURME_API_URI, $env:FOURME_TOKEN = $before
            Disconnect-FourMe -Name trimmed
            $null = Connect-Simulator $simulator
        }
    }
}

Describe 'A session that is restricted' {
    It 'says that the module must be allowed' {
        $output = Invoke-ChildShell -Script @'
param($Path)
$ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'
try { Import-Module $Path -ErrorAction Stop; 'imported' } catch { "$_" }
'@ -ArgumentList (Get-TestedModulePath)

        "$output" | Should -Match "language mode 'ConstrainedLanguage'.*allow the module's folder"
    }
}

BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule

    # Findings for a person that is right but for what -With says.
    function Test-Person {
        param([hashtable] $With)
        $person = [ordered] @{ PrimaryEmail = 'ann@example.com'; Name = 'Ann' }
        foreach ($key in $With.Keys) { $person[$key] = $With[$key] }
        [pscustomobject] $person | Test-FourMeRecords -Type people
    }
}

Describe 'Test-FourMeRecords' {
    It 'says nothing of clean input' {
        1..3 | ForEach-Object { [pscustomobject] @{ PrimaryEmail = "$_@example.com"; Name = 'X'; VIP = 'yes'; Locale = 'nl'; 'Cost Per Hour' = 12.5 } } | Test-FourMeRecords -Type people | Should -BeNullOrEmpty
    }

    It 'says nothing of no input' {
        $seen = Invoke-Observed { @() | Test-FourMeRecords -Type people }

        $seen.Output | Should -BeNullOrEmpty
        $seen.Error | Should -BeNullOrEmpty
    }

    It 'needs no connection' {
        Get-FourMeConnection | Disconnect-FourMe
        (Invoke-Observed { Test-Person @{} }).Terminating | Should -BeNullOrEmpty
    }

    It 'gives one object a finding, with row, column, severity, code, message and suggestion' {
        $findings = @(
            [pscustomobject] @{ PrimaryEmail = 'ann@example.com'; Name = 'Ann'; VIP = 'yes' }
            [pscustomobject] @{ PrimaryEmail = 'bob@example.com'; Name = 'Bob'; VIP = 'ja'; Locale = 'no-NO' }
        ) | Test-FourMeRecords -Type people

        ($findings[0] | Get-Member -MemberType Property).Name | Should -Be 'Code', 'Column', 'Message', 'Record', 'Row', 'Severity', 'Suggestion'
        $findings.Row | Should -Be 2, 2
        $findings.Severity | Sort-Object -Unique | Should -Be 'Error'
        $findings.Code | Sort-Object | Should -Be 'InvalidBoolean', 'UnknownEnumerationValue'
        ($findings | Where-Object Code -EQ 'InvalidBoolean').Column | Should -Be 'VIP'
        ($findings | Where-Object Code -EQ 'InvalidBoolean').Message | Should -Match "'ja'"
    }

    It 'writes findings to the output and nothing to the error stream' {
        $seen = Invoke-Observed { Test-Person @{ VIP = 'ja' } }

        $seen.Error | Should -BeNullOrEmpty
        $seen.Warning | Should -BeNullOrEmpty
        $seen.Output.Count | Should -Be 1
    }

    It 'finds <Code> in <Column> and suggests <Suggestion>' -ForEach @(
        @{ Code = 'InvalidBoolean'; Column = 'VIP'; Value = 'ja'; Suggestion = 'True is 1, T, Y' }
        @{ Code = 'InvalidBoolean'; Column = 'Disabled'; Value = 2; Suggestion = 'false is 0, F' }
        @{ Code = 'UnknownEnumerationValue'; Column = 'Locale'; Value = 'n1'; Suggestion = '' }
        @{ Code = 'UnknownEnumerationValue'; Column = 'Time Zone'; Value = 'Amsterdm'; Suggestion = 'Amsterdam' }
        @{ Code = 'TooLong'; Column = 'Job Title'; Value = 'x' * 81; Suggestion = 'Shorten' }
        @{ Code = 'TooLong'; Column = 'Source'; Value = 'x' * 31; Suggestion = 'Shorten' }
        @{ Code = 'InvalidDecimal'; Column = 'Cost Per Hour'; Value = '12,50'; Suggestion = '1234.50' }
        @{ Code = 'InvalidInteger'; Column = 'ID'; Value = '1.000'; Suggestion = 'digits' }
        @{ Code = 'InvalidCustomFields'; Column = 'Custom Fields'; Value = '{"a":1}'; Suggestion = 'hashtable' }
        @{ Code = 'ValueHasNul'; Column = 'Name'; Value = "a$([char] 0)"; Suggestion = 'Remove' }
        @{ Code = 'ValueHasUnpairedSurrogate'; Column = 'Name'; Value = "a$([char] 0xDC00)"; Suggestion = 'cut' }
        @{ Code = 'UnsuitableType'; Column = 'Job Title'; Value = { 1 }; Suggestion = '-Map' }
        @{ Code = 'CollectionInSingleColumn'; Column = 'Job Title'; Value = @(1, 2); Suggestion = 'Separator' }
        @{ Code = 'RequiredEmpty'; Column = 'Name'; Value = ''; Suggestion = '' }
        @{ Code = 'EmptySource'; Column = 'Source ID'; Value = ''; Suggestion = 'Source' }
    ) {
        $finding = @(Test-Person @{ $Column = $Value } | Where-Object Code -EQ $Code)

        $finding.Count | Should -Be 1
        $finding[0].Column | Should -Be $Column
        $finding[0].Row | Should -Be 1
        "$($finding[0].Suggestion)" | Should -Match ([regex]::Escape($Suggestion))
    }

    It 'does not find fault with the near miss <Value> in <Column>' -ForEach @(
        @{ Column = 'VIP'; Value = 'on' }
        @{ Column = 'VIP'; Value = '' }
        @{ Column = 'Locale'; Value = 'Nederlands' }
        @{ Column = 'Time Zone'; Value = 'Amsterdam' }
        @{ Column = 'Job Title'; Value = 'x' * 80 }
        @{ Column = 'Cost Per Hour'; Value = '12.50' }
        @{ Column = 'ID'; Value = 1000 }
        @{ Column = 'Custom Fields'; Value = '[{"id":"a","value":1}]' }
        @{ Column = 'Name'; Value = "a$([char] 0xD83D)$([char] 0xDE00)" }
        @{ Column = 'Job Title'; Value = @('one') }
    ) {
        Test-Person @{ $Column = $Value } | Should -BeNullOrEmpty
    }

    It 'finds a German date and names the form' {
        $finding = @{ Source = 'S'; SourceID = '1'; Product = 'P'; Status = 'in_production'; InUseSince = '31.12.2026' } | Test-FourMeRecords -Type cis

        $finding.Code | Should -Be 'InvalidDate'
        $finding.Column | Should -Be 'In Use Since'
        $finding.Message | Should -Match 'yyyy-MM-dd'
    }

    It 'finds a date-time without a zone' {
        ([pscustomobject] @{ RecordID = 1; Text = 'x'; CreatedAt = '2026-03-31T17:00:00' } | Test-FourMeRecords -Type notes).Code | Should -Be 'DateTimeWithoutZone'
    }

    It 'finds an enumeration label and takes it, and a misspelt one and names the nearest' {
        @{ Source = 'S'; SourceID = '1'; Product = 'P'; Status = 'In Production' } | Test-FourMeRecords -Type cis | Should -BeNullOrEmpty

        $finding = @{ Source = 'S'; SourceID = '1'; Product = 'P'; Status = 'In Prodution' } | Test-FourMeRecords -Type cis
        $finding.Code | Should -Be 'UnknownEnumerationValue'
        $finding.Suggestion | Should -Be 'in_production'
    }

    It 'finds a record without a complete key' {
        $findings = [pscustomobject] @{ Name = 'Ann'; SourceID = '1' } | Test-FourMeRecords -Type people

        $findings.Code | Should -Contain 'MissingKey'
        ($findings | Where-Object Code -EQ 'MissingKey').Suggestion | Should -Match '-Source'
    }

    It 'finds a column that a new record needs, and warns once when the record may exist' {
        ([pscustomobject] @{ PrimaryEmail = 'ann@example.com' } | Test-FourMeRecords -Type people).Code | Should -Be 'RequiredMissing'

        $findings = @(1..3 | ForEach-Object { @{ ID = $_; JobTitle = 'x'; PrimaryEmail = "$_@example.com" } } | Test-FourMeRecords -Type people)
        $findings.Count | Should -Be 1
        $findings[0].Severity | Should -Be 'Warning'
        $findings[0].Code | Should -Be 'RequiredMissing'
    }

    It 'finds the later record of one key, and names the first' {
        $findings = 'a@example.com', 'b@example.com', ' A@EXAMPLE.COM ' | ForEach-Object { [pscustomobject] @{ PrimaryEmail = $_; Name = 'X' } } | Test-FourMeRecords -Type people

        $findings.Code | Should -Be 'DuplicateKey'
        $findings.Row | Should -Be 3
        $findings.Message | Should -Match 'record 1'
    }

    It 'finds no duplicate where only the case of a source id differs' {
        'A1', 'a1' | ForEach-Object { [pscustomobject] @{ SourceID = $_; PrimaryEmail = "$([guid]::NewGuid())@example.com"; Name = 'X' } } | Test-FourMeRecords -Type people -Source S | Should -BeNullOrEmpty
    }

    It 'finds references to later records, once, with an example' {
        $findings = [pscustomobject] @{ PrimaryEmail = 'a@example.com'; Name = 'A'; Manager = 'b@example.com' }, [pscustomobject] @{ PrimaryEmail = 'b@example.com'; Name = 'B'; Manager = '' } |
            Test-FourMeRecords -Type people

        @($findings).Count | Should -Be 1
        $findings.Severity | Should -Be 'Warning'
        $findings.Code | Should -Be 'ForwardReference'
        $findings.Message | Should -Match 'b@example\.com'
    }

    It 'finds a property that matches no column as a warning, and as an error with -Strict' {
        $record = [pscustomobject] @{ PrimaryEmail = 'a@example.com'; Name = 'A'; ShoeSize = 42 }

        ($record | Test-FourMeRecords -Type people).Severity | Should -Be 'Warning'
        ($record | Test-FourMeRecords -Type people -Strict).Code | Should -Be 'UnmatchedProperty'
        ($record | Test-FourMeRecords -Type people -Strict).Severity | Should -Be 'Error'
    }

    It 'finds that no record has a mapped property' {
        $finding = [pscustomobject] @{ mail = 'a@example.com'; cn = 'A' } | Test-FourMeRecords -Type people -Map @{ 'Primary Email' = 'mail'; Name = 'cn'; Location = 'ofice' }

        $finding.Code | Should -Be 'PropertyNeverFound'
        $finding.Row | Should -Be 0
    }

    It 'finds the error of a script block' {
        ([pscustomobject] @{ mail = 'a@example.com' } | Test-FourMeRecords -Type people -Map @{ 'Primary Email' = 'mail'; Name = { throw 'no' } }).Code | Should -Be 'ExpressionFailed'
    }

    It 'finds missing values with -OnMissing Error' {
        $findings = [pscustomobject] @{ PrimaryEmail = 'a@example.com'; Name = 'A'; VIP = 1 }, [pscustomobject] @{ PrimaryEmail = 'b@example.com'; Name = 'B' } | Test-FourMeRecords -Type people -OnMissing Error

        $findings.Code | Should -Be 'MissingValue'
        $findings.Column | Should -Be 'VIP'
        $findings.Row | Should -Be 2
    }

    It 'finds the rows that are held back with a bad one of the same owner' {
        $findings = 'email', 'pigeon', 'email' | ForEach-Object { [pscustomobject] @{ Person = 'a@example.com'; 'Contact Protocol' = $_; 'Contact Label' = 'work'; 'Contact URI' = 'x'; Integration = 1 } } |
            Test-FourMeRecords -Type people_contact_details

        $findings.Code | Should -Be 'UnknownEnumerationValue', 'OwnerHeldBack'
        $findings.Row | Should -Be 2, 1
    }

    It 'finds a row whose owner cannot be read, and ends there; owners that are named in two ways are a warning' {
        $findings = @(
            [pscustomobject] @{ Source = 'S'; 'CI Label' = 'A'; 'CI Source' = ''; 'CI Source ID' = ''; 'Related CI Label' = 'B' }
            [pscustomobject] @{ Source = 'S'; 'CI Label' = ''; 'CI Source' = 'S'; 'CI Source ID' = '1'; 'Related CI Label' = 'B' }
            [pscustomobject] @{ Source = 'S'; 'CI Label' = ''; 'CI Source' = ''; 'CI Source ID' = ''; 'Related CI Label' = 'B' }
        ) | Test-FourMeRecords -Type ci_relations

        $findings.Code | Should -Be 'OwnerUnreadable', 'MixedOwnerKey'
        $findings.Severity | Should -Be 'Error', 'Warning'
    }

    It 'finds contact labels and languages that are not documented, with row and column' {
        $label = @(
            [pscustomobject] @{ Person = 'a@x'; 'Contact Protocol' = 'telephone'; 'Contact Label' = 'work' }
            [pscustomobject] @{ Person = 'a@x'; 'Contact Protocol' = 'telephone'; 'Contact Label' = 'general' }
        ) | Test-FourMeRecords -Type people_contact_details
        $language = Test-Person @{ 'Do Not Translate Languages' = 'nl,klingon' }

        $label.Code | Should -Be 'ContactLabel'
        $label.Row | Should -Be 2
        $label.Column | Should -Be 'Contact Label'
        $label.Severity | Should -Be 'Warning'
        $language.Code | Should -Be 'UnknownLanguage'
        $language.Column | Should -Be 'Do Not Translate Languages'
    }

    It 'finds a renamed column as a warning' {
        $finding = [pscustomobject] @{ Source = 'S'; SourceID = '1'; Name = 'New Year'; From = '2026-01-01T00:00' } | Test-FourMeRecords -Type holidays

        $finding.Code | Should -Be 'RenamedColumn'
        $finding.Severity | Should -Be 'Warning'
    }

    It 'checks files and tells the row' {
        $path = Join-Path -Path $TestDrive -ChildPath 'people.csv'
        [System.IO.File]::WriteAllText($path, "Primary Email;Name;VIP`r`na@example.com;A;1`r`nb@example.com;B;ja`r`n")

        $finding = Test-FourMeRecords -Type people -Path $path

        $finding.Code | Should -Be 'InvalidBoolean'
        $finding.Row | Should -Be 2
    }

    It 'checks the sample, which is clean' {
        Import-Csv -LiteralPath (Join-Path -Path $repository -ChildPath 'samples/people.csv') -Encoding UTF8 |
            Test-FourMeRecords -Type people -Map (Join-Path -Path $repository -ChildPath 'samples/people.psd1') -Source HR | Should -BeNullOrEmpty
    }

    It 'fails for a type that is not known, like an import' {
        (Invoke-Observed { @{ Name = 'A' } | Test-FourMeRecords -Type peple }).Terminating | Get-ErrorId | Should -Be 'UnknownType'
    }
}

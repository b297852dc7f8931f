# Files and objects as people have them: headers without names, encodings, patterns, collections, carriers.

BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule

    function Write-TestFile {
        param([string] $Name, [string] $Text, [string] $Encoding = 'utf-8')
        $path = Join-Path -Path $TestDrive -ChildPath $Name
        [System.IO.File]::WriteAllBytes($path, [System.Text.Encoding]::GetEncoding($Encoding).GetBytes($Text))
        $path
    }

    # The rows of a run without a connection: -Strict, so that a property that is no column is seen.
    function Convert-Record {
        param([hashtable] $With)
        Invoke-Observed { ConvertTo-FourMeCsv -Type people -Strict @With }
    }

    # All that a run complained of.
    function Get-Complaint {
        param($Seen)
        @($Seen.Error) + @($Seen.Terminating) + @($Seen.Warning) | Where-Object { $_ } | ForEach-Object { "$_" }
    }

    $umlaut = "M$([char] 0xFC)ller"
}

Describe 'files as Excel and PowerShell make them' {
    It 'reads a file whose header has cells without a name' {
        $path = Write-TestFile 'index.csv' ",Primary Email,Name,VIP,`n,ann@w.com,Ann,1,`n,bob@w.com,Bob,0,`n"

        $seen = Convert-Record @{ Path = $path }

        Get-Complaint $seen | Should -BeNullOrEmpty
        $seen.Output | Should -Be 'Primary Email,Name,VIP', 'ann@w.com,Ann,1', 'bob@w.com,Bob,0'
    }

    It 'warns once where something stands in a column without a name, and shows the rest of the record as the target' {
        $path = Write-TestFile 'index.csv' ",Primary Email,Name,VIP`n0,ann@w.com,Ann,ja`n1,bob@w.com,Bob,0`n"

        $seen = Convert-Record @{ Path = $path }

        $seen.Output | Should -Be 'Primary Email,Name,VIP', 'bob@w.com,Bob,0'
        @($seen.Warning).Count | Should -Be 1
        "$($seen.Warning)" | Should -BeLike "*has no name for column 1 ('0' in line 2)*"
        $seen.Error | Get-ErrorId | Should -Be 'InvalidBoolean'
        $seen.Error[0].TargetObject.PSObject.Properties.Name | Should -Be 'Primary Email', 'Name', 'VIP'
    }

    It 'passes over #TYPE, sep= and rows of separators, and gives Test-FourMeRecords one finding of them' {
        $path = Write-TestFile 'excel.csv' "#TYPE Selected.User`r`nsep=;`r`nPrimary Email;Name`r`nann@w.com;Ann;;`r`n;`r`n;`r`n"

        (Convert-Record @{ Path = $path }).Output | Should -Be 'Primary Email,Name', 'ann@w.com,Ann'
        $findings = @(Test-FourMeRecords -Type people -Path $path)
        $findings | Where-Object -Property Code -EQ 'EmptyRows' | ForEach-Object { $_.Message } | Should -BeLike '2 lines of *first is line 5;*'
    }

    It 'says that a workbook is a workbook' {
        $path = Write-TestFile 'people.csv' "PK$([char] 3)$([char] 4)..."

        $seen = Convert-Record @{ Path = $path }

        $seen.Terminating | Get-ErrorId | Should -Be 'FileNotCsv'
        $seen.Terminating.ErrorDetails.Message | Should -BeLike '*is an Excel workbook or another ZIP archive, not a CSV file.'
        Test-FourMeRecords -Type people -Path $path | ForEach-Object { $_.Code } | Should -Be 'FileNotCsv'
    }

    It 'reads a literal name with brackets when the pattern matches nothing' {
        $path = Write-TestFile 'users [HR].csv' "Primary Email,Name`nann@w.com,Ann`n"

        (Convert-Record @{ Path = $path }).Output | Should -Be 'Primary Email,Name', 'ann@w.com,Ann'
    }

    It 'still takes brackets as a pattern when something matches' {
        $null = Write-TestFile 'pattern H.csv' "Primary Email,Name`nh@w.com,H`n"
        $path = Write-TestFile 'pattern [HR].csv' "Primary Email,Name`nann@w.com,Ann`n"

        (Convert-Record @{ Path = $path }).Output | Should -Be 'Primary Email,Name', 'h@w.com,H'
    }

    It 'takes off the tab of an export in a file that comes back by <Way>' -ForEach @(
        @{ Way = '-Path' }, @{ Way = 'Import-Csv' }, @{ Way = 'Import-Csv and a map' }
    ) {
        $path = Write-TestFile 'export.csv' "`"ID`",Primary Email,Name`n1,ann@w.com,`"`t=A`"`n2,bob@w.com,`"`t@b`"`n3,cat@w.com,`"`tc`"`n"
        $map = @{ ID = 'ID'; 'Primary Email' = 'Primary Email'; Name = 'Name' }

        $seen = switch ($Way) {
            '-Path' { Convert-Record @{ Path = $path } }
            'Import-Csv' { Convert-Record @{ InputObject = Import-Csv -Path $path } }
            default { Convert-Record @{ InputObject = Import-Csv -Path $path; Map = $map } }
        }

        $seen.Output | Should -Be 'ID,Primary Email,Name', '1,ann@w.com,=A', '2,bob@w.com,@b', "3,cat@w.com,`"`tc`""
    }

    It 'warns once of lines that Import-Csv found too short' {
        $path = Write-TestFile 'short.csv' "Primary Email,Name,Site,VIP`na@w.com,A,S,`nb@w.com,B`nc@w.com,C`n"

        $seen = Convert-Record @{ InputObject = Import-Csv -Path $path }

        @($seen.Warning).Count | Should -Be 1
        "$($seen.Warning)" | Should -BeLike "2 records end in properties that are `$null, the first is record 2 from 'Site' on.*"
    }

    It 'does not warn of objects that end in $null and come from <From>' -ForEach @(
        @{ From = 'a directory'; Objects = [pscustomobject]@{ 'Primary Email' = 'a@w.com'; Name = 'A'; VIP = $true; Site = $null } }
        @{ From = 'a selection'; Objects = [pscustomobject]@{ 'Primary Email' = 'a@w.com'; Name = 'A'; Site = $null }, [pscustomobject]@{ 'Primary Email' = 'a@w.com'; Name = $null; Site = 'S' } }
        @{ From = 'a whole file'; Objects = "Primary Email,Name,Site`na@w.com,A,`n" | ConvertFrom-Csv }
    ) {
        (Convert-Record @{ InputObject = $Objects; WarningAction = 'Continue' }).Warning | Where-Object { "$_" -like '*$null*' } | Should -BeNullOrEmpty
    }

    It 'makes a lost letter a finding' {
        $findings = [pscustomobject]@{ 'Primary Email' = 'a@w.com'; Name = "M$([char] 0xFFFD)ller" } | Test-FourMeRecords -Type people

        $lost = @($findings | Where-Object -Property Code -EQ 'LostLetter')
        $lost.Count | Should -Be 1
        $lost[0].Message | Should -BeLike "Values in 'Name' have U+FFFD*"
    }
}

Describe '-Encoding and -Delimiter' {
    BeforeAll {
        $ansi = Write-TestFile -Name 'ansi.csv' -Text "Primary Email;Name`r`nann@w.com;$umlaut`r`n" -Encoding 'iso-8859-1'
    }

    It 'refuses bytes that are not UTF-8, with their place and an advice that works' {
        $seen = Convert-Record @{ Path = $ansi }

        $seen.Terminating | Get-ErrorId | Should -Be 'FileEncodingInvalid'
        $seen.Terminating.ErrorDetails.Message | Should -BeLike "Line 2 of *has bytes in column 2 ('Name') that are not UTF-8*"
        $seen.Terminating.ErrorDetails.RecommendedAction | Should -Match '-Encoding (windows-1252)'
        $advised = [regex]::Match($seen.Terminating.ErrorDetails.RecommendedAction, '-Encoding (windows-1252)').Groups[1].Value
        (Convert-Record @{ Path = $ansi; Encoding = $advised }).Output[1] | Should -Be "ann@w.com,$umlaut"
    }

    It 'takes <Name> as an encoding' -ForEach @(
        @{ Name = 'windows-1252'; Value = 'windows-1252' }, @{ Name = 'a number'; Value = 1252 }, @{ Name = 'a number as text'; Value = '1252' }
        @{ Name = 'an object'; Value = [System.Text.Encoding]::GetEncoding('iso-8859-1') }
    ) {
        (Convert-Record @{ Path = $ansi; Encoding = $Value }).Output | Should -Be 'Primary Email,Name', "ann@w.com,$umlaut"
    }

    It 'takes <_>, as the cmdlets of this edition do' -ForEach @(
        'ansi', 'oem', 'Default', 'ascii', 'unicode', 'bigendianunicode', 'bigendianutf32', 'utf7', 'utf8', 'utf8BOM', 'utf8NoBOM', 'utf32'
    ) {
        $wide = @{ unicode = 'utf-16'; bigendianunicode = 'utf-16BE'; utf32 = 'utf-32'; bigendianutf32 = 'utf-32BE' }
        $plain = Write-TestFile -Name 'plain.csv' -Text "Primary Email,Name`nann@w.com,Ann`n" -Encoding $(if ($wide[$_]) { $wide[$_] } else { 'utf-8' })

        (Convert-Record @{ Path = $plain; Encoding = $_ }).Output | Should -Be 'Primary Email,Name', 'ann@w.com,Ann'
    }

    It 'reads with ansi and with Default what this edition calls so' {
        $isDesktop = $PSVersionTable.PSEdition -eq 'Desktop'

        (Convert-Record @{ Path = $ansi; Encoding = 'ansi' }).Output[1] | Should -Be "ann@w.com,$umlaut"
        (Convert-Record @{ Path = $ansi; Encoding = 'Default' }).Terminating | Get-ErrorId | Should -Be $(if (-not $isDesktop) { 'FileEncodingInvalid' })
    }

    It 'names the nearest encoding of a misspelt one' {
        { Test-FourMeRecords -Type people -Path $ansi -Encoding unicde } | Should -Throw -ExpectedMessage "*'unicde' is not an encoding. Did you mean 'unicode'?*"
        { Test-FourMeRecords -Type people -Path $ansi -Encoding 4711 } | Should -Throw -ExpectedMessage "*'4711' is not an encoding.*"
    }

    It 'completes the names' {
        (TabExpansion2 -inputScript 'Import-FourMeRecords people -Path x.csv -Encoding an' -cursorColumn 52).CompletionMatches.CompletionText | Should -Be 'ansi'
        (TabExpansion2 -inputScript 'Test-FourMeRecords people -Encoding bigendianunic' -cursorColumn 49).CompletionMatches.CompletionText | Should -Be 'bigendianunicode'
    }

    It 'takes a delimiter that no header would tell' {
        $path = Write-TestFile 'caret.csv' "Primary Email^Name, first^Name`nann@w.com^x^Ann`n"

        (Convert-Record @{ Path = $path; Delimiter = '^'; Map = @{ 'Primary Email' = 'Primary Email'; Name = 'Name' } }).Output | Should -Be 'Primary Email,Name', 'ann@w.com,Ann'
    }

    It 'refuses <Name> as a delimiter' -ForEach @(@{ Name = 'a letter'; Value = 'x' }, @{ Name = 'a quote'; Value = '"' }, @{ Name = 'a line break'; Value = "`n" }, @{ Name = 'a sign beyond ASCII'; Value = [string] [char] 0xA7 }) {
        (Convert-Record @{ Path = $ansi; Delimiter = $Value }).Terminating | Get-ErrorId | Should -Be 'InvalidDelimiter'
    }

    It 'belongs to the files that come through the pipeline, too' {
        $seen = Invoke-Observed { Get-Item -LiteralPath $ansi | ConvertTo-FourMeCsv -Type people -Encoding windows-1252 }

        $seen.Output[1] | Should -Be "ann@w.com,$umlaut"
        $seen.Warning | Should -BeNullOrEmpty
    }

    It 'says that objects were read before' {
        $seen = Convert-Record @{ InputObject = [pscustomobject]@{ 'Primary Email' = 'a@w.com'; Name = 'A' }; Delimiter = ';' }

        "$($seen.Warning)" | Should -BeLike '-Encoding and -Delimiter apply only to files*'
    }
}

Describe 'several records as one object' {
    BeforeAll {
        $ann = [pscustomobject]@{ 'Primary Email' = 'ann@w.com'; Name = 'Ann' }
        $bob = [pscustomobject]@{ 'Primary Email' = 'bob@w.com'; Name = 'Bob' }
        $lines = 'Primary Email,Name', 'ann@w.com,Ann', 'bob@w.com,Bob'

        $table = New-Object -TypeName System.Data.DataTable
        $null = $table.Columns.Add('Primary Email')
        $null = $table.Columns.Add('Name')
        $null = $table.Rows.Add('ann@w.com', 'Ann')
        $null = $table.Rows.Add('bob@w.com', 'Bob')
        $set = New-Object -TypeName System.Data.DataSet
        $set.Tables.Add($table)
        $list = New-Object -TypeName 'System.Collections.Generic.List[object]'
        $list.Add($ann)
        $list.Add($bob)
        $shapes = @{
            array = @($ann, $bob); list = $list; table = $table; view = $table.DefaultView; set = $set
            queue = [System.Collections.Queue]::new(@($ann, $bob)); nested = @(, @($ann), @($bob)); hashtables = @(@{ 'Primary Email' = 'ann@w.com'; Name = 'Ann' }, @{ 'Primary Email' = 'bob@w.com'; Name = 'Bob' })
        }
    }

    It 'enumerates <_> given to -InputObject' -ForEach 'array', 'list', 'table', 'view', 'set', 'queue', 'nested', 'hashtables' {
        $seen = Convert-Record @{ InputObject = $shapes[$_] }

        Get-Complaint $seen | Should -BeNullOrEmpty
        $seen.Output | Should -Be $lines
    }

    It 'enumerates <_> that comes through the pipeline as one object' -ForEach 'array', 'list', 'table', 'view', 'set' {
        $seen = Invoke-Observed { Write-Output -InputObject $shapes[$_] -NoEnumerate | ConvertTo-FourMeCsv -Type people -Strict }

        Get-Complaint $seen | Should -BeNullOrEmpty
        $seen.Output | Should -Be $lines
    }

    It 'enumerates rows of a view that come one by one' {
        (Invoke-Observed { $table.DefaultView | ConvertTo-FourMeCsv -Type people -Strict }).Output | Should -Be $lines
    }

    It 'takes a hashtable and a dictionary as one record' {
        (Convert-Record @{ InputObject = @{ 'Primary Email' = 'ann@w.com'; Name = 'Ann' } }).Output | Should -Be $lines[0, 1]
        $dictionary = New-Object -TypeName 'System.Collections.Generic.Dictionary[string,object]'
        $dictionary['Primary Email'] = 'ann@w.com'
        $dictionary['Name'] = 'Ann'
        (Convert-Record @{ InputObject = $dictionary }).Output | Should -Be $lines[0, 1]
    }

    It 'numbers the records of an array and makes each the target of its own error' {
        $bad = [pscustomobject]@{ 'Primary Email' = 'cat@w.com'; Name = '' }

        $seen = Convert-Record @{ InputObject = @($ann, $null, $bad, $bob) }

        $seen.Output | Should -Be $lines
        $seen.Error | Get-ErrorId | Should -Be 'RequiredEmpty'
        $seen.Error[0].TargetObject.'Primary Email' | Should -Be 'cat@w.com'
    }

    It 'says that there were no records in an empty array' {
        $seen = Invoke-Observed { ConvertTo-FourMeCsv -Type people -InputObject @() -OutFile (Join-Path -Path $TestDrive -ChildPath 'none.csv') }

        @($seen.Warning).Count | Should -Be 1
        $seen.Terminating | Should -BeNullOrEmpty
    }
}

Describe 'properties of the carrier' {
    BeforeAll {
        $table = New-Object -TypeName System.Data.DataTable
        $null = $table.Columns.Add('Primary Email')
        $null = $table.Columns.Add('Name')
        $null = $table.Rows.Add('ann@w.com', 'Ann')
        $records = @{
            'a row of a table'              = $table.Rows[0]
            'a selected row'                = $table.Rows[0] | Select-Object -Property *
            'a row that was a file between' = $table.Rows[0] | ConvertTo-Csv -NoTypeInformation | ConvertFrom-Csv
            'a row of another session'      = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($table.Rows[0]))
            'an object of another computer' = [pscustomobject]@{
                'Primary Email' = 'ann@w.com'; Name = 'Ann'; PSComputerName = 'host'; RunspaceId = [guid]::NewGuid(); PSShowComputerName = $true; PSSourceJobInstanceId = [guid]::NewGuid()
            }
            'a user of the directory'       = [pscustomobject]@{
                'Primary Email' = 'ann@w.com'; Name = 'Ann'; PropertyNames = @('Name'); AddedProperties = @(); RemovedProperties = @(); ModifiedProperties = @(); PropertyCount = 2
            }
        }
    }

    It 'leaves those of <_> out, and -Strict does not count them' -ForEach @(
        'a row of a table', 'a selected row', 'a row that was a file between', 'a row of another session', 'an object of another computer', 'a user of the directory'
    ) {
        $seen = Convert-Record @{ InputObject = $records[$_] }

        Get-Complaint $seen | Should -BeNullOrEmpty
        $seen.Output | Should -Be 'Primary Email,Name', 'ann@w.com,Ann'
    }

    It 'makes no columns of them where any property becomes one' {
        $seen = Invoke-Observed { $records['a row of a table'] | ConvertTo-FourMeCsv -Type any_type -AllowUnknownType }

        $seen.Output | Should -Be 'Primary Email,Name', 'ann@w.com,Ann'
    }

    It 'leaves a row of an error out of the columns when it comes back' {
        $row = [pscustomobject]@{ PSTypeName = 'FourMe.Row'; InputNumber = 3; Line = 4; 'Primary Email' = 'ann@w.com'; Name = 'Ann' }

        (Convert-Record @{ InputObject = $row }).Output | Should -Be 'Primary Email,Name', 'ann@w.com,Ann'
    }
}

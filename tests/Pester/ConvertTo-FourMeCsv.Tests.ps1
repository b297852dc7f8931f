# The CSV of an import: its columns and files.

BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule

    $ann = [pscustomobject] @{ PrimaryEmail = 'ann@example.com'; Name = 'Ann' }
}

Describe 'ConvertTo-FourMeCsv' {
    Context 'columns by name' {
        It 'writes the header as the catalogue spells it, in its order' {
            [pscustomobject] @{ vip = 1; NAME = 'Ann'; primary_email = 'ann@example.com' } | ConvertTo-FourMeCsv -Type people |
                Should -BeExactly 'Primary Email,Name,VIP', 'ann@example.com,Ann,1'
        }

        It 'matches the property <_> regardless of case, spaces, dots and underscores' -ForEach 'PrimaryEmail', 'primary email', 'PRIMARY_EMAIL', 'primary.email', 'primaryEmail' {
            @{ $_ = 'ann@example.com'; Name = 'Ann' } | ConvertTo-FourMeCsv -Type people | Select-Object -First 1 | Should -BeExactly 'Primary Email,Name'
        }

        It 'matches in a Turkish session what it matches in any other' {
            $before = [cultureinfo]::CurrentCulture
            try {
                [cultureinfo]::CurrentCulture = [cultureinfo] 'tr-TR'
                $header = @{ PRIMARYEMAIL = 'ann@example.com'; NAME = 'Ann'; VIP = 'TRUE'; SITE = 'Data Center 1' } | ConvertTo-FourMeCsv -Type PEOPLE | Select-Object -First 1
            }
            finally { [cultureinfo]::CurrentCulture = $before }

            $header | Should -BeExactly 'Primary Email,Name,Site,VIP'
        }

        It 'hands each line on before the next record is asked for: <Case>' -ForEach @(
            @{ Case = 'without a map'; Map = $null }
            @{ Case = 'with a map'; Map = @{ 'Primary Email' = 'PrimaryEmail'; Name = 'Name' } }
            @{ Case = 'with a script block that decides'; Map = @{ 'Primary Email' = 'PrimaryEmail'; Name = 'Name'; Disabled = { $_.Left -eq 'yes' } } }
        ) {
            $story = [System.Collections.Generic.List[string]]::new()
            $given = if ($Map) { @{ Map = $Map } } else { @{} }

            1..3 | ForEach-Object { $story.Add("record $_"); [pscustomobject] @{ PrimaryEmail = "p$_@example.com"; Name = "Person $_"; Left = 'no' } } |
                Select-Object -Property $(if ($Map) { '*' } else { 'PrimaryEmail', 'Name' }) |
                ConvertTo-FourMeCsv -Type people @given |
                ForEach-Object { $story.Add(($_ -split '@')[0]) }

            $header = if ($Map.Disabled) { 'Primary Email,Disabled,Name' } else { 'Primary Email,Name' }
            $story | Should -Be 'record 1', $header, 'p1', 'record 2', 'p2', 'record 3', 'p3'
        }

        It 'keeps its lines back until the property of a script block that decides was seen, and then hands on each' {
            $story = [System.Collections.Generic.List[string]]::new()

            1..4 | ForEach-Object { $story.Add("record $_"); [pscustomobject] @{ PrimaryEmail = "p$_@example.com"; Name = "Person $_"; Left = if ($_ -ge 3) { 'no' } } } |
                ConvertTo-FourMeCsv -Type people -Map @{ 'Primary Email' = 'PrimaryEmail'; Name = 'Name'; Disabled = { $_.Left -eq 'yes' } } -OnMissing Clear |
                ForEach-Object { $story.Add(($_ -split '@')[0]) }

            $story | Should -Be 'record 1', 'record 2', 'record 3', 'Primary Email,Disabled,Name', 'p1', 'p2', 'p3', 'record 4', 'p4'
        }

        It 'emits one string a record, its inner line breaks kept' {
            $lines = @($ann, $ann | Select-Object -Property Name, @{ n = 'PrimaryEmail'; e = { [guid]::NewGuid().ToString() + '@example.com' } }, @{ n = 'Information'; e = { "one`r`ntwo" } } |
                    ConvertTo-FourMeCsv -Type people)

            $lines.Count | Should -Be 3
            $lines[2] | Should -Match "(?s)Ann,`"one`r`ntwo`"$"
        }

        It 'quotes what needs it and changes nothing' {
            $hard = " =1+1, `"x`"`n@y`t"
            $line = $ann | Add-Member -NotePropertyName Location -NotePropertyValue $hard -PassThru -Force | ConvertTo-FourMeCsv -Type people | Select-Object -Last 1
            $ann.PSObject.Properties.Remove('Location')

            $line | Should -BeExactly "ann@example.com,Ann,`" =1+1, `"`"x`"`"`n@y`t`""
        }

        It 'takes files as an import does' {
            $null = Write-TestFile 'in.csv' "mail;cn`r`nann@example.com;Ann`r`n"

            ConvertTo-FourMeCsv -Type people -Path TestDrive:/in*.csv -Map @{ 'Primary Email' = 'mail'; Name = 'cn' } | Should -BeExactly 'Primary Email,Name', 'ann@example.com,Ann'
            Get-Item -Path TestDrive:/in.csv | ConvertTo-FourMeCsv -Type people -Map @{ 'Primary Email' = 'mail'; Name = 'cn' } | Should -BeExactly 'Primary Email,Name', 'ann@example.com,Ann'
        }

        It 'needs no connection' {
            Get-FourMeConnection | Should -BeNullOrEmpty
            (Invoke-Observed { $ann | ConvertTo-FourMeCsv -Type people }).Error | Should -BeNullOrEmpty
        }

        It 'warns once a run of properties that match no column' {
            $seen = Invoke-Observed {
                1..3 | ForEach-Object { [pscustomobject] @{ PrimaryEmail = "$_@example.com"; Name = 'X'; ShoeSize = 42; Pet = 'cat' } } | ConvertTo-FourMeCsv -Type people
            }

            $seen.Warning | Should -HaveCount 1
            $seen.Warning[0] | Should -Match 'ShoeSize, Pet'
            $seen.Output.Count | Should -Be 4
        }

        It 'makes them an error with -Strict' {
            $seen = Invoke-Observed { [pscustomobject] @{ PrimaryEmail = 'a@example.com'; Name = 'X'; ShoeSize = 42 } | ConvertTo-FourMeCsv -Type people -Strict }

            $seen.Terminating | Get-ErrorId | Should -Be 'UnmatchedProperty'
            $seen.Terminating.ErrorDetails.Message | Should -Match 'ShoeSize'
        }

        It 'passes the properties through that -AllowColumn lists' {
            $seen = Invoke-Observed {
                [pscustomobject] @{ PrimaryEmail = 'a@example.com'; Name = 'X'; ShoeSize = 42; Pet = 'cat' } | ConvertTo-FourMeCsv -Type people -AllowColumn ShoeSize, Pet
            }

            $seen.Warning | Should -BeNullOrEmpty
            $seen.Output | Should -BeExactly 'Primary Email,Name,ShoeSize,Pet', 'a@example.com,X,42,cat'
        }

        It 'passes all properties through for a type whose columns are not known, with one warning' {
            $seen = Invoke-Observed { [pscustomobject] @{ Source = 'S'; Anything = 'x' }, [pscustomobject] @{ Source = 'S'; Anything = 'y' } | ConvertTo-FourMeCsv -Type short_urls }

            @($seen.Warning | Where-Object { $_ -match 'not known' }).Count | Should -Be 1
            $seen.Output | Should -BeExactly 'Source,Anything', 'S,x', 'S,y'
        }

        It 'writes a renamed column under its present name, with one warning' {
            $seen = Invoke-Observed { [pscustomobject] @{ Source = 'S'; SourceID = '1'; Name = 'New Year'; From = [datetime] '2026-01-01' } | ConvertTo-FourMeCsv -Type holidays }

            $seen.Warning | Should -HaveCount 1
            $seen.Warning[0] | Should -Match "'From'.*'Start At'"
            $seen.Output | Should -BeExactly 'Source,Source ID,Name,Start At', 'S,1,New Year,2026-01-01T00:00'
        }

        It 'writes the name that the user gave where only the rename is not certain, with one warning' -ForEach 'Change', 'Workflow' {
            $name = $_
            $seen = Invoke-Observed { @{ ID = '1'; $name = '5' } | ConvertTo-FourMeCsv -Type problems }

            $seen.Output[0] | Should -BeExactly "ID,$name"
            @($seen.Warning | Where-Object { $_ -match "'Change'.*'Workflow'" }).Count | Should -Be 1
        }

        It 'refuses a type that is not known, naming the nearest' {
            $seen = Invoke-Observed { $ann | ConvertTo-FourMeCsv -Type poeple }

            $seen.Terminating | Get-ErrorId | Should -Be 'UnknownType'
            $seen.Terminating.ErrorDetails.Message | Should -Match "'people'"
        }

        It 'takes a type that is not known with -AllowUnknownType' {
            (Invoke-Observed { [pscustomobject] @{ 'My Column' = 'x' } | ConvertTo-FourMeCsv -Type widgets -AllowUnknownType }).Output | Should -BeExactly 'My Column', 'x'
        }

        It 'warns once of a type that is not in the official list' {
            $seen = Invoke-Observed { @{ ID = 1; Name = 'A' }, @{ ID = 2; Name = 'B' } | ConvertTo-FourMeCsv -Type agile_boards }

            @($seen.Warning | Where-Object { $_ -match 'official list' }).Count | Should -Be 1
        }

        It 'refuses records of which nothing matches' {
            (Invoke-Observed { [pscustomobject] @{ ShoeSize = 1 } | ConvertTo-FourMeCsv -Type people -SkipValidation }).Terminating | Get-ErrorId | Should -Be 'NoColumns'
        }
    }

    Context 'constants' {
        It 'puts -Static into every row' {
            $ann | ConvertTo-FourMeCsv -Type people -Static @{ organization = 'Widget'; VIP = $false } | Should -BeExactly 'Primary Email,Name,Organization,VIP', 'ann@example.com,Ann,Widget,0'
        }

        It 'takes -Source for short' {
            [pscustomobject] @{ SourceID = '7'; PrimaryEmail = 'ann@example.com'; Name = 'Ann' } | ConvertTo-FourMeCsv -Type people -Source AD |
                Should -BeExactly 'Primary Email,Source,Source ID,Name', 'ann@example.com,AD,7,Ann'
        }

        It 'refuses a column that the catalogue lacks, with the nearest name' {
            $seen = Invoke-Observed { $ann | ConvertTo-FourMeCsv -Type people -Static @{ Organisation = 'Widget' } }

            $seen.Terminating | Get-ErrorId | Should -Be 'UnknownColumn'
            $seen.Terminating.ErrorDetails.Message | Should -Match "'Organization'"
        }

        It 'refuses a constant for a column that the map fills' {
            (Invoke-Observed { $ann | ConvertTo-FourMeCsv -Type people -Map @{ 'Primary Email' = 'PrimaryEmail'; Name = 'Name' } -Static @{ Name = 'X' } }).Terminating |
                Get-ErrorId | Should -Be 'DuplicateColumn'
        }

        It 'refuses -Source beside a Source in -Static' {
            (Invoke-Observed { $ann | ConvertTo-FourMeCsv -Type people -Static @{ Source = 'A' } -Source B }).Terminating | Get-ErrorId | Should -Be 'DuplicateColumn'
        }

        It 'checks the value like any other' {
            (Invoke-Observed { $ann | ConvertTo-FourMeCsv -Type people -Source ('x' * 31) }).Terminating | Get-ErrorId | Should -Be 'TooLong'
        }

        It 'goes before a property of the same name' {
            $seen = Invoke-Observed { $ann | ConvertTo-FourMeCsv -Type people -Static @{ Name = 'Fixed' } }

            $seen.Output[1] | Should -BeExactly 'ann@example.com,Fixed'
        }
    }

    Context 'missing values' {
        BeforeAll {
            $both = @($ann; [pscustomobject] @{ PrimaryEmail = 'bob@example.com'; Name = 'Bob'; JobTitle = 'Clerk' })
        }

        It 'makes a second set of columns an error that names -OutFile and -OnMissing' {
            $seen = Invoke-Observed { $both | ConvertTo-FourMeCsv -Type people }

            $seen.Terminating | Get-ErrorId | Should -Be 'SecondColumnSet'
            $seen.Terminating.ErrorDetails.RecommendedAction | Should -Match '-OutFile.*-OnMissing'
            $seen.Output | Should -BeExactly 'Primary Email,Name', 'ann@example.com,Ann'
        }

        It 'writes a file for each set, numbered, in order of first appearance' {
            $files = @($both; [pscustomobject] @{ PrimaryEmail = 'cid@example.com'; Name = 'Cid' }) | ConvertTo-FourMeCsv -Type people -OutFile (Join-Path -Path $TestDrive -ChildPath 'sets.csv')

            $files.Name | Should -Be 'sets.1.csv', 'sets.2.csv'
            Get-FileText $files[0].FullName | Should -BeExactly "Primary Email,Name`r`nann@example.com,Ann`r`ncid@example.com,Cid`r`n"
            Get-FileText $files[1].FullName | Should -BeExactly "Primary Email,Name,Job Title`r`nbob@example.com,Bob,Clerk`r`n"
            Test-Path -LiteralPath (Join-Path -Path $TestDrive -ChildPath 'sets.csv') | Should -BeFalse
        }

        It 'refuses the record with -OnMissing Error' {
            $seen = Invoke-Observed { $both[1], $ann | ConvertTo-FourMeCsv -Type people -OnMissing Error }

            $seen.Error | Get-ErrorId | Should -Be 'MissingValue'
            [object]::ReferenceEquals($seen.Error[0].TargetObject, $ann) | Should -BeTrue
            $seen.Output.Count | Should -Be 2
        }

        It 'writes empty cells with -OnMissing Clear, also in rows before the one that has the column' {
            $both | ConvertTo-FourMeCsv -Type people -OnMissing Clear | Should -BeExactly 'Primary Email,Name,Job Title', 'ann@example.com,Ann,', 'bob@example.com,Bob,Clerk'
        }

        It 'never clears a key with -OnMissing Clear' {
            $records = [pscustomobject] @{ Source = 'AD'; SourceID = '1'; PrimaryEmail = 'ann@example.com'; Name = 'Ann' }, [pscustomobject] @{ PrimaryEmail = 'bob@example.com'; Name = 'Bob' }

            $files = $records | ConvertTo-FourMeCsv -Type people -OnMissing Clear -OutFile (Join-Path -Path $TestDrive -ChildPath 'keys.csv')

            Get-FileText $files[1].FullName | Should -BeExactly "Primary Email,Name`r`nbob@example.com,Bob`r`n"
        }

        It 'keeps an empty value empty, which clears the field' -ForEach @(@{ Value = $null }, @{ Value = '' }, @{ Value = [System.DBNull]::Value }) {
            [pscustomobject] @{ PrimaryEmail = 'ann@example.com'; Name = 'Ann'; JobTitle = $Value } | ConvertTo-FourMeCsv -Type people | Should -BeExactly 'Primary Email,Name,Job Title', 'ann@example.com,Ann,'
        }
    }

    Context '-OutFile' {
        It 'writes UTF-8 without a byte order mark, with RFC 4180 line ends, and returns the file' {
            $name = "$([char] 0xC4)nn $([char] 0x5927)$([char] 0xD83D)$([char] 0xDE00)"
            $file = [pscustomobject] @{ PrimaryEmail = 'ann@example.com'; Name = $name } | ConvertTo-FourMeCsv -Type people -OutFile (Join-Path -Path $TestDrive -ChildPath 'one.csv')

            $file | Should -BeOfType System.IO.FileInfo
            [System.IO.File]::ReadAllBytes($file.FullName) | Should -Be ([System.Text.Encoding]::UTF8.GetBytes("Primary Email,Name`r`nann@example.com,$name`r`n"))
        }

        It 'takes a relative path and a path of a PSDrive' {
            Push-Location -LiteralPath $TestDrive
            try { $null = $ann | ConvertTo-FourMeCsv -Type people -OutFile relative.csv } finally { Pop-Location }
            $null = $ann | ConvertTo-FourMeCsv -Type people -OutFile TestDrive:/drive.csv

            Join-Path -Path $TestDrive -ChildPath 'relative.csv' | Should -Exist
            Join-Path -Path $TestDrive -ChildPath 'drive.csv' | Should -Exist
        }

        It 'does not replace a file, unless by force' {
            $path = Write-TestFile 'taken.csv' 'mine'

            (Invoke-Observed { $ann | ConvertTo-FourMeCsv -Type people -OutFile $path }).Terminating | Get-ErrorId | Should -Be 'FileExists'
            Get-FileText $path | Should -Be 'mine'

            $null = $ann | ConvertTo-FourMeCsv -Type people -OutFile $path -Force
            Get-FileText $path | Should -Match '^Primary Email'
        }

        It 'says so before it reads the first record' {
            $path = Write-TestFile 'taken.csv' 'mine'
            $read = [System.Collections.Generic.List[int]]::new()

            $seen = Invoke-Observed { 1..3 | ForEach-Object { $read.Add($_); $ann } | ConvertTo-FourMeCsv -Type people -OutFile $path }

            $seen.Terminating | Get-ErrorId | Should -Be 'FileExists'
            $read | Should -BeNullOrEmpty
        }

        It 'writes none of several files when one of them is taken' {
            $null = Write-TestFile 'some.2.csv' 'mine'

            $seen = Invoke-Observed { 1..3 | ForEach-Object { @{ PrimaryEmail = "$_@example.com"; Name = 'X' } } | ConvertTo-FourMeCsv -Type people -OutFile TestDrive:/some.csv -MaximumRowCount 1 }

            $seen.Terminating | Get-ErrorId | Should -Be 'FileExists'
            Join-Path -Path $TestDrive -ChildPath 'some.1.csv' | Should -Not -Exist
        }

        It 'says that a folder is not there' {
            (Invoke-Observed { $ann | ConvertTo-FourMeCsv -Type people -OutFile (Join-Path -Path $TestDrive -ChildPath 'no/such/folder.csv') }).Terminating | Get-ErrorId | Should -Be 'FolderNotFound'
        }

        It 'writes no file when no record can be written, and says so' {
            $seen = Invoke-Observed { @{ PrimaryEmail = 'a@example.com'; Name = 'A'; VIP = 'ja' } | ConvertTo-FourMeCsv -Type people -OutFile TestDrive:/nothing.csv }

            $seen.Error | Get-ErrorId | Should -Be 'InvalidBoolean'
            $seen.Warning | Should -HaveCount 1
            Join-Path -Path $TestDrive -ChildPath 'nothing.csv' | Should -Not -Exist
        }

        It 'writes files of at most -MaximumRowCount rows' {
            $files = 1..5 | ForEach-Object { @{ PrimaryEmail = "$_@example.com"; Name = 'X' } } | ConvertTo-FourMeCsv -Type people -OutFile TestDrive:/limited.csv -MaximumRowCount 2

            $files.Name | Should -Be 'limited.1.csv', 'limited.2.csv', 'limited.3.csv'
        }

        It 'writes nothing with -WhatIf' {
            $ann | ConvertTo-FourMeCsv -Type people -OutFile TestDrive:/whatif.csv -WhatIf | Should -BeNullOrEmpty

            Join-Path -Path $TestDrive -ChildPath 'whatif.csv' | Should -Not -Exist
        }

        It 'leaves no other file beside it' {
            $folder = New-Item -ItemType Directory -Path (Join-Path -Path $TestDrive -ChildPath 'alone')

            $null = $ann | ConvertTo-FourMeCsv -Type people -OutFile (Join-Path -Path $folder.FullName -ChildPath 'a.csv')
            $null = Invoke-Observed { $ann | ConvertTo-FourMeCsv -Type people -OutFile (Join-Path -Path $folder.FullName -ChildPath 'a.csv') }
            $null = Invoke-Observed { $ann | ConvertTo-FourMeCsv -Type people -OutFile (Join-Path -Path $folder.FullName -ChildPath 'b.csv') -Map @{ 'Primary Email' = 'PrimaryEmail'; Name = 'none' } }

            (Get-ChildItem -LiteralPath $folder.FullName -Force).Name | Should -Be 'a.csv'
        }
    }
}

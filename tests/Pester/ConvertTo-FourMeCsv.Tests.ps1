# More than 300 lines: the tests of one cmdlet, or of one promise, stand in one file.

BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule

    function Write-TestFile {
        param([string] $Name, [string] $Text)
        $file = Join-Path -Path $TestDrive -ChildPath $Name
        [System.IO.File]::WriteAllText($file, $Text, (New-Object -TypeName System.Text.UTF8Encoding -ArgumentList $true))
        $file
    }

    function Get-FileText {
        param($Path)
        [System.IO.File]::ReadAllText("$Path", (New-Object -TypeName System.Text.UTF8Encoding -ArgumentList $false, $true))
    }

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

    Context 'columns by -Map' {
        BeforeAll {
            $record = [pscustomobject] @{
                mail = 'ann@example.com'; cn = 'Ann'; company = 'Widget'; offices = @('Berlin', 'Rome'); empty = ''
                boss = [pscustomobject] @{ mail = 'boss@example.com'; boss = $null }; keys = @{ inner = 'from a table' }; 'with.dot' = 'dotted'
            }
        }

        It 'takes the name of a property' {
            $record | ConvertTo-FourMeCsv -Type people -Map @{ 'Primary Email' = 'mail'; Name = 'CN' } | Should -BeExactly 'Primary Email,Name', 'ann@example.com,Ann'
        }

        It 'takes a dotted path' {
            $record | ConvertTo-FourMeCsv -Type people -Map @{ 'primary_email' = 'mail'; Name = 'cn'; Manager = 'boss.mail'; Location = 'keys.inner' } |
                Select-Object -Last 1 | Should -BeExactly 'ann@example.com,Ann,boss@example.com,from a table'
        }

        It 'takes a property that has a dot in its own name before a path' {
            $record | ConvertTo-FourMeCsv -Type people -Map @{ 'Primary Email' = 'mail'; Name = 'with.dot' } | Select-Object -Last 1 | Should -BeExactly 'ann@example.com,dotted'
        }

        It 'takes a path through nothing for missing, not for empty' {
            $map = @{ 'Primary Email' = 'mail'; Name = 'cn'; Manager = @{ Property = 'boss.boss.mail'; WhenMissing = 'Leave' } }

            $record | ConvertTo-FourMeCsv -Type people -Map $map | Select-Object -First 1 | Should -BeExactly 'Primary Email,Name'
        }

        It 'takes a script block, which sees the record and the caller''s variables' {
            $suffix = ' (staff)'
            $record | ConvertTo-FourMeCsv -Type people -Map @{ 'Primary Email' = { $_.mail }; Name = { $_.cn + $suffix } } | Select-Object -Last 1 | Should -BeExactly 'ann@example.com,Ann (staff)'
        }

        It 'takes a script block that returns nothing for empty' {
            $record | ConvertTo-FourMeCsv -Type people -Map @{ 'Primary Email' = 'mail'; Name = 'cn'; Location = { } } | Should -BeExactly 'Primary Email,Name,Location', 'ann@example.com,Ann,'
        }

        It 'takes a table with Expression' {
            $record | ConvertTo-FourMeCsv -Type people -Map @{ 'Primary Email' = 'mail'; Name = @{ Expression = { $_.cn.ToUpperInvariant() } } } | Select-Object -Last 1 | Should -BeExactly 'ann@example.com,ANN'
        }

        It 'takes a table with Property' {
            $record | ConvertTo-FourMeCsv -Type people -Map @{ 'Primary Email' = @{ Property = 'mail' }; Name = @{ Expression = 'cn' } } | Select-Object -Last 1 | Should -BeExactly 'ann@example.com,Ann'
        }

        It 'appends the account to references that are not empty' {
            $map = @{ 'Primary Email' = 'mail'; Name = 'cn'; Organization = @{ Property = 'company'; Account = 'widget' }; Site = @{ Property = 'empty'; Account = 'widget' } }

            $record | ConvertTo-FourMeCsv -Type people -Map $map | Should -BeExactly 'Primary Email,Name,Organization,Site', 'ann@example.com,Ann,Widget @widget,'
        }

        It 'joins a collection with Separator' {
            $record | ConvertTo-FourMeCsv -Type people -Map @{ 'Primary Email' = 'mail'; Name = 'cn'; Location = @{ Property = 'offices'; Separator = ' / ' } } |
                Select-Object -Last 1 | Should -BeExactly 'ann@example.com,Ann,Berlin / Rome'
        }

        It 'takes Default for what is missing or empty' {
            $map = @{ 'Primary Email' = 'mail'; Name = 'cn'; Location = @{ Property = 'empty'; Default = 'somewhere' }; 'Job Title' = @{ Property = 'nowhere'; Default = 'none'; WhenMissing = 'Clear' } }

            $record | ConvertTo-FourMeCsv -Type people -Map $map | Should -BeExactly 'Primary Email,Name,Job Title,Location', 'ann@example.com,Ann,none,somewhere'
        }

        It 'does with a missing value what WhenMissing says: <Action>' -ForEach @(
            @{ Action = 'Clear'; Header = 'Primary Email,Name,Location'; Id = $null }
            @{ Action = 'Leave'; Header = 'Primary Email,Name'; Id = $null }
            @{ Action = 'Error'; Header = $null; Id = 'MissingValue' }
        ) {
            $with = [pscustomobject] @{ mail = 'bob@example.com'; cn = 'Bob'; office = 'Rome' }
            $map = @{ 'Primary Email' = 'mail'; Name = 'cn'; Location = @{ Property = 'office'; WhenMissing = $Action } }

            $seen = Invoke-Observed { @($record; if ($Action -ne 'Leave') { $with }) | ConvertTo-FourMeCsv -Type people -Map $map }

            if ($Id) {
                $seen.Error | Get-ErrorId | Should -Be $Id
                [object]::ReferenceEquals($seen.Error[0].TargetObject, $record) | Should -BeTrue
                $seen.Output[1] | Should -BeExactly 'bob@example.com,Bob,Rome'
            }
            else { $seen.Output[0] | Should -BeExactly $Header }
        }

        It 'refuses the record whose script block <Name>' -ForEach @(
            @{ Name = 'throws'; Block = { if ($_.cn -eq 'Bob') { throw 'no such thing' } else { $_.cn } } }
            @{ Name = 'writes an error'; Block = { if ($_.cn -eq 'Bob') { Write-Error 'no such thing' }; $_.cn } }
            @{ Name = 'calls a method of nothing'; Block = { if ($_.cn -eq 'Bob') { $unseen = 'nothing'; $_.$unseen.Trim() } else { $_.cn } } }
            @{ Name = 'calls a command that is not there'; Block = { if ($_.cn -eq 'Bob') { Get-NoSuchThingAtAll } else { $_.cn } } }
            @{ Name = 'calls a cmdlet that fails'; Block = { if ($_.cn -eq 'Bob') { Get-Item -LiteralPath 'no such thing' }; $_.cn } }
        ) {
            $bob = [pscustomobject] @{ mail = 'bob@example.com'; cn = 'Bob' }

            $seen = Invoke-Observed { $record, $bob | ConvertTo-FourMeCsv -Type people -Map @{ 'Primary Email' = 'mail'; Name = $Block } }

            $seen.Terminating | Should -BeNullOrEmpty
            $seen.Error | Get-ErrorId | Should -Be 'ExpressionFailed'
            [object]::ReferenceEquals($seen.Error[0].TargetObject, $bob) | Should -BeTrue
            $seen.Error[0].ErrorDetails.Message | Should -Match "'Name'"
            $seen.Output | Should -BeExactly 'Primary Email,Name', 'ann@example.com,Ann'
        }

        It 'writes the columns in the catalogue''s order, whatever the map''s' {
            $record | ConvertTo-FourMeCsv -Type people -Map ([ordered] @{ Location = 'company'; Name = 'cn'; 'Primary Email' = 'mail' }) | Select-Object -First 1 |
                Should -BeExactly 'Primary Email,Name,Location'
        }

        It 'says that no record has a property, and names it' {
            $seen = Invoke-Observed { $record | ConvertTo-FourMeCsv -Type people -Map @{ 'Primary Email' = 'mail'; Name = 'cn'; Location = 'ofice' } }

            $seen.Terminating | Get-ErrorId | Should -Be 'PropertyNeverFound'
            $seen.Terminating.ErrorDetails.Message | Should -Match "'ofice'.*'Location'"
        }

        It 'refuses a column that the catalogue lacks, with the nearest name' {
            $seen = Invoke-Observed { $record | ConvertTo-FourMeCsv -Type people -Map @{ 'Primary Emial' = 'mail'; Name = 'cn' } }

            $seen.Terminating | Get-ErrorId | Should -Be 'UnknownColumn'
            $seen.Terminating.ErrorDetails.Message | Should -Match "Did you mean 'Primary Email'"
        }

        It 'passes such a column through when -AllowColumn lists it' {
            $record | ConvertTo-FourMeCsv -Type people -Map @{ 'Primary Email' = 'mail'; Name = 'cn'; 'New Column' = 'company' } -AllowColumn 'New Column' |
                Should -BeExactly 'Primary Email,Name,New Column', 'ann@example.com,Ann,Widget'
        }

        It 'refuses an entry that is <Name>' -ForEach @(
            @{ Name = 'nothing'; Entry = $null; Says = 'empty' }
            @{ Name = 'a number'; Entry = 5; Says = 'Int32' }
            @{ Name = 'a table without a source'; Entry = @{ Default = 'x' }; Says = 'Property' }
            @{ Name = 'a table with two sources'; Entry = @{ Property = 'cn'; Expression = { 1 } }; Says = 'either Property' }
            @{ Name = 'a table with a misspelt key'; Entry = @{ Expresion = { 1 } }; Says = "'Expression' was probably meant" }
            @{ Name = 'a table with an unknown WhenMissing'; Entry = @{ Property = 'cn'; WhenMissing = 'Empty' }; Says = 'Leave, Clear, Error' }
        ) {
            $map = @{ 'Primary Email' = 'mail'; Name = $Entry }

            $seen = Invoke-Observed { $record | ConvertTo-FourMeCsv -Type people -Map $map }

            $seen.Terminating | Get-ErrorId | Should -Be 'MapEntryInvalid'
            $seen.Terminating.ErrorDetails.Message | Should -Match "'Name'.*$Says"
        }

        It 'refuses a map without entries' {
            (Invoke-Observed { $record | ConvertTo-FourMeCsv -Type people -Map @{} }).Terminating | Get-ErrorId | Should -Be 'EmptyMap'
        }

        It 'refuses a column that is given twice in two spellings' {
            (Invoke-Observed { $record | ConvertTo-FourMeCsv -Type people -Map @{ 'Primary Email' = 'mail'; PrimaryEmail = 'mail' } }).Terminating | Get-ErrorId | Should -Be 'DuplicateColumn'
        }
    }

    Context 'objects that differ from the one before' {
        BeforeAll {
            Update-TypeData -TypeName FourMe.Test.Shape -MemberType ScriptProperty -MemberName Name -Value { $this.PrimaryEmail.Substring(0, 1) } -Force
            Update-TypeData -TypeName FourMe.Test.Shape -MemberType AliasProperty -MemberName Location -Value Office -Force
            $less = [pscustomobject] @{ PrimaryEmail = 'f@x'; X = 1; Name = 'f'; Location = 'L' }
            $less.PSObject.Properties.Remove('X')
            $null = $less.PSObject.Members
            $different = @(
                [pscustomobject] @{ PrimaryEmail = 'a@x'; Name = 'a'; Location = 'L' }
                [pscustomobject] @{ Location = 'L'; Name = 'b'; PrimaryEmail = 'b@x' }
                [pscustomobject] @{ PRIMARYEMAIL = 'c@x'; NAME = 'c'; LOCATION = 'L' }
                [pscustomobject] @{ PrimaryEmail = 'd@x'; Name = 'd' } | Add-Member -MemberType ScriptProperty -Name Location -Value { 'L' } -PassThru
                [pscustomobject] @{ PSTypeName = 'FourMe.Test.Shape'; PrimaryEmail = 'e@x'; Office = 'L' }
                $less
                [pscustomobject] @{ PrimaryEmail = 'g@x'; Name = 'g'; Location = 'L' } | Select-Object -Property *
                @{ PrimaryEmail = 'h@x'; Name = 'h'; Location = 'L' }
                [pscustomobject] @{ PrimaryEmail = 'i@x'; Name = 'i'; Location = 'L' }
            )
        }

        AfterAll { Remove-TypeData -TypeName FourMe.Test.Shape }

        It 'give each its own values, <By>' -ForEach @(
            @{ By = 'by their names'; With = @{} }
            @{ By = 'by a map'; With = @{ Map = @{ 'Primary Email' = 'PrimaryEmail'; Name = 'Name'; Location = 'Location' } } }
        ) {
            $rows = $different | ConvertTo-FourMeCsv -Type people -WarningAction SilentlyContinue @With | ConvertFrom-Csv

            $rows.'Primary Email' | Should -Be ('a@x', 'b@x', 'c@x', 'd@x', 'e@x', 'f@x', 'g@x', 'h@x', 'i@x')
            $rows.Name | Should -Be 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'
            $rows.Location | Should -Be (@('L') * 9)
        }
    }

    Context 'a map in a file' {
        It 'is loaded from a .psd1 file, and its script blocks run for each record' {
            $path = Write-TestFile 'map.psd1' @'
# A comment
@{
    'Primary Email' = 'mail'
    Name            = { $_.cn.ToUpperInvariant() }
    Location        = @{ Property = 'office'; Default = "nowhere"; WhenMissing = 'Clear' }
    VIP             = @{ Expression = { $_.cn -eq 'Ann' } }
}
'@
            [pscustomobject] @{ mail = 'ann@example.com'; cn = 'Ann' }, [pscustomobject] @{ mail = 'bob@example.com'; cn = 'Bob' } | ConvertTo-FourMeCsv -Type people -Map $path |
                Should -BeExactly 'Primary Email,Name,Location,VIP', 'ann@example.com,ANN,nowhere,1', 'bob@example.com,BOB,nowhere,0'
        }

        It 'is found by a relative path, by a path of a PSDrive and as a FileInfo' {
            $path = Write-TestFile 'found.psd1' "@{ 'Primary Email' = 'mail'; Name = 'cn' }"
            $record = [pscustomobject] @{ mail = 'ann@example.com'; cn = 'Ann' }

            Push-Location -LiteralPath $TestDrive
            try { $record | ConvertTo-FourMeCsv -Type people -Map ./found.psd1 | Select-Object -Last 1 | Should -BeExactly 'ann@example.com,Ann' } finally { Pop-Location }
            $record | ConvertTo-FourMeCsv -Type people -Map TestDrive:/found.psd1 | Select-Object -Last 1 | Should -BeExactly 'ann@example.com,Ann'
            $record | ConvertTo-FourMeCsv -Type people -Map (Get-Item -LiteralPath $path) | Select-Object -Last 1 | Should -BeExactly 'ann@example.com,Ann'
        }

        It 'is refused and runs nothing when it has <Name>' -ForEach @(
            @{ Name = 'an expression in parentheses'; Entry = "(Set-Item -Path Env:FOURME_TEST_RAN -Value 1)" }
            @{ Name = 'a subexpression'; Entry = '$(Set-Item -Path Env:FOURME_TEST_RAN -Value 1)' }
            @{ Name = 'a subexpression in a string'; Entry = '"a$(Set-Item -Path Env:FOURME_TEST_RAN -Value 1)"' }
            @{ Name = 'a command'; Entry = 'Get-Date' }
            @{ Name = 'a variable'; Entry = '$env:PATH' }
            @{ Name = 'a method'; Entry = "'a'.ToUpper()" }
            @{ Name = 'a subexpression in a table'; Entry = '@{ Property = $(Set-Item -Path Env:FOURME_TEST_RAN -Value 1) }' }
            @{ Name = 'a called script block'; Entry = '& { Set-Item -Path Env:FOURME_TEST_RAN -Value 1 }' }
        ) {
            $path = Write-TestFile 'refused.psd1' "@{ 'Primary Email' = 'mail'; Name = $Entry }"

            $seen = Invoke-Observed { $ann | ConvertTo-FourMeCsv -Type people -Map $path }

            $env:FOURME_TEST_RAN | Should -BeNullOrEmpty
            $seen.Terminating | Get-ErrorId | Should -Be 'MapFileNotData'
            $seen.Terminating.CategoryInfo.Category | Should -Be 'SecurityError'
            $seen.Terminating.ErrorDetails.Message | Should -Match 'Line 1 '
        }

        It 'is refused when it <Name>' -ForEach @(
            @{ Name = 'cannot be parsed'; File = 'bad.psd1'; Text = "@{ 'Name' = "; Id = 'MapFileInvalid' }
            @{ Name = 'is no table'; File = 'text.psd1'; Text = "'Name'"; Id = 'MapFileInvalid' }
            @{ Name = 'has a statement before the table'; File = 'script.psd1'; Text = "`$env:FOURME_TEST_RAN = 1`n@{ Name = 'cn' }"; Id = 'MapFileInvalid' }
            @{ Name = 'is no JSON'; File = 'bad.json'; Text = '{ "Name": '; Id = 'MapFileInvalid' }
            @{ Name = 'is a JSON list'; File = 'list.json'; Text = '["Name"]'; Id = 'MapFileInvalid' }
            @{ Name = 'ends in something else'; File = 'map.txt'; Text = "@{ Name = 'cn' }"; Id = 'MapFileInvalid' }
        ) {
            $path = Write-TestFile $File $Text

            $seen = Invoke-Observed { $ann | ConvertTo-FourMeCsv -Type people -Map $path }

            $env:FOURME_TEST_RAN | Should -BeNullOrEmpty
            $seen.Terminating | Get-ErrorId | Should -Be $Id
        }

        It 'is missed when it is not there' {
            (Invoke-Observed { $ann | ConvertTo-FourMeCsv -Type people -Map 'no-such-map.psd1' }).Terminating | Get-ErrorId | Should -Be 'FileNotFound'
        }

        It 'is refused when it is a folder' {
            (Invoke-Observed { $ann | ConvertTo-FourMeCsv -Type people -Map $TestDrive }).Terminating | Get-ErrorId | Should -Be 'PathIsDirectory'
        }

        It 'is loaded from a .json file' {
            $path = Join-Path -Path $TestDrive -ChildPath 'map.json'
            [System.IO.File]::WriteAllText($path, '{ "Primary Email": "mail", "Name": { "Property": "names.first" }, "Location": { "Property": "office", "Default": "nowhere", "WhenMissing": "Clear" } }')

            [pscustomobject] @{ mail = 'ann@example.com'; names = @{ first = 'Ann' } } | ConvertTo-FourMeCsv -Type people -Map $path |
                Should -BeExactly 'Primary Email,Name,Location', 'ann@example.com,Ann,nowhere'
        }

        It 'may begin with a byte order mark, as Windows PowerShell writes it' {
            $path = Write-TestFile 'marked.json' '{ "Primary Email": "mail", "Name": "cn" }'

            [pscustomobject] @{ mail = 'ann@example.com'; cn = 'Ann' } | ConvertTo-FourMeCsv -Type people -Map $path | Select-Object -Last 1 | Should -BeExactly 'ann@example.com,Ann'
        }

        It 'runs nothing that a .json file says' {
            $path = Write-TestFile 'code.json' '{ "Primary Email": "mail", "Name": { "Expression": "$(Set-Item -Path Env:FOURME_TEST_RAN -Value 1)" } }'

            $null = Invoke-Observed { [pscustomobject] @{ mail = 'ann@example.com' } | ConvertTo-FourMeCsv -Type people -Map $path }

            $env:FOURME_TEST_RAN | Should -BeNullOrEmpty
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

    Context 'values' {
        It 'writes <Name> as <Cell>' -ForEach @(
            @{ Name = 'a true boolean'; Column = 'VIP'; Value = $true; Cell = '1' }
            @{ Name = 'the word off'; Column = 'VIP'; Value = 'off'; Cell = '0' }
            @{ Name = 'an enumeration''s label'; Column = 'Locale'; Value = 'Nederlands'; Cell = 'nl' }
            @{ Name = 'a decimal'; Column = 'Cost Per Hour'; Value = 12.5; Cell = '12.5' }
            @{ Name = 'a list of codes'; Column = 'Do Not Translate Languages'; Value = @('nl', 'de'); Cell = 'nl,de' }
            @{ Name = 'an enum'; Column = 'Job Title'; Value = [System.DayOfWeek]::Friday; Cell = 'Friday' }
            @{ Name = 'a GUID'; Column = 'Employee ID'; Value = [guid] '0f8fad5b-d9cb-469f-a165-70867728950e'; Cell = '0f8fad5b-d9cb-469f-a165-70867728950e' }
            @{ Name = 'a mail address'; Column = 'Manager'; Value = [mailaddress] 'Boss <boss@example.com>'; Cell = 'boss@example.com' }
            @{ Name = 'an IP address'; Column = 'Location'; Value = [ipaddress] '10.0.0.1'; Cell = '10.0.0.1' }
            @{ Name = 'a version'; Column = 'Location'; Value = [version] '1.2.3'; Cell = '1.2.3' }
            @{ Name = 'an address of the web'; Column = 'Picture URI'; Value = [uri] 'https://example.com/a b'; Cell = 'https://example.com/a b' }
            @{ Name = 'a collection of one'; Column = 'Job Title'; Value = @('only'); Cell = 'only' }
            @{ Name = 'a wrapped string'; Column = 'Job Title'; Value = [psobject] 'wrapped'; Cell = 'wrapped' }
            @{ Name = 'custom fields'; Column = 'Custom Fields'; Value = [ordered] @{ size = 5; note = 'a"b' }; Cell = '[{"id":"size","value":5},{"id":"note","value":"a\"b"}]' }
        ) {
            $lines = @{ PrimaryEmail = 'ann@example.com'; Name = 'Ann'; $Column = $Value } | ConvertTo-FourMeCsv -Type people

            ($lines -join "`r`n" | ConvertFrom-Csv).$Column | Should -BeExactly $Cell
        }

        It 'writes a date-time of UTC with Z' {
            [pscustomobject] @{ RecordID = 1; Text = 'x'; CreatedAt = [datetime]::SpecifyKind([datetime] '2026-03-31T17:00:00', 'Utc') } | ConvertTo-FourMeCsv -Type notes |
                Select-Object -Last 1 | Should -Match '2026-03-31T17:00:00Z'
        }

        It 'warns once when date-times do not say their zone' {
            $seen = Invoke-Observed {
                1..3 | ForEach-Object { [pscustomobject] @{ RecordID = $_; Text = 'x'; CreatedAt = [datetime] '2026-03-31T17:00:00' } } | ConvertTo-FourMeCsv -Type notes
            }

            $seen.Warning | Should -HaveCount 1
            $seen.Warning[0] | Should -Match "'Created At'"
        }

        It 'refuses <Name> and names the column' -ForEach @(
            @{ Name = 'a script block'; Value = { 1 }; Id = 'UnsuitableType' }
            @{ Name = 'bytes'; Value = [byte[]] (1, 2); Id = 'UnsuitableType' }
            @{ Name = 'a secret'; Value = New-Object -TypeName System.Security.SecureString; Id = 'UnsuitableType' }
            @{ Name = 'an object'; Value = [pscustomobject] @{ a = 1 }; Id = 'UnsuitableType' }
            @{ Name = 'a process'; Value = [System.Diagnostics.Process]::GetCurrentProcess(); Id = 'UnsuitableType' }
            @{ Name = 'a table'; Value = @{ a = 1 }; Id = 'UnsuitableType' }
            @{ Name = 'several values'; Value = @('a', 'b'); Id = 'CollectionInSingleColumn' }
            @{ Name = 'a NUL character'; Value = "a$([char] 0)b"; Id = 'ValueHasNul' }
            @{ Name = 'half a character'; Value = "a$([char] 0xD83D)"; Id = 'ValueHasUnpairedSurrogate' }
        ) {
            $bad = [pscustomobject] @{ PrimaryEmail = 'bad@example.com'; Name = 'Bad'; JobTitle = $Value }

            $seen = Invoke-Observed { $bad | ConvertTo-FourMeCsv -Type people }

            $seen.Error | Get-ErrorId | Should -Be $Id
            $seen.Error[0].ErrorDetails.Message | Should -Match "'Job Title'"
        }

        # The xunit project FourMe.Import.Cmdlets.Tests goes through all other cultures; this one is for every edition and platform.
        It 'writes the same bytes in the culture <_>' -ForEach 'tr-TR' {
            $script = @'
param($Module, $Culture, $People, $Items)
Import-Module -Name $Module
[cultureinfo]::CurrentCulture = [cultureinfo] $Culture
[cultureinfo]::CurrentUICulture = [cultureinfo] $Culture
'{0}|{1:N1}|{2:yyyy}|{3}' -f [cultureinfo]::CurrentCulture.Name, 1234.5, [datetime] '2026-01-31', 'i'.ToUpper()
1..3 | ForEach-Object { [pscustomobject] @{ PRIMARYEMAIL = "MIRI$_@example.com"; Job_Title = $null; NAME = "Ingrid I$([char] 0x11F)d$([char] 0x131)r"; VIP = 'TRUE'; disabled = 'no'; CostPerHour = 1234.5; TIME_ZONE = 'istanbul'; SupportID = [double] 1234.5; EmployeeID = [decimal] 0.25 } } |
    ConvertTo-FourMeCsv -Type PEOPLE -OutFile $People -WarningAction SilentlyContinue | Out-Null
[pscustomobject] @{ SOURCE = 'SCAN'; source_id = 'ID-1'; Product = 'P'; STATUS = 'In Production'; INUSESINCE = [datetime] '2026-01-31'; PurchaseValue = [decimal] 1234.56; SalvageValue = '99.5'; NrOfCores = 1234567; Location = [timespan] '01:30:00'; Remarks = [datetime]::SpecifyKind([datetime] '2026-01-31T17:00:00', 'Utc') } |
    ConvertTo-FourMeCsv -Type cis -OutFile $Items | Out-Null
'ENDED'
'@
            $bytes = @{}
            foreach ($culture in 'en-US', $_) {
                $people = Join-Path -Path $TestDrive -ChildPath "people-$culture-$([guid]::NewGuid()).csv"
                $items = Join-Path -Path $TestDrive -ChildPath "items-$culture-$([guid]::NewGuid()).csv"
                $printed = Invoke-ChildShell $script (Get-TestedModulePath), $culture, $people, $items
                $printed[0] | Should -Match "^$culture\|"
                $printed[-1] | Should -Be 'ENDED'
                $bytes[$culture] = (Get-FileText $people) + (Get-FileText $items)
            }

            $bytes[$_] | Should -BeExactly $bytes['en-US']
            $bytes[$_] | Should -Match 'MIRI1@example\.com,0,Ingrid I\u011Fd\u0131r,,1234\.5,0\.25,1234\.5,Istanbul,1'
            $bytes[$_] | Should -Match '2026-01-31T17:00:00Z'
            $bytes[$_] | Should -Match '1234567.*1234\.56,2026-01-31,99\.5'
        }
    }

    Context 'users of Active Directory' {
        BeforeAll {
            # As the ActiveDirectory module shapes them: attributes that may have several values come in a collection class of its own.
            if (-not ('Microsoft.ActiveDirectory.Management.ADPropertyValueCollection' -as [type])) {
                Add-Type -TypeDefinition @'
namespace Microsoft.ActiveDirectory.Management
{
    public class ADPropertyValueCollection : System.Collections.CollectionBase
    {
        public ADPropertyValueCollection() { }
        public ADPropertyValueCollection(object value) { if (value != null) List.Add(value); }
        public object this[int index] { get { return List[index]; } }
        public int Add(object value) { return List.Add(value); }
        public object Value { get { return List.Count == 0 ? null : List.Count == 1 ? List[0] : InnerList.ToArray(); } }
    }

    public class ADUser
    {
        public string DistinguishedName { get; set; }
        public bool Enabled { get; set; }
        public string GivenName { get; set; }
        public string Name { get; set; }
        public string ObjectClass { get { return "user"; } }
        public System.Guid ObjectGUID { get; set; }
        public string SamAccountName { get; set; }
        public object SID { get; set; }
        public string Surname { get; set; }
        public string UserPrincipalName { get; set; }
        public override string ToString() { return DistinguishedName; }
    }
}
'@
            }

            function Get-ValueCollection {
                param([object[]] $Value)
                $values = New-Object -TypeName Microsoft.ActiveDirectory.Management.ADPropertyValueCollection
                foreach ($one in $Value) { $null = $values.Add([psobject] $one) }
                , $values
            }

            function Get-TestUser {
                param([string] $Name, [int] $Number, [string] $Manager, [bool] $Enabled = $true, [hashtable] $With = @{})
                $user = New-Object -TypeName Microsoft.ActiveDirectory.Management.ADUser
                $user.Name = $Name
                $user.DistinguishedName = "CN=$Name,OU=Staff,DC=example,DC=com"
                $user.Enabled = $Enabled
                $user.ObjectGUID = [guid] ('00000000-0000-0000-0000-{0:D12}' -f $Number)
                $user.SamAccountName = "user$Number"
                $user.UserPrincipalName = "user$Number@example.com"
                try { $user.SID = New-Object -TypeName System.Security.Principal.SecurityIdentifier -ArgumentList "S-1-5-21-1-2-3-$Number" } catch { $user.SID = $null }
                $more = @{
                    mail = "$($Name.Split(' ')[0].ToLowerInvariant())@example.com"; DisplayName = $Name; Title = 'Clerk'; EmployeeID = "E$Number"; Manager = $Manager; Company = 'Widget Data Center'
                    physicalDeliveryOfficeName = 'Room 1'; l = 'Data Center 1'; whenCreated = [datetime] '2020-05-04T08:00:00'; proxyAddresses = (Get-ValueCollection 'SMTP:a@example.com', 'smtp:b@example.com')
                    PasswordNeverExpires = $false; logonHours = [byte[]] (1..21)
                }
                foreach ($key in $With.Keys) { $more[$key] = $With[$key] }
                $user = [psobject] $user
                foreach ($key in $more.Keys) { $user | Add-Member -NotePropertyName $key -NotePropertyValue $more[$key] }
                $user
            }

            $users = @(
                Get-TestUser 'Berta Boss' 1
                Get-TestUser 'Carl Clerk' 2 -Manager 'CN=Berta Boss,OU=Staff,DC=example,DC=com'
                Get-TestUser 'Dora Done' 3 -Manager 'CN=Berta Boss,OU=Staff,DC=example,DC=com' -Enabled $false -With @{ mail = (Get-ValueCollection 'dora@example.com'); Title = (Get-ValueCollection @()); EmployeeID = [psobject] ([psobject] 'E3') }
            )
            $map = Join-Path -Path $TestDrive -ChildPath 'ADUser.people.psd1'
            $null = New-FourMeMap -From ADUser -Type people -OutFile $map
        }

        It 'become people with organization, site, disabled state and source fields right' {
            $seen = Invoke-Observed { $users | ConvertTo-FourMeCsv -Type people -Map $map -Source 'Active Directory' }

            $seen.Error | Should -BeNullOrEmpty
            $seen.Terminating | Should -BeNullOrEmpty
            $people = @($seen.Output -join "`r`n" | ConvertFrom-Csv)
            $people.'Primary Email' | Should -Be 'berta@example.com', 'carl@example.com', 'dora@example.com'
            $people.Organization | Should -Be 'Widget Data Center', 'Widget Data Center', 'Widget Data Center'
            $people.Site | Should -Be 'Data Center 1', 'Data Center 1', 'Data Center 1'
            $people.Disabled | Should -Be '0', '0', '1'
            $people.Source | Should -Be 'Active Directory', 'Active Directory', 'Active Directory'
            $people.'Source ID' | Should -Be (1..3 | ForEach-Object { '00000000-0000-0000-0000-{0:D12}' -f $_ })
            $people.'Job Title' | Should -Be 'Clerk', 'Clerk', ''
            $people.'Employee ID' | Should -Be 'E1', 'E2', 'E3'
        }

        It 'leave the organization alone when they have none' {
            $without = Get-TestUser 'Emil Else' 4
            $without.PSObject.Properties.Remove('Company')

            $seen = Invoke-Observed { $users[1], $without | ConvertTo-FourMeCsv -Type people -Map $map -Source AD -OutFile TestDrive:/ad.csv }

            $seen.Error | Should -BeNullOrEmpty
            (Get-FileText $seen.Output[1].FullName).Split("`r")[0] | Should -Not -Match 'Organization'
        }

        It 'may have a mail address in a collection, and may not have two' {
            $two = Get-TestUser 'Fay Few' 5 -With @{ mail = (Get-ValueCollection 'a@example.com', 'b@example.com') }

            $seen = Invoke-Observed { $two | ConvertTo-FourMeCsv -Type people -Map $map -Source AD }

            $seen.Error | Get-ErrorId | Should -Be 'CollectionInSingleColumn'
        }

        It 'fill list columns with their collections, one entry a line' {
            $line = @($users[0] | ConvertTo-FourMeCsv -Type cis -Map @{ 'Source ID' = 'ObjectGUID'; Product = 'Title'; Status = { 'in_production' }; Users = 'proxyAddresses' } -Source AD)[1]

            $line | Should -Match "`"SMTP:a@example\.com\nsmtp:b@example\.com`""
        }

        It 'write their SID as text' {
            if (-not $users[0].SID) { Set-ItResult -Skipped -Because 'there are no security identifiers on this system'; return }

            $users[0] | ConvertTo-FourMeCsv -Type people -Map @{ 'Primary Email' = 'mail'; Name = 'Name'; 'Support ID' = 'SID' } | Select-Object -Last 1 | Should -Match 'S-1-5-21-1-2-3-1'
        }

        It 'write their GUID and their dates whatever the kind of column' {
            $users[0] | ConvertTo-FourMeCsv -Type cis -Map @{ 'Source ID' = 'ObjectGUID'; Product = 'Title'; Status = { 'in_production' }; 'In Use Since' = 'whenCreated' } -Source AD |
                Select-Object -Last 1 | Should -BeExactly 'AD,00000000-0000-0000-0000-000000000001,Clerk,in_production,2020-05-04'
        }

        It 'get their managers by a table of addresses, as the map says' {
            # The lines of the comment in the map, as they stand there.
            $lines = @(Get-Content -LiteralPath $map | Where-Object { $_ -match '^ +#   \$(mailOf|map)' } | ForEach-Object { $_.Trim(' ', '#').Replace('./ADUser.people.psd1', "'$map'") })
            $lines.Count | Should -Be 3
            $path = $map
            . ([scriptblock]::Create($lines -join "`n"))

            $seen = Invoke-Observed { $users | ConvertTo-FourMeCsv -Type people -Map $map -Source AD -OutFile TestDrive:/managers.csv }

            $map = $path
            $seen.Error | Should -BeNullOrEmpty
            $seen.Output.Count | Should -Be 2
            Get-Content -LiteralPath $seen.Output[0].FullName -TotalCount 1 | Should -Not -Match 'Manager'
            (Import-Csv -LiteralPath $seen.Output[1].FullName).Manager | Should -Be 'berta@example.com', 'berta@example.com'
        }
    }
}

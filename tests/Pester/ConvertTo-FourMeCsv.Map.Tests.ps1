# Columns by -Map: properties, script blocks, tables of words, and maps in files.

BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule

    # With a byte order mark, or Windows PowerShell would not read it as UTF-8.
    function Write-MapFile {
        param([string] $Name, [string] $Text)
        Write-TestFile -Name $Name -Text $Text -Encoding (New-Object -TypeName System.Text.UTF8Encoding -ArgumentList $true)
    }

    $ann = [pscustomobject] @{ PrimaryEmail = 'ann@example.com'; Name = 'Ann' }
}

Describe 'The map of ConvertTo-FourMeCsv' {
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
            "$($seen.Error[0])" | Should -Not -Match 'ErrorActionPreference'
        }

        It 'leaves one error of a script block in $Error, and the errors of before (<Name>)' -ForEach @(
            @{ Name = 'throw'; Block = { throw 'no such thing' } }
            @{ Name = 'Write-Error'; Block = { Write-Error 'no such thing' } }
            @{ Name = 'a method'; Block = { [int]::Parse('x') } }
            @{ Name = 'a cmdlet'; Block = { Get-Item -LiteralPath 'no such thing' } }
        ) {
            $global:Error.Clear()
            Write-Error 'of before' -ErrorAction SilentlyContinue

            $record, $record | ConvertTo-FourMeCsv -Type people -Map @{ 'Primary Email' = 'mail'; Name = $Block } -ErrorAction SilentlyContinue

            $global:Error.Count | Should -Be 3
            $global:Error[0, 1] | Get-ErrorId | Should -Be 'ExpressionFailed', 'ExpressionFailed'
            "$($global:Error[2])" | Should -Be 'of before'
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
            $path = Write-MapFile 'map.psd1' @'
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
            $path = Write-MapFile 'found.psd1' "@{ 'Primary Email' = 'mail'; Name = 'cn' }"
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
            $path = Write-MapFile 'refused.psd1' "@{ 'Primary Email' = 'mail'; Name = $Entry }"

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
            $path = Write-MapFile $File $Text

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
            $path = Write-MapFile 'marked.json' '{ "Primary Email": "mail", "Name": "cn" }'

            [pscustomobject] @{ mail = 'ann@example.com'; cn = 'Ann' } | ConvertTo-FourMeCsv -Type people -Map $path | Select-Object -Last 1 | Should -BeExactly 'ann@example.com,Ann'
        }

        It 'runs nothing that a .json file says' {
            $path = Write-MapFile 'code.json' '{ "Primary Email": "mail", "Name": { "Expression": "$(Set-Item -Path Env:FOURME_TEST_RAN -Value 1)" } }'

            $null = Invoke-Observed { [pscustomobject] @{ mail = 'ann@example.com' } | ConvertTo-FourMeCsv -Type people -Map $path }

            $env:FOURME_TEST_RAN | Should -BeNullOrEmpty
        }
    }
}

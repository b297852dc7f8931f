[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Helpers of tests: nobody is there to be asked.')]
param()

BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule
    $simulator = Start-Simulator

    # The line after Tab chose the first of the list.
    function Get-Completed {
        param([string] $Line)
        $tab = TabExpansion2 -inputScript $Line -cursorColumn $Line.Length
        $Line.Remove($tab.ReplacementIndex, $tab.ReplacementLength).Insert($tab.ReplacementIndex, $tab.CompletionMatches[0].CompletionText)
    }

    # The last argument of a line as the parser reads it; nothing when it is no plain text.
    function Get-LastArgument {
        param([string] $Line)
        $errors = $null
        $script = [System.Management.Automation.Language.Parser]::ParseInput($Line, [ref] $null, [ref] $errors)
        if (-not $errors) { $script.EndBlock.Statements[0].PipelineElements[0].CommandElements[-1].Value }
    }
}

AfterAll { Stop-Simulator $simulator }

Describe 'Tab' {
    BeforeEach {
        $null = New-StateHome
        Disconnect-FourMe -Name *
    }

    Context 'on record types' {
        It 'offers those that can be imported to <_>, with their titles' -ForEach 'Import-FourMeRecords', 'ConvertTo-FourMeCsv', 'Test-FourMeRecords', 'New-FourMeTemplate', 'Import-FourMeRecord' {
            (Get-Tab "$_ -Type peop").CompletionText | Should -Be 'people', 'people_contact_details', 'people_roles'
            (Get-Tab "$_ peop").ToolTip | Should -Be 'People', 'People Contact Details', 'People Roles'
            (Get-Tab "$_ cis").ListItemText | Should -Be 'cis'
        }

        It 'offers all of them' {
            (Get-Tab 'Import-FourMeRecords -Type ').Count | Should -Be 95
            (Get-Tab 'Export-FourMeRecords -Type ').Count | Should -Be 106
            (Get-Tab 'Get-FourMeRecordType ').Count | Should -Be 114
        }

        It 'offers those that can be exported to Export-FourMeRecords, also after a comma' {
            $tab = Get-Tab 'Export-FourMeRecords people, system'

            $tab.CompletionText | Should -Be 'system_logs'
            $tab.ToolTip | Should -Be 'System Logs'
        }

        It 'offers both sorts to <_>, by patterns too' -ForEach 'Get-FourMeRecordType', 'Get-FourMeRecordType -Name', 'Get-FourMeColumn', 'Get-FourMeColumn -Type' {
            (Get-Tab "$_ system_l").CompletionText | Should -Be 'system_logs'
            (Get-Tab "$_ *roles").ToolTip | Should -Be 'People Roles'
            (Get-Tab "$_ rfc").CompletionText | Should -Be 'rfc_types'
        }

        It 'takes a pattern as it stands where the parameter takes none' {
            (Get-Tab 'Import-FourMeRecords -Type p*').CompletionText | Should -Not -Contain 'people'
        }

        It 'offers the types that a source has a starter map for' {
            $tab = Get-Tab 'New-FourMeMap -From LansweeperAsset -Type '

            $tab.CompletionText | Should -Be 'cis', 'products'
            $tab.ToolTip | Should -Be 'Configuration Items, from LansweeperAsset', 'Products, from LansweeperAsset'
            (Get-Tab 'New-FourMeMap -From EntraUser -Type p').ToolTip | Should -Be 'People, from EntraUser'
            (Get-Tab 'New-FourMeMap -Path x.csv -Type people').CompletionText | Should -Contain 'people_roles'
        }
    }

    Context 'on columns' {
        It 'offers those of the type to <_>, quoted, with what they take' -ForEach 'Get-FourMeColumn people -Name', 'Get-FourMeColumn people', 'New-FourMeTemplate -Type people -Column' {
            (Get-Tab "$_ source").CompletionText | Should -Be 'Source', "'Source ID'"
            (Get-Tab "$_ man").ToolTip | Should -Be 'reference to people: primary email address'
            (Get-Tab "$_ loca").ToolTip | Should -Be 'text: max 80', 'enumeration language: max 5; language id such as en-US'
            if ($_ -notlike '*Template*') { (Get-Tab "$_ 'created").ToolTip | Should -Match '^datetime, in exports only: ' }
            else { (Get-Tab "$_ 'created").ToolTip | Should -BeNullOrEmpty -Because 'no import accepts it' }
            (Get-Tab "$_ 'custom d").ToolTip | Should -Match '^custom fields, deprecated, use Custom Fields: '
            (Get-Tab "$_ nam").ToolTip | Should -Match '^text, required on create: '
            (Get-Tab "$_ di").ToolTip | Should -Be 'boolean'
        }

        It 'finds them as loosely as the cmdlets do' {
            (Get-Tab 'Get-FourMeColumn people primary_e').CompletionText | Should -Be "'Primary Email'"
            (Get-Tab 'New-FourMeTemplate people -Column primarye').CompletionText | Should -Be "'Primary Email'"
        }

        It 'takes patterns where the cmdlet does' {
            (Get-Tab 'Get-FourMeColumn people *mail').CompletionText | Should -Be "'Primary Email'"
            (Get-Tab 'New-FourMeTemplate people -Column *mail').CompletionText | Should -Not -Contain "'Primary Email'"
        }

        It 'offers those of several types once each' {
            (Get-Tab 'Get-FourMeColumn people, sites nam').CompletionText | Should -Be 'Name'
        }

        It 'knows a type that stands in a variable, and none when none is named' {
            $chosen = 'people'

            (Get-Tab 'Get-FourMeColumn $chosen -Name vi').CompletionText | Should -Be 'VIP'
            (Get-Tab 'Get-FourMeRecordType people | Get-FourMeColumn -Name vi').CompletionText | Should -Be 'VIP'
            (Get-Tab 'Get-FourMeColumn nonsense -Name vi').CompletionText | Should -Not -Contain 'VIP'
        }

        It 'offers to <_> -AllowColumn what the line names and the catalogue lacks' -ForEach 'Import-FourMeRecords', 'ConvertTo-FourMeCsv', 'Test-FourMeRecords' {
            (Get-Tab "$_ people -Map @{ 'My Field' = @{ Property = 'x' }; Name = 'y' } -Static @{ Extra = 1; vip = 1 } -AllowColumn ").CompletionText | Should -Be "'My Field'", 'Extra'
            (Get-Tab "$_ people -Map @{ 'My Field' = 'x' } -AllowColumn my").CompletionText | Should -Be "'My Field'"
        }
    }

    Context 'on maps' {
        BeforeAll {
            $folder = (New-Item -ItemType Directory -Path (Join-Path -Path $TestDrive -ChildPath 'maps')).FullName
            $home2 = (New-Item -ItemType Directory -Path (Join-Path -Path $folder -ChildPath 'my maps')).FullName
            foreach ($name in 'plain.psd1', 'data.JSON', 'a b.psd1', "it's.json", '$x.psd1', 'q[1].psd1', 'other.txt', 'people.csv') { [System.IO.File]::WriteAllText((Join-Path -Path $folder -ChildPath $name), '@{ Name = "x" }') }
            [System.IO.File]::WriteAllText((Join-Path -Path $home2 -ChildPath 'deep.psd1'), '')
            [System.IO.File]::WriteAllText((Join-Path -Path $home2 -ChildPath 'deep.txt'), '')
            Push-Location -LiteralPath $folder
        }

        AfterAll { Pop-Location }

        It 'offers map files, a table to fill in and folders to <_>' -ForEach 'Import-FourMeRecords', 'ConvertTo-FourMeCsv', 'Test-FourMeRecords' {
            $tab = Get-Tab "$_ people -Map "

            $tab.ListItemText[-2, -1] | Should -Be '@{ people }', 'my maps'
            $tab.ListItemText[0..5] | Sort-Object | Should -Be ('$x.psd1', 'a b.psd1', 'data.JSON', "it's.json", 'plain.psd1', 'q[1].psd1' | Sort-Object)
            $tab.Count | Should -Be 8
            ($tab | Where-Object ListItemText -EQ 'plain.psd1').ToolTip | Should -Be (Join-Path -Path $folder -ChildPath 'plain.psd1')
            ($tab | Where-Object ListItemText -EQ '@{ people }').ToolTip | Should -Be 'A map of People to fill in: property names, or tables of Property, Expression, Trim, Format, Not, Values, Otherwise, Lookup, Account, Separator, Default, WhenMissing, When, OnDrift; -Source goes beside it'
        }

        It 'writes a table of what is required, what identifies and what tells' {
            (Get-Tab 'Import-FourMeRecords people -Map @').CompletionText | Should -Be "@{ 'Primary Email' = ''; Name = ''; 'Source ID' = ''; Organization = ''; 'Job Title' = ''; 'Support ID' = ''; Disabled = @{ Property = ''; Not = `$true } }"
            (Get-Tab 'Import-FourMeRecords cis -Map @').CompletionText | Should -Be "@{ Product = ''; Status = @{ Property = ''; Values = @{ '' = '' } }; 'Source ID' = ''; Label = ''; Name = ''; 'System ID' = '' }"
        }

        It 'writes for every type a table that parses and that the cmdlets take once it is filled in' {
            foreach ($type in Get-FourMeRecordType -Direction Import | Where-Object ColumnsKnown) {
                $text = (Get-Tab "ConvertTo-FourMeCsv $type -Map @").CompletionText
                $text | Should -Match '^@\{ .+ \}$' -Because $type

                $map = [scriptblock]::Create($text).Invoke()[0]
                $columns = Get-FourMeColumn -Type $type -Name ([string[]] $map.Keys)
                $columns.Name | Sort-Object | Should -Be ($map.Keys | Sort-Object) -Because $type
                $columns | Where-Object { $_.ReadOnly -or $_.DeprecatedBy } | Should -BeNullOrEmpty -Because $type
                Get-FourMeColumn -Type $type | Where-Object { $_.Required -ne 'No' -and $_.Name -notin $map.Keys } | Should -BeNullOrEmpty -Because $type
            }
        }

        It 'writes a table that imports once it is filled in' {
            $text = (Get-Tab 'ConvertTo-FourMeCsv people -Map @').CompletionText.Replace("'Job Title' = ''", "'Job Title' = 'job'").Replace("Property = ''", "Property = 'on'").Replace("= ''", "= 'mail'")

            $rows = [scriptblock]::Create("[pscustomobject] @{ mail = 'a@example.com'; job = 'Clerk'; on = `$true } | ConvertTo-FourMeCsv people -Source HR -Map $text").Invoke() -join "`n" | ConvertFrom-Csv
            $rows.'Primary Email' | Should -Be 'a@example.com'
            $rows.'Job Title' | Should -Be 'Clerk'
        }

        It 'offers no table without a type that is known, nor after a path was begun' {
            (Get-Tab 'Import-FourMeRecords -Map ').ListItemText | Should -Not -Match '^@'
            (Get-Tab 'Import-FourMeRecords surveys -Map ').ListItemText | Should -Not -Match '^@'
            (Get-Tab 'Import-FourMeRecords nonsense -Map ').ListItemText | Should -Not -Match '^@'
            (Get-Tab 'Import-FourMeRecords people -Map pl').ListItemText | Should -Be 'plain.psd1'
        }

        It 'knows the type in a variable' {
            $chosen = 'people'

            (Get-Tab 'Import-FourMeRecords -Type $chosen -Map @').ListItemText | Should -Be '@{ people }'
        }

        It 'follows a path into a folder' {
            (Get-Tab "Import-FourMeRecords people -Map './my maps/").ListItemText | Should -Be 'deep.psd1'
        }

        It 'knows the home folder' {
            $tab = Get-Tab 'Import-FourMeRecords people -Map ~/'

            $expected = @(Get-ChildItem -LiteralPath $HOME -Force | Where-Object { $_.PSIsContainer -or $_.Extension -in '.psd1', '.json' })
            @($tab | Where-Object ResultType -Like 'Provider*').Count | Should -Be $expected.Count
        }

        It 'writes <Typed> so that the cmdlet finds the file' -ForEach @(
            @{ Typed = 'a'; File = 'a b.psd1' }, @{ Typed = 'it'; File = "it's.json" }, @{ Typed = 'q'; File = 'q[1].psd1' }, @{ Typed = 'q['; File = 'q[1].psd1' }
            @{ Typed = "'it''"; File = "it's.json" }, @{ Typed = "`"it'"; File = "it's.json" }, @{ Typed = "'`$"; File = '$x.psd1' }, @{ Typed = '"`$'; File = '$x.psd1' }, @{ Typed = "'q[1]"; File = 'q[1].psd1' }
        ) {
            $line = Get-Completed "ConvertTo-FourMeCsv people -Map $Typed"

            [System.IO.Path]::GetFileName((Get-LastArgument $line)) | Should -Be $File
            # And the line runs: the map is found.
            $seen = Invoke-Observed ([scriptblock]::Create("[pscustomobject] @{ x = 1 } | $line"))
            $seen.Terminating | Get-ErrorId | Should -Not -Be 'FileNotFound'
            $(if ($line.EndsWith('"')) { '"' } else { "'" }) | Should -Be $(if ($Typed.StartsWith('"')) { '"' } else { "'" })
        }

        It 'does not take stars and question marks in a path for patterns' {
            (Get-Tab 'Import-FourMeRecords people -Map *').ListItemText | Should -Not -Contain 'plain.psd1'
            (Get-Tab 'Import-FourMeRecords people -Map plai?').ListItemText | Should -Not -Contain 'plain.psd1'
        }
    }

    Context 'on connections' {
        BeforeEach {
            $null = Connect-FourMe -Account widget -Token x -SkipCheck -Region US
            $null = Connect-FourMe -Account other -Token x -SkipCheck -Name "O'Brien's [own] `$1"
        }

        It 'offers their names to <_>, with account and address' -ForEach @(
            'Import-FourMeRecords people -Connection', 'Export-FourMeRecords people -Connection', 'Wait-FourMeJob x -Connection', 'Receive-FourMeJob x -Connection', 'Disconnect-FourMe -Connection'
        ) {
            $tab = Get-Tab "$_ "

            $tab.CompletionText | Should -Be 'widget', "'O''Brien''s [own] `$1'"
            $tab.ListItemText | Should -Be 'widget', "O'Brien's [own] `$1"
            $tab.ToolTip | Should -Be 'widget at https://api.us.xurrent.com/v1', 'other at https://api.xurrent.com/v1, the default'
        }

        It 'escapes what looks like a pattern for <_>, which takes patterns' -ForEach 'Get-FourMeConnection', 'Get-FourMeConnection -Name', 'Disconnect-FourMe' {
            (Get-Tab "$_ o").CompletionText | Should -Be "'O''Brien''s ``[own``] `$1'"
            (Get-Tab "$_ *own").ListItemText | Should -Be "O'Brien's [own] `$1"
        }

        It 'writes a name that finds its connection again' {
            (& ([scriptblock]::Create((Get-Completed 'Get-FourMeConnection o')))).Name | Should -Be "O'Brien's [own] `$1"
        }

        It 'keeps the quote that was begun: <Typed>' -ForEach @(
            @{ Typed = "'"; Written = "'O''Brien''s [own] `$1'" }, @{ Typed = "'O''B"; Written = "'O''Brien''s [own] `$1'" }
            @{ Typed = '"O'; Written = "`"O'Brien's [own] ```$1`"" }, @{ Typed = "`"O'B"; Written = "`"O'Brien's [own] ```$1`"" }
        ) {
            (Get-Tab "Import-FourMeRecords people -Connection $Typed").CompletionText | Select-Object -Last 1 | Should -Be $Written
        }

        It 'says of a connection without an account where it goes' {
            $null = Connect-FourMe -Token x -SkipCheck -Name plain -Brand FourMe

            (Get-Tab 'Import-FourMeRecords people -Connection pl').ToolTip | Should -Be 'https://api.4me.com/v1, the default'
        }
    }

    Context 'on exports' {
        It 'offers locales with their labels' {
            $tab = Get-Tab 'Export-FourMeRecords translations -Locale en'

            $tab.CompletionText | Should -Be 'en-US', 'en-GB'
            $tab.ToolTip | Should -Be 'English (United States)', 'English (United Kingdom)'
        }

        It 'offers the series that were begun, of the types on the line' {
            $folder = New-Item -ItemType Directory -Path (Join-Path -Path $env:FOURME_STATE_HOME -ChildPath 'series')
            $marks = @(
                @{ Series = 'api.example.com|wdc|people,sites|nightly run'; Confirmed = [System.DateTimeOffset]::UtcNow.AddHours(-25).ToString('o') }
                @{ Series = 'api.example.com||cis|weekly' }
                @{ Series = 'api.example.com|wdc|cis|'; Confirmed = [System.DateTimeOffset]::UtcNow.AddHours(-25).ToString('o') }
            )
            foreach ($mark in $marks) { ConvertTo-Json -InputObject $mark | Set-Content -LiteralPath (Join-Path -Path $folder -ChildPath "$([array]::IndexOf($marks, $mark)).json") }

            (Get-Tab 'Export-FourMeRecords -StateName ').CompletionText | Should -Be "'nightly run'", 'weekly'
            (Get-Tab 'Export-FourMeRecords cis -StateName ').ToolTip | Should -Be 'cis of api.example.com'
            (Get-Tab 'Export-FourMeRecords sites, people -StateName n').ToolTip | Should -Be 'people,sites of wdc at api.example.com, up to 1 day ago'
        }
    }

    Context 'on fixed lists' {
        It 'offers <Values> to <Line>' -ForEach @(
            @{ Line = 'Connect-FourMe -Environment'; Values = 'Demo', 'Production', 'QA' }
            @{ Line = 'Connect-FourMe -Region'; Values = 'AU', 'CH', 'EU', 'UK', 'US' }
            @{ Line = 'Connect-FourMe -Brand'; Values = 'FourMe', 'Xurrent' }
            @{ Line = 'Get-FourMeRecordType -Direction'; Values = 'Both', 'Export', 'Import' }
            @{ Line = 'Export-FourMeRecords people -Format'; Values = 'Csv', 'Xlsx' }
            @{ Line = 'Export-FourMeRecords people -LineSeparator'; Values = 'CrLf', 'Lf' }
            @{ Line = 'Import-FourMeRecords people -OnMissing'; Values = 'Clear', 'Error', 'Split' }
            @{ Line = 'New-FourMeMap -From'; Values = 'ADUser', 'ConfigMgrDevice', 'EntraUser', 'LansweeperAsset' }
        ) {
            (Get-Tab "$Line ").CompletionText | Sort-Object | Should -Be $Values
        }
    }

    Context 'whatever the line and the machine are like' {
        It 'never fails: <_>' -ForEach @(
            'Import-FourMeRecords -Type $nowhere -Map @', 'Get-FourMeColumn (Get-Date) -Name ', 'Get-FourMeColumn @(1, $null) -Name v', 'Import-FourMeRecords $throwing -Map @', 'New-FourMeMap -From $throwing -Type ', 'Import-FourMeRecords $mute -Map @', 'Get-FourMeColumn $mute -Name v'
            'Import-FourMeRecords people -AllowColumn ', 'Import-FourMeRecords -Map @{} -AllowColumn ', 'Get-FourMeColumn -Name [', 'Get-FourMeRecordType [', 'Wait-FourMeJob `', "Wait-FourMeJob '", 'Import-FourMeRecords people -Map "'
            'Import-FourMeRecords people -Map nowhere:/', 'Export-FourMeRecords $null -StateName '
        ) {
            $mute = [pscustomobject] @{ } | Add-Member -MemberType ScriptMethod -Name ToString -Value { throw 'no text' } -Force -PassThru
            # A list of texts that finds out on the way that it holds a number.
            $throwing = [System.Linq.Enumerable].GetMethod('Cast').MakeGenericMethod([string]).Invoke($null, [object[]] (, [object[]] 1))
            { foreach ($text in $throwing) { $text } } | Should -Throw
            $before = $Error.Count

            { Get-Tab $_ } | Should -Not -Throw
            $Error.Count | Should -Be $before
        }

        It 'offers nothing when the state folder cannot be read' {
            # A file stands where the folder should be.
            $env:FOURME_STATE_HOME = Join-Path -Path $TestDrive -ChildPath 'no-folder'
            Set-Content -LiteralPath $env:FOURME_STATE_HOME -Value ''

            { Get-Tab 'Wait-FourMeJob a' } | Should -Not -Throw
            (Get-Tab 'Wait-FourMeJob zz').CompletionText | Should -BeNullOrEmpty
            (Get-Tab 'Export-FourMeRecords -StateName zz').CompletionText | Should -BeNullOrEmpty
            # What needs no folder is still there.
            (Get-Tab 'Get-FourMeJob -State q').CompletionText | Should -Be 'queued'
        }

        It 'asks the service nothing' {
            Reset-Simulator $simulator
            $null = Connect-Simulator $simulator -With @{ SkipCheck = $true; Name = 'live' }
            Set-JournalEntry -Token 'aaa-1' -Age '00:00:30'

            foreach ($command in Get-Command -Module FourMe.Import -CommandType Cmdlet) {
                foreach ($parameter in $command.Parameters.Values | Where-Object { -not $_.SwitchParameter }) {
                    $null = Get-Tab "$($command.Name) -$($parameter.Name) "
                    $null = Get-Tab "$($command.Name) -Connection live -Type people -$($parameter.Name) "
                }
            }

            Get-SimulatorRequest $simulator | Should -BeNullOrEmpty
            # The simulator would have noticed.
            $null = Connect-Simulator $simulator
            (Get-SimulatorRequest $simulator).endpoint | Should -Be 'Me'
        }
    }

    Context 'for every cmdlet' {
        BeforeDiscovery {
            . $PSScriptRoot/common.ps1
            Import-Module -Name (Get-TestedModulePath)
            $names = @(
                'AllowColumn', 'Brand', 'Column', 'Connection', 'Direction', 'Environment', 'Format', 'From', 'Language', 'LineSeparator', 'Locale', 'Map', 'OnMissing', 'Region', 'State', 'StateName', 'Token', 'Type'
            )
            $parameters = foreach ($command in Get-Command -Module FourMe.Import -CommandType Cmdlet) {
                foreach ($parameter in $command.Parameters.Values) {
                    # -Token of Connect-FourMe takes text, too.
                    $isSecret = $parameter.ParameterType -eq [securestring] -or ($parameter.Name -eq 'Token' -and $command.Verb -eq 'Connect')
                    # The name of a new connection is the user's own.
                    $isListed = $parameter.Name -in $names -or ($parameter.Name -eq 'Name' -and $command.Verb -ne 'Connect')
                    if ($isListed -and -not $isSecret) { @{ Command = $command.Name; Parameter = $parameter.Name } }
                }
            }
        }

        It 'completes <Command> -<Parameter>' -ForEach $parameters {
            $found = (Get-Command -Name $Command).Parameters[$Parameter]
            $type = if ($found.ParameterType.IsArray) { $found.ParameterType.GetElementType() } else { $found.ParameterType }
            $underlying = [System.Nullable]::GetUnderlyingType($type)

            $isList = $(if ($underlying) { $underlying } else { $type }).IsEnum -or ($found.Attributes | Where-Object { $_ -is [System.Management.Automation.ValidateSetAttribute] -or $_ -is [System.Management.Automation.ArgumentCompleterAttribute] })

            [bool] $isList | Should -BeTrue -Because "Tab should have something to offer for $Command -$Parameter"
        }

        It 'has a completer that keeps its failures to itself: <Command> -<Parameter>' -ForEach $parameters {
            $attribute = (Get-Command -Name $Command).Parameters[$Parameter].Attributes | Where-Object { $_ -is [System.Management.Automation.ArgumentCompleterAttribute] }
            if (-not $attribute) { return }
            # A list of texts that finds out on the way that it holds a number.
            $throwing = [System.Linq.Enumerable].GetMethod('Cast').MakeGenericMethod([string]).Invoke($null, [object[]] (, [object[]] 1))

            $completer = [System.Activator]::CreateInstance($attribute.Type)
            { $completer.CompleteArgument($Command, $Parameter, 'x', $null, @{ Type = $throwing; From = $throwing; Name = $throwing; Column = $throwing }) } | Should -Not -Throw
        }

        It 'takes patterns for exactly the parameters that say so: <Command> -<Parameter>' -ForEach $parameters {
            $found = (Get-Command -Name $Command).Parameters[$Parameter]
            $completer = $found.Attributes | Where-Object { $_ -is [System.Management.Automation.ArgumentCompleterAttribute] }
            if (-not $completer) { return }

            $wildcards = [bool] ($found.Attributes | Where-Object { $_ -is [System.Management.Automation.SupportsWildcardsAttribute] })
            $offersPatterns = $completer.Type.GetProperty('TakesWildcards', [System.Reflection.BindingFlags] 'Instance, NonPublic')
            if ($offersPatterns) { $offersPatterns.GetValue([System.Activator]::CreateInstance($completer.Type)) | Should -Be $wildcards }
        }
    }
}

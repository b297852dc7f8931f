BeforeDiscovery {
    $root = Split-Path -Path (Split-Path -Path $PSScriptRoot -Parent) -Parent
    $document = [System.IO.File]::ReadAllText((Join-Path -Path $root -ChildPath 'docs/views.md'))
    $cmdlets = (Import-PowerShellDataFile -Path (Join-Path -Path $root -ChildPath 'FourMe.Import.psd1')).CmdletsToExport
    $needed = @{ EnumerationValue = 'Get-FourMeEnumeration'; RecordTypeInfo = 'Get-FourMeRecordType'; ColumnInfo = 'Get-FourMeColumn' }
    $documented = @([regex]::Matches($document, '<!-- view: (\w+) -->') | ForEach-Object { $_.Groups[1].Value } |
            Where-Object { -not $needed[$_] -or $needed[$_] -in $cmdlets } | ForEach-Object { @{ Name = $_ } })
    # Blocks, widths and colours are those of PowerShell 7; Windows PowerShell marks what it cuts in another way.
    $cannotCompare = $PSVersionTable.PSVersion -lt [version] '7.2'
}

Describe 'What PowerShell shows' {
    BeforeAll {
        . $PSScriptRoot/common.ps1
        . $PSScriptRoot/ViewBlocks.ps1
        Import-TestedModule
        $rendering = if ($PSStyle) { $PSStyle.OutputRendering }
        if ($PSStyle) { $PSStyle.OutputRendering = 'PlainText' }
        $noColor = $env:NO_COLOR
        $env:NO_COLOR = ''
        $simulator = Start-Simulator
        $blocks = Get-ViewBlock $simulator
        $document = [System.IO.File]::ReadAllText((Join-Path -Path $repository -ChildPath 'docs/views.md')) -replace "`r"
        $module = Split-Path -Path (Get-TestedModulePath)
        $text = [FourMe.Import.PowerShell.ViewText]
        $escape = [string] [char] 27

        function Get-OutputType {
            Get-Command -Module FourMe.Import -CommandType Cmdlet |
                ForEach-Object { $_.OutputType.Type } |
                Where-Object { $_ -and $_.Namespace -like 'FourMe.*' } |
                Sort-Object -Property FullName -Unique
        }

        function Get-View {
            param([type] $Type, [string] $Kind)
            (Get-FormatData -TypeName $Type.FullName).FormatViewDefinition.Control | Where-Object { $_.GetType().Name -eq $Kind }
        }

        function Get-PublicProperty {
            param([type] $Type)
            $Type.GetProperties([System.Reflection.BindingFlags] 'Public, Instance').Name | Sort-Object
        }
    }
    AfterAll {
        if ($PSStyle) { $PSStyle.OutputRendering = $rendering }
        $env:NO_COLOR = $noColor
        Stop-Simulator $simulator
    }

    Context 'docs/views.md' {
        It 'shows <Name> as the module does; otherwise run tools/Views.ps1' -ForEach $documented -Skip:$cannotCompare {
            $block = [regex]::Match($document, "(?s)<!-- view: $Name -->\n``````text\n(.*?)\n``````").Groups[1].Value

            $block | Should -BeExactly $blocks[$Name]
        }

        It 'has every view' {
            $views = ([xml] (Get-Content -LiteralPath (Join-Path -Path $repository -ChildPath 'module/FourMe.Import.Format.ps1xml') -Raw)).Configuration.ViewDefinitions.View.Name

            $views | Should -Not -BeNullOrEmpty
            foreach ($view in $views) { $document | Should -Match "<!-- view: $view -->" }
        }

        It 'is what the files of views in the repository say, all of them in one' {
            function Get-ViewXml ([string] $Path) { foreach ($view in ([xml] (Get-Content -LiteralPath $Path -Raw)).Configuration.ViewDefinitions.View) { $view.OuterXml } }
            $sources = foreach ($name in 'FourMe.Import.Format.ps1xml', 'FourMe.Import.Lists.Format.ps1xml', 'FourMe.Import.Records.Format.ps1xml') {
                Get-ViewXml (Join-Path -Path $repository -ChildPath "module/$name")
            }

            $sources.Count | Should -BeGreaterThan 100
            Get-ViewXml (Join-Path -Path $module -ChildPath 'FourMe.Import.Format.ps1xml') | Should -BeExactly $sources
        }

        It 'is the same on a machine with another culture' -Skip:$cannotCompare {
            $before = [cultureinfo]::CurrentCulture
            try {
                [cultureinfo]::CurrentCulture = 'de-DE'
                $shown = Format-ViewBlock 'Get-FourMeJob' (Get-FourMeJob | Select-Object -Last 3)
            }
            finally { [cultureinfo]::CurrentCulture = $before }

            $shown -replace '\b(5fe1\w{4}){5}\b', '#' | Should -Be ((Format-ViewBlock 'Get-FourMeJob' (Get-FourMeJob | Select-Object -Last 3)) -replace '\b(5fe1\w{4}){5}\b', '#')
            $text::Count(12000) | Should -Be '12,000'
        }
    }

    Context 'every output' {
        It 'has a table of its own' {
            Get-OutputType | Should -Not -BeNullOrEmpty
            foreach ($type in Get-OutputType) { Get-View $type 'TableControl' | Should -Not -BeNullOrEmpty -Because "$type is put out by a cmdlet" }
        }

        It 'of an export has a table, whatever its record type' {
            $types = (Get-Content -LiteralPath (Join-Path -Path $repository -ChildPath 'src/FourMe.Import.Core/Catalogue/Data/export-types.json') -Raw | ConvertFrom-Json | ForEach-Object { $_ }).type

            $types.Count | Should -BeGreaterThan 100
            foreach ($type in $types) { Get-FormatData -TypeName "FourMe.Record.$type" | Should -Not -BeNullOrEmpty -Because "$type can be exported" }
        }

        It 'has the record views that the catalogue asks for; otherwise run tools/RecordViews.ps1' {
            $made = Join-Path -Path $TestDrive -ChildPath 'made.ps1xml'
            & (Join-Path -Path $repository -ChildPath 'tools/RecordViews.ps1') -Destination $made
            $kept = Get-Content -LiteralPath (Join-Path -Path $repository -ChildPath 'module/FourMe.Import.Records.Format.ps1xml') -Raw

            $kept -replace "`r" | Should -BeExactly (Get-Content -LiteralPath $made -Raw)
        }

        It 'shows every property in a list, the order of which leaves out none' {
            foreach ($type in Get-OutputType) {
                $ordered = (Get-View $type 'ListControl').Entries[0].Items | ForEach-Object { if ($_.Label) { $_.Label } else { $_.DisplayEntry.Value } }

                $ordered | Sort-Object | Should -Be (Get-PublicProperty $type) -Because "of $type"
            }
        }

        It 'shows in Format-List and Format-List * the same names, and all of them' {
            $shown = @{}
            foreach ($object in $viewObjects) { if (-not $shown[$object.GetType().FullName]) { $shown[$object.GetType().FullName] = $object } }

            $shown.Count | Should -BeGreaterThan 4
            foreach ($object in $shown.Values) {
                $names = $object.PSObject.Properties.Name
                foreach ($list in (($object | Format-List | Out-String)), ($object | Format-List -Property * | Out-String)) {
                    foreach ($name in $names) { $list | Should -Match "(?m)^$([regex]::Escape($name))\s+:" -Because $object.GetType().Name }
                }
            }
        }

        It 'shows no secret, neither in a table nor in a list' {
            $all = ($viewObjects | Out-String -Width 500) + ($viewObjects | Format-List -Property * -Force | Out-String -Width 500) + ($blocks.Values -join "`n")

            foreach ($secret in $simulator.token, $simulator.clientSecret) {
                $secret | Should -Not -BeNullOrEmpty
                $all.Contains($secret) | Should -BeFalse
            }
            $all | Should -Not -Match '[?&](X-Amz-)?(Signature|sig)='
        }

        It 'fits into 80 columns with nothing but the last counts of a result left out' -Skip:$cannotCompare {
            foreach ($group in $viewObjects | Group-Object -Property { $_.PSObject.TypeNames[0] }) {
                $lines = ($group.Group | Out-String -Width 80) -split '\r?\n'
                $wide = ($group.Group | Out-String -Width 120) -split '\r?\n'
                $headers = @($lines | Where-Object { $_ -match '^\s*-+( |$)' })[0]

                ($lines | Measure-Object -Property Length -Maximum).Maximum | Should -BeLessOrEqual 80
                $lost = if ($group.Name -eq 'FourMe.Import.ImportResult') { 2 } else { 0 }
                $expected = @($wide | Where-Object { $_ -match '^\s*-+( |$)' })[0]
                ($headers.Trim() -split '\s+').Count | Should -Be (($expected.Trim() -split '\s+').Count - $lost) -Because $group.Name
            }
        }
    }

    Context 'grouping' {
        It 'puts findings of one severity together however they alternate in the input' {
            $people = foreach ($i in 1..6) {
                $with = if ($i % 2) { @{ Disabled = 'perhaps' } } else { @{ "Unknown$i" = 1 } }
                New-ViewPerson "Person $i" $with
            }
            $findings = $people | Test-FourMeRecords people

            @($findings | Where-Object { $_.Severity -eq 'Warning' }).Count | Should -BeGreaterThan 0
            $shown = $findings | Out-String
            [regex]::Matches($shown, 'Severity: Error').Count | Should -Be 1
            [regex]::Matches($shown, 'Severity: Warning').Count | Should -Be 1
            $shown.IndexOf('Severity: Error') | Should -BeLessThan $shown.IndexOf('Severity: Warning')
        }

        It 'keeps warnings behind what ends a test' {
            $findings = @([pscustomobject] @{ Name = 'Ann'; PrimaryEmail = 'ann@example.com'; Shoe = 1 } | Test-FourMeRecords people -Map @{ Name = 'Name'; 'Primary Email' = 'Nothing' })

            $findings[-1].Severity | Should -BeIn 'Error', 'Warning'
            $severities = @($findings.Severity | ForEach-Object { "$_" })
            ($severities | Sort-Object) -join ',' | Should -Be ($severities -join ',')
        }

        It 'shows records of several types in one table, each type below its name' -Skip:$cannotCompare {
            $shown = Export-FourMeRecords sites, organizations | Out-String

            [regex]::Matches($shown, '(?m)^   Type: (\w+)').Count | Should -Be 2
            $shown | Should -Not -Match '(?m)^ID\s+:'
        }

        It 'finds the table of a type also behind Select-Object' {
            (Export-FourMeRecords people | Select-Object -First 1 | Out-String) | Should -Match 'Primary Email'
        }
    }

    Context 'colour' {
        BeforeAll {
            $show = 'param($Path, $Rendering)
                Import-Module -Name $Path
                if ($Rendering) { $PSStyle.OutputRendering = $Rendering }
                $row = [pscustomobject] @{ PSTypeName = "FourMe.Import.ImportResult"; Type = "people"; State = "done"; Rows = 1; Created = 1; Updated = 0; Unchanged = 0; Deleted = 0; Failures = 0; Errors = 0; Skipped = 0; Duration = [timespan] "00:01:23"; Succeeded = $true }
                $row'
            $done = "$escape[32mdone$escape[0m"
        }

        It 'is there when the user asks for it' -Skip:$cannotCompare {
            ((Invoke-ChildShell $show (Get-TestedModulePath), 'Ansi') -join "`n").Contains($done) | Should -BeTrue
        }

        It 'is not there when output is redirected' {
            $shown = (Invoke-ChildShell $show (Get-TestedModulePath)) -join "`n"

            $shown | Should -Match 'done'
            $shown.Contains($escape + '[32m') | Should -BeFalse
            # A console without a width of its own has 80 columns, the last of which stays empty.
            # Before PowerShell 7.6 the console colours the header even there.
            $shown -replace "$escape\[[\d;]*m" | Should -Match 'Unchanged  Failed Skipped'
        }

        It 'is not there in plain text' -Skip:$cannotCompare {
            (Invoke-ChildShell $show (Get-TestedModulePath), 'PlainText') -join "`n" | Should -Not -Match $escape
        }

        It 'is not there with NO_COLOR, set before or while PowerShell runs' -Skip:$cannotCompare {
            $env:NO_COLOR = '1'
            try { (Invoke-ChildShell $show (Get-TestedModulePath), 'Ansi') -join "`n" | Should -Not -BeLike "*${escape}?32m*" }
            finally { $env:NO_COLOR = '' }
            (Invoke-ChildShell ($show -replace '\$row$', '$env:NO_COLOR = 1; $row') (Get-TestedModulePath), 'Ansi') -join "`n" | Should -Not -BeLike "*${escape}?32m*"
        }

        It 'of <State> with <Failed> failed rows is <Code>' -Skip:$cannotCompare -ForEach @(
            @{ State = 'done'; Failed = 0; Code = 32 }
            @{ State = 'done'; Failed = 3; Code = 33 }
            @{ State = 'error'; Failed = 0; Code = 31 }
            @{ State = 'failed'; Failed = 0; Code = 31 }
            @{ State = 'NothingSent'; Failed = 0; Code = 31 }
            @{ State = 'NotSent'; Failed = 0; Code = 31 }
            @{ State = 'Unconfirmed'; Failed = 0; Code = 33 }
            @{ State = 'ResultUnknown'; Failed = 0; Code = 33 }
            @{ State = 'a_new_word'; Failed = 0; Code = 33 }
            @{ State = 'processing'; Failed = 0; Code = 36 }
            @{ State = 'queued'; Failed = 0; Code = 36 }
        ) {
            $PSStyle.OutputRendering = 'Ansi'
            try { $text::State($State, $Failed, $Host) | Should -Be "$escape[${Code}m$State$escape[0m" } finally { $PSStyle.OutputRendering = 'PlainText' }
            $text::State($State, $Failed, $Host) | Should -Be $State
        }
    }

    Context 'words and figures' {
        It 'counts <Value> as <Shown>' -ForEach @(
            @{ Value = 0; Shown = '0' }, @{ Value = 999; Shown = '999' }, @{ Value = 12000; Shown = '12,000' }, @{ Value = 999999; Shown = '999,999' }
            @{ Value = 1000000; Shown = '1000000' }, @{ Value = '77000'; Shown = '77,000' }, @{ Value = $null; Shown = '' }
        ) { $text::Count($Value) | Should -BeExactly $Shown }

        It 'writes a duration of <Value> as <Shown>' -ForEach @(
            @{ Value = '00:00:00.4'; Shown = '0:00' }, @{ Value = '00:00:07'; Shown = '0:07' }, @{ Value = '00:01:23'; Shown = '1:23' }
            @{ Value = '00:59:59.9'; Shown = '59:59' }, @{ Value = '12:03:59'; Shown = '12:03:59' }, @{ Value = '1.02:00:00'; Shown = '26:00:00' }
        ) { $text::Duration([timespan] $Value) | Should -BeExactly $Shown }

        It 'calls what was <Value> ago <Shown>' -ForEach @(
            @{ Value = '00:00:03'; Shown = 'just now' }, @{ Value = '-00:05:00'; Shown = 'just now' }, @{ Value = '00:00:42'; Shown = '42 sec ago' }
            @{ Value = '00:05:59'; Shown = '5 min ago' }, @{ Value = '03:00:00'; Shown = '3 h ago' }, @{ Value = '1.23:00:00'; Shown = '47 h ago' }
            @{ Value = '12.05:00:00'; Shown = '12 days ago' }
        ) {
            $now = [DateTimeOffset] '2026-05-04T08:00:00Z'
            $then = $now - [timespan] $Value

            $text::Age($then, $now) | Should -BeExactly $Shown
            # As it comes out of a job or from another machine.
            $text::Age($then.ToString([cultureinfo]::InvariantCulture), $now) | Should -BeExactly $Shown
        }

        It 'shows the progress of <State> at line <Line> of <Rows> rows as "<Shown>"' -ForEach @(
            @{ State = 'processing'; Line = 12000; Rows = 50000; Shown = '12,000 / 50,000' }
            @{ State = 'queued'; Line = 0; Rows = 50000; Shown = '0 / 50,000' }
            @{ State = 'done'; Line = 50001; Rows = 50000; Shown = '50,000 / 50,000' }
            @{ State = 'error'; Line = 17; Rows = 20; Shown = '17 / 20' }
            @{ State = 'Unconfirmed'; Line = 0; Rows = 20; Shown = '? / 20' }
            @{ State = 'processing'; Line = 4000; Rows = 0; Shown = '4,000' }
            @{ State = 'done'; Line = 0; Rows = 0; Shown = '' }
        ) { $text::Progress($State, $Line, $Rows) | Should -BeExactly $Shown }

        It 'tells kinds and limits of columns' {
            $text::Kind('Text', $null, $false) | Should -BeExactly 'text'
            $text::Kind('DateTime', $null, $false) | Should -BeExactly 'date time'
            $text::Kind('ReferenceList', 'people', $true) | Should -BeExactly 'reference list (people)'
            $text::Kind('Enumeration', 'ci.status', $true) | Should -BeExactly 'list of enumeration (ci.status)'
            $text::Limit(128, $null) | Should -BeExactly '128 chars'
            $text::Limit($null, 65536) | Should -BeExactly '64 KB'
            $text::Limit($null, 100) | Should -BeExactly '100 bytes'
            $text::Limit($null, $null) | Should -BeExactly ''
            $text::Words('key', $null, 'export only') | Should -BeExactly 'key, export only'
        }

        It 'puts the cells of a record that are filled into one line' {
            $text::Cells([pscustomobject] @{ InputNumber = 1; Line = 2; Name = 'Ann'; Empty = ''; Note = "one`r`ntwo" }) | Should -BeExactly 'Name=Ann; Note=one two'
        }
    }
}

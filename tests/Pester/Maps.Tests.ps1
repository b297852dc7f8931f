# Every row of the tables in docs/maps.md, run as it stands there; what the tables cannot hold; and the maps that ship.
BeforeDiscovery {
    $page = Join-Path -Path $PSScriptRoot -ChildPath '../../docs/maps.md'
    $type = $column = $null
    $rows = foreach ($line in Get-Content -LiteralPath $page -Encoding UTF8) {
        if ($line -match '^## .*: `(?<type>[a-z_]+)\.(?<column>[^`]+)`') { $type = $Matches.type; $column = $Matches.column }
        elseif ($line -match '^\| `(?<record>@.+?)` \| `(?<entry>.+?)` \| (?<out>.*?) ?\|$') {
            @{ Type = $type; Column = $column; Record = $Matches.record; Entry = $Matches.entry; Out = $Matches.out.Trim() }
        }
    }
}

BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule

    # The cell of a record's row under a column: '(missing)' where the row has no such column, the error's id where it was refused.
    function Get-Cell {
        param([string] $Type, [string] $Column, [object] $Record, [object] $Map)
        $failures = $null
        # With a column that every record has there is a row even when the one in question is missing.
        $lines = try { @($Record | ConvertTo-FourMeCsv -Type $Type -Map $Map -Static @{ Source = 'S' } -SkipValidation -ErrorVariable failures -ErrorAction SilentlyContinue -WarningAction SilentlyContinue) }
        catch { return "error ``$("$($_.FullyQualifiedErrorId)".Split(',')[0])``" }
        if ($failures) { return "error ``$("$($failures[0].FullyQualifiedErrorId)".Split(',')[0])``" }
        $row = ConvertFrom-Csv -InputObject $lines
        if ($row.PSObject.Properties[$Column]) { return [string] $row.$Column }
        '(missing)'
    }
}

Describe 'docs/maps.md' {
    It 'makes <Out> of <Entry> for <Record>' -ForEach $rows {
        $record = & ([scriptblock]::Create($Record))
        $map = @{ $Column = & ([scriptblock]::Create(", ($Entry)")) }

        Get-Cell -Type $Type -Column $Column -Record $record -Map $map | Should -BeExactly $(if ($Out -like '``*') { $Out.Trim('`') } else { $Out })
        # The same as an object; but a table is asked for keys, an object for properties.
        $object = [pscustomobject] $record
        Get-Cell -Type $Type -Column $Column -Record $object -Map $map | Should -BeExactly $(if ($Out -like '``*') { $Out.Trim('`') } else { $Out })
    }

    It 'has rows to run' -ForEach @(@{ Count = @($rows).Count }) {
        $Count | Should -BeGreaterThan 60
    }
}

Describe 'A script block of a map' {
    BeforeAll {
        $ann = [pscustomobject] @{ mail = 'ann@example.com'; Name = 'Ann'; list = 1, 2 }
        function Get-Row { param([object] $Block) (@($ann | ConvertTo-FourMeCsv people -Map @{ 'Primary Email' = 'mail'; Name = 'Name'; 'Job Title' = $Block }) | ConvertFrom-Csv).'Job Title' }
        $strictness = (Get-Command -Name ConvertTo-FourMeCsv).ImplementingType.Assembly.GetType('FourMe.Import.PowerShell.BlockScope')
        $switch = $strictness.GetProperty('IsSwitched', [System.Reflection.BindingFlags] 'Static, NonPublic')
    }

    It 'ends no loop of the caller by <_>' -ForEach 'break', 'continue', 'break outer' {
        $block = [scriptblock]::Create($_)
        $reached = 0
        :outer foreach ($round in 1..3) {
            $null = $ann | ConvertTo-FourMeCsv people -Map @{ 'Primary Email' = 'mail'; Name = $block } -ErrorVariable failures -ErrorAction SilentlyContinue
            $reached++
        }
        $reached | Should -Be 3
        $failures | Get-ErrorId | Should -Be 'ExpressionFailed'
    }

    It 'uses the switch of an engine that is built as known' -Skip:($PSVersionTable.PSVersion.Major -lt 6) {
        $switch.GetValue($null) | Should -BeTrue
    }

    It 'behaves alike under <Setting>, <Way>' -ForEach @(
        foreach ($way in 'by the engine''s switch', 'by a block around it') {
            @{ Way = $way; Setting = 'strict mode'; Set = 'Set-StrictMode -Version Latest' }
            @{ Way = $way; Setting = 'no strict mode'; Set = 'Set-StrictMode -Off' }
            @{ Way = $way; Setting = 'errors passed over'; Set = '$ErrorActionPreference = "SilentlyContinue"' }
            @{ Way = $way; Setting = 'warnings that stop'; Set = '$WarningPreference = "Stop"' }
            @{ Way = $way; Setting = 'information that stops'; Set = '$InformationPreference = "Stop"' }
            @{ Way = $way; Setting = 'another separator'; Set = '$OFS = ";"' }
        }
    ) {
        $before = $switch.GetValue($null)
        if ($Way -notlike '*switch') { $switch.SetValue($null, $false) }
        elseif (-not $switch.GetValue($null)) { Set-ItResult -Skipped -Because 'this engine is built otherwise' }
        try {
            $get = ${function:Get-Row}
            $seen = & ([scriptblock]::Create("param(`$get) $Set; . `$get { Write-Warning 'w' 3> `$null; Write-Information 'i'; `"x`$(`$_.('not' + 'hing'))`$(`$_.list)`" }")) $get 3> $null 6> $null
            $seen | Should -Be 'x1 2'
        }
        finally { $switch.SetValue($null, $before) }
    }

    It 'leaves the strict mode of the caller as it was' {
        & {
            Set-StrictMode -Version Latest
            $null = Get-Row { 'x' }
            { $ann.nothing } | Should -Throw
        }
    }

    It 'does not keep what another one has set' {
        $two = @{ 'Primary Email' = 'mail'; Name = { $ErrorActionPreference = 'SilentlyContinue'; $_.Name } }
        $failures = $null
        $null = $ann, $ann | ConvertTo-FourMeCsv people -Map ($two + @{ 'Job Title' = { Get-Item -Path no-such-file; 'x' } }) -ErrorVariable failures -ErrorAction SilentlyContinue
        @($failures | Get-ErrorId | Where-Object { $_ -eq 'ExpressionFailed' }).Count | Should -Be 2
    }

    It 'sees the functions and variables of the caller' {
        $prefix = 'pre'
        function Get-Suffix { 'suf' }
        Get-Row { "$prefix-$(Get-Suffix)" } | Should -Be 'pre-suf'
    }

    It 'is told about a property that is empty in every record' {
        $warnings = $null
        $null = [pscustomobject] @{ Title = $null; mail = 'a@example.com'; Name = 'A' } |
            ConvertTo-FourMeCsv people -Map @{ 'Primary Email' = 'mail'; Name = 'Name'; 'Job Title' = { "$($_.Title)" } } -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -BeLike "'Title', which the script block for 'Job Title' reads, is empty in every record."
    }
}

Describe 'The same map in a file' {
    It 'reads .psd1 and .json alike' {
        $psd1 = Join-Path -Path $TestDrive -ChildPath 'm.psd1'; $json = Join-Path -Path $TestDrive -ChildPath 'm.json'
        Set-Content -LiteralPath $psd1 -Value "@{ 'Primary Email' = 'mail'; Name = @{ Property = 'a', 'b'; Format = '{0} {1}'; Trim = `$true }; Disabled = @{ Property = 'on'; Not = `$true }; VIP = @{ Property = 'v'; Values = @{ ja = `$true }; Otherwise = `$false }; Manager = @{ Property = 'm'; Lookup = @{ x = 'x@w.com' } } }"
        Set-Content -LiteralPath $json -Value '{ "Primary Email": "mail", "Name": { "Property": ["a", "b"], "Format": "{0} {1}", "Trim": true }, "Disabled": { "Property": "on", "Not": true }, "VIP": { "Property": "v", "Values": { "ja": true }, "Otherwise": false }, "Manager": { "Property": "m", "Lookup": { "x": "x@w.com" } } }'
        $record = [pscustomobject] @{ mail = 'a@w.com'; a = ' A'; b = 'B '; on = $false; v = 'JA'; m = 'x' }
        foreach ($map in $psd1, $json) {
            $record | ConvertTo-FourMeCsv people -Map $map | Should -Be 'Primary Email,Disabled,Name,Manager,VIP', 'a@w.com,1,A B,x@w.com,1'
        }
    }

    It 'is data that Import-PowerShellDataFile reads' -Skip:($PSVersionTable.PSVersion.Major -lt 6) {
        $map = Import-PowerShellDataFile -LiteralPath (Join-Path -Path $repository -ChildPath 'samples/people.psd1')
        $map.Disabled.Values.Count | Should -Be 2
    }

    It 'names the nearest word for one that does not exist' {
        $seen = Invoke-Observed { [pscustomobject] @{ mail = 'a@w.com' } | ConvertTo-FourMeCsv people -Map @{ Name = @{ Property = 'mail'; Vaules = @{} } } }
        $seen.Terminating.ErrorDetails.Message | Should -Match "'Values' was probably meant"
        $seen.Output | Should -BeNullOrEmpty
    }
}

Describe 'A map that ships: <Name>' -ForEach @(
    foreach ($file in Get-ChildItem -Path (Join-Path -Path $PSScriptRoot -ChildPath '../../src/FourMe.Import/Maps'), (Join-Path -Path $PSScriptRoot -ChildPath '../../samples') -Filter *.psd1 -Recurse) {
        # Manifests are not maps, nor is what a script of a recipe is told.
        $data = Import-PowerShellDataFile -LiteralPath $file.FullName
        if ($data.ContainsKey('Types') -or $file.Name -eq 'directory.psd1') { continue }
        $kind = $file.BaseName.Split('.')[-1]
        $type = switch ($kind) { 'relations' { 'ci_relations' } 'contact-details' { 'people_contact_details' } default { $kind } }
        @{ Name = $file.Name; Path = $file.FullName; Type = $type }
    }
) {
    BeforeAll {
        $map = Import-PowerShellDataFile -LiteralPath $Path
        # What the columns that take records out of use are decided from.
        $deciding = @('Disabled', 'Status' | Where-Object { $map.ContainsKey($_) } | ForEach-Object { $map[$_].Property })
        $properties = @($map.Values | ForEach-Object { if ($_ -is [string]) { $_ } else { $_.Property } } | Where-Object { $_ -notmatch '\.' } | Select-Object -Unique)
        $usual = @{ State = 'Active'; Active = 'yes'; IsObsolete = $false; mail = 'a@w.com'; Enabled = $true; AccountEnabled = $true; PurchaseDate = ''; Warrantydate = ''; NrProcessors = '' }
        $static = if ($Type -eq 'ci_relations') { @{ Source = 'S'; 'CI Source' = 'S'; 'Related CI Source' = 'S' } } else { @{ Source = 'S' } }

        function Get-SourceRecord {
            param([string[]] $Without = @(), [string[]] $Nothing = @(), [string] $Text = 'x')
            $made = [ordered] @{}
            foreach ($property in $properties) {
                if ($property -in $Without) { continue }
                $made[$property] = if ($property -in $Nothing) { $null } elseif ($usual.ContainsKey($property)) { $usual[$property] } else { $Text }
            }
            [pscustomobject] $made
        }

        function Get-Retired {
            param([object] $Record)
            # Into files: records with different columns cannot share a stream.
            $file = Join-Path -Path $TestDrive -ChildPath "$([guid]::NewGuid().ToString('N')).csv"
            $seen = Invoke-Observed { $Record | ConvertTo-FourMeCsv -Type $Type -Map $Path -Static $static -SkipValidation -OutFile $file }
            foreach ($made in $seen.Output) { Import-Csv -LiteralPath $made.FullName -Encoding UTF8 }
        }
    }

    It 'has no script block' {
        [System.Management.Automation.Language.Parser]::ParseFile($Path, [ref] $null, [ref] $null).FindAll({ $args[0] -is [System.Management.Automation.Language.ScriptBlockExpressionAst] }, $true) |
            Should -BeNullOrEmpty
    }

    It 'decides nothing from a property that is <How>' -ForEach @(
        @{ How = 'null'; IsNull = $true; Text = 'x' }, @{ How = 'absent in one of two'; Mixed = $true; Text = 'x' }, @{ How = 'absent in all'; Text = 'x' }, @{ How = 'empty text'; Blank = $true; Text = 'x' }
    ) {
        $records = if ($IsNull) { Get-SourceRecord -Nothing $deciding -Text $Text }
        elseif ($Mixed) { Get-SourceRecord -Without $deciding -Text $Text; Get-SourceRecord -Text $Text }
        elseif ($Blank) { $made = Get-SourceRecord -Text $Text; foreach ($name in $deciding) { $made.$name = '' }; $made }
        else { Get-SourceRecord -Without $deciding -Text $Text }

        $rows = @(Get-Retired $records)

        if ($deciding) {
            $rows.Count | Should -Be $(if ($Mixed) { 2 } elseif ($How -eq 'absent in all') { 0 } else { 1 })
            foreach ($row in $rows) {
                foreach ($column in 'Disabled', 'Status') {
                    if ($row.PSObject.Properties[$column]) { $row.$column | Should -BeIn '0', 'in_production' -Because "$column was decided from nothing" }
                }
            }
        }
        else { $map.ContainsKey('Disabled') -or $map.ContainsKey('Status') | Should -BeFalse }
    }

    It 'decides what is there' {
        if (-not $deciding) {
            $map.ContainsKey('Disabled') -or $map.ContainsKey('Status') | Should -BeFalse
            return
        }
        $rows = Get-Retired (Get-SourceRecord)
        $(if ($map.ContainsKey('Disabled')) { $rows.Disabled } else { $rows.Status }) | Should -BeIn '0', 'in_production'
    }
}

Describe 'The first example of README.md' {
    BeforeAll {
        $line = Get-Content -LiteralPath (Join-Path -Path $repository -ChildPath 'README.md') -Encoding UTF8 | Where-Object { $_ -like '$map = @{*' } | Select-Object -First 1
        . ([scriptblock]::Create($line))
        function Get-Person { param([hashtable] $With = @{}) [pscustomobject] (@{ Mail = 'a@w.com'; FullName = 'A'; EmployeeNumber = 1; Company = 'W' } + $With) }
    }

    It 'disables whoever is said to be gone' {
        (Get-Person @{ Active = 'no' } | ConvertTo-FourMeCsv people -Map $map -Source HR | ConvertFrom-Csv).Disabled | Should -Be '1'
    }

    It 'disables nobody of whom nothing is said' {
        foreach ($person in (Get-Person @{ Active = $null }), (Get-Person @{ Active = '' })) {
            $row = $person | ConvertTo-FourMeCsv people -Map $map -Source HR -WarningAction SilentlyContinue | ConvertFrom-Csv
            $row.'Primary Email' | Should -Be 'a@w.com'
            $row.PSObject.Properties['Disabled'] | Should -BeNullOrEmpty
        }
        (Invoke-Observed { Get-Person | ConvertTo-FourMeCsv people -Map $map -Source HR }).Terminating | Get-ErrorId | Should -Be 'PropertyNeverFound'
    }
}

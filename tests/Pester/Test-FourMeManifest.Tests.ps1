BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule

    function New-Manifest {
        [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Helpers of tests: nobody is there to be asked.')]
        param([string] $Text)
        $folder = New-TestPath 'manifest'
        $null = New-Item -ItemType Directory -Path $folder
        [System.IO.File]::WriteAllText((Join-Path $folder 'people.csv'), "Id`n1`n")
        [System.IO.File]::WriteAllText((Join-Path $folder 'people.psd1'), "@{ 'Source ID' = 'Id'; 'Primary Emial' = 'mail' }")
        [System.IO.File]::WriteAllText((Join-Path $folder 'broken.ps1'), 'if (')
        [System.IO.File]::WriteAllText((Join-Path $folder 'sync.psd1'), $Text)
        Join-Path $folder 'sync.psd1'
    }
}

Describe 'Test-FourMeManifest' {
    It 'returns nothing for a manifest that can be used, without a connection, and says the order' {
        $manifest = New-Manifest "@{ Source = 'HR'; Types = @(
            @{ Type = 'people'; Records = 'people.csv'; Map = @{ 'Source ID' = 'Id'; Name = { `$_.Id }; 'Primary Email' = 'Mail' }; Retire = @{ Disabled = `$true }
               Limits = @{ Retire = '5%', 100; Records = 1; Adopt = 3 }; Protect = 'svc-*'; MaximumSourceAge = '1.00:00:00'; RetireAfter = 3; Delimiter = ';'; Encoding = 'utf8' }
            @{ Type = 'organizations'; Records = 'given'; OnMissing = 'Clear' } ) }"

        Test-FourMeManifest $manifest -InformationVariable said | Should -BeNullOrEmpty
        "$said" | Should -Be 'No findings. Order: organizations, people.'
    }

    It 'finds that the connection of the run is gone, and asks none anything' {
        $manifest = New-Manifest "@{ Source = 'HR'; Types = @( @{ Type = 'organizations'; Records = 'given' } ) }"
        $connection = Connect-FourMe -ApiUri 'http://127.0.0.1:9/v1' -Account wdc -Token unused -SkipCheck

        Test-FourMeManifest $manifest -Connection $connection | Should -BeNullOrEmpty
        Disconnect-FourMe -Connection $connection
        (Test-FourMeManifest $manifest -Connection $connection).Code | Should -Be 'NoConnection'
    }

    It 'finds everything at once, each with its place, its word and what was probably meant' {
        $manifest = New-Manifest "@{ Sorce = 'HR'; MaximumAge = 7; OnEnd = './notify.ps1'; Types = @(
            @{ Type = 'people'; Records = './users.csv'; Map = './people.psd1'; Limits = @{ Retir = 1; Create = 'many' }; RetireAfter = 0; MaximumRetire = 5 }
            @{ Type = 'orgnizations'; Records = 'x' }
            @{ Type = 'sites'; Records = './broken.ps1'; Retire = @{ Name = 'x' }; Strict = 'yes' }
            @{ Records = 'y' }
            @{ Type = 'rfc_types' }
            @{ Type = 'people'; Encoding = 'utf-99' } ) }"

        $found = Test-FourMeManifest $manifest

        $found | ForEach-Object { "$($_.Row) $($_.Record) $($_.Column) $($_.Code) $($_.Severity)".Trim() } | Sort-Object | Should -Be @(
            '0  MaximumAge InvalidTimeSpan Error'
            '0  OnEnd FileNotFound Error'
            '0  Sorce ManifestWordUnknown Error'
            '1 people Create InvalidLimit Error'
            '1 people Map UnknownColumn Error'
            '1 people MaximumRetire ManifestWordUnknown Error'
            '1 people Records FileNotFound Error'
            '1 people Retir ManifestWordUnknown Error'
            '1 people RetireAfter ManifestValueInvalid Error'
            '2 orgnizations Type UnknownType Error'
            '3 sites Retire RetireInvalid Error'
            '3 sites Strict ManifestValueInvalid Error'
            '4  Type ManifestWordMissing Error'
            '5 rfc_types Type NotPlannable Error'
            '6 people Encoding UnknownEncoding Error'
            '6 people Name ManifestEntryTwice Error'
        )
        ($found | Where-Object -Property Column -EQ 'Sorce').Suggestion | Should -Be 'Source'
        ($found | Where-Object -Property Column -EQ 'Retir').Suggestion | Should -Be 'Retire'
        ($found | Where-Object -Property Column -EQ 'MaximumRetire').Message | Should -BeLike "*Did you mean 'Limits = @{ Retire = ... }'?"
    }

    It 'says what is wrong with <What>' -TestCases @(
        @{ What = 'a name instead of tables'; Text = "Types = 'people'"; Says = "The manifest: 'Types' must hold tables: *" }
        @{ What = 'an empty list'; Text = 'Types = @()'; Says = "The manifest: 'Types' must hold tables: *" }
        @{ What = 'limits that are no table'; Text = "Types = @{ Type = 'people'; Records = 'x'; Limits = '5%' }"; Says = "*'Limits' must be a table, such as @{ Retire = '5%' }." }
        @{ What = 'a workbook as records'; Text = "Types = @{ Type = 'people'; Records = 'people.xlsx' }"; Says = "*'Records' is 'people.xlsx', but must be a script (.ps1), a file (.csv, .tsv), or a name of given records." }
        @{ What = 'a folder as records'; Text = "Types = @{ Type = 'people'; Records = './' }"; Says = "*'Records' is './', but must be a script*" }
    ) {
        $found = @(Test-FourMeManifest (New-Manifest "@{ $Text }"))

        $found.Code | Should -Be 'ManifestValueInvalid'
        $found[0].Message | Should -BeLike $Says
    }

    It 'says where a word belongs that stands in the wrong place: <Word>' -TestCases @(
        @{ Word = 'OnDrift'; Text = "Types = @{ Type = 'people'; Records = 'x'; onDrift = 'Keep' }"; Where = "It is a word of a map, for one column: @{ 'Job Title' = @{ Property = 'Title'; OnDrift = ... } }." }
        @{ Word = 'Retire'; Text = "Retire = @{ Disabled = `$true }; Types = @{ Type = 'people'; Records = 'x' }"; Where = "It is a word of an entry: Types = @( @{ Type = 'people'; Retire = ... } )." }
        @{ Word = 'OnEnd'; Text = "Types = @{ Type = 'people'; Records = 'x'; OnEnd = './x.ps1' }"; Where = 'It is a word of the manifest, beside Types: @{ OnEnd = ...; Types = ... }.' }
    ) {
        $found = @(Test-FourMeManifest (New-Manifest "@{ $Text }"))

        $found | ForEach-Object { "$($_.Column) $($_.Code)" } | Should -Be "$Word ManifestWordUnknown"
        $found[0].Message | Should -BeLike "* has the unknown word '$Word'. $([WildcardPattern]::Escape($Where))"
    }

    It 'returns one finding for a file that is no manifest: <How>' -TestCases @(
        @{ How = 'code'; Text = '@{ Types = (Get-Date) }'; Code = 'ManifestNotData' }
        @{ How = 'a syntax error'; Text = '@{ Types = '; Code = 'ManifestInvalid' }
        @{ How = 'no table'; Text = '1'; Code = 'ManifestInvalid' }
        @{ How = 'no types'; Text = '@{ }'; Code = 'ManifestWordMissing' }
    ) {
        (Test-FourMeManifest (New-Manifest $Text)).Code | Should -Be $Code
    }

    It 'finds scripts that cannot be parsed' {
        $found = Test-FourMeManifest (New-Manifest "@{ OnEnd = 'broken.ps1'; Types = @{ Type = 'sites'; Records = 'broken.ps1' } }")
        $found | ForEach-Object { "$($_.Column) $($_.Code)" } | Should -Be 'Records ManifestValueInvalid', 'OnEnd ManifestValueInvalid'
        $found[0].Message | Should -BeLike "*broken.ps1', which is no valid script: line 1:*"
    }

    It 'returns FileNotFound for a manifest that is not there' {
        (Test-FourMeManifest (New-TestPath 'nothing.psd1')).Code | Should -Be 'FileNotFound'
    }
}

# The service's lists: what is shown, and over which connection.

[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Helpers of tests: nobody is there to be asked.')]
param()

BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule
    $simulator = Start-Simulator

    # Gives the service values beyond the shipped lists: ids with their labels.
    function Add-EnumerationValue {
        param([string] $Name, [hashtable] $Label)
        foreach ($id in $Label.Keys) { $null = Invoke-Simulator $simulator 'enumerations' -Method Post -Body @{ name = $Name; id = $id; txt = $Label[$id] } }
    }

    # How often the service was asked for its lists; -All counts every request.
    function Get-Asked {
        param([switch] $All)
        if ($All) { @(Get-SimulatorRequest $simulator).Count } else { @(Get-SimulatorRequest $simulator Enumerations).Count }
    }

    function Get-CacheFile {
        $folder = Join-Path -Path $env:FOURME_STATE_HOME -ChildPath 'enumerations'
        if (Test-Path -LiteralPath $folder) { Get-ChildItem -LiteralPath $folder -File }
    }
}

AfterAll { Stop-Simulator $simulator }

Describe 'Get-FourMeEnumeration' {
    BeforeEach {
        Reset-Simulator $simulator
        $null = New-StateHome
        Disconnect-FourMe -Name *
        $null = Connect-Simulator $simulator -With @{ SkipCheck = $true }
    }

    Context 'what is shown' {
        It 'gives name, id and label of each value, in the service''s order' {
            $values = @(Get-FourMeEnumeration ci.license_type)

            ($values | Get-Member -MemberType Property).Name | Should -Be 'Id', 'Label', 'Name'
            $values[0].PSObject.TypeNames[0] | Should -Be 'FourMe.Import.PowerShell.EnumerationValue'
            $values.Name | Select-Object -Unique | Should -Be 'ci.license_type'
            $values.Id | Should -Contain 'named_user_license'
            ($values | Where-Object -Property Id -EQ -Value 'named_user_license').Label | Should -Be 'Named User License'
        }

        It 'finds a list whatever the case of its name' {
            Get-FourMeEnumeration CI.Status | Select-Object -First 1 -ExpandProperty Name | Should -Be 'ci.status'
        }

        It 'finds lists by wildcard, in the order of their names' {
            $names = Get-FourMeEnumeration *.status | Select-Object -ExpandProperty Name -Unique

            $names | Should -Contain 'ci.status'
            $names.Count | Should -BeGreaterThan 5
            [string[]] $sorted = $names
            [System.Array]::Sort($sorted, [System.StringComparer]::OrdinalIgnoreCase)
            $names | Should -Be $sorted
            $names -notlike '*.status' | Should -BeNullOrEmpty
        }

        It 'shows each list once, however many names lead to it' {
            $once = @(Get-FourMeEnumeration ci.status)

            @(Get-FourMeEnumeration ci.status, ci.stat*, CI.STATUS).Count | Should -Be $once.Count
            @('ci.status', 'ci.status' | Get-FourMeEnumeration).Count | Should -Be $once.Count
        }

        It 'shows all lists when none is named' {
            $all = @(Get-FourMeEnumeration)

            $all.Count | Should -BeGreaterThan 1500
            ($all | Group-Object -Property Name).Count | Should -BeGreaterThan 100
            @($all | Where-Object { -not $_.Id -or -not $_.Label }).Count | Should -Be 0
        }

        It 'takes names from the pipeline and asks the service once for all of them' {
            ('weekday', 'ci.status' | Get-FourMeEnumeration -Refresh | Select-Object -ExpandProperty Name -Unique) | Should -Be 'weekday', 'ci.status'

            Get-Asked | Should -Be 1
        }

        It 'shows what the account has beyond the shipped lists' {
            Add-EnumerationValue ci.status @{ borrowed = 'Borrowed' }
            Add-EnumerationValue brand.new @{ first = 'The first' }

            (Get-FourMeEnumeration ci.status).Id | Should -Contain 'borrowed'
            (Get-FourMeEnumeration brand.new).Label | Should -Be 'The first'
        }

        It 'takes a list that the service does not name from the shipped ones' {
            Add-SimulatorFault $simulator Enumerations @{ fault = 'respond'; status = 200; body = '{"ci.status":[{"id":"only","txt":"Only"}],"weekday":"of another form"}' }

            (Get-FourMeEnumeration ci.status).Id | Should -Be 'only'
            (Get-FourMeEnumeration weekday).Count | Should -Be 7
        }

        It 'says what was probably meant by a name that does not exist, and shows the others' {
            $seen = Invoke-Observed { Get-FourMeEnumeration ci.statsu, weekday, ghost }

            $seen.Error | Get-ErrorId | Should -Be 'UnknownEnumeration', 'UnknownEnumeration'
            $seen.Error[0].ErrorDetails.Message | Should -Match "Did you mean 'ci.status'\?"
            $seen.Error[0].TargetObject | Should -Be 'ci.statsu'
            $seen.Error[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
            $seen.Output.Count | Should -Be 7
        }

        It 'is silent about a wildcard that finds nothing' {
            $seen = Invoke-Observed { Get-FourMeEnumeration ghost* }

            $seen.Output | Should -BeNullOrEmpty
            $seen.Error | Should -BeNullOrEmpty
        }

        It 'stops at once when the consumer has enough' {
            (Get-FourMeEnumeration | Select-Object -First 1).Name | Should -Be 'account.currency'
        }
    }

    Context 'by record type and column' {
        It 'shows the list of a column, however loosely its name is spelled' {
            foreach ($column in 'Locale', 'locale', 'LOCALE') {
                (Get-FourMeEnumeration -Type people -Column $column -Value nl).Name | Should -Be 'language'
            }
            (Get-FourMeEnumeration -Type people -Column time_zone | Select-Object -First 1).Name | Should -Be 'time_zone'
        }

        It 'shows the lists of all columns of a type' {
            Get-FourMeEnumeration -Type people | Select-Object -ExpandProperty Name -Unique | Sort-Object | Should -Be 'language', 'time_zone'
        }

        It 'takes several columns and wildcards' {
            Get-FourMeEnumeration -Type people -Column Locale, Time* | Select-Object -ExpandProperty Name -Unique | Should -Be 'language', 'time_zone'
        }

        It 'shows a list once that several columns share' {
            $values = @(Get-FourMeEnumeration -Type shop_articles -Column Price*, *Currency, Recurring*)

            @($values | Where-Object -Property Id -EQ -Value 'eur').Count | Should -Be 1
        }

        It 'refuses a type that does not exist, and names the nearest' {
            $seen = Invoke-Observed { Get-FourMeEnumeration -Type peple }

            $seen.Terminating | Get-ErrorId | Should -Be 'UnknownType'
            $seen.Terminating.ErrorDetails.Message | Should -Match "'people'"
        }

        It 'says that <Type> has no column with an enumeration' -TestCases @(
            @{ Type = 'closure_codes'; Id = 'NoEnumerationColumns' }
            @{ Type = 'agile_boards'; Id = 'NoEnumerationColumns' }
            @{ Type = 'surveys'; Id = 'ColumnsNotKnown' }
        ) {
            param($Type, $Id)
            (Invoke-Observed { Get-FourMeEnumeration -Type $Type }).Terminating | Get-ErrorId | Should -Be $Id
        }

        It 'says which columns do when one has no enumeration, and shows the others' {
            $seen = Invoke-Observed { Get-FourMeEnumeration -Type people -Column Name, Locale -Value nl }

            $seen.Error | Get-ErrorId | Should -Be 'ColumnHasNoEnumeration'
            $seen.Error[0].ErrorDetails.RecommendedAction | Should -Match 'Locale'
            $seen.Output.Id | Should -Be 'nl'
        }

        It 'says what was probably meant by a column that does not exist' {
            $seen = Invoke-Observed { Get-FourMeEnumeration -Type people -Column Locle }

            $seen.Error | Get-ErrorId | Should -Be 'ColumnNotFound'
            $seen.Error[0].ErrorDetails.Message | Should -Match "Did you mean 'Locale'\?"
            $seen.Error[0].TargetObject | Should -Be 'Locle'
        }

        It 'takes no name beside a type' {
            { Get-FourMeEnumeration ci.status -Type people } | Should -Throw -ErrorId 'PositionalParameterNotFound*'
        }
    }

    Context '-Value' {
        It 'finds <Value> as <Id>' -TestCases @(
            @{ Value = 'in_stock'; Id = 'in_stock' }
            @{ Value = 'IN_STOCK'; Id = 'in_stock' }
            @{ Value = 'in stock'; Id = 'in_stock' }
            @{ Value = 'In Stock'; Id = 'in_stock' }
            @{ Value = 'in_st*'; Id = 'in_stock' }
            @{ Value = '*n Stoc?'; Id = 'in_stock' }
        ) {
            param($Value, $Id)
            (Get-FourMeEnumeration ci.status -Value $Value).Id | Should -Be $Id
        }

        It 'shows values of all lists that have it' {
            $values = Get-FourMeEnumeration -Value in_stock, mon

            $values.Name | Should -Contain 'ci.status'
            $values.Name | Should -Contain 'weekday'
            $values.Id | Select-Object -Unique | Sort-Object | Should -Be 'in_stock', 'mon'
        }

        It 'does not take part of a word for the word' {
            (Invoke-Observed { Get-FourMeEnumeration ci.status -Value stock }).Error | Get-ErrorId | Should -Be 'EnumerationValueNotFound'
        }

        It 'names the nearest value when there is none, and shows those that were found' {
            $seen = Invoke-Observed { Get-FourMeEnumeration ci.status -Value in_stok, installed }

            $seen.Output.Id | Should -Be 'installed'
            $seen.Error | Get-ErrorId | Should -Be 'EnumerationValueNotFound'
            $seen.Error[0].ErrorDetails.Message | Should -Match "Did you mean 'in_stock'\?"
            $seen.Error[0].TargetObject | Should -Be 'in_stok'
        }

        It 'is silent about a wildcard that finds nothing' {
            $seen = Invoke-Observed { Get-FourMeEnumeration ci.status -Value ghost* }

            $seen.Output | Should -BeNullOrEmpty
            $seen.Error | Should -BeNullOrEmpty
        }
    }

    Context '-Connection and -Language' {
        It 'asks for the language and keeps each apart' {
            (Get-FourMeEnumeration weekday -Language nl)[0].Label | Should -Be 'Mondays (nl)'
            (Get-FourMeEnumeration weekday)[0].Label | Should -Be 'Mondays'
            (Get-FourMeEnumeration weekday -Language NL)[0].Label | Should -Be 'Mondays (nl)'

            Get-Asked | Should -Be 2
            Get-RequestHeader @(Get-SimulatorRequest $simulator Enumerations)[0] 'X-Xurrent-Language' | Should -Be 'nl'
            @(Get-CacheFile).Count | Should -Be 2
        }

        It 'warns of a language that the service is not known to speak' {
            $seen = Invoke-Observed { Get-FourMeEnumeration weekday -Language tlh }

            $seen.Output[0].Label | Should -Be 'Mondays'
            $seen.Warning.Count | Should -Be 1
            $seen.Warning[0] | Should -Match "'tlh'"
        }

        It 'refuses what is no code of a language' {
            (Invoke-Observed { Get-FourMeEnumeration weekday -Language "n`nl" }).Terminating | Get-ErrorId | Should -Be 'InvalidLanguage'
            (Invoke-Observed { Get-FourMeEnumeration weekday -Language 'n l' -Offline }).Terminating | Get-ErrorId | Should -Be 'InvalidLanguage'
            Get-Asked | Should -Be 0
        }

        It 'asks the connection that is named, by name or object, and not the default' {
            $named = Get-FourMeConnection
            $null = Connect-FourMe -ApiUri 'http://127.0.0.1:9' -Account wdc -Token none -SkipCheck -Name other

            (Get-FourMeEnumeration weekday -Connection $named.Name).Count | Should -Be 7
            (Get-FourMeEnumeration weekday -Connection $named -Refresh).Count | Should -Be 7

            Get-Asked | Should -Be 2
        }

        It 'sends the old header names where the connection is of the old brand' {
            $null = Connect-Simulator $simulator -With @{ SkipCheck = $true; Brand = 'FourMe' }

            $null = Get-FourMeEnumeration weekday -Language nl

            Get-RequestHeader @(Get-SimulatorRequest $simulator Enumerations)[0] 'X-4me-Language' | Should -Be 'nl'
        }
    }
}

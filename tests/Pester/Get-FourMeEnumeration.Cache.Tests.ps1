# The lists on disk: when the service is asked again, and what the checks of an import and the Tab key take from them.

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

    # Makes the lists on disk older than they are.
    function Set-CacheAge {
        param([timespan] $Age)
        foreach ($file in Get-CacheFile) {
            $read = ([System.DateTimeOffset]::UtcNow - $Age).ToString('o')
            $text = [System.IO.File]::ReadAllText($file.FullName) -replace '"read":"[^"]*"', "`"read`":`"$read`""
            [System.IO.File]::WriteAllText($file.FullName, $text)
        }
    }

    # A configuration item as the demo account has them.
    function Get-Asset {
        param([string] $Status, [int] $Number = 1)
        [pscustomobject] @{ Source = 'Test'; SourceID = "ci-$Number"; Label = "TST$Number"; Product = 'Bastion R200'; Status = $Status }
    }
}

AfterAll { Stop-Simulator $simulator }

Describe 'The lists on disk' {
    BeforeEach {
        Reset-Simulator $simulator
        $null = New-StateHome
        Disconnect-FourMe -Name *
        $null = Connect-Simulator $simulator -With @{ SkipCheck = $true }
    }

    Context 'the day''s lists' {
        It 'asks the service once a day, with the connection''s token and account' {
            $null = Get-FourMeEnumeration ci.status
            $null = Get-FourMeEnumeration weekday

            $request = @(Get-SimulatorRequest $simulator Enumerations)
            $request.Count | Should -Be 1
            Get-RequestHeader $request[0] 'Authorization' | Should -Be "Bearer $($simulator.token)"
            Get-RequestHeader $request[0] 'X-Xurrent-Account' | Should -Be $simulator.account
            Get-RequestHeader $request[0] 'X-Xurrent-Language' | Should -BeNullOrEmpty
        }

        It 'asks again after a day' {
            $null = Get-FourMeEnumeration ci.status
            Set-CacheAge ([timespan]::FromHours(25))
            Add-EnumerationValue ci.status @{ borrowed = 'Borrowed' }

            $seen = Invoke-Observed { Get-FourMeEnumeration ci.status }

            $seen.Output.Id | Should -Contain 'borrowed'
            $seen.Warning | Should -BeNullOrEmpty
            Get-Asked | Should -Be 2
        }

        It 'asks again when the file on disk is broken' {
            $null = Get-FourMeEnumeration ci.status
            [System.IO.File]::WriteAllText((Get-CacheFile).FullName, '{"host":')

            (Invoke-Observed { Get-FourMeEnumeration weekday }).Output.Count | Should -Be 7
            Get-Asked | Should -Be 2
        }

        It 'answers when nothing can be kept on disk' {
            [System.IO.File]::WriteAllText($env:FOURME_STATE_HOME, 'in the way')

            $seen = Invoke-Observed { Get-FourMeEnumeration weekday }

            $seen.Output.Count | Should -Be 7
            $seen.Error | Should -BeNullOrEmpty
            $seen.Warning | Should -BeNullOrEmpty
        }

        It 'keeps no secret on disk' {
            $null = Get-FourMeEnumeration ci.status

            [System.IO.File]::ReadAllText((Get-CacheFile).FullName) | Should -Not -Match ([regex]::Escape($simulator.token))
        }

        It 'asks with -Refresh whatever is on disk' {
            $null = Get-FourMeEnumeration ci.status
            Add-EnumerationValue ci.status @{ borrowed = 'Borrowed' }

            (Get-FourMeEnumeration ci.status).Id | Should -Not -Contain 'borrowed'
            (Get-FourMeEnumeration ci.status -Refresh).Id | Should -Contain 'borrowed'
            (Get-FourMeEnumeration ci.status).Id | Should -Contain 'borrowed'
            Get-Asked | Should -Be 2
        }

        It 'fails with -Refresh when the service does' {
            $null = Get-FourMeEnumeration ci.status
            Add-SimulatorFault $simulator Enumerations @{ fault = 'respond'; status = 403; body = '{"message":"Not for you"}' }

            $seen = Invoke-Observed { Get-FourMeEnumeration ci.status -Refresh }

            $seen.Terminating | Get-ErrorId | Should -Be 'Forbidden'
            $seen.Output | Should -BeNullOrEmpty
        }

        It 'shows older lists with their age when the service fails' {
            Add-EnumerationValue ci.status @{ borrowed = 'Borrowed' }
            $null = Get-FourMeEnumeration ci.status
            Set-CacheAge ([timespan]::FromDays(3))
            Add-SimulatorFault $simulator Enumerations @{ fault = 'respond'; status = 403; body = '{"message":"Not for you"}' }

            $seen = Invoke-Observed { Get-FourMeEnumeration ci.status }

            $seen.Output.Id | Should -Contain 'borrowed'
            $seen.Warning.Count | Should -Be 1
            $seen.Warning[0] | Should -Match 'Not for you.*read 3 days ago'
        }

        It 'shows the shipped lists with their date when the service fails and there are no older ones' {
            Add-SimulatorFault $simulator Enumerations @{ fault = 'respond'; status = 200; body = '[]'; always = $true }

            $seen = Invoke-Observed { Get-FourMeEnumeration weekday }

            $seen.Output.Count | Should -Be 7
            $seen.Warning.Count | Should -Be 1
            $seen.Warning[0] | Should -Match 'as of 2025-02-10'
        }

        It 'returns the prompt at once on Ctrl+C' {
            $gate = Add-SimulatorGate $simulator Enumerations
            $session = Start-Session -Script 'param($ApiUri, $Secret) $null = Connect-FourMe -ApiUri $ApiUri -Account wdc -Token $Secret -SkipCheck; Get-FourMeEnumeration' -ArgumentList $simulator.apiUri, $simulator.token
            Wait-SimulatorGate $simulator $gate

            Stop-Session $session | Should -Be 'Stopped'
            Open-SimulatorGate $simulator $gate
        }
    }

    Context '-Offline, and without a connection' {
        It 'shows the lists on disk with -Offline and asks nobody' {
            Add-EnumerationValue ci.status @{ borrowed = 'Borrowed' }
            $null = Get-FourMeEnumeration ci.status

            $seen = Invoke-Observed { Get-FourMeEnumeration ci.status -Offline }

            $seen.Output.Id | Should -Contain 'borrowed'
            $seen.Warning | Should -BeNullOrEmpty
            Get-Asked -All | Should -Be 1
        }

        It 'shows older lists with -Offline and says how old they are' {
            $null = Get-FourMeEnumeration ci.status
            Set-CacheAge ([timespan]::FromHours(30))

            $seen = Invoke-Observed { Get-FourMeEnumeration ci.status -Offline }

            $seen.Warning.Count | Should -Be 1
            $seen.Warning[0] | Should -Match 'read 1 day ago'
            Get-Asked -All | Should -Be 1
        }

        It 'shows the shipped lists with -Offline when there are none on disk' {
            $seen = Invoke-Observed { 'weekday', 'ci.status' | Get-FourMeEnumeration -Offline }

            $seen.Output.Count | Should -BeGreaterThan 7
            $seen.Warning.Count | Should -Be 1
            $seen.Warning[0] | Should -Match 'ship with the module: in English, as of 2025-02-10'
            Get-Asked -All | Should -Be 0
        }

        It 'shows the shipped lists without a connection, and says of what date they are' {
            $null = Get-FourMeEnumeration ci.status
            Disconnect-FourMe -Name *

            $seen = Invoke-Observed { Get-FourMeEnumeration weekday }

            $seen.Output.Count | Should -Be 7
            $seen.Warning.Count | Should -Be 1
            $seen.Warning[0] | Should -Match '2025-02-10'
            $seen.Terminating | Should -BeNullOrEmpty
        }

        It 'needs a connection for -Refresh' {
            Disconnect-FourMe -Name *

            (Invoke-Observed { Get-FourMeEnumeration weekday -Refresh }).Terminating | Get-ErrorId | Should -Be 'NoConnection'
        }

        It 'does not take -Refresh and -Offline together' {
            (Invoke-Observed { Get-FourMeEnumeration weekday -Refresh -Offline }).Terminating | Get-ErrorId | Should -Be 'RefreshOrOffline'
            Get-Asked | Should -Be 0
        }
    }

    Context 'the checks of an import' {
        It 'accepts a value that only the account knows, with one request however many there are' {
            Add-EnumerationValue ci.status @{ borrowed = 'Borrowed' }
            Add-EnumerationValue ci.status @{ sold = 'Sold' }

            $result = @(Get-Asset borrowed 1; Get-Asset Sold 2; Get-Asset BORROWED 3) | Import-FourMeRecords -Type cis

            $result.Succeeded | Should -BeTrue
            Get-Asked | Should -Be 1
            (Get-SimulatorRecord $simulator cis | Where-Object -Property Label -Like 'TST*').Status | Should -Be 'borrowed', 'sold', 'borrowed'
        }

        It 'asks nothing when all values are known' {
            (Get-Asset 'In Stock' | Import-FourMeRecords -Type cis).Succeeded | Should -BeTrue

            Get-Asked | Should -Be 0
            Get-CacheFile | Should -BeNullOrEmpty
        }

        It 'asks nothing when the day''s lists have the value' {
            Add-EnumerationValue ci.status @{ borrowed = 'Borrowed' }
            $null = Get-FourMeEnumeration ci.status

            (Get-Asset borrowed | Import-FourMeRecords -Type cis).Succeeded | Should -BeTrue

            Get-Asked | Should -Be 1
        }

        It 'asks when the day''s lists do not have the value yet' {
            $null = Get-FourMeEnumeration ci.status
            Add-EnumerationValue ci.status @{ borrowed = 'Borrowed' }

            (Get-Asset borrowed | Import-FourMeRecords -Type cis).Succeeded | Should -BeTrue

            Get-Asked | Should -Be 2
        }

        It 'refuses what nobody knows after one request, and names the nearest of all lists' {
            Add-EnumerationValue ci.status @{ borrowed = 'Borrowed' }

            $seen = Invoke-Observed { @(Get-Asset borowed 1; Get-Asset in_stok 2; Get-Asset borrowed 3) | Import-FourMeRecords -Type cis }

            $seen.Error | Get-ErrorId | Should -Be 'UnknownEnumerationValue', 'UnknownEnumerationValue'
            $seen.Error[0].ErrorDetails.Message | Should -Match "Did you mean 'borrowed'\?"
            $seen.Error[1].ErrorDetails.Message | Should -Match "Did you mean 'in_stock'\?"
            $seen.Output.Created | Should -Be 1
            Get-Asked | Should -Be 1
        }

        It 'goes on with the lists at hand when the service does not tell its own' {
            Add-SimulatorFault $simulator Enumerations @{ fault = 'respond'; status = 403; body = '{}' }

            $seen = Invoke-Observed { @(Get-Asset borrowed 1; Get-Asset in_stock 2; Get-Asset sold 3) | Import-FourMeRecords -Type cis -Verbose 4>&1 }

            $seen.Error | Get-ErrorId | Should -Be 'UnknownEnumerationValue', 'UnknownEnumerationValue'
            @($seen.Output | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] -and $_.Message -match '^The enumerations of the account cannot be read' }).Count | Should -Be 1
            @($seen.Output)[-1].Created | Should -Be 1
            Get-Asked | Should -Be 1
        }

        It 'returns the prompt at once on Ctrl+C while it asks' {
            $gate = Add-SimulatorGate $simulator Enumerations
            $session = Start-Session -Script 'param($ApiUri, $Secret) $null = Connect-FourMe -ApiUri $ApiUri -Account wdc -Token $Secret -SkipCheck; [pscustomobject] @{ Source = "T"; SourceID = "1"; Label = "T1"; Product = "Bastion R200"; Status = "ghost" } | Import-FourMeRecords -Type cis' -ArgumentList $simulator.apiUri, $simulator.token
            Wait-SimulatorGate $simulator $gate

            Stop-Session $session | Should -Be 'Stopped'

            Open-SimulatorGate $simulator $gate
            @(Get-SimulatorImport $simulator).Count | Should -Be 0
        }

        It 'asks nothing under -WhatIf, of the cmdlet or of the caller' {
            Add-EnumerationValue ci.status @{ borrowed = 'Borrowed' }
            $nightly = {
                [CmdletBinding(SupportsShouldProcess)]
                param()
                Get-Asset borrowed | Import-FourMeRecords -Type cis
            }

            (Invoke-Observed { Get-Asset borrowed | Import-FourMeRecords -Type cis -WhatIf }).Error | Get-ErrorId | Should -Be 'UnknownEnumerationValue'
            (Invoke-Observed { & $nightly -WhatIf }).Error | Get-ErrorId | Should -Be 'UnknownEnumerationValue'
            Get-Asked -All | Should -Be 0
            Get-CacheFile | Should -BeNullOrEmpty

            $null = Get-FourMeEnumeration ci.status
            (Invoke-Observed { Get-Asset borrowed | Import-FourMeRecords -Type cis -WhatIf }).Error | Should -BeNullOrEmpty
            Get-Asked -All | Should -Be 1
        }

        It 'takes the day''s lists for ConvertTo-FourMeCsv and Test-FourMeRecords, and asks nobody' {
            Add-EnumerationValue ci.status @{ borrowed = 'Borrowed' }
            (Get-Asset borrowed | Test-FourMeRecords -Type cis).Code | Should -Be 'UnknownEnumerationValue'
            (Invoke-Observed { Get-Asset borrowed | ConvertTo-FourMeCsv -Type cis }).Error | Get-ErrorId | Should -Be 'UnknownEnumerationValue'
            Get-Asked -All | Should -Be 0

            $null = Get-FourMeEnumeration ci.status
            Get-Asset Borrowed | Test-FourMeRecords -Type cis | Should -BeNullOrEmpty
            (Get-Asset Borrowed | ConvertTo-FourMeCsv -Type cis | ConvertFrom-Csv).Status | Should -Be 'borrowed'
            Get-Asked -All | Should -Be 1

            Set-CacheAge ([timespan]::FromHours(25))
            (Get-Asset borrowed | Test-FourMeRecords -Type cis).Code | Should -Be 'UnknownEnumerationValue'
            Get-Asked -All | Should -Be 1
        }
    }

    Context 'the Tab key' {
        It 'offers names, with the first labels' {
            $offered = Get-Tab 'Get-FourMeEnumeration week'

            $offered.CompletionText | Should -Be 'weekday'
            $offered.ToolTip | Should -Be '7 values: Mondays, Tuesdays, Wednesdays, Thursdays, ...'
        }

        It 'offers the second name of several' {
            (Get-Tab 'Get-FourMeEnumeration -Name weekday, ci.stat').CompletionText | Should -Be 'ci.status'
        }

        It 'offers the values of the list that is named, with their labels' {
            $offered = Get-Tab 'Get-FourMeEnumeration ci.status -Value in_s'

            $offered.CompletionText | Should -Be 'in_stock'
            $offered.ToolTip | Should -Be 'In Stock'
            (Get-Tab 'Get-FourMeEnumeration ci.status, weekday -Value m').CompletionText | Should -Be 'mon'
            (Get-Tab 'Get-FourMeEnumeration week* -Value ').CompletionText.Count | Should -Be 7
        }

        It 'offers the values of a column' {
            (Get-Tab 'Get-FourMeEnumeration -Type people -Column Locale -Value n').CompletionText | Should -Be 'nl', 'nb'
            (Get-Tab 'Get-FourMeEnumeration -Type people -Column "Time Zone" -Value Amst').CompletionText | Should -Be 'Amsterdam'
        }

        It 'offers the columns that take a value of an enumeration' {
            $offered = Get-Tab 'Get-FourMeEnumeration -Type people -Column '

            $offered.CompletionText | Should -Be "'Time Zone'", 'Locale'
            $offered.ToolTip | Should -Be 'time_zone', 'language'
        }

        It 'offers types, languages and connections' {
            (Get-Tab 'Get-FourMeEnumeration -Type peop').CompletionText | Should -Contain 'people'
            $languages = Get-Tab 'Get-FourMeEnumeration -Language n'
            $languages.CompletionText | Should -Be 'nl', 'nb'
            $languages.ToolTip | Should -Be 'Nederlands', 'Norsk'
            (Get-Tab 'Get-FourMeEnumeration -Connection ').CompletionText | Should -Be $simulator.account
        }

        It 'knows what the account has, as soon as that was read once' {
            Add-EnumerationValue ci.status @{ borrowed = 'Borrowed' }
            Add-EnumerationValue brand.new @{ first = 'The first' }
            (Get-Tab 'Get-FourMeEnumeration ci.status -Value borr').CompletionText | Should -Not -Contain 'borrowed'
            $null = Get-FourMeEnumeration ci.status
            Set-CacheAge ([timespan]::FromDays(20))

            (Get-Tab 'Get-FourMeEnumeration ci.status -Value borr').CompletionText | Should -Be 'borrowed'
            (Get-Tab 'Get-FourMeEnumeration brand').ToolTip | Should -Be '1 value: The first'
        }

        It 'never asks the service, and copes with what makes no sense' {
            foreach ($line in 'Get-FourMeEnumeration ', 'Get-FourMeEnumeration ghost -Value ', 'Get-FourMeEnumeration -Type ghost -Column ', 'Get-FourMeEnumeration -Type ghost -Value ', 'Get-FourMeEnumeration -Column ', 'Get-FourMeEnumeration -Connection ghost -Value in_st', 'Get-FourMeEnumeration $names -Value in_st', "Get-FourMeEnumeration '[' -Value in_st") {
                { Get-Tab $line } | Should -Not -Throw
            }
            Disconnect-FourMe -Name *
            (Get-Tab 'Get-FourMeEnumeration ci.stat').CompletionText | Should -Be 'ci.status'

            Get-Asked -All | Should -Be 0
        }
    }
}

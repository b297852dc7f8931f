# What others build around the module's commands: mocks of Pester, proxy functions, values and objects of other processes.

BeforeDiscovery {
    . $PSScriptRoot/common.ps1
    Import-Module -Name (Get-TestedModulePath) -Force -Global
    $commands = @(Get-Command -Module FourMe.Import -CommandType Cmdlet | ForEach-Object { @{ Name = $_.Name } })
}

BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule
}

Describe 'A mock' {
    It 'of <Name> can be made' -ForEach $commands {
        Mock -CommandName $Name -MockWith { 'mocked' }
        $arguments = switch ($Name) {
            { $_ -in 'Import-FourMeRecords', 'ConvertTo-FourMeCsv', 'Test-FourMeRecords', 'Export-FourMeRecords', 'New-FourMeTemplate', 'Get-FourMeColumn', 'New-FourMePlan', 'Sync-FourMeRecords', 'Trace-FourMeRecord', 'Remove-FourMeBaseline', 'Update-FourMeBaseline' } { @{ Type = 'people' } }
            'Test-FourMeManifest' { @{ Manifest = './sync.psd1' } }
            'New-FourMeMap' { @{ From = 'ADUser' } }
            { $_ -in 'Get-FourMeChange', 'Remove-FourMePlan', 'Approve-FourMePlan', 'Invoke-FourMePlan', 'Undo-FourMePlan' } { @{ Id = 'people-1' } }
            { $_ -in 'Suspend-FourMeSync', 'Resume-FourMeSync', 'Remove-FourMeSync' } { @{ Name = 'nightly' } }
            { $_ -in 'Wait-FourMeJob', 'Receive-FourMeJob', 'Remove-FourMeJob' } { @{ Token = 'token' } }
            'Export-FourMeReport' { @{ Path = 'report.html' } }
            default { @{} }
        }

        & $Name @arguments | Should -Be 'mocked'
        Should -Invoke -CommandName $Name -Exactly -Times 1
    }

    It 'takes what the command takes: <Case>' -ForEach @(
        @{ Case = 'the path of a map'; Script = { Import-FourMeRecords people -Map ./map.psd1 -OnMissing Clear } }
        @{ Case = 'a table as a map'; Script = { Import-FourMeRecords people -Map @{ Name = 'cn' } -OnMissing split } }
        @{ Case = 'a token as text'; Script = { Connect-FourMe wdc -Token 'text' -Region CH -Environment QA -Brand FourMe } }
        @{ Case = 'the name of an encoding to import'; Script = { Import-FourMeRecords people -Path ./people.csv -Encoding utf8 -Delimiter ';' } }
        @{ Case = 'the name of an encoding to convert'; Script = { ConvertTo-FourMeCsv people -Path ./people.csv -Encoding ansi } }
        @{ Case = 'the number of a code page'; Script = { Test-FourMeRecords people -Path ./people.csv -Encoding 1252 } }
        @{ Case = 'the form of files'; Script = { Export-FourMeRecords people -Format Xlsx -LineSeparator CrLf -OutFile x.xlsx } }
    ) {
        Mock Import-FourMeRecords { 'mocked' }
        Mock ConvertTo-FourMeCsv { 'mocked' }
        Mock Test-FourMeRecords { 'mocked' }
        Mock Connect-FourMe { 'mocked' }
        Mock Export-FourMeRecords { 'mocked' }

        & $Script | Should -Be 'mocked'
    }
}

Describe 'A proxy function' {
    BeforeAll {
        function New-Proxy {
            [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Makes a script block.')]
            param([string] $Name)
            [scriptblock]::Create([System.Management.Automation.ProxyCommand]::Create((New-Object -TypeName System.Management.Automation.CommandMetadata -ArgumentList (Get-Command -Name $Name))))
        }
    }

    It 'of <Name> compiles and shows its parameters' -ForEach $commands {
        Set-Item -Path function:proxied -Value (New-Proxy $Name)

        $own = (Get-Command -Name $Name).Parameters
        $parameters = (Get-Command -Name proxied).Parameters
        foreach ($parameter in $own.Keys) { $parameters.Keys | Should -Contain $parameter }
    }

    It 'does what the command does' {
        Set-Item -Path function:proxied -Value (New-Proxy 'ConvertTo-FourMeCsv')
        $map = Join-Path -Path $TestDrive -ChildPath 'proxied.psd1'
        Set-Content -LiteralPath $map -Value "@{ 'Primary Email' = 'mail'; Name = 'cn' }"

        [pscustomobject] @{ mail = 'ann@example.com'; cn = 'Ann' } | proxied people -Map $map -OnMissing Error | Should -Be 'Primary Email,Name', 'ann@example.com,Ann'
    }

    It 'reads a file in the encoding that it is given by name' {
        Set-Item -Path function:proxied -Value (New-Proxy 'ConvertTo-FourMeCsv')
        $file = Join-Path -Path $TestDrive -ChildPath 'ansi.csv'
        [System.IO.File]::WriteAllBytes($file, [byte[]] @(0x50, 0x72, 0x69, 0x6D, 0x61, 0x72, 0x79, 0x20, 0x45, 0x6D, 0x61, 0x69, 0x6C, 0x2C, 0x4E, 0x61, 0x6D, 0x65, 0x0A, 0x61, 0x40, 0x62, 0x2E, 0x63, 0x6F, 0x2C, 0xC4, 0x6E, 0x6E, 0x0A))

        proxied people -Path $file -Encoding windows-1252 | Select-Object -Last 1 | Should -BeExactly "a@b.co,$([char] 0xC4)nn"
    }

    It 'finds a connection by its name' {
        $null = Connect-FourMe -ApiUri 'https://api.example.com/v1' -Account wdc -Token 'some-token' -SkipCheck -Name proxied
        Set-Item -Path function:proxied -Value (New-Proxy 'Disconnect-FourMe')

        proxied -Connection proxied

        Get-FourMeConnection | Should -BeNullOrEmpty
        { proxied -Connection proxied } | Should -Throw
    }
}

Describe 'A choice of words' {
    It 'refuses other words and names those that there are' {
        $seen = Invoke-Observed { [pscustomobject] @{ Name = 'Ann' } | ConvertTo-FourMeCsv people -OnMissing Guess }
        "$($seen.Terminating)$($seen.Error)" | Should -Match 'Split,Error,Clear'
    }
}

Describe 'A value that came from another process' {
    BeforeAll {
        function Send-Value {
            param($Value)
            $record = New-Object -TypeName psobject
            $record | Add-Member -NotePropertyName Name -NotePropertyValue $Value
            # What Start-Job, remoting and Export-Clixml do with an object.
            [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($record, 3))
        }
        function Get-Cell {
            param($Record, [string] $Column = 'Name')
            $copy = New-Object -TypeName psobject
            $copy | Add-Member -NotePropertyName $Column -NotePropertyValue $Record.Name
            (ConvertFrom-Csv -InputObject @($copy | ConvertTo-FourMeCsv $(if ($Column -eq 'Name') { 'people' } else { 'cis' }) -SkipValidation -WarningAction SilentlyContinue -ErrorAction Stop)).$Column
        }
        $values = @{
            Enum     = [System.DayOfWeek]::Friday
            Flags    = [System.IO.FileAttributes] 'Hidden, System'
            Mac      = [System.Net.NetworkInformation.PhysicalAddress]::Parse('00-11-22-33-44-55')
            Ip       = [ipaddress] '2001:db8::1'
            Version  = [version] '1.2.3'
            Span     = [timespan] '1.02:03:04'
            Moment   = New-Object -TypeName System.DateTimeOffset -ArgumentList 2026, 3, 31, 17, 4, 5, ([timespan]::FromHours(2))
            Mail     = [mailaddress] 'Ann <ann@example.com>'
            Culture  = [cultureinfo]::GetCultureInfo('de-DE')
            Zone     = [System.TimeZoneInfo]::Utc
            Region   = New-Object -TypeName System.Globalization.RegionInfo -ArgumentList 'CH'
            Guid     = [guid] '0f8fad5b-d9cb-469f-a165-70867728950e'
            Uri      = [uri] 'https://example.com/a b'
            Char     = [char] 'x'
            Date     = [datetime]::new(2026, 3, 31)
            Builder  = New-Object -TypeName System.Text.StringBuilder -ArgumentList 'built'
            Big      = [System.Numerics.BigInteger]::Parse('12345678901234567890')
        }
        if ($PSVersionTable.PSEdition -eq 'Core') { $values.Day = [System.DateOnly]::new(2026, 3, 31) }
    }

    It 'has the text of the live value: <_>' -ForEach 'Enum', 'Flags', 'Mac', 'Ip', 'Version', 'Span', 'Moment', 'Mail', 'Culture', 'Zone', 'Region', 'Guid', 'Uri', 'Char', 'Date', 'Builder', 'Big', 'Day' {
        if (-not $values.ContainsKey($_)) { Set-ItResult -Skipped -Because 'this edition does not have the type'; return }
        $live = New-Object -TypeName psobject
        $live | Add-Member -NotePropertyName Name -NotePropertyValue $values[$_]
        $expected = Get-Cell $live
        $expected | Should -Not -BeNullOrEmpty

        Get-Cell (Send-Value $values[$_]) | Should -BeExactly $expected
    }

    It 'has the right words of known values' {
        Get-Cell (Send-Value $values.Enum) | Should -BeExactly 'Friday'
        Get-Cell (Send-Value $values.Mac) | Should -BeExactly '001122334455'
        Get-Cell (Send-Value $values.Moment) | Should -BeExactly '2026-03-31T17:04:05+02:00'
    }

    It 'is a number in a column of numbers when it is an enumeration' {
        Get-Cell (Send-Value $values.Enum) 'Nr of Cores' | Should -BeExactly '5'
    }

    It 'is named by its original type where it makes no sense' {
        $failures = $null
        $null = Send-Value (Get-Process -Id $PID) | ConvertTo-FourMeCsv people -SkipValidation -ErrorVariable failures -ErrorAction SilentlyContinue

        "$($failures[0])" | Should -Match "'System\.Diagnostics\.Process'"
    }

    It 'is no connection, and the error says where to connect' {
        $connection = Connect-FourMe -ApiUri 'https://api.example.com/v1' -Account wdc -Token 'some-token' -SkipCheck
        $copy = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($connection))

        $seen = Invoke-Observed { Wait-FourMeJob -Token x -Connection $copy }

        "$($seen.Terminating)$($seen.Error)" | Should -Match 'made in another process.*Connect-FourMe inside the job'
        Disconnect-FourMe
    }
}

Describe 'Objects of the module in JSON' {
    BeforeAll {
        $simulator = Start-Simulator
        $null = Connect-Simulator $simulator
    }
    AfterAll { Stop-Simulator $simulator }

    It 'have their state as a word' {
        $result = [pscustomobject] @{ 'Primary Email' = 'ann@example.com'; Name = 'Ann' } | Import-FourMeRecords people

        (ConvertFrom-Json -InputObject (ConvertTo-Json -InputObject $result -Depth 3)).State | Should -BeExactly 'done'
        (ConvertFrom-Json -InputObject (ConvertTo-Json -InputObject (Get-FourMeJob -Latest) -Depth 3)).State | Should -BeExactly 'done'
    }

    It 'lead to their job through the pipeline: <Case>' -ForEach @(
        @{ Case = 'a token'; Given = { $job.Token } }
        @{ Case = 'a result'; Given = { $result } }
        @{ Case = 'a job'; Given = { $job } }
        @{ Case = 'an object with a token'; Given = { [pscustomobject] @{ Other = 1; Token = $job.Token } } }
        @{ Case = 'a job of another process'; Given = { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($job)) } }
    ) {
        $result = [pscustomobject] @{ 'Primary Email' = 'ann@example.com'; Name = 'Ann' } | Import-FourMeRecords people
        $job = Get-FourMeJob -Token $result.Token

        (& $Given | Get-FourMeJob).Token | Should -Be $result.Token
        (& $Given | Wait-FourMeJob).Token | Should -Be $result.Token
        $seen = Invoke-Observed { & $Given | Receive-FourMeJob }
        $seen.Terminating | Should -BeNullOrEmpty
        $seen.Error | Should -BeNullOrEmpty
        & $Given | Remove-FourMeJob -Confirm:$false
        Get-FourMeJob | Where-Object -Property Token -EQ $result.Token | Should -BeNullOrEmpty
    }
}

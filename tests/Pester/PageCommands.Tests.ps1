# Every command on the pages for people: each runs as it stands there and does what the page promises, or stands in the list of
# those that cannot run in a test, with the reason. PageCommands/extraction.ps1 says what counts as a command.
BeforeDiscovery {
    . $PSScriptRoot/PageCommands/extraction.ps1
    . $PSScriptRoot/PageCommands/promises.ps1

    # Many pages may name a command; it runs once, under the first of them.
    $pages = @(Get-Page)
    $prose = foreach ($page in $pages) { Get-ProseCommand $page }
    $found = @(foreach ($page in $pages) { Get-ConsoleCommand $page }) + $prose
    $commands = @($found | Group-Object -Property { $_.Command } -CaseSensitive | ForEach-Object { $_.Group[0] })
    $lines = @($commands | Where-Object { $promises.Contains($_.Command) } | ForEach-Object { $_ + @{ Promise = $promises[$_.Command] } })
    # What the prose says of our cmdlets, and of those that tell about them.
    $sayings = $commands | Where-Object { $_.Command -match '^\w+-FourMe|^Get-(Help|Module) ' -and -not $promises.Contains($_.Command) }
    $known = @($lines.Command) + @($sayings.Command) + @($notHere.Keys) + $served
}

BeforeAll {
    . $PSScriptRoot/common.ps1
    . $PSScriptRoot/HelpExamples/run.ps1
    . $PSScriptRoot/PageCommands/running.ps1
    . $PSScriptRoot/PageCommands/promises.ps1
    Import-TestedModule
    $simulator = Start-Simulator

    function Initialize-ReaderEnvironment {
        Reset-Simulator $simulator
        $null = New-StateHome
        $env:FOURME_ACCOUNT = $simulator.account
        $env:FOURME_TOKEN = $simulator.token
        $env:FOURME_API_URI = $simulator.apiUri
    }

    function Clear-ReaderEnvironment { Remove-Item -Path Env:FOURME_ACCOUNT, Env:FOURME_TOKEN, Env:FOURME_API_URI -ErrorAction Ignore }

    # Why a line cannot be run on this machine, or in this run; nothing when it can.
    function Get-Hindrance {
        param([string] $Command, $Promise)
        $program = ($Command -split ' ')[0]
        if ($program -in 'dotnet', 'pwsh' -and -not (Get-Command -Name $program -CommandType Application -ErrorAction Ignore)) { return "'$program' is not on this machine" }
        if (-not $Promise.Release) { return }
        $release = Join-Path -Path $repository -ChildPath 'src/FourMe.Import/bin/Release/net8.0/FourMe.Import.dll'
        $tested = Join-Path -Path (Split-Path -Path (Get-TestedModulePath)) -ChildPath 'bin/net8.0/FourMe.Import.dll'
        if (-not (Test-Path -LiteralPath $release) -or (Get-FileHash -LiteralPath $release).Hash -ne (Get-FileHash -LiteralPath $tested).Hash) {
            'it would put a Release build in the place of the module that is tested'
        }
    }
}

AfterAll { Stop-Simulator $simulator }

Describe 'A command on a page' {
    It 'is run by a test or has a reason not to be: <Page>, line <Line>: <Command>' -ForEach @($commands | ForEach-Object { $_ + @{ Known = $known -ccontains $_.Command } }) {
        $Known | Should -BeTrue -Because 'PageCommands/promises.ps1 says what it promises, or why it cannot run'
    }

    It 'still stands on a page when the tests know it: <Command>' -ForEach @(@($promises.Keys) + @($notHere.Keys) + $served | ForEach-Object { @{ Command = $_; Stands = $commands.Command -ccontains $_ } }) {
        $Stands | Should -BeTrue
    }

    # A fence that does not say what it holds may hide commands. Those of the cmdlets' pages are PlatyPS's syntax.
    It 'stands in a fence that says so: <Name>' -ForEach @($pages | Where-Object { $_.Name -notmatch '/[A-Z]\w+-FourMe\w*\.md$' }) {
        . $PSScriptRoot/PageCommands/extraction.ps1

        Get-Fence $_ | Where-Object { -not $_.Kind } | ForEach-Object { "line $($_.Line)" } | Should -BeNullOrEmpty
    }
}

Describe 'A line of the console' {
    BeforeAll {
        $searched = $env:PSModulePath
        $env:PSModulePath = (New-ModuleShelf) + [System.IO.Path]::PathSeparator + $searched
        $early = @{}
        foreach ($line in @($promises.Keys).Where({ $promises[$_].Early -and -not (Get-Hindrance $_ $promises[$_]) })) { $early[$line] = Start-Line -Command $line -Folder $repository }
    }

    AfterAll {
        $env:PSModulePath = $searched
        foreach ($run in $early.Values) { Stop-Line $run }
    }

    BeforeEach { Initialize-ReaderEnvironment }

    AfterEach { Clear-ReaderEnvironment }

    # Those that were started early come last.
    It 'does what its page promises: <Page>, line <Line>: <Command>' -ForEach @($lines | Sort-Object -Property { [bool] $_.Promise.AtRoot }) {
        $hindrance = Get-Hindrance $Command $Promise
        if ($hindrance) { Set-ItResult -Skipped -Because $hindrance; return }
        $folder = if ($Promise.AtRoot) { $repository } else { New-ReaderFolder }
        if ($Promise.Given) { (Start-Line -Command "$($Promise.Given)" -Folder $folder | ForEach-Object { Complete-Line $_ }).ExitCode | Should -Be 0 }

        $run = if ($early[$Command]) { $early[$Command] } else { Start-Line -Command $Command -Folder $folder }
        $seen = Complete-Line $run

        $seen.ExitCode | Should -Be ([int] $Promise.ExitCode) -Because $seen.Text
        $seen.Text | Should -Match "(?s)$($Promise.Says -join '.*')"
        foreach ($path in $Promise.Leaves) { Get-Item -Path (Join-Path -Path $folder -ChildPath $path) -ErrorAction Ignore | Should -Not -BeNullOrEmpty -Because $path }
    }

    # The lines of README's 'Try it in PowerShell', in two windows as it says; only the port is another, for 4010 may be taken.
    It 'serves an account for those who try it in PowerShell, until Ctrl+C' {
        if ($hindrance = Get-Hindrance $served @{}) { Set-ItResult -Skipped -Because $hindrance; return }
        Clear-ReaderEnvironment
        $readme = (Get-Content -LiteralPath (Join-Path -Path $repository -ChildPath 'README.md') -Raw -Encoding UTF8) -replace '\r'
        $lines = [regex]::Match($readme, '(?ms)^```powershell[^\n]*\n(Import-Module \./out/FourMe\.Import\n.*?)^```').Groups[1].Value
        $lines | Should -Not -BeNullOrEmpty
        $window = Start-Line -Command $served.Replace(':4010', ':0') -Folder $repository -LineByLine
        try {
            $told = @(while ($null -ne ($said = $window.Process.StandardOutput.ReadLine())) { $said; if ($said -match '^Connect-FourMe') { break } })
            # The secret goes on by the environment: a test leaves none in a file.
            $env:README_TOKEN = [regex]::Match("$told", 'Connect-FourMe .*-Token (\S+)').Groups[1].Value
            $api = [regex]::Match("$told", 'Connect-FourMe -ApiUri (\S+)').Groups[1].Value

            $seen = Start-Line -Command $lines.Replace('<token>', '$env:README_TOKEN').Replace('http://127.0.0.1:4010/v1', $api) -Folder $repository | ForEach-Object { Complete-Line $_ }

            $seen.Text | Should -Match '(?s)Created +: 19\s.*record 19 \(.*\): The service refused it:.*Northern Lights'
            if ($PSVersionTable.PSEdition -eq 'Core' -and -not $IsWindows) {
                Send-CtrlC $window
                $window.Process.WaitForExit(30000) | Should -BeTrue -Because 'Ctrl+C ends the simulator'
                { Invoke-RestMethod -Uri "$api/me" -TimeoutSec 5 } | Should -Throw -ExceptionType ([System.Net.Http.HttpRequestException])
            }
        }
        finally {
            Remove-Item -Path Env:README_TOKEN -ErrorAction Ignore
            Stop-Line $window
        }
    }
}

Describe 'A call in the prose' {
    BeforeEach {
        Initialize-ReaderEnvironment
        $folder = (New-Item -ItemType Directory -Path (Join-Path -Path $TestDrive -ChildPath ([guid]::NewGuid().ToString('N')))).FullName
    }

    AfterEach { Clear-ReaderEnvironment }

    BeforeAll {
        # The files that the prose speaks of have the service's headers; the token is in a variable, the type is any.
        $given = @'
$token = $env:FOURME_TOKEN
Remove-Item -Path ./ADUser.people.psd1
Import-Csv ./people.csv | Select-Object -First 3 | ConvertTo-FourMeCsv -Type people -Map ./people.psd1 -OutFile ./failed.csv
Copy-Item -Path ./failed.csv -Destination ./people.csv
Set-Content -Path ./template.csv -Value 'Source,Source ID,Name', 'HR,1,Annex'
'@

        # An import that refused a record, for what is done about it later.
        $refused = "`$null = [pscustomobject] @{ 'Primary Email' = 'ann@example.com'; Name = 'Ann'; VIP = 'perhaps' } |
            Import-FourMeRecords -Type people -ErrorAction SilentlyContinue"

        # Whether a call is whole; otherwise it only names parameters, as in `Receive-FourMeJob -FailedRows`.
        function Test-Whole {
            param([System.Management.Automation.Language.CommandAst] $Call)
            if ("$Call" -match '\.\.\.$') { return $false }
            # The binder has exceptions for one parameter without a value, and throws one at two of them.
            try { $binding = [System.Management.Automation.Language.StaticParameterBinder]::BindCommand($Call, $true) } catch { return $false }
            if ($binding.BindingExceptions.Count) { return $false }
            foreach ($set in (Get-Command -Name $Call.GetCommandName()).ParameterSets) {
                $lacking = $set.Parameters | Where-Object { $_.IsMandatory -and $_.Name -notin $binding.BoundParameters.Keys }
                if (-not $lacking) { return $true }
            }
            $false
        }
    }

    It 'runs, or names what there is: <Page>, line <Line>: <Command>' -ForEach @($sayings) {
        $code = $Command -creplace '\bTYPE\b', 'people'
        $calls = [System.Management.Automation.Language.Parser]::ParseInput($code, [ref] $null, [ref] $null).FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true)
        if (Test-Whole $calls[0]) {
            $before = if ($calls[0].GetCommandName() -eq 'Receive-FourMeJob') { $refused } else { $given }
            (Invoke-Example -Code $code -Folder $folder -Given $before).Error | Should -BeNullOrEmpty
        }
        else {
            $named = $calls[0].CommandElements | Where-Object { $_ -is [System.Management.Automation.Language.CommandParameterAst] } | ForEach-Object { $_.ParameterName }
            $named | Should -Not -BeNullOrEmpty
            foreach ($name in $named) { (Get-Command -Name $calls[0].GetCommandName()).Parameters.Keys | Should -Contain $name }
        }
    }
}

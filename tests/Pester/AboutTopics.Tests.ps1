# The about topics, and every block of PowerShell in them, in docs/ and in README. A block runs as it stands, in a session of
# its own: the module imported, a simulated account connected through the FOURME_ variables, the working folder and the
# commands of HelpExamples/stand-ins.ps1. When a fence ```output follows, it is what the block puts out.
# A block that cannot run here says why on its fence:   ```powershell skip="registers a task of Windows"
BeforeDiscovery {
    $docs = Join-Path -Path $PSScriptRoot -ChildPath '../../docs'
    # The pages of the cmdlets have tests of their own.
    $pages = @(Get-Item -LiteralPath (Join-Path -Path $docs -ChildPath '../README.md'))
    $pages += Get-ChildItem -LiteralPath $docs -Filter *.md -Recurse | Where-Object { $_.Directory.Name -ne 'en-US' -or $_.Name -like 'about_*' }
    $blocks = foreach ($page in $pages) {
        $text = (Get-Content -LiteralPath $page.FullName -Raw -Encoding UTF8) -replace '\r'
        $fence = '(?ms)^```powershell(?: skip="(?<skip>[^"]+)")?\n(?<code>.*?)^```\n(?:\n*```output\n(?<output>.*?)^```)?'
        foreach ($match in [regex]::Matches($text, $fence)) {
            @{
                Page   = $page.Name
                Line   = ($text.Substring(0, $match.Index) -split '\n').Count
                Code   = $match.Groups['code'].Value
                Output = if ($match.Groups['output'].Success) { $match.Groups['output'].Value.TrimEnd() }
                Reason = $match.Groups['skip'].Value
            }
        }
    }
    $topics = Get-ChildItem -Path (Join-Path -Path $docs -ChildPath 'en-US/about_*.md') | ForEach-Object { @{ Topic = $_.BaseName } }
}

Describe 'The examples of the pages' {
    BeforeAll {
        . $PSScriptRoot/common.ps1
        . $PSScriptRoot/HelpExamples/run.ps1
        Import-TestedModule
        $simulator = Start-Simulator
    }

    AfterAll { Stop-Simulator $simulator }

    BeforeEach {
        Reset-Simulator $simulator
        $null = New-StateHome
        $env:FOURME_ACCOUNT = $simulator.account
        $env:FOURME_TOKEN = $simulator.token
        $env:FOURME_API_URI = $simulator.apiUri
        $folder = (New-Item -ItemType Directory -Path (Join-Path -Path $TestDrive -ChildPath ([guid]::NewGuid().ToString('N')))).FullName
    }

    AfterEach { Remove-Item -LiteralPath Env:FOURME_ACCOUNT, Env:FOURME_TOKEN, Env:FOURME_API_URI }

    It 'run as they stand there: <Page>, line <Line>' -ForEach ($blocks | Where-Object { -not $_.Reason }) {
        $run = Invoke-Example -Code $Code -Folder $folder

        $run.Error | Should -BeNullOrEmpty
        if ($null -ne $Output) { $run.Output | Should -BeExactly $Output }
    }

    It 'cannot all run here: <Page>, line <Line>' -ForEach ($blocks | Where-Object { $_.Reason }) {
        # What another file runs is not left out; that file must be there.
        if ($Reason -match '^[\w.-]+\.Tests\.ps1') { Join-Path -Path $PSScriptRoot -ChildPath $Matches[0] | Should -Exist; return }
        Set-ItResult -Skipped -Because $Reason
    }

    It 'are many' -ForEach @(@{ Count = @($blocks).Count }) {
        $Count | Should -BeGreaterThan 25
    }
}

Describe 'The about topics' {
    BeforeAll {
        . $PSScriptRoot/common.ps1
        $source = Join-Path -Path $repository -ChildPath 'docs/en-US'
        $made = Join-Path -Path $TestDrive -ChildPath 'en-US'
        & (Join-Path -Path $repository -ChildPath 'tools/AboutTopics.ps1') -Source $source -Destination $made

        # What Get-Help prints of each topic, in a PowerShell with the module imported, and in one where it is only installed.
        $ask = @'
param($Topics, $Module)
if ($Module) { Import-Module -Name $Module }
foreach ($topic in $Topics -split ';') {
    $help = @(Get-Help -Name $topic)
    "$topic $($help.Count) $((Get-Module -Name FourMe.Import) -is [psmoduleinfo])"
    "$help".Trim() -split '\r?\n' | Select-Object -First 5
}
'@
        $names = (Get-ChildItem -Path (Join-Path -Path $source -ChildPath 'about_*.md')).BaseName -join ';'
        $shelf = Join-Path -Path $TestDrive -ChildPath 'Modules'
        $null = New-Item -ItemType Directory -Path $shelf
        Copy-Item -LiteralPath (Split-Path -Path (Get-TestedModulePath)) -Destination (Join-Path -Path $shelf -ChildPath 'FourMe.Import') -Recurse
        $printed = @{ 'when the module is imported' = @(Invoke-ChildShell $ask $names, (Get-TestedModulePath)) }
        $searched = $env:PSModulePath
        $env:PSModulePath = $shelf + [System.IO.Path]::PathSeparator + $searched
        try { $printed['when the module is only installed'] = @(Invoke-ChildShell $ask $names) }
        finally { $env:PSModulePath = $searched }
    }

    It 'are what tools/AboutTopics.ps1 makes of their pages: <Topic>' -ForEach $topics {
        $committed = Get-Content -LiteralPath (Join-Path -Path $repository -ChildPath "module/en-US/$Topic.help.txt") -Raw
        Get-Content -LiteralPath (Join-Path -Path $made -ChildPath "$Topic.help.txt") -Raw | Should -BeExactly $committed -Because 'build.ps1 -Task Help was run after the page was changed'
    }

    It 'are found by Get-Help <Case>: <Topic>' -ForEach @(
        foreach ($topic in $topics) {
            @{ Topic = $topic.Topic; Case = 'when the module is imported'; Import = $true }
            @{ Topic = $topic.Topic; Case = 'when the module is only installed'; Import = $false }
        }
    ) {
        $lines = $printed[$Case]
        $first = [array]::FindIndex($lines, [System.Predicate[object]] { "$($args[0])".StartsWith("$Topic ") })

        $lines[$first] | Should -Be "$Topic 1 $Import" -Because ($lines -join "`n")
        $lines[($first + 1)..($first + 4)] | Should -Be 'TOPIC', "    $Topic", '', 'SHORT DESCRIPTION'
        $lines[$first + 5].Trim() | Should -Not -BeNullOrEmpty
    }
}

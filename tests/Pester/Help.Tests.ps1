# The help of the cmdlets as PowerShell shows it, and every example of it, run as it is written.
BeforeDiscovery {
    $pages = Get-ChildItem -Path (Join-Path -Path $PSScriptRoot -ChildPath '../../docs/en-US/*-*.md')
    $cmdlets = $pages | ForEach-Object { @{ Cmdlet = $_.BaseName } }
    $examples = foreach ($page in $pages) {
        $text = (Get-Content -LiteralPath $page.FullName -Raw -Encoding UTF8) -replace '\r'
        $number = 0
        foreach ($match in [regex]::Matches($text, '(?ms)^### (?<title>Example \d+: [^\n]+)\n\n```powershell\n(?<code>.*?)\n```\n')) {
            @{ Cmdlet = $page.BaseName; Number = $number++; Title = $match.Groups['title'].Value; Code = $match.Groups['code'].Value }
        }
    }
}

BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule

    # How help words it that a parameter takes values from the pipeline.
    function Get-PipelineInput {
        param($ParameterSet)
        $ways = @(
            if ($ParameterSet.ValueFromPipeline -contains $true) { 'ByValue' }
            if ($ParameterSet.ValueFromPipelineByPropertyName -contains $true) { 'ByPropertyName' }
        )
        if ($ways) { "true ($($ways -join ', '))" } else { 'false' }
    }

    # The help of each parameter by its name. To ask for one takes as long as to ask for all of a cmdlet.
    $parameterHelp = @{}
    function Get-ParameterHelp {
        param([string] $Cmdlet)
        if (-not $parameterHelp[$Cmdlet]) {
            $parameterHelp[$Cmdlet] = @{}
            foreach ($help in Get-Help -Name $Cmdlet -Parameter *) { $parameterHelp[$Cmdlet][$help.name] = $help }
        }
        $parameterHelp[$Cmdlet]
    }
}

Describe 'The help of a cmdlet' {
    It 'is written, not made up by PowerShell: <Cmdlet>' -ForEach $cmdlets {
        $help = Get-Help -Name $Cmdlet -Full

        $help.Synopsis | Should -Not -Match "^\s*$Cmdlet\b" -Because 'PowerShell shows the syntax where there is no synopsis'
        $help.description.Text | Should -Not -BeNullOrEmpty
        @($help.examples.example).Count | Should -BeGreaterOrEqual 3
        $help.inputTypes.inputType | Should -Not -BeNullOrEmpty
        $help.returnValues.returnValue | Should -Not -BeNullOrEmpty
        $help.alertSet | Should -Not -BeNullOrEmpty
        $help.relatedLinks.navigationLink | Should -Not -BeNullOrEmpty
        $shown = $help | Out-String -Width 120
        foreach ($heading in 'SYNOPSIS', 'SYNTAX', 'DESCRIPTION', 'PARAMETERS', 'INPUTS', 'OUTPUTS', 'NOTES', 'RELATED LINKS') { $shown | Should -Match "(?m)^$heading\r?$" }
    }

    It 'has a page of the service for Get-Help -Online: <Cmdlet>' -ForEach $cmdlets {
        @((Get-Help -Name $Cmdlet).relatedLinks.navigationLink.uri -ne '')[0] | Should -Match '^https://developer\.xurrent\.com/v1/(import/|export/|oauth|general/enumerations/)$'
    }

    It 'explains every parameter by its name: <Cmdlet>' -ForEach $cmdlets {
        foreach ($parameter in (Get-Command -Name $Cmdlet).Parameters.Values | Where-Object Name -NotIn ([System.Management.Automation.Cmdlet]::CommonParameters)) {
            $help = (Get-ParameterHelp $Cmdlet)[$parameter.Name]

            "$($help.description.Text)".Length | Should -BeGreaterThan 20 -Because "-$($parameter.Name) is explained"
            $help.defaultValue | Should -Not -BeNullOrEmpty
        }
    }

    It 'tells the facts of every parameter: <Cmdlet>' -ForEach $cmdlets {
        foreach ($parameter in (Get-Command -Name $Cmdlet).Parameters.Values | Where-Object Name -NotIn ([System.Management.Automation.Cmdlet]::CommonParameters)) {
            $sets = @($parameter.ParameterSets.Values)
            $help = (Get-ParameterHelp $Cmdlet)[$parameter.Name]

            $help.position | Should -Be $(if ($sets[0].Position -lt 0) { 'named' } else { "$($sets[0].Position)" }) -Because $parameter.Name
            # There is one answer for all parameter sets, which says what must be given in one of them; the syntax has each set.
            $help.required | Should -Be "$($sets.IsMandatory -contains $true)".ToLowerInvariant() -Because $parameter.Name
            $help.pipelineInput | Should -Be (Get-PipelineInput $sets) -Because $parameter.Name
            $help.globbing | Should -Be "$($parameter.Attributes.TypeId -contains [System.Management.Automation.SupportsWildcardsAttribute])".ToLowerInvariant() -Because $parameter.Name
            $help.aliases | Should -Be $(if ($parameter.Aliases.Count) { $parameter.Aliases -join ', ' } else { 'none' }) -Because $parameter.Name
        }
    }

    It 'shows the syntax that the cmdlet has: <Cmdlet>' -ForEach $cmdlets {
        $sets = (Get-Command -Name $Cmdlet).ParameterSets
        $items = @((Get-Help -Name $Cmdlet).syntax.syntaxItem)

        $items.Count | Should -Be $sets.Count
        for ($i = 0; $i -lt $items.Count; $i++) {
            $items[$i].name | Should -Be $Cmdlet
            $own = $sets[$i].Parameters | Where-Object Name -NotIn ([System.Management.Automation.Cmdlet]::CommonParameters)
            $items[$i].parameter.Name | Sort-Object | Should -Be ($own.Name | Sort-Object)
            ($items[$i].parameter | Where-Object required -EQ 'true').Name | Sort-Object | Should -Be ($own | Where-Object IsMandatory | ForEach-Object Name | Sort-Object)
        }
    }

    It 'shows the examples alone when they are asked for: <Cmdlet>' -ForEach $cmdlets {
        $shown = Get-Help -Name $Cmdlet -Examples | Out-String -Width 200

        $shown | Should -Match 'Example 3: '
        $shown | Should -Not -Match '```'
    }

    It 'is found by the alias: <_>' -ForEach 'Import-FourMeRecord', 'Export-FourMeRecord' {
        (Get-Help -Name $_).Name | Should -Be "${_}s"
    }

    It 'is found when the module is only installed, in whatever language PowerShell speaks' {
        $shelf = Join-Path -Path $TestDrive -ChildPath 'Modules'
        $null = New-Item -ItemType Directory -Path $shelf
        Copy-Item -LiteralPath (Split-Path -Path (Get-TestedModulePath)) -Destination (Join-Path -Path $shelf -ChildPath 'FourMe.Import') -Recurse
        $searched = $env:PSModulePath
        $env:PSModulePath = $shelf + [System.IO.Path]::PathSeparator + $searched
        try {
            $printed = Invoke-ChildShell '[System.Threading.Thread]::CurrentThread.CurrentUICulture = ''nl-NL''; (Get-Help -Name Import-FourMeRecords).Synopsis; (Get-Help -Name Import-FourMeRecords -Parameter Strict).description.Text'
        }
        finally { $env:PSModulePath = $searched }

        $printed[0] | Should -Be (Get-Help -Name Import-FourMeRecords).Synopsis
        $printed[1] | Should -Match '^Ends the run with an error if a property matches no column'
    }

    It 'is what build.ps1 -Task Help makes of its page' {
        if (-not (Get-Module -ListAvailable -Name Microsoft.PowerShell.PlatyPS | Where-Object Version -EQ '1.0.3')) { Set-ItResult -Skipped -Because 'Microsoft.PowerShell.PlatyPS 1.0.3 is not installed'; return }
        $copies = (New-Item -ItemType Directory -Path (Join-Path -Path $TestDrive -ChildPath 'pages')).FullName
        $made = Join-Path -Path $TestDrive -ChildPath 'made'
        $source = Join-Path -Path $repository -ChildPath 'docs/en-US'
        Copy-Item -Path (Join-Path -Path $source -ChildPath '*.md') -Destination $copies

        # A process of its own: PlatyPS brings assemblies along.
        $printed = Invoke-ChildShell 'param($Tool, $Module, $Source, $Destination) & $Tool -Module $Module -Source $Source -Destination $Destination | ForEach-Object Name' @(
            (Join-Path -Path $repository -ChildPath 'tools/Help.ps1'), (Get-TestedModulePath), $copies, $made)

        $printed | Should -Contain 'FourMe.Import.dll-Help.xml'
        foreach ($page in Get-ChildItem -LiteralPath $copies) { Get-Content -LiteralPath $page.FullName -Raw | Should -BeExactly (Get-Content -LiteralPath (Join-Path -Path $source -ChildPath $page.Name) -Raw) }
        foreach ($file in Get-ChildItem -LiteralPath $made) {
            (Get-FileHash -LiteralPath (Join-Path -Path $repository -ChildPath "module/en-US/$($file.Name)")).Hash | Should -Be (Get-FileHash -LiteralPath $file.FullName).Hash -Because $file.Name
        }
    }
}

Describe 'The examples of a cmdlet' {
    BeforeAll {
        $simulator = Start-Simulator
        $helpers = Join-Path -Path $PSScriptRoot -ChildPath 'HelpExamples'
        . $PSScriptRoot/HelpExamples/maps.ps1
        $maps = Get-ExampleMapFolder
        $expected = & (Join-Path -Path $helpers -ChildPath 'cmdlets.ps1')

        $preparation = {
            param($Module, $Helpers, $Folder, $Maps)
            Import-Module -Name $Module
            foreach ($name in 'stand-ins', 'prompts-and-hosts', 'surroundings') { . "$Helpers/$name.ps1" }
            Initialize-ExampleSession $Folder $Maps
        }

        # Runs a script in the session of an example; its output comes back, an error that is not foreseen is thrown.
        function Invoke-Session {
            param([powershell] $Shell, $Script, [object[]] $ArgumentList = @(), [string[]] $Fails = @())
            $Shell.Commands.Clear()
            $null = $Shell.AddScript("$Script")
            foreach ($argument in $ArgumentList) { $null = $Shell.AddArgument($argument) }
            $Shell.Invoke()
            $unwanted = @($Shell.Streams.Error | Where-Object { (Get-ErrorId $_) -notin $Fails })
            if ($unwanted) { throw $unwanted[0] }
        }
    }

    AfterAll { Stop-Simulator $simulator }

    BeforeEach {
        Reset-Simulator $simulator
        $null = New-StateHome
        $surroundings = @{
            FOURME_ACCOUNT = $simulator.account; FOURME_TOKEN = $simulator.token; FOURME_API_URI = $simulator.apiUri
            EXAMPLE_TOKEN = $simulator.token; EXAMPLE_CLIENT_ID = $simulator.clientId; EXAMPLE_CLIENT_SECRET = $simulator.clientSecret; EXAMPLE_OAUTH_URI = $simulator.oauthUri
        }
        foreach ($name in $surroundings.Keys) { [System.Environment]::SetEnvironmentVariable($name, $surroundings[$name]) }
        $folder = (New-Item -ItemType Directory -Path (Join-Path -Path $TestDrive -ChildPath ([guid]::NewGuid().ToString('N')))).FullName
        $shell = [powershell]::Create()
    }

    AfterEach {
        $shell.Dispose()
        foreach ($name in $surroundings.Keys) { [System.Environment]::SetEnvironmentVariable($name, $null) }
    }

    It 'run as they are written: <Cmdlet>, <Title>' -ForEach $examples {
        $of = $expected[$Cmdlet]
        $shows = $of.Shows[$Number]
        $shows | Should -Not -BeNullOrEmpty -Because 'HelpExamples/cmdlets.ps1 says what the example shows'
        $null = Invoke-Session -Shell $shell -Script $preparation -ArgumentList (Get-TestedModulePath), $helpers, $folder, $maps
        foreach ($before in $of['Before'], $(if ($shows -is [hashtable]) { $shows['Before'] })) { if ($before) { $null = Invoke-Session $shell $before } }
        $shell.Streams.ClearStreams()

        $fails = if ($shows -is [hashtable] -and $shows['Fails']) { $shows.Fails } else { @() }
        $output = @(Invoke-Session $shell $Code -Fails $fails)
        $shell.Streams.Error | Get-ErrorId | Sort-Object | Should -Be ($fails | Sort-Object)
        $shell.Streams.Error.Clear()

        $Seen = [pscustomobject] @{
            Output = $output; Warning = @($shell.Streams.Warning | ForEach-Object Message); Folder = $folder; Simulator = $simulator
            Hosts = @(Invoke-Session $shell '$ExampleHosts'); Session = { param($Script) Invoke-Session $shell $Script }
        }
        & $(if ($shows -is [hashtable]) { $shows.Then } else { $shows })
    }
}

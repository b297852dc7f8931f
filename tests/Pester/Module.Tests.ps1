BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule
    $manifestPath = Get-TestedModulePath
    $manifest = Import-PowerShellDataFile -Path $manifestPath

    # Runs a script in a runspace of its own; errors come out as errors here, warnings and output as text.
    function Invoke-Fresh {
        param([string] $Script, [object[]] $ArgumentList)
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript($Script)
            foreach ($argument in $ArgumentList) { $null = $shell.AddArgument($argument) }
            $shell.Invoke()
            foreach ($record in $shell.Streams.Error) { throw $record }
            foreach ($record in $shell.Streams.Warning) { "WARNING: $record" }
        }
        finally {
            $shell.Dispose()
        }
    }
}

Describe 'The module' {
    It 'is imported without a word' {
        Invoke-Fresh 'param($Path) Import-Module -Name $Path' $manifestPath | Should -BeNullOrEmpty
    }

    It 'exports the cmdlets of its manifest and nothing else' {
        $exported = (Get-Module -Name FourMe.Import).ExportedCommands.Values

        ($exported | Where-Object CommandType -EQ Cmdlet).Name | Sort-Object | Should -Be ($manifest.CmdletsToExport | Sort-Object)
        ($exported | Where-Object CommandType -EQ Alias).Name | Sort-Object | Should -Be ($manifest.AliasesToExport | Sort-Object)
        $exported | Where-Object CommandType -NotIn Cmdlet, Alias | Should -BeNullOrEmpty
    }

    It 'lets an alias lead to its cmdlet' {
        $manifest.AliasesToExport | Should -Not -BeNullOrEmpty
        foreach ($alias in $manifest.AliasesToExport) { (Get-Alias -Name $alias).ResolvedCommand.Name | Should -Be "${alias}s" }
    }

    It 'has its cmdlets again when it is imported again by force' {
        $script = 'param($Path) 1..3 | ForEach-Object { Import-Module -Name $Path -Force }; (Get-Command -Module FourMe.Import -CommandType Cmdlet).Name; (Get-FourMeConnection | Measure-Object).Count'

        Invoke-Fresh $script $manifestPath | Should -Be (@($manifest.CmdletsToExport | Sort-Object) + 0)
    }

    It 'takes its cmdlets along when it is removed' {
        $script = 'param($Path) Import-Module -Name $Path; Remove-Module -Name FourMe.Import; (Get-Command -Name *-FourMe* -ListImported | Measure-Object).Count'

        Invoke-Fresh $script $manifestPath | Should -Be 0
    }

    It 'keeps all of its assemblies out of PowerShell''s own load context' -Skip:($PSVersionTable.PSEdition -ne 'Core') {
        $own = (Get-ChildItem -LiteralPath (Join-Path -Path (Split-Path -Path $manifestPath) -ChildPath 'bin/net8.0') -Filter *.dll).BaseName
        $contexts = [System.Runtime.Loader.AssemblyLoadContext]
        $default = $contexts::Default.Assemblies.ForEach({ $_.GetName().Name })
        $others = $contexts::All.Where({ $_ -ne $contexts::Default }).ForEach({ $_.Assemblies.ForEach({ $_.GetName().Name }) })

        $default | Where-Object { $_ -in $own } | Should -BeNullOrEmpty
        $others | Should -Contain 'FourMe.Import'
    }

    It 'says what to do when its assemblies are not there' {
        Get-ChildItem -LiteralPath (Split-Path -Path $manifestPath) -File | Copy-Item -Destination $TestDrive

        { Invoke-Fresh 'param($Path) Import-Module -Name $Path' (Join-Path -Path $TestDrive -ChildPath 'FourMe.Import.psd1') } |
            Should -Throw '*dotnet build*'
    }

    It 'shows the views of its format file without an error' {
        $file = Join-Path -Path (Split-Path -Path $manifestPath) -ChildPath $manifest.FormatsToProcess[0]
        $types = ([xml] (Get-Content -LiteralPath $file -Raw)).Configuration.ViewDefinitions.View.ViewSelectedBy.TypeName | Sort-Object -Unique

        $types | Should -Not -BeNullOrEmpty
        foreach ($type in $types) { Get-FormatData -TypeName $type | Should -Not -BeNullOrEmpty -Because "the view of $type is read" }
    }

    It 'has a manifest that PowerShell accepts' {
        $tested = Test-ModuleManifest -Path $manifestPath -ErrorAction Stop -WarningAction Stop

        $tested.Name | Should -Be 'FourMe.Import'
        $tested.Version | Should -Be $manifest.ModuleVersion
        $tested.CompatiblePSEditions | Should -Be 'Desktop', 'Core'
    }

    It 'gives every command an approved verb and its own noun' {
        foreach ($command in Get-Command -Module FourMe.Import -CommandType Cmdlet) {
            $command.Verb | Should -BeIn (Get-Verb).Verb
            $command.Noun | Should -Match '^FourMe'
        }
    }

    It 'says of every command what it returns' {
        foreach ($command in Get-Command -Module FourMe.Import -CommandType Cmdlet) { $command.OutputType | Should -Not -BeNullOrEmpty -Because $command.Name }
    }

    Context 'found by PowerShell on its own' {
        BeforeAll {
            $shelf = Join-Path -Path $TestDrive -ChildPath 'Modules'
            $null = New-Item -ItemType Directory -Path $shelf
            Copy-Item -LiteralPath (Split-Path -Path $manifestPath) -Destination (Join-Path -Path $shelf -ChildPath 'FourMe.Import') -Recurse
            $searched = $env:PSModulePath
            $env:PSModulePath = $shelf + [System.IO.Path]::PathSeparator + $env:PSModulePath
        }

        AfterAll { $env:PSModulePath = $searched }

        It 'is listed, with its commands, before one of its assemblies is loaded' {
            $printed = Invoke-ChildShell @'
$module = Get-Module -ListAvailable -Name FourMe.Import
"$($module.Name): $($module.ExportedCommands.Keys | Sort-Object)"
"commands: $((Get-Command -Name *-FourMe*).Name | Sort-Object)"
"loaded: $(([System.AppDomain]::CurrentDomain.GetAssemblies().ForEach({ $_.GetName().Name }) | Where-Object { $_ -match '^(FourMe|CsvHelper|Polly)' }) -join ' ')."
if ($PSVersionTable.PSEdition -eq 'Core') { "contexts: $(@([System.Runtime.Loader.AssemblyLoadContext]::All.Name) -match 'FourMe')." }
"imported: $((Get-Module -Name FourMe.Import).Name)."
'@
            $names = "$($manifest.CmdletsToExport + $manifest.AliasesToExport | Sort-Object)"

            $printed[0] | Should -Be "FourMe.Import: $names"
            $printed[1] | Should -Be "commands: $names"
            $printed[2] | Should -Be 'loaded: .'
            if ($PSVersionTable.PSEdition -eq 'Core') { $printed[3] | Should -Be 'contexts: .' }
            $printed[-1] | Should -Be 'imported: .'
        }

        It 'is imported when <_> is used' -ForEach 'Import-FourMeRecord', 'Import-FourMeRecords' {
            $printed = Invoke-ChildShell "try { 1 | $_ -Type peple } catch { `$_.FullyQualifiedErrorId.Split(',')[0] }; (Get-Module -Name FourMe.Import).Version.ToString()"

            $printed | Should -Be 'NoConnection', $manifest.ModuleVersion
        }

        It 'gives what its commands put out when it is imported so' {
            $printed = Invoke-ChildShell "'a', 'b' | ForEach-Object { [pscustomobject] @{ PrimaryEmail = `"`$_@example.com`"; Name = `$_ } } | ConvertTo-FourMeCsv -Type people"

            $printed | Should -Be 'Primary Email,Name', 'a@example.com,a', 'b@example.com,b'
        }
    }

    It 'is loaded once a process when many runspaces import it at the same time' {
        $script = @'
param($Module)
$runspaces = 8
$gate = [System.Threading.Barrier]::new($runspaces)
$sessions = foreach ($number in 1..$runspaces) {
    $shell = [powershell]::Create()
    $null = $shell.AddScript({
        param($Path, $Gate)
        if (-not $Gate.SignalAndWait(30000)) { throw 'The others did not come.' }
        Import-Module -Name $Path
        (Get-Command -Name Get-FourMeRecordType).ImplementingType.TypeHandle.Value
    }).AddArgument($Module).AddArgument($gate)
    @{ Shell = $shell; Running = $shell.BeginInvoke() }
}
$types = foreach ($session in $sessions) {
    $session.Shell.EndInvoke($session.Running)
    $session.Shell.Streams.Error
    $session.Shell.Dispose()
}
"$($types.Count) imports, $(@($types | Sort-Object -Unique).Count) assemblies"
'@
        # A process of its own for each round, or only the first would find nothing loaded.
        $printed = foreach ($round in 1..3) { Invoke-ChildShell $script $manifestPath }

        $printed | Should -Be (@('8 imports, 1 assemblies') * 3)
    }

    Context 'beside other modules' {
        BeforeAll {
            $simulator = Start-Simulator
            # Libraries of the same names and other versions, in which nothing is as ours expect it.
            $foreign = Join-Path -Path $TestDrive -ChildPath 'foreign'
            $null = New-Item -ItemType Directory -Path $foreign
            $made = Invoke-ChildShell @'
param($Folder)
$core = $PSVersionTable.PSEdition -eq 'Core'
# Add-Type of PowerShell 7 gives an assembly a name of its own choice, so the compiler behind it is asked directly.
if ($core) { Add-Type -TypeDefinition 'public class LoadsTheCompiler { }' }
foreach ($name in 'CsvHelper', 'Polly.Core', 'FourMe.Import.Core') {
    $file = Join-Path -Path $Folder -ChildPath "$name.dll"
    $code = '[assembly: System.Reflection.AssemblyVersion("1.2.3.4")] namespace CsvHelper { public class CsvReader { } public class CsvWriter { } } namespace Polly { public class ResiliencePipeline { } }'
    if (-not $core) { Add-Type -OutputType Library -OutputAssembly $file -TypeDefinition $code; continue }
    $tree = [Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree]::ParseText($code)
    $reference = [Microsoft.CodeAnalysis.MetadataReference]::CreateFromFile([object].Assembly.Location)
    $options = [Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions]::new([Microsoft.CodeAnalysis.OutputKind]::DynamicallyLinkedLibrary)
    $compilation = [Microsoft.CodeAnalysis.CSharp.CSharpCompilation]::Create($name, [Microsoft.CodeAnalysis.SyntaxTree[]] @($tree), [Microsoft.CodeAnalysis.MetadataReference[]] @($reference), $options)
    $stream = [System.IO.File]::Create($file)
    try { $emitted = $compilation.Emit($stream) } finally { $stream.Dispose() }
    if (-not $emitted.Success) { $emitted.Diagnostics }
}
'@ $foreign
            if ($made) { throw "The foreign libraries could not be made: $made" }
            $env:TEST_TOKEN = $simulator.token
            $printed = Invoke-ChildShell @'
param($Module, $Foreign, $ApiUri, $Account, $State)
$env:FOURME_STATE_HOME = $State
foreach ($file in Get-ChildItem -LiteralPath $Foreign -Filter *.dll) { $null = [System.Reflection.Assembly]::LoadFrom($file.FullName) }
if ($PSVersionTable.PSEdition -eq 'Core') { "json $([System.Text.Json.JsonSerializer].Assembly.GetName().Version)" } else { 'json none' }
"before $([System.AppDomain]::CurrentDomain.GetAssemblies().ForEach({ $_.GetName() }).Where({ $_.Name -in 'CsvHelper', 'Polly.Core', 'FourMe.Import.Core' }).ForEach({ "$($_.Name) $($_.Version)" }) -join ', ')"
Import-Module -Name $Module
$null = Connect-FourMe -ApiUri $ApiUri -Account $Account -Token $env:TEST_TOKEN
$result = 1..3 | ForEach-Object { [pscustomobject] @{ PrimaryEmail = "$_@example.com"; Name = "Person $_"; CustomFields = @{ a = 1 } } } | Import-FourMeRecords -Type people
"created $($result.Created)"
Import-Module -Name $Module -Force
$again = 1..3 | ForEach-Object { [pscustomobject] @{ PrimaryEmail = "$_@example.com"; Name = "Person $_"; CustomFields = @{ a = 1 } } } | Import-FourMeRecords -Type people -Connection $Account
"unchanged $($again.Unchanged)"
if ($PSVersionTable.PSEdition -eq 'Core') {
    $default = [System.Runtime.Loader.AssemblyLoadContext]::Default.Assemblies.ForEach({ $_.GetName() })
    "default $($default.Where({ $_.Name -match '^(FourMe|CsvHelper|Polly)' }).ForEach({ "$($_.Name) $($_.Version)" }) | Sort-Object)"
}
'@ $manifestPath, $foreign, $simulator.apiUri, $simulator.account, (New-StateHome)
            Remove-Item -LiteralPath Env:TEST_TOKEN
        }

        AfterAll { Stop-Simulator $simulator }

        BeforeEach { if (@($printed).Count -lt 4) { throw "The session said only: $($printed -join "`n")" } }

        It 'connects and imports while other versions of its libraries are loaded already' {
            $printed[1] | Should -Be 'before CsvHelper 1.2.3.4, FourMe.Import.Core 1.2.3.4, Polly.Core 1.2.3.4'
            $printed[2] | Should -Be 'created 3'
        }

        It 'does so again when it was imported again by force' {
            $printed[3] | Should -Be 'unchanged 3'
        }

        It 'leaves nothing of its own in PowerShell''s load context after an import' {
            if ($PSVersionTable.PSEdition -ne 'Core') { Set-ItResult -Skipped -Because 'Windows PowerShell has no load contexts'; return }

            $printed[4] | Should -Be 'default CsvHelper 1.2.3.4 FourMe.Import.Core 1.2.3.4 Polly.Core 1.2.3.4'
        }
    }
}

Describe 'The scripts of the project' {
    BeforeDiscovery {
        $root = Split-Path -Path (Split-Path -Path $PSScriptRoot -Parent) -Parent
        $made = '[\\/](\.git|bin|obj|out|artifacts|TestResults)[\\/]'
        $scripts = Get-ChildItem -LiteralPath $root -Recurse -File |
            Where-Object { $_.Extension -in '.ps1', '.psm1', '.psd1' -and $_.FullName.Substring($root.Length) -notmatch $made } |
            ForEach-Object { @{ Name = $_.FullName.Substring($root.Length + 1); Path = $_.FullName } }
        # The files that the manifest names stand beside it only where the build has put them.
        $scripts | Where-Object { $_.Name -eq 'FourMe.Import.psd1' } | ForEach-Object { $_.Path = Join-Path -Path $root -ChildPath 'out/FourMe.Import/FourMe.Import.psd1' }
    }

    It 'give PSScriptAnalyzer nothing to find: <Name>' -ForEach $scripts {
        if (-not (Get-Module -Name PSScriptAnalyzer -ListAvailable)) { Set-ItResult -Skipped -Because 'PSScriptAnalyzer is not installed for this PowerShell'; return }

        # Blocks of Pester share their variables, and a test may name a parameter that only its mock takes: the analyzer cannot see either.
        $exclude = @(if ($Name -like '*.Tests.ps1') { 'PSUseDeclaredVarsMoreThanAssignments', 'PSReviewUnusedParameter' })
        $settings = Import-PowerShellDataFile -Path (Join-Path -Path $PSScriptRoot -ChildPath '../../PSScriptAnalyzerSettings.psd1')
        $found = Invoke-ScriptAnalyzer -Path $Path -Settings ($settings + @{ ExcludeRules = $exclude })

        ($found | ForEach-Object { "$($_.RuleName) line $($_.Line): $($_.Message)" }) -join "`n" | Should -BeNullOrEmpty
    }

    It 'are all looked at' -ForEach @(@{ Names = $scripts.Name -replace '\\', '/' }) {
        foreach ($name in 'build.ps1', 'module/FourMe.Import.psm1', 'module/FourMe.Import.Again.ps1', 'samples/demo.ps1', 'tools/Package.ps1', 'tests/Pester/common.ps1', 'tests/Pester/HelpExamples/stand-ins.ps1') {
            $Names | Should -Contain $name
        }
    }
}

# Loads the assemblies for this edition into a place of their own and exports their cmdlets.
$ErrorActionPreference = 'Stop'
$isCore = $PSVersionTable.PSEdition -eq 'Core'
[string] $bin = Join-Path -Path $PSScriptRoot -ChildPath "bin/$(if ($isCore) { 'net8.0' } else { 'net472' })"
$loaderPath = Join-Path -Path $bin -ChildPath 'FourMe.Import.Loader.dll'
if (-not (Test-Path -LiteralPath $loaderPath)) {
    throw "The assemblies of FourMe.Import are not in '$bin'. In a clone run 'dotnet build -c Release FourMeImport.sln' and import 'out/FourMe.Import'."
}

$loader = if ($isCore) {
    # Not even the loader goes into PowerShell's own load context; a second import finds the first one's.
    $name = "FourMe.Import.Loader in $bin"
    $context = [System.Runtime.Loader.AssemblyLoadContext]::All | Where-Object -Property Name -EQ -Value $name | Select-Object -First 1
    if (-not $context) { $context = [System.Runtime.Loader.AssemblyLoadContext]::new($name, $false) }
    $context.LoadFromAssemblyPath($loaderPath)
}
else {
    [System.Reflection.Assembly]::LoadFrom($loaderPath)
}
$moduleLoader = $loader.GetType('FourMe.Import.Loader.ModuleLoader')
$assembly = $moduleLoader.GetMethod('Load').Invoke($null, [object[]]($bin, 'FourMe.Import'))
$inner = Import-Module -Assembly $assembly -PassThru -Force

# 'Import-Module -Force' a second time in one session forgets the cmdlets of a nested binary module
# (https://github.com/PowerShell/PowerShell/issues/20710), so each is handed to this module by name.
$addExportedCmdlet = [System.Management.Automation.PSModuleInfo].GetMethod('AddExportedCmdlet', [System.Reflection.BindingFlags]'Instance, NonPublic')
foreach ($cmdlet in $inner.ExportedCmdlets.Values) {
    $addExportedCmdlet.Invoke($ExecutionContext.SessionState.Module, @(, $cmdlet))
}
Set-Alias -Name 'Import-FourMeRecord' -Value 'Import-FourMeRecords'
Set-Alias -Name 'Export-FourMeRecord' -Value 'Export-FourMeRecords'
Export-ModuleMember -Cmdlet * -Alias 'Import-FourMeRecord', 'Export-FourMeRecord'

$ExecutionContext.SessionState.Module.OnRemove = { $null = $moduleLoader.GetMethod('Unload').Invoke($null, [object[]](, $bin)) }.GetNewClosure()

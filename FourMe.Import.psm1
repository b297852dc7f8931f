# Loads the assemblies for this edition into a place of their own and exports their cmdlets.
$runtime = if ($PSVersionTable.PSEdition -eq 'Core') { 'net8.0' } else { 'net472' }
$bin = Join-Path -Path $PSScriptRoot -ChildPath "bin/$runtime"
if (-not (Test-Path -LiteralPath $bin)) {
    throw "The assemblies of FourMe.Import are not in '$bin'. In a clone run 'dotnet build -c Release FourMeImport.sln' and import 'out/FourMe.Import'."
}

if (-not ('FourMe.Import.Loader.ModuleLoader' -as [type])) {
    Add-Type -LiteralPath (Join-Path -Path $bin -ChildPath 'FourMe.Import.Loader.dll')
}
$assembly = [FourMe.Import.Loader.ModuleLoader]::Load($bin, 'FourMe.Import')
$inner = Import-Module -Assembly $assembly -PassThru -Force

# 'Import-Module -Force' a second time in one session forgets the cmdlets of a nested binary module
# (https://github.com/PowerShell/PowerShell/issues/20710), so each is handed to this module by name.
$addExportedCmdlet = [System.Management.Automation.PSModuleInfo].GetMethod('AddExportedCmdlet', [System.Reflection.BindingFlags]'Instance, NonPublic')
foreach ($cmdlet in $inner.ExportedCmdlets.Values) {
    $addExportedCmdlet.Invoke($ExecutionContext.SessionState.Module, @(, $cmdlet))
}
Set-Alias -Name 'Import-FourMeRecord' -Value 'Import-FourMeRecords'
Export-ModuleMember -Cmdlet * -Alias 'Import-FourMeRecord'

$ExecutionContext.SessionState.Module.OnRemove = { [FourMe.Import.Loader.ModuleLoader]::Unload($bin) }.GetNewClosure()

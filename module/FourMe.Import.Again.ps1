# Imports after the first one of a process, Windows PowerShell, and errors that prevent the import: dot-sourced by the module's
# script, which does only what a usual import needs.
# Uses no cmdlet of PowerShell's own modules: the first one would load its whole module, which costs more than all the rest.
$ErrorActionPreference = 'Stop'
if ("$($ExecutionContext.SessionState.LanguageMode)" -cne 'FullLanguage') {
    throw "FourMe.Import cannot be loaded in the language mode '$($ExecutionContext.SessionState.LanguageMode)': an application control policy (AppLocker, App Control for Business) restricts this session. Ask its administrator to allow the module's folder '$PSScriptRoot', or its publisher where the module is signed."
}
$isCore = $PSEdition -eq 'Core'
[string] $bin = [System.IO.Path]::GetFullPath("$PSScriptRoot/bin/$(if ($isCore) { 'net8.0' } else { 'net472' })")
$loaderPath = [System.IO.Path]::GetFullPath("$bin/FourMe.Import.Loader.dll")
if (-not [System.IO.File]::Exists($loaderPath)) {
    throw "The assemblies of FourMe.Import are not in '$bin'. In a clone run 'dotnet build -c Release FourMeImport.sln' and import 'out/FourMe.Import'."
}

# The engine does not accept a second module with the same cmdlets in a session, and caches what it knows of a class by the full
# name of its assembly: a second copy of the same version would never run.
$otherCopy = foreach ($loaded in Get-Module -Name FourMe.Import) { if ($loaded.ModuleBase -ne $PSScriptRoot) { $loaded.ModuleBase; break } }
if (-not $otherCopy) {
    $own = [System.Reflection.AssemblyName]::GetAssemblyName($loaderPath)
    $otherCopy = foreach ($loaded in [System.AppDomain]::CurrentDomain.GetAssemblies()) {
        if (-not $loaded.FullName.StartsWith('FourMe.Import,')) { continue }
        $folder = [System.IO.Path]::GetDirectoryName($loaded.Location)
        # For Windows 'C:\Modules' and 'c:\modules' are one folder; the spelling of the loaded assembly finds the loader already loaded.
        if ($folder -ceq $bin -or ([System.IO.Path]::DirectorySeparatorChar -eq '\' -and $folder -eq $bin)) {
            $bin = $folder
            $loaderPath = [System.IO.Path]::GetFullPath("$bin/FourMe.Import.Loader.dll")
            continue
        }
        # .NET Framework returns the loaded copy of the same version, and mixes up two versions.
        if ($isCore -eq ($loaded.GetName().Version -eq $own.Version)) { $loaded.Location; break }
    }
}
if ($otherCopy) { throw "Another copy of FourMe.Import is loaded in this console, from '$otherCopy'; open a new console to use the one in '$PSScriptRoot'." }

$loader = if ($isCore) { [System.Reflection.Assembly]::LoadFile($loaderPath) } else { [System.Reflection.Assembly]::LoadFrom($loaderPath) }
$moduleLoader = $loader.GetType('FourMe.Import.Loader.ModuleLoader')
$inner = Import-Module -Assembly $moduleLoader::Load($bin, 'FourMe.Import') -PassThru -Force

# 'Import-Module -Force' a second time in one session forgets the cmdlets of a nested binary module
# (https://github.com/PowerShell/PowerShell/issues/20710), so then each is passed to this module by name.
$module = $ExecutionContext.SessionState.Module
$addExportedCmdlet = [System.Management.Automation.PSModuleInfo].GetMethod('AddExportedCmdlet', ('Instance, NonPublic' -as 'System.Reflection.BindingFlags'))
foreach ($cmdlet in $inner.ExportedCmdlets.Values) { $addExportedCmdlet.Invoke($module, @(, $cmdlet)) }
${alias:Import-FourMeRecord} = 'Import-FourMeRecords'
${alias:Export-FourMeRecord} = 'Export-FourMeRecords'
Export-ModuleMember -Cmdlet * -Alias 'Import-FourMeRecord', 'Export-FourMeRecord'
$module.OnRemove = { $moduleLoader::Unload($bin) }

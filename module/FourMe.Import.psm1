# Loads the assemblies for this edition into a place of their own and exports their cmdlets.
# No cmdlet of PowerShell's own modules is used here: the first one loads its whole module, which costs more than all the rest.
# Nor is a type that has to be searched for: '[object[]]' alone takes as long as the assemblies.
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

# The engine takes no second module with the same cmdlets into a session, and keeps what it found out about a class by the full
# name of its assembly: a second copy of the same version would never run.
# Written in line, for calling a function costs more than this takes.
$otherCopy = foreach ($loaded in Get-Module -Name FourMe.Import) { if ($loaded.ModuleBase -ne $PSScriptRoot) { $loaded.ModuleBase; break } }
if (-not $otherCopy) {
    $otherCopy = foreach ($loaded in [System.AppDomain]::CurrentDomain.GetAssemblies()) {
        if (-not $loaded.FullName.StartsWith('FourMe.Import.Loader,') -or $loaded.Location -eq $loaderPath) { continue }
        # .NET Framework hands out the loaded copy of the same version, and mixes up two versions.
        $own = [System.Reflection.AssemblyName]::GetAssemblyName($loaderPath)
        if ($isCore -eq ($loaded.GetName().Version -eq $own.Version)) { $loaded.Location; break }
    }
}
if ($otherCopy) { throw "Another copy of FourMe.Import is loaded in this console, from '$otherCopy'; open a new console to use the one in '$PSScriptRoot'." }

$isFirst = $false
$loader = if ($isCore) {
    # Not even the loader goes into PowerShell's own load context; a second import finds the first one's.
    # Runspaces share the process: one makes the context, the others wait. An interned string is one object for all of them.
    # Windows takes 'C:\Modules' and 'c:\modules' as one folder.
    $name = "FourMe.Import.Loader in $(if ([System.IO.Path]::DirectorySeparatorChar -eq '\') { $bin.ToUpperInvariant() } else { $bin })"
    $lock = [string]::Intern($name)
    $isLocked = $false
    try {
        [System.Threading.Monitor]::Enter($lock, [ref] $isLocked)
        $context = foreach ($one in [System.Runtime.Loader.AssemblyLoadContext]::All) { if ($one.Name -ceq $name) { $one; break } }
        if (-not $context) {
            $context = [System.Runtime.Loader.AssemblyLoadContext]::new($name, $false)
            $isFirst = $true
        }
    }
    finally {
        if ($isLocked) { [System.Threading.Monitor]::Exit($lock) }
    }
    $context.LoadFromAssemblyPath($loaderPath)
}
else {
    [System.Reflection.Assembly]::LoadFrom($loaderPath)
}
$moduleLoader = $loader.GetType('FourMe.Import.Loader.ModuleLoader')
$assembly = $moduleLoader::Load($bin, 'FourMe.Import')
$inner = Import-Module -Assembly $assembly -PassThru -Force

# 'Import-Module -Force' a second time in one session forgets the cmdlets of a nested binary module
# (https://github.com/PowerShell/PowerShell/issues/20710), so then each is handed to this module by name.
$module = $ExecutionContext.SessionState.Module
if (-not $isFirst) {
    $addExportedCmdlet = [System.Management.Automation.PSModuleInfo].GetMethod('AddExportedCmdlet', ('Instance, NonPublic' -as 'System.Reflection.BindingFlags'))
    foreach ($cmdlet in $inner.ExportedCmdlets.Values) { $addExportedCmdlet.Invoke($module, @(, $cmdlet)) }
}
${alias:Import-FourMeRecord} = 'Import-FourMeRecords'
${alias:Export-FourMeRecord} = 'Export-FourMeRecords'
Export-ModuleMember -Cmdlet * -Alias 'Import-FourMeRecord', 'Export-FourMeRecord'

$module.OnRemove = { $moduleLoader::Unload($bin) }

# Loads the assemblies into a private load context and exports their cmdlets.
#
# Each kind of operator, conversion and .NET call that a script uses for the first time costs a millisecond or more, because the
# engine compiles code for it. So the first import of a process does no more than this; the loader decides whether it is the first.
$first = $null
try {
    # Windows PowerShell has no such variable.
    if ($IsCoreCLR) {
        # LoadFile gives the loader its own load context too, and the same one for every later import.
        $first = [System.Reflection.Assembly]::LoadFile("$PSScriptRoot/bin/net8.0/FourMe.Import.Loader.dll").GetType('FourMe.Import.Loader.ModuleLoader')::LoadFirst("$PSScriptRoot/bin/net8.0", 'FourMe.Import')
    }
}
catch {
    # The other script reports the error.
    $first = $null
}
if ($first) { Import-Module -Assembly $first -ErrorAction Stop } else { . "$PSScriptRoot/FourMe.Import.Again.ps1" }

using System;
using System.IO;
using System.Reflection;
using System.Threading;

namespace FourMe.Import.Loader;

/// <summary>
/// Loads the module's assemblies so that its dependencies (CsvHelper, Polly, System.Text.Json) never conflict with those of
/// another module: a private load context on PowerShell 7, a scoped AssemblyResolve handler on Windows PowerShell.
/// </summary>
public static class ModuleLoader
{
    private static int _hasLoaded;

    /// <summary>Loads an assembly of the module from its bin folder.</summary>
    /// <param name="binFolder">Full path of the folder with the module's assemblies for this runtime.</param>
    /// <param name="assemblyName">Simple name of the assembly to load, without extension.</param>
    /// <returns>The loaded assembly; the same one on every call, from any thread.</returns>
    public static Assembly Load(string binFolder, string assemblyName) =>
        ModuleLoadContext.Take(binFolder).LoadModuleAssembly(assemblyName);

    /// <summary>
    /// Loads an assembly like <see cref="Load"/>, but only as the first import of a process, which has nothing else to check. Of two
    /// simultaneous imports only one is the first.
    /// </summary>
    /// <param name="binFolder">Full path of the folder with the module's assemblies for this runtime.</param>
    /// <param name="assemblyName">Simple name of the assembly to load, without extension.</param>
    /// <returns>The assembly; null when this or another copy of it was loaded before, whatever its version.</returns>
    public static Assembly? LoadFirst(string binFolder, string assemblyName)
    {
        if (Interlocked.Exchange(ref _hasLoaded, 1) != 0) return null;
        string start = assemblyName + ",";
        foreach (Assembly loaded in AppDomain.CurrentDomain.GetAssemblies())
            if (loaded.FullName?.StartsWith(start, StringComparison.Ordinal) == true) return null;
        return Load(Path.GetFullPath(binFolder), assemblyName);
    }

    /// <summary>
    /// Undoes one <see cref="Load"/> when the module is removed. On Windows PowerShell the last call removes the handler; a
    /// load context stays.
    /// </summary>
    public static void Unload(string binFolder) => ModuleLoadContext.GiveBack(binFolder);
}

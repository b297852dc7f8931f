using System.Reflection;

namespace FourMe.Import.Loader;

/// <summary>
/// Loads the module's assemblies so that its dependencies (CsvHelper, Polly, System.Text.Json) never conflict with those of
/// another module: a private load context on PowerShell 7, a scoped AssemblyResolve handler on Windows PowerShell.
/// </summary>
public static class ModuleLoader
{
    /// <summary>Loads an assembly of the module from its bin folder.</summary>
    /// <param name="binFolder">Full path of the folder with the module's assemblies for this runtime.</param>
    /// <param name="assemblyName">Simple name of the assembly to load, without extension.</param>
    /// <returns>The loaded assembly; the same one on every call, from any thread.</returns>
    public static Assembly Load(string binFolder, string assemblyName) =>
        ModuleLoadContext.Take(binFolder).LoadModuleAssembly(assemblyName);

    /// <summary>
    /// Undoes one <see cref="Load"/> when the module is removed. On Windows PowerShell the last call removes the handler; a
    /// load context stays.
    /// </summary>
    public static void Unload(string binFolder) => ModuleLoadContext.GiveBack(binFolder);
}

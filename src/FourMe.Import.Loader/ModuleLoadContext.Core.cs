#if NET
using System.IO;
using System.Reflection;
using System.Runtime.Loader;

namespace FourMe.Import.Loader;

/// <summary>
/// The private load context of the module: assemblies in its bin folder are loaded here, all others come from PowerShell.
/// </summary>
internal sealed class ModuleLoadContext : AssemblyLoadContext
{
    private static readonly PerFolder<ModuleLoadContext> Contexts = new(folder => new ModuleLoadContext(folder));

    private readonly string _binFolder;

    private ModuleLoadContext(string binFolder) : base("FourMe.Import", isCollectible: false) => _binFolder = binFolder;

    internal static ModuleLoadContext Take(string binFolder) => Contexts.Take(binFolder);

    /// <summary>A context cannot be unloaded while its types are in use, so there is nothing to release.</summary>
    internal static void GiveBack(string binFolder) => _ = binFolder;

    internal Assembly LoadModuleAssembly(string assemblyName) => LoadFromAssemblyName(new AssemblyName(assemblyName));

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        // Only the loader itself is already in PowerShell's context.
        if (assemblyName.Name == typeof(ModuleLoader).Assembly.GetName().Name) return typeof(ModuleLoader).Assembly;
        string path = Path.Combine(_binFolder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
#endif

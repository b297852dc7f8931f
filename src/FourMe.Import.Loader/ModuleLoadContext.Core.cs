#if NET
using System.IO;
using System.Reflection;
using System.Runtime.Loader;

namespace FourMe.Import.Loader;

/// <summary>The private context of the module: what lies in its bin folder is loaded here, the rest comes from PowerShell.</summary>
internal sealed class ModuleLoadContext : AssemblyLoadContext
{
    private static readonly PerFolder<ModuleLoadContext> Contexts = new(folder => new ModuleLoadContext(folder));

    private readonly string _binFolder;

    private ModuleLoadContext(string binFolder) : base("FourMe.Import", isCollectible: false) => _binFolder = binFolder;

    internal static ModuleLoadContext Take(string binFolder) => Contexts.Take(binFolder);

    /// <summary>A context cannot be taken back while types of it live; nothing to release.</summary>
    internal static void GiveBack(string binFolder) => _ = binFolder;

    internal Assembly LoadModuleAssembly(string assemblyName) => LoadFromAssemblyName(new AssemblyName(assemblyName));

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        // The loader itself is the one assembly that is in PowerShell's context already.
        if (assemblyName.Name == typeof(ModuleLoader).Assembly.GetName().Name) return typeof(ModuleLoader).Assembly;
        string path = Path.Combine(_binFolder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
#endif

#if NET
using System.Collections.Concurrent;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;

namespace FourMe.Import.Loader;

/// <summary>The private context of the module: what lies in its bin folder is loaded here, the rest comes from PowerShell.</summary>
internal sealed class ModuleLoadContext : AssemblyLoadContext
{
    private static readonly ConcurrentDictionary<string, ModuleLoadContext> Contexts = new();

    private readonly string _binFolder;

    private ModuleLoadContext(string binFolder) : base("FourMe.Import", isCollectible: false) => _binFolder = binFolder;

    internal static ModuleLoadContext For(string binFolder) => Contexts.GetOrAdd(binFolder, folder => new ModuleLoadContext(folder));

    internal Assembly LoadModuleAssembly(string assemblyName) => LoadFromAssemblyName(new AssemblyName(assemblyName));

    /// <summary>A context cannot be taken back while types of it live; nothing to release.</summary>
    internal void Release() { }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        // The loader itself is the one assembly that is in PowerShell's context already.
        if (assemblyName.Name == typeof(ModuleLoader).Assembly.GetName().Name) return typeof(ModuleLoader).Assembly;
        string path = Path.Combine(_binFolder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
#endif

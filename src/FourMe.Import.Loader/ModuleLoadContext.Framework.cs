#if NETFRAMEWORK
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace FourMe.Import.Loader;

/// <summary>
/// Replaces the binding redirects that powershell.exe lacks: resolves exactly the assemblies in the module's bin folder, in
/// any requested version, and only when one of them asks.
/// </summary>
internal sealed class ModuleLoadContext
{
    private static readonly PerFolder<ModuleLoadContext> Contexts = new(folder => new ModuleLoadContext(folder));

    private readonly string _binFolder;
    private readonly Dictionary<string, AssemblyName> _ours;

    private ModuleLoadContext(string binFolder)
    {
        _binFolder = binFolder;
        _ours = Directory.GetFiles(binFolder, "*.dll")
            .Select(AssemblyName.GetAssemblyName)
            .ToDictionary(name => name.Name, StringComparer.OrdinalIgnoreCase);
        AppDomain.CurrentDomain.AssemblyResolve += Resolve;
    }

    internal static ModuleLoadContext Take(string binFolder) => Contexts.Take(binFolder);

    /// <summary>Removes the handler with the last session that has the module.</summary>
    internal static void GiveBack(string binFolder)
    {
        if (Contexts.GiveBack(binFolder) is { } unused) AppDomain.CurrentDomain.AssemblyResolve -= unused.Resolve;
    }

    internal Assembly LoadModuleAssembly(string assemblyName) => Assembly.LoadFrom(PathOf(assemblyName));

    private string PathOf(string assemblyName) => Path.Combine(_binFolder, assemblyName + ".dll");

    private Assembly? Resolve(object sender, ResolveEventArgs args)
    {
        var asked = new AssemblyName(args.Name);
        if (!ModuleAssemblies.Answers(asked, _ours, args.RequestingAssembly?.Location, _binFolder)) return null;
        return Assembly.LoadFrom(PathOf(asked.Name));
    }
}
#endif

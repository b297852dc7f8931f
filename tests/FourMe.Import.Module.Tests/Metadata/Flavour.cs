using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace FourMe.Import.Module.Tests.Metadata;

/// <summary>The assemblies staged for one runtime, read as metadata only: nothing of them is executed.</summary>
internal sealed class Flavour
{
    private readonly MetadataLoadContext _context;
    private readonly Dictionary<string, AssemblyName> _framework;

    internal Flavour(string name, string coreAssembly, string[] frameworkFiles)
    {
        Name = name;
        Bin = Path.Combine(StagedModule.Folder, "bin", name);
        _framework = frameworkFiles.Where(IsAssembly).Select(AssemblyName.GetAssemblyName)
            .ToDictionary(assembly => assembly.Name!, StringComparer.OrdinalIgnoreCase);
        string powerShell = Path.Combine(AppContext.BaseDirectory, "System.Management.Automation.dll");
        // The framework's assemblies take precedence, as at run time.
        string[] staged = [.. Files.Where(file => !_framework.ContainsKey(Path.GetFileNameWithoutExtension(file)))];
        _context = new MetadataLoadContext(new PathAssemblyResolver([.. frameworkFiles, powerShell, .. staged]), coreAssembly);
    }

    internal string Name { get; }

    internal string Bin { get; }

    internal string[] Files => Directory.GetFiles(Bin, "*.dll");

    internal Assembly Cmdlets => Load("FourMe.Import");

    internal Assembly Core => Load("FourMe.Import.Core");

    internal Assembly Loader => Load("FourMe.Import.Loader");

    internal Assembly PowerShell => Load("System.Management.Automation");

    internal Assembly Load(string name) => _context.LoadFromAssemblyName(name);

    /// <summary>Debug or Release, whichever was staged last: both go to the same folder.</summary>
    internal string? Configuration => (string?)Cmdlets.GetCustomAttributesData()
        .Single(data => data.AttributeType.Name == nameof(AssemblyConfigurationAttribute)).ConstructorArguments[0].Value;

    /// <summary>The runtime's own assembly of that name, or null.</summary>
    internal AssemblyName? FrameworkAssembly(AssemblyName asked) => _framework.GetValueOrDefault(asked.Name!);

    // The folder of the running runtime also holds native libraries.
    private static bool IsAssembly(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        return file.HasMetadata && file.GetMetadataReader().IsAssembly;
    }
}

using System.Reflection;
using FourMe.Import.Tests;

namespace FourMe.Import.Module.Tests.Metadata;

/// <summary>The staged module.</summary>
internal static class StagedModule
{
    // First, because the properties below are initialised in order of declaration.
    private static readonly string LegacyFramework =
        typeof(StagedModule).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "LegacyFramework").Value!;

    internal static string Folder => Repository.PathOf("out", "FourMe.Import");

    internal static Flavour Modern { get; } = new(
        "net8.0", "System.Private.CoreLib", FilesOf(Path.GetDirectoryName(typeof(object).Assembly.Location)!));

    internal static Flavour Legacy { get; } = new("net472", "mscorlib", FilesOf(LegacyFramework, Path.Combine(LegacyFramework, "Facades")));

    internal static Flavour Of(string name) => name == Modern.Name ? Modern : Legacy;

    private static string[] FilesOf(params string[] folders) => [.. folders.SelectMany(folder => Directory.GetFiles(folder, "*.dll"))];
}

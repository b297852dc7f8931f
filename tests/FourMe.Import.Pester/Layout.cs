using System.Reflection;

namespace FourMe.Import.Pester;

/// <summary>Where things lie in the repository, and what a caller may move by environment variables.</summary>
internal static class Layout
{
    internal const string ModuleVariable = "FOURME_MODULE";
    internal const string SimulatorVariable = "FOURME_SIMULATOR";

    internal static string Root { get; } = FindRoot();

    internal static string PesterFolder => Path.Combine(Root, "tests", "Pester");

    internal static string RunnerScript => Path.Combine(PesterFolder, "run.ps1");

    internal static string SampleFolder => Path.Combine(Root, "tests", "FourMe.Import.Pester", "Samples");

    /// <summary>Reports and output of the PowerShell processes; apart for each configuration and never in the sources.</summary>
    internal static string RunFolder => Path.Combine(AppContext.BaseDirectory, "runs");

    internal static string Module => Configured(ModuleVariable) ?? Path.Combine(Root, "out", "FourMe.Import");

    internal static string Simulator => Configured(SimulatorVariable) ?? Path.Combine(Root, Metadata("Simulator"));

    private static string? Configured(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;

    private static string Metadata(string key) =>
        typeof(Layout).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "FourMe.Import.psd1"))
                && Directory.Exists(Path.Combine(folder.FullName, "src")))
                return folder.FullName;
        }
        throw new InvalidOperationException($"'{AppContext.BaseDirectory}' is not inside a clone of the repository.");
    }
}

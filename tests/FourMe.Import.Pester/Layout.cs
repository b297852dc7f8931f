using System.Reflection;
using FourMe.Import.Tests;

namespace FourMe.Import.Pester;

/// <summary>Paths in the repository, and those that environment variables can override.</summary>
internal static class Layout
{
    internal const string ModuleVariable = "FOURME_MODULE";
    internal const string SimulatorVariable = "FOURME_SIMULATOR";

    internal static string PesterFolder => Repository.PathOf("tests", "Pester");

    internal static string RunnerScript => Path.Combine(PesterFolder, "run.ps1");

    internal static string SeveralScript => Path.Combine(PesterFolder, "several.ps1");

    internal static string SampleFolder => Repository.PathOf("tests", "FourMe.Import.Pester", "Samples");

    /// <summary>The restored PowerShell and Pester: the output of the project FourMe.Import.Engine.</summary>
    internal static string Engine => Repository.PathOf("artifacts", "engine", OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh");

    /// <summary>Reports and output of the PowerShell processes; separate per configuration and outside the sources.</summary>
    internal static string RunFolder => Path.Combine(AppContext.BaseDirectory, "runs");

    internal static string Module => Configured(ModuleVariable) ?? Repository.PathOf("out", "FourMe.Import");

    internal static string Simulator => Configured(SimulatorVariable) ?? Repository.PathOf(Metadata("Simulator"));

    private static string? Configured(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;

    private static string Metadata(string key) =>
        typeof(Layout).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;
}

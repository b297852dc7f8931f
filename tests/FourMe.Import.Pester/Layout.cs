using System.Reflection;
using FourMe.Import.Tests;

namespace FourMe.Import.Pester;

/// <summary>Where things lie in the repository, and what a caller may move by environment variables.</summary>
internal static class Layout
{
    internal const string ModuleVariable = "FOURME_MODULE";
    internal const string SimulatorVariable = "FOURME_SIMULATOR";

    internal static string PesterFolder => Repository.PathOf("tests", "Pester");

    internal static string RunnerScript => Path.Combine(PesterFolder, "run.ps1");

    internal static string SeveralScript => Path.Combine(PesterFolder, "several.ps1");

    internal static string SampleFolder => Repository.PathOf("tests", "FourMe.Import.Pester", "Samples");

    /// <summary>PowerShell and Pester as the restore brought them: what the project FourMe.Import.Engine leaves.</summary>
    internal static string Engine => Repository.PathOf("artifacts", "engine", OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh");

    /// <summary>Reports and output of the PowerShell processes; apart for each configuration and never in the sources.</summary>
    internal static string RunFolder => Path.Combine(AppContext.BaseDirectory, "runs");

    internal static string Module => Configured(ModuleVariable) ?? Repository.PathOf("out", "FourMe.Import");

    internal static string Simulator => Configured(SimulatorVariable) ?? Repository.PathOf(Metadata("Simulator"));

    private static string? Configured(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;

    private static string Metadata(string key) =>
        typeof(Layout).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;
}

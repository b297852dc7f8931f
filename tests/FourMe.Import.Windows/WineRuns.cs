using System.Collections.Concurrent;
using FourMe.Import.Pester.Running;
using FourMe.Import.Tests;

namespace FourMe.Import.Windows;

/// <summary>Runs each Pester file once, in PowerShell for Windows under Wine; all its cases share the report.</summary>
internal static class WineRuns
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<PesterReport>>> Reports = new();
    private static readonly Lazy<Task<string?>> Published = new(WindowsPrograms.PublishAsync);
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "runs");

    /// <summary>A separate Windows prefix for each run of the tests, so that nothing is left by a previous one.</summary>
    private static readonly string Prefix = Path.Combine(Folder, "wine");

    internal static Task<PesterReport> ReportOfAsync(string file) =>
        Reports.GetOrAdd(file, name => new Lazy<Task<PesterReport>>(() => RunAsync(name))).Value;

    /// <summary>Ends the remaining Wine processes and deletes its large folder.</summary>
    internal static async Task EndAsync()
    {
        if (!Directory.Exists(Prefix)) return;
        await ChildProcess.RunAsync(Wine, ["wineboot", "--kill"], Environment);
        Directory.Delete(Prefix, recursive: true);
    }

    private static string Wine => WineProgram.Find(SearchPath)!;

    private static string? SearchPath => System.Environment.GetEnvironmentVariable("PATH");

    private static Dictionary<string, string> Environment => new()
    {
        ["WINEPREFIX"] = Prefix,
        ["WINEDEBUG"] = "-all",
        // Wine does not support double-mapped memory: the runtime would end with an internal error.
        ["DOTNET_EnableWriteXorExecute"] = "0",
        ["DOTNET_EnableDiagnostics"] = "0",
        // As for the Pester files of this system.
        ["DOTNET_TieredPGO"] = "0",
        ["DOTNET_TC_CallCountThreshold"] = "1000",
        ["DOTNET_ROOT"] = string.Empty,
        ["NO_COLOR"] = "1",
        ["POWERSHELL_TELEMETRY_OPTOUT"] = "1",
        ["POWERSHELL_UPDATECHECK"] = "Off",
        ["FOURME_MODULE"] = WineProgram.WindowsPath(Repository.PathOf("out", "FourMe.Import")),
        ["FOURME_SIMULATOR"] = WineProgram.WindowsPath(WindowsPrograms.Simulator),
    };

    private static async Task<PesterReport> RunAsync(string file)
    {
        if (await Published.Value is { } failure) return PesterReport.Crashed(failure);
        Directory.CreateDirectory(Folder);
        string reportFile = Path.Combine(Folder, file + ".json");
        string outputFile = Path.Combine(Folder, file + ".log");
        File.Delete(reportFile);
        string[] words =
        [
            Wine, WindowsPrograms.PowerShell, "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass",
            "-File", WineProgram.WindowsPath(Repository.PathOf("tests", "Pester", "run.ps1")),
            "-Path", WineProgram.WindowsPath(Repository.PathOf("tests", "Pester", file)),
            "-ReportPath", WineProgram.WindowsPath(reportFile),
        ];
        string command = string.Join(' ', words.Select(word => $"'{word}'"));
        ChildResult result = await ChildProcess.RunAsync(WineProgram.FindScript(SearchPath)!, ["-qec", command, "/dev/null"], Environment);
        await File.WriteAllTextAsync(outputFile, result.Output);
        PesterReport report = result.ExitCode is not null && File.Exists(reportFile)
            ? PesterReport.Read(reportFile)
            : PesterReport.Crashed($"PowerShell left no report. Its output:\n{result.Output}");
        return report with { OutputFile = outputFile };
    }
}

using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using FourMe.Import.Pester.Running;
using FourMe.Import.Tests;

namespace FourMe.Import.Domain;

/// <summary>
/// Runs the Pester file once, beside a domain controller, in its own namespaces: ports and names of this machine are not affected, and all
/// processes of the domain end with them. All tests share the report.
/// </summary>
internal static class DomainRun
{
    /// <summary>The script's exit code when no domain is possible on this machine.</summary>
    private const int NoDomain = 77;

    /// <summary>Not a performance limit: ends the run when the domain hangs.</summary>
    private static readonly TimeSpan Watchdog = TimeSpan.FromMinutes(10);

    private static readonly Lazy<Task<(string? Cannot, PesterReport Report)>> Once = new(RunAsync);

    internal static string PesterFile => Repository.PathOf("tests", "FourMe.Import.Directory", "Nights.Tests.ps1");

    /// <returns>The reason why there is no domain (null when there is one), and the report of the tests.</returns>
    internal static Task<(string? Cannot, PesterReport Report)> OnceAsync() => Once.Value;

    private static async Task<(string? Cannot, PesterReport Report)> RunAsync()
    {
        string runs = Path.Combine(AppContext.BaseDirectory, "runs");
        string reportFile = Path.Combine(runs, "Nights.json"), outputFile = Path.Combine(runs, "Nights.log");
        Directory.CreateDirectory(runs);
        File.Delete(reportFile);
        // A short path: the domain controller creates sockets in it.
        string folder = Directory.CreateTempSubdirectory("fourme-").FullName;
        try
        {
            using var process = new Process { StartInfo = StartInfo(folder, reportFile) };
            process.Start();
            process.StandardInput.Close();
            Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
            using var watchdog = new CancellationTokenSource(Watchdog);
            try
            {
                await process.WaitForExitAsync(watchdog.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                return (null, PesterReport.Crashed($"The run did not end within {Watchdog.TotalMinutes:0} minutes and was stopped."));
            }
            string said = await output + await errors;
            await File.WriteAllTextAsync(outputFile, said);
            if (process.ExitCode == NoDomain || IsForbidden(process.ExitCode, said)) return (LastLine(said), PesterReport.Crashed(said));
            PesterReport report = File.Exists(reportFile)
                ? PesterReport.Read(reportFile)
                : PesterReport.Crashed($"PowerShell left no report.\n{said}");
            return (null, report with { OutputFile = outputFile });
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Most containers forbid namespaces altogether; elsewhere only root may create them.</summary>
    private static bool IsForbidden(int exitCode, string said) => exitCode != 0 && said.StartsWith("unshare: ", StringComparison.Ordinal);

    private static string LastLine(string said) => said.TrimEnd().Split('\n')[^1];

    private static ProcessStartInfo StartInfo(string folder, string reportFile)
    {
        string script = Repository.PathOf("tests", "FourMe.Import.Directory", "domain.sh");
        string dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        string[] arguments =
        [
            "--net", "--pid", "--fork", "--kill-child", "--mount-proc", "bash", script, folder,
            Repository.PathOf("artifacts", "engine", "pwsh"), "-NoProfile", "-NonInteractive",
            "-File", Repository.PathOf("tests", "Pester", "run.ps1"), "-Path", PesterFile, "-ReportPath", reportFile,
        ];
        return new ProcessStartInfo("unshare", arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
            Environment =
            {
                ["FOURME_MODULE"] = Repository.PathOf("out", "FourMe.Import"),
                ["FOURME_SIMULATOR"] = Repository.PathOf(Metadata("Simulator")),
                ["DIRECTORY_ADMIN_PASSWORD"] = $"Aa1!{Guid.NewGuid():N}",
                ["PATH"] = string.Join(Path.PathSeparator, dotnet, Environment.GetEnvironmentVariable("PATH"), "/usr/sbin", "/sbin"),
                ["DOTNET_ROOT"] = dotnet,
                // As for the other Pester files.
                ["DOTNET_EnableDiagnostics"] = "0",
                ["DOTNET_TieredPGO"] = "0",
                ["DOTNET_TC_CallCountThreshold"] = "1000",
                ["NO_COLOR"] = "1",
                ["POWERSHELL_TELEMETRY_OPTOUT"] = "1",
                ["POWERSHELL_UPDATECHECK"] = "Off",
            },
        };
    }

    private static string Metadata(string key) =>
        typeof(DomainRun).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;
}

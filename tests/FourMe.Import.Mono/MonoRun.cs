using System.Diagnostics;
using System.Xml.Linq;
using FourMe.Import.Simulator;
using FourMe.Import.Tests;

namespace FourMe.Import.Mono;

/// <summary>Runs the program once, with a simulated account to talk to; all tests share its report.</summary>
internal static class MonoRun
{
    /// <summary>The program's exit code when Mono lacks its facades.</summary>
    private const int NoFacades = 77;

    /// <summary>Not a performance limit: ends the run when the program hangs.</summary>
    private static readonly TimeSpan Watchdog = TimeSpan.FromMinutes(5);

    private static readonly Lazy<Task<MonoReport>> Once = new(RunAsync);

    internal static Task<MonoReport> ReportAsync() => Once.Value;

    private static async Task<MonoReport> RunAsync()
    {
        if (MonoProgram.Find(Environment.GetEnvironmentVariable("PATH")) is not { } mono) return MonoReport.NothingToRunWith(MonoProgram.NotFound);
        string reportFile = Path.Combine(AppContext.BaseDirectory, "mono.xml");
        File.Delete(reportFile);
        await using SimulatedService service = await SimulatedService.StartAsync();
        var start = new ProcessStartInfo(mono)
        {
            ArgumentList = { TestProgram.Path, "-noColor", "-noLogo", "-xml", reportFile },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
            Environment =
            {
                ["FOURME_BIN"] = Repository.PathOf("out", "FourMe.Import", "bin", "net472"),
                ["FOURME_API_URI"] = service.ApiUri.ToString(),
                ["FOURME_ACCOUNT"] = service.Account,
                ["FOURME_TOKEN"] = service.Token,
            },
        };
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        using var watchdog = new CancellationTokenSource(Watchdog);
        try
        {
            await process.WaitForExitAsync(watchdog.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return MonoReport.Crashed($"The program did not end within {Watchdog.TotalMinutes:0} minutes and was stopped.");
        }
        if (process.ExitCode == NoFacades) return MonoReport.NothingToRunWith(MonoProgram.NoFacades);
        return File.Exists(reportFile)
            ? MonoReport.Read(XDocument.Load(reportFile))
            : MonoReport.Crashed($"The program ended with {process.ExitCode} and left no report.\n{await output}\n{await errors}");
    }
}

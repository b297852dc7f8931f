using System.Diagnostics;
using System.Text;
using FourMe.Import.Tests;

namespace FourMe.Import.Windows;

/// <summary>The output and exit code of a program; null when it was killed.</summary>
internal sealed record ChildResult(int? ExitCode, string Output);

/// <summary>Runs a program and waits for its end.</summary>
internal static class ChildProcess
{
    /// <summary>Not a performance limit: ends the run when the program hangs.</summary>
    private static readonly TimeSpan Watchdog = TimeSpan.FromMinutes(10);

    internal static async Task<ChildResult> RunAsync(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        foreach ((string name, string value) in environment) start.Environment[name] = value;
        using var process = new Process { StartInfo = start };
        var output = new StringBuilder();
        void Keep(string? line)
        {
            lock (output) output.AppendLine(line);
        }
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var watchdog = new CancellationTokenSource(Watchdog);
        int? exitCode = null;
        try
        {
            await process.WaitForExitAsync(watchdog.Token);
            exitCode = process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Keep($"It did not end within {Watchdog.TotalMinutes:0} minutes and was stopped.");
        }
        lock (output) return new ChildResult(exitCode, output.ToString());
    }
}

using System.Diagnostics;
using System.Runtime.InteropServices;
using FourMe.Import.Tests;

namespace FourMe.Import.Pester.Running;

/// <summary>Runs one Pester file in a PowerShell process of its own.</summary>
internal sealed class PesterProcess(string program, string folder)
{
    /// <summary>Not a measure of speed: only there so that a hanging file ends the run at all.</summary>
    private static readonly TimeSpan Watchdog = TimeSpan.FromMinutes(15);

    internal async Task<PesterReport> RunAsync(string pesterFile, params string[] furtherArguments)
    {
        Directory.CreateDirectory(folder);
        string name = Path.GetFileNameWithoutExtension(pesterFile);
        string reportFile = Path.Combine(folder, name + ".json");
        string outputFile = Path.Combine(folder, name + ".log");
        File.Delete(reportFile);
        using var kept = new KeptFolders(Path.Combine(folder, name + ".kept"));

        string? failure = await StartAndWaitAsync(StartInfo(pesterFile, reportFile, kept, furtherArguments), outputFile);
        PesterReport report = failure is null && File.Exists(reportFile)
            ? PesterReport.Read(reportFile)
            : PesterReport.Crashed($"{failure ?? "The PowerShell process left no report."} Its output:\n{Tail(outputFile)}");
        return report with { OutputFile = outputFile, Leaks = [.. SecretSearch.Below(kept.Kept), .. SecretSearch.Below(kept.Temporary), .. SecretSearch.In(outputFile), .. SecretSearch.In(reportFile)] };
    }

    private ProcessStartInfo StartInfo(string pesterFile, string reportFile, KeptFolders kept, string[] furtherArguments)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Repository.Root,
        };
        string[] arguments =
        [
            "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-File", Layout.RunnerScript,
            "-Path", pesterFile, "-ReportPath", reportFile, "-KeepPath", kept.Kept, .. furtherArguments,
        ];
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        start.Environment[Layout.ModuleVariable] = Layout.Module;
        start.Environment[Layout.SimulatorVariable] = Layout.Simulator;
        foreach (string variable in (string[])["TMPDIR", "TEMP", "TMP"]) start.Environment[variable] = kept.Temporary;
        // Lines of pages start 'pwsh' and 'dotnet', and mean these.
        string dotnet = DotNetFolder();
        start.Environment["PATH"] = string.Join(Path.PathSeparator, Path.GetDirectoryName(program), dotnet, Environment.GetEnvironmentVariable("PATH"));
        start.Environment["DOTNET_ROOT"] = dotnet;
        // Otherwise the runtime puts pipes beside what the module leaves there.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        // PowerShell is compiled ahead of time. To measure it and compile it once more while it runs takes longer than the tests.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_TC_CallCountThreshold"] = "1000";
        start.Environment["NO_COLOR"] = "1";
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["POWERSHELL_UPDATECHECK"] = "Off";
        return start;
    }

    /// <summary>Where the runtime of this process is; a program looks for it in a few places only.</summary>
    private static string DotNetFolder() => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    private static async Task<string?> StartAndWaitAsync(ProcessStartInfo start, string outputFile)
    {
        await using var output = TextWriter.Synchronized(new StreamWriter(outputFile));
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => output.WriteLine(line.Data);
        process.ErrorDataReceived += (_, line) => output.WriteLine(line.Data);
        process.Start();
        // A prompt would wait for ever: there is nobody to answer it.
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var watchdog = new CancellationTokenSource(Watchdog);
        try
        {
            await process.WaitForExitAsync(watchdog.Token);
            return null;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            // Its last words are read in the meantime; not for ever, a stray child may keep the pipe open.
            process.WaitForExit(TimeSpan.FromSeconds(5));
            return $"The PowerShell process did not end within {Watchdog.TotalMinutes:0} minutes and was stopped.";
        }
    }

    private static string Tail(string outputFile) => string.Join('\n', File.ReadLines(outputFile).TakeLast(40));
}

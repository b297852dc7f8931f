using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using FourMe.Import.Tests;

namespace FourMe.Import.Pester.Running;

/// <summary>Runs one Pester file in a PowerShell process, or several one after another in the same process.</summary>
internal sealed class PesterProcess(string program, string folder)
{
    /// <summary>Not a performance limit: ends the run when a file hangs.</summary>
    private static readonly TimeSpan Watchdog = TimeSpan.FromMinutes(15);

    internal async Task<PesterReport> RunAsync(string pesterFile, params string[] furtherArguments)
    {
        Directory.CreateDirectory(folder);
        using var run = new PesterFileRun(folder, pesterFile);
        string outputFile = run.PathOf(".log");
        string[] arguments = [Layout.RunnerScript, "-Path", pesterFile, "-ReportPath", run.ReportFile, "-KeepPath", run.Folders.Kept, .. furtherArguments];
        string? failure = await StartAndWaitAsync(StartInfo(arguments, run.Folders.Temporary), outputFile);
        return run.Report(failure, outputFile, []);
    }

    /// <summary>The reports of the files, in their order.</summary>
    internal async Task<IReadOnlyList<PesterReport>> RunInOneAsync(IReadOnlyList<string> pesterFiles)
    {
        Directory.CreateDirectory(folder);
        PesterFileRun[] runs = [.. pesterFiles.Select(file => new PesterFileRun(folder, file))];
        using var shared = new KeptFolders(runs[0].PathOf(".shared"));
        try
        {
            string outputFile = runs[0].PathOf(".log"), listFile = Path.Combine(shared.Kept, "runs.json");
            await File.WriteAllTextAsync(listFile, JsonSerializer.Serialize(runs.Select(run => run.Entry)));
            string? failure = await StartAndWaitAsync(StartInfo([Layout.SeveralScript, "-Path", listFile], shared.Temporary), outputFile);
            string[] leaks = [.. SecretSearch.Below(shared.Kept), .. SecretSearch.Below(shared.Temporary)];
            return [.. runs.Select(run => run.Report(failure, outputFile, leaks))];
        }
        finally
        {
            foreach (PesterFileRun run in runs) run.Dispose();
        }
    }

    private ProcessStartInfo StartInfo(string[] script, string temporary)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Repository.Root,
        };
        string[] arguments = ["-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-File", .. script];
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        start.Environment[Layout.ModuleVariable] = Layout.Module;
        start.Environment[Layout.SimulatorVariable] = Layout.Simulator;
        foreach (string variable in (string[])["TMPDIR", "TEMP", "TMP"]) start.Environment[variable] = temporary;
        // Examples in pages start 'pwsh' and 'dotnet'; they must find these.
        string dotnet = DotNetFolder();
        start.Environment["PATH"] = string.Join(Path.PathSeparator, Path.GetDirectoryName(program), dotnet, Environment.GetEnvironmentVariable("PATH"));
        start.Environment["DOTNET_ROOT"] = dotnet;
        // Otherwise the runtime creates pipes beside the module's files.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        // PowerShell is compiled ahead of time. Profiling and recompiling it takes longer than the tests.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_TC_CallCountThreshold"] = "1000";
        start.Environment["NO_COLOR"] = "1";
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["POWERSHELL_UPDATECHECK"] = "Off";
        return start;
    }

    /// <summary>The folder of this process's runtime; programs look for it in a few places only.</summary>
    private static string DotNetFolder() => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    private static async Task<string?> StartAndWaitAsync(ProcessStartInfo start, string outputFile)
    {
        await using var output = TextWriter.Synchronized(new StreamWriter(outputFile));
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => output.WriteLine(line.Data);
        process.ErrorDataReceived += (_, line) => output.WriteLine(line.Data);
        process.Start();
        // A prompt would wait for ever: nobody can answer it.
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
            // Waits for the rest of its output, but not for ever: a stray child may keep the pipe open.
            process.WaitForExit(TimeSpan.FromSeconds(5));
            return $"The PowerShell process did not end within {Watchdog.TotalMinutes:0} minutes and was stopped.";
        }
    }
}

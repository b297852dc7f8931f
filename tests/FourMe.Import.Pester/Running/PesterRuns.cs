using System.Collections.Concurrent;

namespace FourMe.Import.Pester.Running;

/// <summary>Each Pester file runs once, when the first of its cases is asked for; all its cases share the report.</summary>
internal static class PesterRuns
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<PesterReport>>> Reports = new();

    internal static Task<PesterReport> ReportOfAsync(string file) =>
        Reports.GetOrAdd(file, name => new Lazy<Task<PesterReport>>(() => RunAsync(name))).Value;

    private static async Task<PesterReport> RunAsync(string file) =>
        PowerShellProgram.Find() is { } program
            ? await new PesterProcess(program, Layout.RunFolder).RunAsync(Path.Combine(Layout.PesterFolder, file))
            : PesterReport.NothingToRunWith(PowerShellProgram.NotFound);
}

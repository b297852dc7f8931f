using System.Collections.Concurrent;

namespace FourMe.Import.Pester.Running;

/// <summary>
/// Each Pester file runs once, and all its cases share the report. Some run at the same time, for a file often waits: each
/// has a process, a state folder, a temporary folder and a simulated account of its own.
/// </summary>
internal static class PesterRuns
{
    /// <summary>They take longest, or start many processes, which their size does not show; the longest first.</summary>
    private static readonly string[] Longest =
    [
        "PageCommands.Tests.ps1", "PlainEngine.Tests.ps1", "Nightly.Tests.ps1", "Help.Tests.ps1", "Jobs.Processes.Tests.ps1",
        "Targets.Tests.ps1", "Recipes.Tests.ps1", "AboutTopics.Tests.ps1", "Module.Tests.ps1",
    ];

    private static readonly ConcurrentDictionary<string, Lazy<Task<PesterReport>>> Reports = new();

    /// <summary>One more than there are processors: a file that waits for its service leaves its own to the others.</summary>
    private static readonly SemaphoreSlim Slots = new(Math.Clamp(Environment.ProcessorCount + 1, 2, 8));

    /// <summary>Starts the files that will be asked for, the longest first, so that none of them is left alone at the end.</summary>
    internal static void Expect(IEnumerable<string> files)
    {
        // What is not in the list has the place -1, as an unsigned number the last of all.
        foreach (string file in files.OrderBy(file => (uint)Array.IndexOf(Longest, file)).ThenByDescending(file => new FileInfo(PathOf(file)).Length))
            _ = ReportOfAsync(file);
    }

    internal static Task<PesterReport> ReportOfAsync(string file) =>
        Reports.GetOrAdd(file, name => new Lazy<Task<PesterReport>>(() => RunAsync(name))).Value;

    private static string PathOf(string file) => Path.Combine(Layout.PesterFolder, file);

    private static async Task<PesterReport> RunAsync(string file)
    {
        await Slots.WaitAsync();
        try
        {
            return await new PesterProcess(PowerShellProgram.Find(), Layout.RunFolder).RunAsync(PathOf(file));
        }
        finally
        {
            Slots.Release();
        }
    }
}

using System.Collections.Concurrent;

namespace FourMe.Import.Pester.Running;

/// <summary>
/// Each Pester file runs once, and all its cases share the report. Files run in parallel, because they often wait: each has its own state
/// folder, temporary folder and simulated account.
/// </summary>
internal static class PesterRuns
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<PesterReport>>> Reports = new();

    /// <summary>One more than there are processors: a file that waits for its service leaves its processor to others.</summary>
    private static readonly SemaphoreSlim Slots = new(Math.Clamp(Environment.ProcessorCount + 1, 2, 8));

    /// <summary>Starts the files that will be requested, the slowest first, so that none runs alone at the end.</summary>
    internal static void Expect(IEnumerable<string> files)
    {
        foreach (string[] together in PesterGroups.Of([.. files]))
        {
            var reports = new Lazy<Task<IReadOnlyList<PesterReport>>>(() => RunAsync(together));
            for (int i = 0; i < together.Length; i++)
            {
                int place = i;
                Reports.TryAdd(together[i], new(async () => (await reports.Value)[place]));
            }

            _ = ReportOfAsync(together[0]);
        }
    }

    internal static Task<PesterReport> ReportOfAsync(string file) =>
        Reports.GetOrAdd(file, name => new(async () => (await RunAsync([name]))[0])).Value;

    private static async Task<IReadOnlyList<PesterReport>> RunAsync(string[] files)
    {
        await Slots.WaitAsync();
        try
        {
            var process = new PesterProcess(PowerShellProgram.Find(), Layout.RunFolder);
            string[] paths = [.. files.Select(PesterGroups.PathOf)];
            return paths is [string alone] ? [await process.RunAsync(alone)] : await process.RunInOneAsync(paths);
        }
        finally
        {
            Slots.Release();
        }
    }
}

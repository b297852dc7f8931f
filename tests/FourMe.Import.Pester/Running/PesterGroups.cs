namespace FourMe.Import.Pester.Running;

/// <summary>Which Pester files share a process, and in which order the processes start.</summary>
internal static class PesterGroups
{
    /// <summary>The files that take longest or start many processes, regardless of their size; the longest first.</summary>
    private static readonly string[] Longest =
    [
        "PageCommands.Tests.ps1", "PlainEngine.Tests.ps1", "Nightly.Tests.ps1", "Help.Tests.ps1", "Jobs.Processes.Tests.ps1",
        "Targets.Tests.ps1", "Recipes.Tests.ps1", "AboutTopics.Tests.ps1", "Module.Tests.ps1",
    ];

    /// <summary>Files that test a fresh process, or that leave state in it that would disturb others.</summary>
    private static readonly string[] Alone = ["Package.Tests.ps1", "Secrets.Tests.ps1", "Surroundings.Tests.ps1", "Terminal.Tests.ps1"];

    /// <summary>The number of groups of about the same size: enough that the last one does not run alone for long.</summary>
    private const int Groups = 6;

    internal static string PathOf(string file) => Path.Combine(Layout.PesterFolder, file);

    internal static IEnumerable<string[]> Of(IReadOnlyCollection<string> files)
    {
        foreach (string file in Longest.Where(files.Contains)) yield return [file];
        foreach (string file in Alone.Where(files.Contains)) yield return [file];

        // Mixes large and small files: dealt out in turns, forwards and backwards.
        string[] others = [.. files.Except(Longest).Except(Alone).OrderByDescending(Size).ThenBy(file => file, StringComparer.Ordinal)];
        var groups = others.Select((file, place) => (File: file, Round: place / Groups, Seat: place % Groups))
            .GroupBy(dealt => dealt.Round % 2 == 0 ? dealt.Seat : Groups - 1 - dealt.Seat, dealt => dealt.File);
        foreach (IGrouping<int, string> group in groups) yield return [.. group];
    }

    private static long Size(string file) => new FileInfo(PathOf(file)).Length;
}

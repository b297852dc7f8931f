namespace FourMe.Import.Pester.Running;

/// <summary>Which Pester files share a process, and in which order the processes start.</summary>
internal static class PesterGroups
{
    /// <summary>They take longest, or start many processes, which their size does not show; the longest first.</summary>
    private static readonly string[] Longest =
    [
        "PageCommands.Tests.ps1", "PlainEngine.Tests.ps1", "Nightly.Tests.ps1", "Help.Tests.ps1", "Jobs.Processes.Tests.ps1",
        "Targets.Tests.ps1", "Recipes.Tests.ps1", "AboutTopics.Tests.ps1", "Module.Tests.ps1",
    ];

    /// <summary>They are about a fresh process, or leave in it what others would stumble over.</summary>
    private static readonly string[] Alone = ["Package.Tests.ps1", "Secrets.Tests.ps1", "Surroundings.Tests.ps1", "Terminal.Tests.ps1"];

    /// <summary>Groups of about the same size, so many that the last to end is never long alone.</summary>
    private const int Groups = 6;

    internal static string PathOf(string file) => Path.Combine(Layout.PesterFolder, file);

    internal static IEnumerable<string[]> Of(IReadOnlyCollection<string> files)
    {
        foreach (string file in Longest.Where(files.Contains)) yield return [file];
        foreach (string file in Alone.Where(files.Contains)) yield return [file];

        // A large file beside small ones: dealt out in turns, there and back.
        string[] others = [.. files.Except(Longest).Except(Alone).OrderByDescending(Size).ThenBy(file => file, StringComparer.Ordinal)];
        var groups = others.Select((file, place) => (File: file, Round: place / Groups, Seat: place % Groups))
            .GroupBy(dealt => dealt.Round % 2 == 0 ? dealt.Seat : Groups - 1 - dealt.Seat, dealt => dealt.File);
        foreach (IGrouping<int, string> group in groups) yield return [.. group];
    }

    private static long Size(string file) => new FileInfo(PathOf(file)).Length;
}

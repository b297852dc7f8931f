namespace FourMe.Import.Manifests;

/// <summary>The combined result of a manifest's runs.</summary>
internal static class ManifestExit
{
    /// <summary>Exit codes of runs, the most serious first.</summary>
    private static readonly int[] Gravest = [1, 6, 4, 2, 3, 5];

    /// <summary>The most serious exit code of the runs; 0 when all succeeded or had nothing to do.</summary>
    internal static int CodeOf(IEnumerable<Run> runs)
    {
        int[] codes = [.. runs.Select(run => run.ExitCode)];
        return Array.Find(Gravest, codes.Contains);
    }

    /// <summary>Whether a run needs no attention: exit code 0, no record refused, no failure, and no reference missing.</summary>
    internal static bool IsQuiet(Run run) => run is { ExitCode: 0, Refused: 0, Failures.Count: 0 }
        && run.Notes.All(note => note.Id != nameof(Errors.Failures.MissingReference));
}

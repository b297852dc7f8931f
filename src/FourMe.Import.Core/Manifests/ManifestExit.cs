namespace FourMe.Import.Manifests;

/// <summary>What the runs of a manifest say together.</summary>
internal static class ManifestExit
{
    /// <summary>The exit codes of runs, the gravest first.</summary>
    private static readonly int[] Gravest = [1, 6, 4, 2, 3, 5];

    /// <summary>The gravest exit code; 0 when all went well or had nothing to do.</summary>
    internal static int CodeOf(IEnumerable<Run> runs)
    {
        int[] codes = [.. runs.Select(run => run.ExitCode)];
        return Array.Find(Gravest, codes.Contains);
    }

    /// <summary>Whether nobody has to hear of a run: it went well, no record was refused, and no name was missing.</summary>
    internal static bool IsQuiet(Run run) => run is { ExitCode: 0, Refused: 0, Failures.Count: 0 }
        && run.Notes.All(note => note.Id != nameof(Errors.Failures.MissingReference));
}

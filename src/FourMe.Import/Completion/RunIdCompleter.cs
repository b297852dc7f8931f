namespace FourMe.Import.PowerShell;

/// <summary>Completes the ids of runs of the history, the newest first.</summary>
internal class RunIdCompleter : Completer
{
    /// <summary>Nobody looks further back for an id that only a machine can tell apart.</summary>
    private const int Most = 200;

    private protected override IEnumerable<Candidate> Candidates(CompletionRequest request) => KnownRuns.Of(request).Take(Most)
        .Select(run => new Candidate(run.Id, () => $"{RunText.Started(run.Started)} {run.Name}, {run.Outcome}: {run.Summary}"));
}

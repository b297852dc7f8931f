namespace FourMe.Import.PowerShell;

/// <summary>Completes the ids of runs in the history, newest first.</summary>
internal class RunIdCompleter : Completer
{
    /// <summary>Maximum number of suggestions. Ids are not telling enough to search further back.</summary>
    private const int Most = 200;

    private protected override IEnumerable<Candidate> Candidates(CompletionRequest request) => KnownRuns.Of(request).Take(Most)
        .Select(run => new Candidate(run.Id, () => $"{RunText.Started(run.Started)} {run.Name}, {run.Outcome}: {run.Summary}"));
}

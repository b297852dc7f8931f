namespace FourMe.Import.PowerShell;

/// <summary>Completes the names of runs of the history.</summary>
internal sealed class RecordedNameCompleter : Completer
{
    private protected override bool TakesWildcards => true;

    private protected override IEnumerable<Candidate> Candidates(CompletionRequest request) => KnownRuns.Of(request)
        .GroupBy(run => run.Name, StringComparer.OrdinalIgnoreCase).OrderBy(same => same.Key, StringComparer.OrdinalIgnoreCase)
        .Select(same => new Candidate(same.Key, () => ToolTip(same.First())));

    private static string ToolTip(Run last) => $"{last.Type}, {last.Outcome} {RunText.Started(last.Started)}";
}

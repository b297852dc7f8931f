using FourMe.Import.Planning;
using FourMe.Import.State;
using FourMe.Import.Text;

namespace FourMe.Import.PowerShell;

/// <summary>Completes the types of the baselines on disk.</summary>
internal sealed class KeptBaselineCompleter : Completer
{
    private protected override bool TakesWildcards => true;

    private protected override IEnumerable<Candidate> Candidates(CompletionRequest request)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        return new BaselineStore(FolderOf(request), TimeProvider.System).All()
            .GroupBy(baseline => baseline.Type, StringComparer.Ordinal)
            .Select(same => new Candidate(same.Key, () => string.Join("; ", same.Select(baseline => InWords(baseline, now)))));
    }

    private static string InWords(Baseline baseline, DateTimeOffset now) =>
        $"{Counted.Of(baseline.Records, "record")} of {baseline.Owner}, {Age.InWords(baseline.StandsFor, now)}";

    private static string FolderOf(CompletionRequest request) => request.Values("StatePath").FirstOrDefault() is { Length: > 0 } named
        ? Path.GetFullPath(named) : StateFolder.Path;
}

using FourMe.Import.State;
using FourMe.Import.Text;

namespace FourMe.Import.PowerShell;

/// <summary>Completes the names of existing series of exports, limited to the types in -Type if there are any.</summary>
internal sealed class StateNameCompleter : Completer
{
    private protected override IEnumerable<Candidate> Candidates(CompletionRequest request)
    {
        string[] types = [.. request.Values("Type").SelectMany(ExportRequest.TypesIn).Select(name => ExportTypes.Find(name)?.Name ?? name)];
        return from mark in new SeriesMarks(StateFolder.Path, TimeProvider.System).All()
               let series = SeriesName.Read(mark.Series)
               where series is { StateName.Length: > 0 } && (types.Length == 0 || series.IsOf(types))
               orderby series.StateName
               group (series, mark) by series.StateName into same
               select new Candidate(same.Key, () => string.Join("; ", same.Select(found => InWords(found.series, found.mark))));
    }

    private static string InWords(SeriesName series, SeriesMark mark) =>
        $"{series.Types} of {new JobOwner(series.Host, series.Account)}"
        + (mark.Confirmed is { } confirmed ? $", up to {Age.InWords(confirmed, TimeProvider.System.GetUtcNow())}" : string.Empty);
}

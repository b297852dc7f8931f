namespace FourMe.Import.PowerShell;

/// <summary>Completes the types that there is a starter map for, given where the records come from.</summary>
public sealed class StarterMapCompleter : Completer
{
    private protected override IEnumerable<Candidate> Candidates(CompletionRequest request)
    {
        string? source = request.Values("From").FirstOrDefault();
        return StarterMaps.All
            .Where(map => source is null || string.Equals(map.Key, source, StringComparison.OrdinalIgnoreCase))
            .GroupBy(map => map.Value)
            .Select(maps => new Candidate(maps.Key, () => $"{RecordTypes.Get(maps.Key).Title}, from {string.Join(" or ", maps.Select(map => map.Key))}"));
    }
}

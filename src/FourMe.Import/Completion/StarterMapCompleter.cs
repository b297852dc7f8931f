namespace FourMe.Import.PowerShell;

/// <summary>
/// Completes the types that there is a starter map for, given where the records come from; all types for records of one's own.
/// </summary>
public sealed class StarterMapCompleter : Completer
{
    private protected override IEnumerable<Candidate> Candidates(CompletionRequest request)
    {
        if (request.Values("From").FirstOrDefault() is not { } source)
            return RecordTypes.Names.Select(name => new Candidate(name, () => RecordTypes.Get(name).Title));
        return StarterMaps.All
            .Where(map => string.Equals(map.Key, source, StringComparison.OrdinalIgnoreCase))
            .GroupBy(map => map.Value)
            .Select(maps =>
                new Candidate(maps.Key, () =>
                $"{RecordTypes.Get(maps.Key).Title}, from {string.Join(" or ", maps.Select(map => map.Key))}"));
    }
}

namespace FourMe.Import.PowerShell;

/// <summary>
/// Completes the types with a starter map for the given source; all types without a source.
/// </summary>
internal sealed class StarterMapCompleter : Completer
{
    private protected override IEnumerable<Candidate> Candidates(CompletionRequest request)
    {
        if (request.Values("From").FirstOrDefault() is not { } source)
            return RecordTypes.Names.Select(name => new Candidate(name, () => RecordTypes.TitleOf(name)));
        return StarterMaps.All
            .Where(map => string.Equals(map.Key, source, StringComparison.OrdinalIgnoreCase))
            .GroupBy(map => map.Value)
            .Select(maps =>
                new Candidate(maps.Key, () =>
                $"{RecordTypes.Get(maps.Key).Title}, from {string.Join(" or ", maps.Select(map => map.Key))}"));
    }
}

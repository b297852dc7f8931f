namespace FourMe.Import.PowerShell;

/// <summary>Completes the systems with starter maps.</summary>
internal sealed class StarterSourceCompleter : Completer
{
    private protected override IEnumerable<Candidate> Candidates(CompletionRequest request) =>
        StarterMaps.Sources.Select(source =>
            new Candidate(source, () =>
            $"A starter map for {string.Join(" and ", StarterMaps.All.Where(map => map.Key == source).Select(map => map.Value))}"));
}

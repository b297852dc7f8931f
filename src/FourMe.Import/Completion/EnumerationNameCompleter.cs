namespace FourMe.Import.PowerShell;

/// <summary>Completes the names of enumerations.</summary>
internal sealed class EnumerationNameCompleter : Completer
{
    private const int ShownLabels = 4;

    private protected override bool TakesWildcards => true;

    private protected override IEnumerable<Candidate> Candidates(CompletionRequest request) =>
        EnumerationChoice.Named(KnownEnumerations.ListsFor(request.Bound), "*")
            .Select(list => new Candidate(list.Name, () => Summary(list)));

    private static string Summary(Enumeration list)
    {
        string labels = string.Join(", ", list.Values.Take(ShownLabels)
            .Select(value => value.Value is { Length: > 0 } label ? label : value.Key));
        return $"{list.Values.Count} {(list.Values.Count == 1 ? "value" : "values")}: " +
            $"{labels}{(list.Values.Count > ShownLabels ? ", ..." : string.Empty)}";
    }
}

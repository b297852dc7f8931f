namespace FourMe.Import.Simulator.Catalogue;

/// <summary>The enumerations of one service: the documented ones, and values added by tests.</summary>
internal sealed class FixedLists(RecordCatalogue catalogue)
{
    private readonly Lock _adding = new();

    // Replaced as a whole, so that requests and imports read it without a lock.
    private volatile IReadOnlyDictionary<string, Dictionary<string, string?>> _lists = catalogue.Enumerations;

    /// <summary>Per enumeration the labels by id; a value whose label was never published has none.</summary>
    public IReadOnlyDictionary<string, Dictionary<string, string?>> All => _lists;

    /// <summary>Adds a value to a list, or a list with its first value.</summary>
    public void Add(string name, string id, string? label)
    {
        lock (_adding)
        {
            Dictionary<string, Dictionary<string, string?>> lists = new(_lists, StringComparer.Ordinal);
            lists[name] = new Dictionary<string, string?>(lists.GetValueOrDefault(name) ?? []) { [id] = label };
            _lists = lists;
        }
    }

    /// <summary>Removes the added values.</summary>
    public void Clear() => _lists = catalogue.Enumerations;
}

using CsvHelper;

namespace FourMe.Import.Planning;

/// <summary>
/// Relations of configuration items. A partial export has all relations of an item of which one changed
/// (https://developer.xurrent.com/v1/import/ci_relations/), so it replaces all that the baseline has of the item; an item
/// that has none any more is told by the items' own export.
/// </summary>
internal sealed class ChangedRelations : IPartialRecords
{
    private const string FlagColumn = "Has CI Relations";

    private readonly BaselineRows _baseline;
    private readonly ItemNames _items = new();
    private readonly int[] _places;

    internal ChangedRelations(BaselineRows baseline)
    {
        _baseline = baseline;
        _places = PlacesOf(baseline, "CI Source", "CI Source ID", "CI Label");
    }

    public IReadOnlyList<FormerName> FormerNames => [];

    /// <summary>Takes note of the items whose relations a partial export has.</summary>
    internal void AddRelations(BaselineRows part, CancellationToken stop)
    {
        int[] places = PlacesOf(part, "CI Source", "CI Source ID", "CI Label");
        foreach (CsvReader csv in part.Records(stop)) _items.Add(part, csv, places);
    }

    /// <summary>Takes note of the items that have no relation any more.</summary>
    /// <param name="items">Items that were exported after the baseline of the relations.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>False when the export does not tell.</returns>
    internal bool AddItemsWithout(BaselineRows items, CancellationToken stop)
    {
        int flag = items.IndexOf(FlagColumn);
        if (flag < 0) return false;
        int[] places = PlacesOf(items, "Source", "Source ID", "Label");
        foreach (CsvReader csv in items.Records(stop))
            if (IsFalse(items.Cell(csv, flag))) _items.Add(items, csv, places);
        return true;
    }

    public bool Replaces(CsvReader csv) => _items.Has(_baseline, csv, _places);

    public bool Adds(long number) => true;

    /// <summary>Whether any relation of the baseline is no longer there.</summary>
    internal bool ReplacesAny(CancellationToken stop) => _baseline.Records(stop).Any(Replaces);

    /// <summary>Only a plain no counts: what is empty or new decides nothing.</summary>
    private static bool IsFalse(string cell) => cell.Trim().ToUpperInvariant() is "FALSE" or "0" or "NO" or "F" or "N";

    private static int[] PlacesOf(BaselineRows rows, params string[] columns) => [.. columns.Select(rows.IndexOf)];

    /// <summary>Items by Source and Source ID, and by label: a relation may know its item by either.</summary>
    private sealed class ItemNames
    {
        private const char Between = '\u001F';

        private readonly HashSet<string> _sources = new(StringComparer.Ordinal);
        private readonly HashSet<string> _labels = new(StringComparer.Ordinal);

        internal void Add(BaselineRows rows, CsvReader csv, int[] places)
        {
            if (SourceOf(rows, csv, places) is { } source) _sources.Add(source);
            if (LabelOf(rows, csv, places) is { Length: > 0 } label) _labels.Add(label);
        }

        internal bool Has(BaselineRows rows, CsvReader csv, int[] places) =>
            (SourceOf(rows, csv, places) is { } source && _sources.Contains(source)) || _labels.Contains(LabelOf(rows, csv, places));

        private static string? SourceOf(BaselineRows rows, CsvReader csv, int[] places)
        {
            string source = Cell(rows, csv, places[0]), id = Cell(rows, csv, places[1]);
            return source.Length > 0 && id.Length > 0 ? source + Between + id : null;
        }

        private static string LabelOf(BaselineRows rows, CsvReader csv, int[] places) => Cell(rows, csv, places[2]);

        private static string Cell(BaselineRows rows, CsvReader csv, int place) =>
            place < 0 ? string.Empty : rows.Cell(csv, place).Trim();
    }
}

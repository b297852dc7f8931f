using CsvHelper;

namespace FourMe.Import.Planning;

/// <summary>
/// Relations of configuration items. A partial export has all relations of every item with a changed one
/// (https://developer.xurrent.com/v1/import/ci_relations/), so it replaces all relations of those items. Items that have lost their last
/// relation are found in the export of the items.
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

    /// <summary>Notes the items whose relations are in a partial export.</summary>
    internal void AddRelations(BaselineRows part, CancellationToken stop)
    {
        int[] places = PlacesOf(part, "CI Source", "CI Source ID", "CI Label");
        foreach (CsvReader csv in part.Records(stop)) _items.Add(part, csv, places);
    }

    /// <summary>Notes the items that have no relations any more.</summary>
    /// <param name="items">An export of items, made after the baseline of the relations.</param>
    /// <param name="stop">Cancels the reading.</param>
    /// <returns>False when the export lacks the column that tells it.</returns>
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

    /// <summary>Whether any relation of the baseline is outdated.</summary>
    internal bool ReplacesAny(CancellationToken stop) => _baseline.Records(stop).Any(Replaces);

    /// <summary>Only an explicit no counts. Empty or unknown values decide nothing.</summary>
    private static bool IsFalse(string cell) => cell.Trim().ToUpperInvariant() is "FALSE" or "0" or "NO" or "F" or "N";

    private static int[] PlacesOf(BaselineRows rows, params string[] columns) => [.. columns.Select(rows.IndexOf)];

    /// <summary>Items by Source and Source ID, and by label, because a relation may use either.</summary>
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

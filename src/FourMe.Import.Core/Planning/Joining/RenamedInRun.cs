using System.Globalization;
using FourMe.Import.Rows;
using FourMe.Import.Values;

namespace FourMe.Import.Planning;

/// <summary>
/// Records that are renamed in this run. The run refers to them by their new name, which no baseline has yet. References in the account
/// follow the renamed record, so they are no difference. Only hashes of the names are kept.
/// </summary>
/// <param name="type">The record type.</param>
internal sealed class RenamedInRun(RecordType type)
{
    private const string Mark = "#";

    private readonly Dictionary<KeyHash, long> _ids = [];
    private readonly bool _isReferred = type.Columns.Any(type.IsReferenceToOwnType);

    /// <summary>Notes the new names of a record.</summary>
    internal void Add(Change change)
    {
        if (!_isReferred || !long.TryParse(change.RecordId, NumberStyles.None, CultureInfo.InvariantCulture, out long id)) return;
        foreach (CellChange cell in change.Cells)
            if (cell.New is { Length: > 0 } name && type.NamedBy.Contains(cell.Column))
                _ids[HashOf(ReferenceMeaning.Spelling(type.Name, name))] = id;
    }

    /// <summary>The change without references that resolve to the same records; null when nothing else is left.</summary>
    /// <param name="planned">The change.</param>
    /// <param name="columns">The columns of the run.</param>
    /// <param name="context">How cells are compared.</param>
    internal PlannedChange? Without(PlannedChange planned, IEnumerable<RunColumn> columns, MeaningContext context)
    {
        if (_ids.Count == 0 || planned.Change.RecordId is null) return planned;
        string[] same =
        [
            .. from column in columns
               where type.IsReferenceToOwnType(column.Planned.Column)
               from cell in planned.Change.Cells
               where cell.Column == column.Header && MeansTheSame(column.Meaning, cell, context)
               select cell.Column,
        ];
        if (same.Length == 0) return planned;
        CellChange[] left = [.. planned.Change.Cells.Where(cell => !same.Contains(cell.Column))];
        return left.Length == 0 ? null : planned with { Change = planned.Change.With(left) };
    }

    private bool MeansTheSame(CellMeaning meaning, CellChange cell, MeaningContext context) =>
        new HashSet<string>(meaning.Entries(cell.New ?? string.Empty, context).Select(RecordOf), StringComparer.Ordinal)
            .SetEquals(meaning.Entries(cell.Old ?? string.Empty, context));

    private string RecordOf(string entry) =>
        _ids.TryGetValue(HashOf(entry), out long id) ? Mark + id.ToString(CultureInfo.InvariantCulture) : entry;

    private static KeyHash HashOf(string name) => default(KeyHash).WithTrimmed(name, ignoreCase: true);
}

using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>
/// Records that exchange their addresses or labels in one run. The service accepts no duplicates, so none of them can be renamed first and
/// all keep their names. Resolving this needs a temporary name, which only a person should choose.
/// </summary>
/// <remarks>
/// A record that gets the display name of another one together with its address is that other one: the keys were exchanged, not the
/// addresses. Nothing of it is sent, because its cells belong to somebody else.
/// </remarks>
/// <param name="type">The record type.</param>
internal sealed class NameCircles(RecordType type)
{
    private const string DisplayName = "Name";

    private readonly string? _column = NaturalKey.UniqueColumnOf(type);
    private readonly Dictionary<KeyHash, KeyHash> _next = [];
    private readonly Dictionary<KeyHash, KeyHash> _displayNames = [];

    /// <summary>The column whose values are exchanged; null when records of the type may share all names.</summary>
    internal string? Column => _column;

    /// <summary>Number of records that keep their address or label, because it is exchanged.</summary>
    internal long Kept { get; private set; }

    /// <summary>Notes the new name of a record.</summary>
    internal void Add(Change change)
    {
        if (CellOf(change) is not { } cell) return;
        _next[HashOf(cell.Old!)] = HashOf(cell.New!);
        if (CellOf(change, DisplayName) is { } display) _displayNames[HashOf(cell.Old!)] = HashOf(display.Old!);
    }

    /// <summary>
    /// Whether the change would make a record another one of the exchange: with the other's address or label, and with its display name.
    /// </summary>
    internal bool IsOther(Change change) => _next.Count > 1 && CellOf(change) is { } cell && CellOf(change, DisplayName) is { } display
        && IsCircle(HashOf(cell.Old!)) && _displayNames.TryGetValue(HashOf(cell.New!), out KeyHash other)
        && other.Equals(HashOf(display.New!));

    /// <summary>The change without a name that is part of such an exchange; null when nothing else is left.</summary>
    /// <param name="planned">The change.</param>
    /// <param name="note">Receives a note about the dropped name.</param>
    internal PlannedChange? Without(PlannedChange planned, Action<PlanNote> note)
    {
        if (_next.Count < 2 || CellOf(planned.Change) is not { } cell || !IsCircle(HashOf(cell.Old!))) return planned;
        Kept++;
        note(PlanNotes.NameCircle(planned.Change.Key, cell.Column, cell.New!));
        CellChange[] left = [.. planned.Change.Cells.Where(other => other.Column != cell.Column)];
        return left.Length == 0 ? null : planned with
        {
            Change = planned.Change.With(left),
            Rows = [.. planned.Rows.Select(row => row.Where(other => other.Key != cell.Column)
                .ToDictionary(other => other.Key, other => other.Value, StringComparer.Ordinal))],
        };
    }

    private bool IsCircle(KeyHash first)
    {
        KeyHash at = first;
        for (int step = 0; step <= _next.Count && _next.TryGetValue(at, out at); step++)
            if (at.Equals(first)) return true;
        return false;
    }

    private CellChange? CellOf(Change change) => _column is null ? null : CellOf(change, _column);

    private static CellChange? CellOf(Change change, string column) => change.Action is ChangeAction.Update or ChangeAction.Adopt
        && change.Cells.FirstOrDefault(cell => cell.Column == column) is { Old.Length: > 0, New.Length: > 0 } cell
        && !HashOf(cell.Old).Equals(HashOf(cell.New)) ? cell : null;

    private static KeyHash HashOf(string name) => default(KeyHash).WithTrimmed(name, ignoreCase: true);
}

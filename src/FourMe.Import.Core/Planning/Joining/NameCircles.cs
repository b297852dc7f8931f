using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>
/// Records that exchange their address or label in one run. The service takes no such name twice, so none of them can go first: they keep
/// what they have. Whoever may invent a name for a night is a person.
/// </summary>
/// <param name="type">The record type.</param>
internal sealed class NameCircles(RecordType type)
{
    private readonly string? _column = NaturalKey.UniqueColumnOf(type);
    private readonly Dictionary<KeyHash, KeyHash> _next = [];

    /// <summary>Takes note of a new name.</summary>
    internal void Add(Change change)
    {
        if (CellOf(change) is { } cell) _next[HashOf(cell.Old!)] = HashOf(cell.New!);
    }

    /// <summary>A change without a name that goes in a circle; null when nothing is left of it.</summary>
    /// <param name="planned">The change.</param>
    /// <param name="note">Hears of the name that is left out.</param>
    internal PlannedChange? Without(PlannedChange planned, Action<PlanNote> note)
    {
        if (_next.Count < 2 || CellOf(planned.Change) is not { } cell || !IsCircle(HashOf(cell.Old!))) return planned;
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

    private CellChange? CellOf(Change change) => change.Action is ChangeAction.Update or ChangeAction.Adopt
        && change.Cells.FirstOrDefault(cell => cell.Column == _column) is { Old.Length: > 0, New.Length: > 0 } cell
        && !HashOf(cell.Old).Equals(HashOf(cell.New)) ? cell : null;

    private static KeyHash HashOf(string name) => default(KeyHash).WithTrimmed(name, ignoreCase: true);
}

using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>
/// Orders records that take over an address or label from one another in the same run: a becomes b while b becomes c. The service accepts
/// no duplicates and processes rows in order (https://developer.xurrent.com/v1/import/), so the record that gives a name up goes first.
/// </summary>
/// <param name="type">The record type.</param>
internal sealed class RenameChains(RecordType type)
{
    private readonly string? _column = NaturalKey.UniqueColumnOf(type);
    private readonly Dictionary<KeyHash, long> _leavers = [];
    private readonly Dictionary<long, Rename> _renames = [];

    /// <summary>Whether the type has a unique column, so that all changes must be noted before the first row is written.</summary>
    internal bool IsNeeded => _column is not null;

    /// <summary>Notes a change.</summary>
    /// <param name="place">Its position in the plan.</param>
    /// <param name="planned">The change.</param>
    internal void Note(long place, PlannedChange planned)
    {
        if (planned.Change.Action is not (ChangeAction.Update or ChangeAction.Adopt) || planned.Rows.Count != 1) return;
        if (planned.Change.Cells.FirstOrDefault(cell => cell.Column == _column) is not { Old.Length: > 0, New.Length: > 0 } cell) return;
        _leavers[HashOf(cell.Old)] = place;
        string columns = string.Join("\n", planned.Rows[0].Keys.OrderBy(name => name, StringComparer.Ordinal));
        _renames[place] = new Rename(HashOf(cell.New), columns);
    }

    /// <summary>The position of a change in its rename chain.</summary>
    /// <returns>
    /// Depth: the number of changes that must be sent before it, usually 0. Level: the number of earlier files they need; consecutive
    /// changes with the same columns share a file.
    /// </returns>
    internal (int Depth, int Level) Of(long place)
    {
        int depth = 0, level = 0;
        // A cycle has no first change. Plans leave such names out.
        for (long at = place; depth <= _renames.Count && _renames.TryGetValue(at, out Rename rename)
            && _leavers.TryGetValue(rename.Name, out long before) && before != at; at = before)
        {
            depth++;
            if (_renames[before].Columns != rename.Columns) level++;
        }
        return depth > _renames.Count ? (0, 0) : (depth, level);
    }

    private static KeyHash HashOf(string name) => default(KeyHash).WithTrimmed(name, ignoreCase: true);

    private readonly record struct Rename(KeyHash Name, string Columns);
}

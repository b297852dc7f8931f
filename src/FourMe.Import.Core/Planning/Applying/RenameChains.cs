using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>
/// Records that get the address or label which another one gives up in the same run: a becomes b while b becomes c. The service takes no
/// such name twice, and rows in their order (https://developer.xurrent.com/v1/import/): who gives it up goes first.
/// </summary>
/// <param name="type">The record type.</param>
internal sealed class RenameChains(RecordType type)
{
    private readonly string? _column = NaturalKey.UniqueColumnOf(type);
    private readonly Dictionary<KeyHash, long> _leavers = [];
    private readonly Dictionary<long, Rename> _renames = [];

    /// <summary>Whether changes of the type have to be looked at before the first one is written.</summary>
    internal bool IsNeeded => _column is not null;

    /// <summary>Takes note of a change.</summary>
    /// <param name="place">Its place in the plan.</param>
    /// <param name="planned">The change.</param>
    internal void Note(long place, PlannedChange planned)
    {
        if (planned.Change.Action is not (ChangeAction.Update or ChangeAction.Adopt) || planned.Rows.Count != 1) return;
        if (planned.Change.Cells.FirstOrDefault(cell => cell.Column == _column) is not { Old.Length: > 0, New.Length: > 0 } cell) return;
        _leavers[HashOf(cell.Old)] = place;
        string columns = string.Join("\n", planned.Rows[0].Keys.OrderBy(name => name, StringComparer.Ordinal));
        _renames[place] = new Rename(HashOf(cell.New), columns);
    }

    /// <summary>Where a change stands in its chain.</summary>
    /// <returns>
    /// How many others go before it, 0 for most; and in how many files, because rows with the same columns are in one file, in their order.
    /// </returns>
    internal (int Depth, int Level) Of(long place)
    {
        int depth = 0, level = 0;
        // What goes in a circle has no first one; a plan leaves such names out.
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

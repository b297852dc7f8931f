using FourMe.Import.Errors;
using FourMe.Import.Hosting;

namespace FourMe.Import.Rows;

/// <summary>
/// Numbers the owners of rows that replace their owner's details. All rows of a run must name owners in the same way, because
/// one owner could otherwise have two names.
/// </summary>
internal sealed class OwnerIds(RecordType type, PlanSlots slots, Notices notices)
{
    /// <summary>The number for rows without an owner.</summary>
    internal const int None = -1;

    private readonly KeyTable _owners = new();
    private readonly HashSet<int> _bad = [];
    private readonly ColumnGroup[] _ways = ColumnGroup.Of(type.Owners, slots);
    private readonly RowColumn? _condition = type.OwnedWhen is { } column ? new RowColumn(column, slots) : null;
    private readonly Dictionary<int, ColumnGroup> _otherWays = [];
    private ColumnGroup? _way;

    /// <summary>The number of a row's owner, from 0 in order of appearance; <see cref="None"/> when the row replaces nothing.</summary>
    /// <param name="cells">Cells by slot.</param>
    /// <exception cref="FourMeException">
    /// <c>OwnerUnreadable</c> or <c>MixedOwnerKey</c>: the owner is uncertain, so no row may be sent.
    /// </exception>
    internal int NumberOf(string?[] cells)
    {
        if (_condition?.IsFilledIn(cells) == false) return None;
        ColumnGroup way = ColumnGroup.FirstComplete(_ways, cells)
            ?? throw Failures.OwnerUnreadable(type.Name, string.Join(", or ", type.Owners.Select(owner => string.Join(" + ", owner))))
                .ToException();
        _way ??= way;
        _owners.TryAdd(way.Identity(cells, ignoreCase: true), (uint)_owners.Count + 1, out uint number);
        int owner = (int)number - 1;
        if (!ReferenceEquals(way, _way)) NoteOtherWay(way, owner);
        return owner;
    }

    /// <summary>Notes that a row of an owner was refused, so that the owner's other rows are held back.</summary>
    internal void Refuse(int owner)
    {
        if (owner != None) _bad.Add(owner);
    }

    /// <summary>Whether a row of the owner was refused.</summary>
    internal bool IsRefused(int owner) => _bad.Contains(owner);

    /// <summary>The name of a row's owner, for messages.</summary>
    /// <param name="owner">The number of the owner.</param>
    /// <param name="cells">A row of the owner.</param>
    internal string NameOf(int owner, string?[] cells) =>
        string.Join(", ", (_otherWays.TryGetValue(owner, out ColumnGroup? way) ? way : _way!).Values(cells));

    private void NoteOtherWay(ColumnGroup way, int owner)
    {
        string first = string.Join(" + ", _way!.Names), other = string.Join(" + ", way.Names);
        if (!type.OwnersMayDiffer) throw Failures.MixedOwnerKey(first, other).ToException();
        _otherWays[owner] = way;
        if (!notices.IsNews("MixedOwnerKey")) return;
        notices.Once("MixedOwnerKey",
            $"Some records of '{type.Name}' name their owner by {first}, others by {other}. If both mean the same record, the rows sent " +
                $"last replace the ones before.");
    }
}

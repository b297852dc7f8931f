namespace FourMe.Import;

/// <summary>
/// Numbers the owners of rows that replace what their owner has. All rows of a run have to name owners the same way, or
/// one owner could hide behind two names.
/// </summary>
internal sealed class OwnerIds(RecordType type, PlanSlots slots)
{
    /// <summary>The number of rows that have no owner.</summary>
    internal const int None = -1;

    private readonly KeyTable _owners = new();
    private readonly HashSet<int> _bad = [];
    private readonly ColumnGroup[] _ways = ColumnGroup.Of(type.Owners, slots);
    private readonly RowColumn? _condition = type.OwnedWhen is { } column ? new RowColumn(column, slots) : null;
    private ColumnGroup? _way;

    /// <summary>The number of a row's owner, from 0 in order of appearance; <see cref="None"/> when the row replaces nothing.</summary>
    /// <param name="cells">Cells by slot.</param>
    /// <exception cref="FourMeException">
    /// <c>OwnerUnreadable</c> or <c>MixedOwnerKey</c>: whose rows these are is not certain, so none may be sent.
    /// </exception>
    internal int Of(string?[] cells)
    {
        if (_condition?.IsFilledIn(cells) == false) return None;
        ColumnGroup way = ColumnGroup.FirstComplete(_ways, cells)
            ?? throw Failures.OwnerUnreadable(type.Name, string.Join(", or ", type.Owners.Select(owner => string.Join(" + ", owner)))).ToException();
        _way ??= way;
        if (!ReferenceEquals(way, _way)) throw Failures.MixedOwnerKey(string.Join(" + ", _way.Names), string.Join(" + ", way.Names)).ToException();
        _owners.TryAdd(way.Identity(cells, ignoreCase: true), (uint)_owners.Count + 1, out uint number);
        return (int)number - 1;
    }

    /// <summary>Notes that a row of an owner was refused, so that the owner's other rows are held back with it.</summary>
    internal void Refuse(int owner)
    {
        if (owner != None) _bad.Add(owner);
    }

    /// <summary>Whether a row of the owner was refused.</summary>
    internal bool IsRefused(int owner) => _bad.Contains(owner);

    /// <summary>The owner of a row in words, for messages.</summary>
    internal string NameOf(string?[] cells) => string.Join(", ", _way!.Values(cells));
}

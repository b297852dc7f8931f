namespace FourMe.Import.Planning;

/// <summary>
/// The columns of which the map says that changes by others are not written over, and for each record that came in the value that the
/// account last had from this run name: 8 bytes for each record and such column. While the source still has that value, a difference is
/// somebody's change in the account.
/// </summary>
internal sealed class RememberedValues
{
    private readonly RunColumn[] _columns;
    private readonly Numbered<ulong>[] _marks;

    /// <param name="columns">The columns of the run.</param>
    internal RememberedValues(IEnumerable<RunColumn> columns)
    {
        _columns = [.. columns.Where(column => column.IsRemembered)];
        _marks = [.. _columns.Select(_ => new Numbered<ulong>())];
    }

    /// <summary>Whether there are such columns.</summary>
    internal bool Any => _columns.Length > 0;

    /// <summary>The headers of the columns.</summary>
    internal IReadOnlyList<string> Headers => [.. _columns.Select(column => column.Header)];

    /// <summary>Number of values of the account that are left as somebody changed them.</summary>
    internal long Kept { get; private set; }

    /// <summary>Takes what the ledger knows of a record that came in.</summary>
    /// <param name="number">The number of the record.</param>
    /// <param name="known">The marks by header.</param>
    internal void Know(uint number, IReadOnlyDictionary<string, ulong> known)
    {
        for (int i = 0; i < _columns.Length; i++)
            if (known.TryGetValue(_columns[i].Header, out ulong mark)) Set(i, number, mark);
    }

    /// <summary>The account's record says the same as the one that came in.</summary>
    internal void Same(uint number, ComparedSet set, string[] row)
    {
        for (int i = 0; i < _columns.Length; i++)
            if (set.Compared.Contains(_columns[i])) Set(i, number, _columns[i].MarkOf(row[_columns[i].Place]));
    }

    /// <summary>The account has what is desired of one value.</summary>
    internal void Same(uint number, RunColumn column, string desired)
    {
        if (column.IsRemembered) Set(Array.IndexOf(_columns, column), number, column.MarkOf(desired));
    }

    /// <summary>Whether a difference is somebody's change in the account: the source has not changed the value since.</summary>
    internal bool IsDrift(uint number, RunColumn column, string desired)
    {
        if (!column.IsRemembered) return false;
        Numbered<ulong> marks = _marks[Array.IndexOf(_columns, column)];
        if (number > marks.Count || marks[number] != column.MarkOf(desired)) return false;
        Kept++;
        return true;
    }

    /// <summary>What the ledger gets to know of a record; null for nothing.</summary>
    internal IReadOnlyDictionary<string, ulong>? Of(uint number)
    {
        Dictionary<string, ulong>? known = null;
        for (int i = 0; i < _columns.Length; i++)
            if (number <= _marks[i].Count && _marks[i][number] is not ValueMark.None and var mark)
                (known ??= new(StringComparer.Ordinal))[_columns[i].Header] = mark;
        return known;
    }

    private void Set(int column, uint number, ulong mark)
    {
        _marks[column].Reach(number);
        _marks[column][number] = mark;
    }
}

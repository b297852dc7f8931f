namespace FourMe.Import.Planning;

/// <summary>
/// For columns whose map keeps changes made by others: the value that this run name last wrote to each record, as 8 bytes per record and
/// column. While the source still has that value, a difference is somebody's edit in the account.
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

    /// <summary>Whether there are remembered columns.</summary>
    internal bool Any => _columns.Length > 0;

    /// <summary>The headers of the remembered columns.</summary>
    internal IReadOnlyList<string> Headers => [.. _columns.Select(column => column.Header)];

    /// <summary>Number of values kept in the account as somebody edited them.</summary>
    internal long Kept { get; private set; }

    /// <summary>Loads the marks of a record from the ledger.</summary>
    /// <param name="number">The number of the record in the run.</param>
    /// <param name="known">The marks by header.</param>
    internal void Know(uint number, IReadOnlyDictionary<string, ulong> known)
    {
        for (int i = 0; i < _columns.Length; i++)
            if (known.TryGetValue(_columns[i].Header, out ulong mark)) Set(i, number, mark);
    }

    /// <summary>Notes that the account's record equals the one of the source.</summary>
    internal void Same(uint number, ComparedSet set, string[] row)
    {
        for (int i = 0; i < _columns.Length; i++)
            if (set.Compared.Contains(_columns[i])) Set(i, number, _columns[i].MarkOf(row[_columns[i].Place]));
    }

    /// <summary>Notes that the account has the desired value of one column.</summary>
    internal void Same(uint number, RunColumn column, string desired)
    {
        if (column.IsRemembered) Set(Array.IndexOf(_columns, column), number, column.MarkOf(desired));
    }

    /// <summary>
    /// Whether a difference is somebody's edit in the account: the source's value has not changed since it was last written.
    /// </summary>
    internal bool IsDrift(uint number, RunColumn column, string desired)
    {
        if (!column.IsRemembered) return false;
        Numbered<ulong> marks = _marks[Array.IndexOf(_columns, column)];
        if (number > marks.Count || marks[number] != column.MarkOf(desired)) return false;
        Kept++;
        return true;
    }

    /// <summary>The marks of a record for the ledger; null when there are none.</summary>
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

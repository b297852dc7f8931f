namespace FourMe.Import;

/// <summary>
/// Takes the records of a run one by one and turns them into rows: mapping, formatting, checks. Holds no record once it
/// is a row.
/// </summary>
internal sealed class RecordBatch : IDisposable
{
    private readonly RecordOptions _options;
    private readonly IRowSink _sink;
    private readonly RowFormatter _formatter;
    private readonly RowChecks? _checks;
    private readonly RecordValues _values = new();
    private readonly List<ColumnSet> _sets = [];
    private readonly List<Failure> _failures = [];

    /// <summary>Columns whose mapped property no record had so far.</summary>
    private readonly List<PlannedColumn> _unseen;

    private ColumnSet? _lastSet;

    internal RecordBatch(RecordType type, RecordOptions options, IRowSink sink)
    {
        _options = options;
        _sink = sink;
        Plan = new ColumnPlan(type, options);
        _unseen = [.. Plan.Columns.Where(column => column.Entry?.Property is not null)];
        _formatter = new RowFormatter(Plan, options);
        _checks = options.SkipValidation ? null : new RowChecks(Plan, options.Formatting.Notices);
        if (!type.Listed && type.ColumnsKnown)
            Notices.Once("Unlisted", $"'{type.Name}' is documented but not in the official list of types; the service may refuse it.");
    }

    internal ColumnPlan Plan { get; }

    internal Notices Notices => _options.Formatting.Notices;

    /// <summary>Number of records that came in.</summary>
    internal long Read { get; private set; }

    /// <summary>Number of rows that were written.</summary>
    internal long Rows { get; private set; }

    /// <summary>Takes a record.</summary>
    /// <param name="reader">Knows how to look into the record.</param>
    /// <param name="record">The record.</param>
    /// <returns>What is wrong with it; empty when it became a row. The list is used again for the next record.</returns>
    /// <exception cref="FourMeException">The run cannot go on, for example because the disk is full.</exception>
    internal IReadOnlyList<Failure> Add<T>(IRecordReader<T> reader, T record)
    {
        Read++;
        _failures.Clear();
        _values.Clear(Plan.Columns.Count);
        reader.Read(record, Plan, _values, _failures);
        NoteSeen();
        if (_failures.Count == 0 && _formatter.Format(_values, _failures)) _checks?.Check(_formatter.Cells, _failures);
        if (_failures.Count == 0) Write();
        for (int i = 0; i < _failures.Count; i++) _failures[i] = _failures[i].At(Read);
        return _failures;
    }

    /// <summary>All records are in: says what is wrong with the run as a whole and closes the files.</summary>
    internal IReadOnlyList<Failure> Complete()
    {
        _failures.Clear();
        if (Read > 0)
        {
            foreach (PlannedColumn column in _unseen)
                if (column.Entry is { Property: { } property, WhenMissing: null or MissingAction.Error })
                    _failures.Add(Failures.PropertyNeverFound(column.Header, property));
            CheckUnmatched();
        }
        _sink.Complete();
        return _failures;
    }

    public void Dispose() => _sink.Dispose();

    /// <summary>Takes note of mapped properties that a record has for the first time.</summary>
    private void NoteSeen()
    {
        for (int i = _unseen.Count - 1; i >= 0; i--)
            if (_values[_unseen[i].Slot] is not Missing) _unseen.RemoveAt(i);
    }

    private void CheckUnmatched()
    {
        if (Plan.IsMapped || Plan.UnmatchedProperties.Count == 0) return;
        if (Plan.Columns.Count == Plan.Columns.Count(column => column.Constant is not null)) _failures.Add(Failures.NoColumns(Plan.Type.Name));
        else if (_options.Strict) _failures.Add(Failures.UnmatchedProperty(Plan.UnmatchedProperties, Plan.Type.Name));
        else Notices.Once("Unmatched", $"These properties match no column of '{Plan.Type.Name}' and are left out: {string.Join(", ", Plan.UnmatchedProperties)}.");
    }

    private void Write()
    {
        string?[] cells = _formatter.Cells;
        if (_lastSet is null || !_lastSet.Fits(cells, Plan.Columns.Count)) _lastSet = SetOf(cells);
        _sink.Write(_lastSet, cells, Read);
        Rows++;
    }

    private ColumnSet SetOf(string?[] cells)
    {
        foreach (ColumnSet known in _sets)
            if (known.Fits(cells, Plan.Columns.Count)) return known;
        var added = new ColumnSet(Plan, cells);
        _sets.Add(added);
        return added;
    }
}

using FourMe.Import.Csv;
using FourMe.Import.Errors;
using FourMe.Import.Hosting;
using FourMe.Import.Mapping;

namespace FourMe.Import.Rows;

/// <summary>
/// Takes the records of a run one by one and turns them into rows: mapping, formatting, checks. Holds no record once it
/// is a row.
/// </summary>
internal sealed class RecordBatch : IDisposable
{
    private readonly RecordOptions _options;
    private readonly RowFormatter _formatter;
    private readonly PlanSlots _slots;
    private readonly RowChecks? _checks;
    private readonly OwnerIds? _owners;
    private readonly ForwardReferences? _forward;
    private readonly ReferenceSpelling? _spelling;
    private readonly DeferredRows? _deferred;
    private readonly IRowOutlet _outlet;
    private readonly ISeenSink? _seen;
    private readonly RunChecks _run;
    private readonly RecordValues _values = new();
    private readonly List<Failure> _failures = [];
    private long _causes;

    /// <param name="type">The record type.</param>
    /// <param name="options">How records become rows.</param>
    /// <param name="sink">Where the rows go.</param>
    /// <param name="deferredSink">Where references to the own type go; needed when the options defer them.</param>
    internal RecordBatch(RecordType type, RecordOptions options, IRowSink sink, IRowSink? deferredSink = null)
    {
        _options = options;
        Plan = new ColumnPlan(type, options);
        _seen = sink as ISeenSink;
        _seen?.Begin(Plan);
        _slots = new PlanSlots(Plan);
        _formatter = new RowFormatter(Plan, options);
        _run = new RunChecks(Plan, options);
        _owners = type.Owners.Count > 0 ? new OwnerIds(type, _slots, Notices) : null;
        if (!options.SkipValidation)
        {
            _checks = new RowChecks(Plan, _slots, options);
            _spelling = new ReferenceSpelling(type, _slots, options);
            _forward = type.ReferredBy is not null && !options.DeferReferences ? new ForwardReferences(type, _slots) : null;
        }
        _deferred = options.DeferReferences && type.ReferredBy is not null ? new DeferredRows(Plan, _slots, deferredSink!) : null;
        bool columnsComeLate = options.OnMissing == OnMissing.Clear && !Plan.IsMapped;
        _outlet = _owners is not null || columnsComeLate ? new HoldingOutlet(Plan, sink, _owners, columnsComeLate)
            : new DirectOutlet(Plan, sink);
    }

    internal ColumnPlan Plan { get; }

    internal Notices Notices => _options.Formatting.Notices;

    /// <summary>Number of records that came in.</summary>
    internal long Read { get; private set; }

    /// <summary>Number of rows that were written.</summary>
    internal long Rows => _outlet.Rows;

    /// <summary>Whether no mapped property can turn out to be missing from all records.</summary>
    internal bool FoundAllProperties => _run.FoundAll;

    /// <summary>
    /// Whether the last record was refused for nothing but what no record so far has had: a key, a required column. Then
    /// not the record is wrong, but the run.
    /// </summary>
    internal bool IsCauseOfRun { get; private set; }

    /// <summary>Rows that were right and are not sent, and why; known once the batch is complete.</summary>
    internal IReadOnlyList<Failure> HeldBack { get; private set; } = [];

    /// <summary>Looks at the names of the first record's properties before any record is read.</summary>
    /// <exception cref="FourMeException"><c>WrongDelimiter</c>: they are one header line in one piece.</exception>
    internal void Begin(IReadOnlyList<string> names)
    {
        Plan.FirstNames = names;
        if (HeaderLine.DelimiterIn(names) is not { } delimiter || names.Any(IsMeant)) return;
        throw Failures.WrongDelimiter(string.Join(", ", names), delimiter).ToException();
    }

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
        bool isRead = _failures.Count == 0;
        // Formatted even when a property could not be read: whose record it is has to be known.
        _formatter.Format(_values, _failures);
        _slots.Learn();
        string?[] cells = _formatter.Cells;
        _run.Note(cells);
        // What could not be read is not missing, so only a record that was read whole is looked at as a whole.
        if (isRead) _checks?.Check(cells, Read, _failures);
        // A row without any column can be written in no file.
        if (_failures.Count == 0 && Array.TrueForAll(cells, cell => cell is null)) _failures.Add(Failures.NoColumns(Plan.Type.Name));
        int owner = _owners?.Of(cells) ?? OwnerIds.None;
        if (_failures.Count == 0) Write(cells, owner);
        else _owners?.Refuse(owner);
        if (_failures.Count == 0) return _failures;
        _seen?.Refuse(cells, Read, _failures);
        Place(cells);
        return _failures;
    }

    /// <summary>The one failure of a run of which every record was refused for the same; null when there is no such.</summary>
    internal Failure? CauseOfRun() => Read > 1 && _causes == Read ? _run.Cause(Read, _slots) : null;

    /// <summary>All records are in: closes the files and says what is wrong with the run as a whole.</summary>
    /// <param name="stop">Ends it while rows that were held are written.</param>
    /// <returns>Why nothing may be sent; empty when all is well.</returns>
    internal IReadOnlyList<Failure> Complete(CancellationToken stop = default)
    {
        IReadOnlyList<Failure> failures = _run.Finish(Read);
        if (failures.Count > 0) return failures;
        _checks?.Complete();
        if (_forward is { Count: > 0 } forward)
            Notices.Once("ForwardReference", RunChecks.ForwardReferenceText(Plan.Type, forward.Count, forward.Example!));
        _spelling?.Report(Notices);
        HeldBack = _outlet.Complete(stop);
        _deferred?.Complete(stop);
        return failures;
    }

    public void Dispose()
    {
        _outlet.Dispose();
        _deferred?.Dispose();
    }

    /// <summary>Says of every failure which record it is about.</summary>
    private void Place(string?[] cells)
    {
        IsCauseOfRun = _run.AreCauseOfRun(_failures, _slots);
        if (IsCauseOfRun) _causes++;
        string? label = RecordLabel.Of(Plan.Type, column => _slots.Cell(cells, column));
        for (int i = 0; i < _failures.Count; i++) _failures[i] = _failures[i].At(Read, label);
    }

    /// <summary>Whether somebody knows a property by this name, however odd it looks.</summary>
    private bool IsMeant(string name) =>
        Plan.Type.FindColumn(name) is not null || _options.AllowColumn.Contains(name, StringComparer.OrdinalIgnoreCase)
        || Plan.Columns.Any(column => string.Equals(column.Entry?.Property, name, StringComparison.OrdinalIgnoreCase));

    private void Write(string?[] cells, int owner)
    {
        _forward?.Watch(cells);
        _spelling?.Watch(cells, Read);
        _deferred?.Take(cells, Read);
        _outlet.Write(cells, Read, owner);
    }
}

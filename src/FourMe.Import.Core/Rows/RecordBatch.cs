using FourMe.Import.Csv;
using FourMe.Import.Errors;
using FourMe.Import.Hosting;
using FourMe.Import.Mapping;

namespace FourMe.Import.Rows;

/// <summary>
/// Turns the records of a run into rows, one by one: mapping, formatting, checks. Keeps no record after its row is written.
/// </summary>
internal sealed class RecordBatch : IDisposable
{
    private readonly RecordOptions _options;
    private readonly RowFormatter _formatter;
    private readonly PlanSlots _slots;
    private RowChecks? _checks;
    private readonly OwnerIds? _owners;
    private readonly ForwardReferences? _forward;
    private readonly ReferenceSpelling? _spelling;
    private readonly DeferredRows? _deferred;
    private readonly RefusedCells? _refused;
    private readonly IRowOutlet _outlet;
    private readonly ISeenSink? _seen;
    private readonly RunChecks _run;
    private readonly RecordValues _values = new();
    private readonly List<Failure> _failures = [];
    private long _causes;

    /// <param name="type">The record type.</param>
    /// <param name="options">How records become rows.</param>
    /// <param name="sink">Receives the rows.</param>
    /// <param name="deferredSink">Receives references to the own type; needed when the options defer them.</param>
    /// <param name="refusedSink">Receives refused records; null for none.</param>
    internal RecordBatch(RecordType type, RecordOptions options, IRowSink sink, IRowSink? deferredSink = null,
        IRefusedSink? refusedSink = null)
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
            // Plans determine themselves which references must wait.
            bool isForFiles = _seen is null && !options.DeferReferences;
            _forward = type.ReferredBy is not null && isForFiles ? new ForwardReferences(type, _slots) : null;
        }
        _deferred = options.DeferReferences && type.ReferredBy is not null ? new DeferredRows(Plan, _slots, deferredSink!) : null;
        _refused = refusedSink is null ? null : new RefusedCells(Plan, refusedSink);
        bool columnsComeLate = options.OnMissing == OnMissing.Clear && !Plan.IsMapped;
        _outlet = _owners is not null || columnsComeLate ? new HoldingOutlet(Plan, sink, _owners, columnsComeLate, _refused)
            : new DirectOutlet(Plan, sink);
    }

    internal ColumnPlan Plan { get; }

    internal Notices Notices => _options.Formatting.Notices;

    /// <summary>The values of the record that was read last, by slot, as the map gave them.</summary>
    internal RecordValues Values => _values;

    /// <summary>The cells of the record that was read last, by slot.</summary>
    internal string?[] Cells => _formatter.Cells;

    /// <summary>Number of records read.</summary>
    internal long Read { get; private set; }

    /// <summary>Number of rows that were written.</summary>
    internal long Rows => _outlet.Rows;

    /// <summary>Whether every mapped property was found, so that the run cannot fail because of one.</summary>
    internal bool FoundAllProperties => _run.FoundAll;

    /// <summary>
    /// Whether the last record was refused only because of a key or required column that no record so far has had. Then the
    /// run is wrong, not the record.
    /// </summary>
    internal bool IsCauseOfRun { get; private set; }

    /// <summary>Called with the failures of a refused record; null for none. The list is reused for the next record.</summary>
    internal Action<IReadOnlyList<Failure>>? OnRefused { get; set; }

    /// <summary>Valid rows that are not sent, and why; known once the batch is complete.</summary>
    internal IReadOnlyList<Failure> HeldBack { get; private set; } = [];

    /// <summary>Checks the property names of the first record before any record is read.</summary>
    /// <exception cref="FourMeException"><c>WrongDelimiter</c>: the only name is a whole header line.</exception>
    internal void Begin(IReadOnlyList<string> names)
    {
        Plan.NoteNames(names);
        if (HeaderLine.DelimiterIn(names) is not { } delimiter || names.Any(IsMeant)) return;
        throw Failures.WrongDelimiter(string.Join(", ", names), delimiter).ToException();
    }

    /// <summary>Adds a record.</summary>
    /// <param name="reader">Reads records of its kind.</param>
    /// <param name="record">The record.</param>
    /// <returns>Its failures; empty when it became a row. The list is reused for the next record.</returns>
    /// <exception cref="FourMeException">The run cannot go on, for example because the disk is full.</exception>
    internal IReadOnlyList<Failure> Add<T>(IRecordReader<T> reader, T record)
    {
        Read++;
        _failures.Clear();
        _values.Clear(Plan.Columns.Count);
        reader.Read(record, Plan, _values, _failures);
        bool isRead = _failures.Count == 0;
        // Formatted even when a property could not be read, because the owner must be known.
        _formatter.Format(_values, _failures);
        _slots.Learn();
        string?[] cells = _formatter.Cells;
        _run.Note(cells);
        // An unreadable property is not a missing one, so only a completely read record is checked as a row.
        if (isRead) _checks?.Check(cells, Read, _failures);
        // A row without columns cannot be written.
        if (_failures.Count == 0 && Array.TrueForAll(cells, cell => cell is null)) _failures.Add(Failures.NoColumns(Plan.Type.Name));
        int owner = _owners?.NumberOf(cells) ?? OwnerIds.None;
        if (_failures.Count == 0) Write(cells, owner);
        else _owners?.Refuse(owner);
        if (_failures.Count == 0) return _failures;
        _seen?.Refuse(cells, Read, _failures);
        Place(cells);
        _refused?.Take(_values, cells, Read, _failures);
        OnRefused?.Invoke(_failures);
        return _failures;
    }

    /// <summary>The single failure of a run in which every record was refused for the same reason; null for any other run.</summary>
    internal Failure? CauseOfRun() => Read > 1 && _causes == Read ? _run.Cause(Read, _slots) : null;

    /// <summary>Ends the input: closes the files and checks the run as a whole.</summary>
    /// <param name="stop">Cancels writing held rows.</param>
    /// <param name="areSome">Whether the records are only some of a source, so that other records may have what these lack.</param>
    /// <returns>The failures that forbid sending; empty when there are none.</returns>
    internal IReadOnlyList<Failure> Complete(CancellationToken stop = default, bool areSome = false)
    {
        IReadOnlyList<Failure> failures = _run.Finish(Read);
        if (areSome) failures = [];
        if (failures.Count > 0) return failures;
        _checks?.Complete();
        // With its keys, which are most of what a large run keeps in memory.
        _checks = null;
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

    /// <summary>Adds the record to every failure.</summary>
    private void Place(string?[] cells)
    {
        IsCauseOfRun = _run.AreCauseOfRun(_failures, _slots);
        if (IsCauseOfRun) _causes++;
        string? label = RecordLabel.Of(Plan.Type, column => _slots.Cell(cells, column));
        for (int i = 0; i < _failures.Count; i++) _failures[i] = _failures[i].At(Read, label);
    }

    /// <summary>Whether the map or the catalogue has a property of this name, however unusual it looks.</summary>
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

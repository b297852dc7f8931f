using FourMe.Import.Errors;
using FourMe.Import.Files;
using FourMe.Import.Mapping;
using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>The records of a run, stored one by one or by owner. Their cells are on disk.</summary>
internal abstract class SeenRows : ISeenSink
{
    private readonly RowFile _file = new(TemporaryFolders.New());
    private ulong? _input = 0;
    private ColumnPlan? _plan;
    private RunColumns? _columns;
    private PlanWriter? _writer;
    private bool _hasSource;

    public RowLimits Limits => default;

    internal ColumnPlan Plan => _plan!;

    internal RunColumns Columns => _columns ?? throw Failures.PlanNotBegun().ToException();

    /// <summary>Number of accepted records.</summary>
    internal long Count { get; private protected set; }

    /// <summary>Number of accepted rows that were refused later, because their effect is uncertain or not allowed.</summary>
    internal long Refused { get; private protected set; }

    /// <summary>
    /// A hash of the run's records, independent of their order; null when it cannot tell all values apart. The same in every process, so
    /// that a source that always delivers identical data can be detected.
    /// </summary>
    internal ulong? Input => Count > 0 ? _input : null;

    /// <summary>The Source of all records; '' when they have none.</summary>
    internal string Source { get; private set; } = string.Empty;

    /// <summary>Whether the records have different Sources.</summary>
    internal bool HasSeveralSources { get; private set; }

    /// <summary>Whether the key of a record could not be read. Missing records cannot be determined then.</summary>
    internal bool HasUnreadableKey { get; private protected set; }

    private protected PlanWriter Writer => _writer!;

    public void Begin(ColumnPlan plan) => _plan = plan;

    /// <summary>Sets the account's side, after which records are accepted.</summary>
    internal void Open(RunColumns columns, BaselineColumns baseline, PlanWriter writer)
    {
        (_columns, _writer) = (columns, writer);
        Bind(baseline);
    }

    /// <summary>Matches the ledger with the records of the run.</summary>
    /// <param name="ledger">The ledger; null when there is none.</param>
    /// <param name="source">The Source of the run.</param>
    /// <param name="now">The time of the run.</param>
    /// <param name="remembered">Receives the account's last values of remembered columns.</param>
    internal abstract KnownRecords Know(Ledger? ledger, string source, DateTimeOffset now, RememberedValues remembered);

    /// <summary>The readable key of a record that is being read; null when the key cannot be read.</summary>
    internal abstract string? KeyOf(string?[] cells);

    public void BeginGroup(ColumnSet columns, long rows, long bytes) { }

    public abstract void Write(ColumnSet columns, string?[] cells, long number);

    public abstract void Refuse(string?[] cells, long number, IReadOnlyList<Failure> failures);

    public void Complete() { }

    public void Dispose() => _file.Dispose();

    /// <summary>Locates the key columns on the account's side.</summary>
    private protected abstract void Bind(BaselineColumns baseline);

    private protected void ReadCells(long position, string?[] cells) => _file.Read(position, cells);

    /// <summary>Writes the cells of a row to disk.</summary>
    /// <returns>Their position.</returns>
    private protected long Keep(string?[] cells)
    {
        try
        {
            return _file.Add(cells, Plan.Columns.Count);
        }
        catch (Exception full) when (FileFault.Is(full))
        {
            throw Failures.FileWriteFailed(Path.GetTempPath(), full).ToException();
        }
    }

    /// <summary>Adds a row to the hash of the run.</summary>
    /// <param name="row">Hash of the row.</param>
    /// <param name="isWhole">Whether equal hashes guarantee equal rows.</param>
    private protected void NoteInput(ulong row, bool isWhole)
    {
        // An odd factor loses no bits. A sum does not depend on the order.
        const ulong Spread = 0x9E37_79B9_7F4A_7C15;
        ulong mixed = row * Spread;
        if (isWhole) _input += (mixed ^ (mixed >> 32)) * Spread;
        else _input = null;
    }

    private protected void NoteSource(string? cell)
    {
        string source = cell?.Trim() ?? string.Empty;
        if (!_hasSource) Source = source;
        else if (source != Source) HasSeveralSources = true;
        _hasSource = true;
    }

    private protected void CountCells(ComparedSet set, string?[] cells)
    {
        foreach (RunColumn column in set.Columns)
        {
            column.Written++;
            if (!string.IsNullOrWhiteSpace(cells[column.Slot])) column.Filled++;
        }
    }
}

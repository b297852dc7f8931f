using FourMe.Import.Errors;
using FourMe.Import.Files;
using FourMe.Import.Mapping;
using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>What came in, record by record or owner by owner. The cells are on disk.</summary>
internal abstract class SeenRows : ISeenSink
{
    private readonly RowFile _file = new(TemporaryFolders.New());
    private ColumnPlan? _plan;
    private RunColumns? _columns;
    private PlanWriter? _writer;
    private bool _hasSource;

    public RowLimits Limits => default;

    internal ColumnPlan Plan => _plan!;

    internal RunColumns Columns => _columns ?? throw Failures.PlanNotBegun().ToException();

    /// <summary>Number of records that became rows.</summary>
    internal long Count { get; private protected set; }

    /// <summary>Number of rows that are refused after all: it is not certain, or not allowed, what becomes of them.</summary>
    internal long Refused { get; private protected set; }

    /// <summary>The Source of all records; '' when none has one.</summary>
    internal string Source { get; private set; } = string.Empty;

    /// <summary>Whether the records have more than one Source.</summary>
    internal bool HasSeveralSources { get; private set; }

    /// <summary>Whether a record's key could not be read: then it cannot be told which records are missing.</summary>
    internal bool HasUnreadableKey { get; private protected set; }

    private protected PlanWriter Writer => _writer!;

    public void Begin(ColumnPlan plan) => _plan = plan;

    /// <summary>The account's side is known: from now on records are taken.</summary>
    internal void Open(RunColumns columns, BaselineColumns baseline, PlanWriter writer)
    {
        (_columns, _writer) = (columns, writer);
        Bind(baseline);
    }

    /// <summary>Reads what the ledger says of what came in.</summary>
    /// <param name="ledger">The ledger; null when there is none.</param>
    /// <param name="source">The Source of the run.</param>
    /// <param name="now">The time of the run.</param>
    internal abstract KnownRecords Know(Ledger? ledger, string source, DateTimeOffset now);

    public void BeginGroup(ColumnSet columns, long rows, long bytes) { }

    public abstract void Write(ColumnSet columns, string?[] cells, long number);

    public abstract void Refuse(string?[] cells, long number, IReadOnlyList<Failure> failures);

    public void Complete() { }

    public void Dispose() => _file.Dispose();

    /// <summary>Finds out where the account has what records are known by.</summary>
    private protected abstract void Bind(BaselineColumns baseline);

    private protected void ReadCells(long position, string?[] cells) => _file.Read(position, cells);

    /// <summary>Puts the cells of a row on disk.</summary>
    /// <returns>Their place.</returns>
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

using FourMe.Import.Errors;
using FourMe.Import.Files;
using FourMe.Import.Mapping;
using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>What came in, record by record or owner by owner. The cells are on disk.</summary>
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

    /// <summary>Number of records that became rows.</summary>
    internal long Count { get; private protected set; }

    /// <summary>Number of rows that are refused after all: it is not certain, or not allowed, what becomes of them.</summary>
    internal long Refused { get; private protected set; }

    /// <summary>
    /// A hash of what came in, whatever its order; null when it does not tell all values apart. The same in each process, so that a source
    /// that always brings the same is found out.
    /// </summary>
    internal ulong? Input => Count > 0 ? _input : null;

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
    /// <param name="remembered">Gets what the account last had of remembered columns.</param>
    internal abstract KnownRecords Know(Ledger? ledger, string source, DateTimeOffset now, RememberedValues remembered);

    /// <summary>What people call a record that is being read by; null when its key cannot be read.</summary>
    internal abstract string? KeyOf(string?[] cells);

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

    /// <summary>Adds a row to the hash of what came in.</summary>
    /// <param name="row">What the row says.</param>
    /// <param name="isWhole">Whether equal hashes say that rows are the same.</param>
    private protected void NoteInput(ulong row, bool isWhole)
    {
        // Odd numbers, so that no bit is lost; a sum, so that the order does not matter.
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

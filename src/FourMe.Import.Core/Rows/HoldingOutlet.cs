using FourMe.Import.Csv;
using FourMe.Import.Errors;
using FourMe.Import.Files;
using FourMe.Import.Mapping;

namespace FourMe.Import.Rows;

/// <summary>
/// Holds rows until all are known, when no row can be written before the last one: rows of one owner must be in one file
/// and are held back together, and a column that appears late must be cleared in earlier rows.
/// </summary>
internal sealed class HoldingOutlet : IRowOutlet
{
    private readonly ColumnPlan _plan;
    private readonly IRowSink _sink;
    private readonly OwnerIds? _owners;
    private readonly ColumnSets _sets;
    private readonly RowScratch _scratch;
    private readonly RefusedCells? _refused;
    private readonly bool _fillsLateColumns;
    private string?[] _cells = [];

    /// <param name="plan">The columns of the run.</param>
    /// <param name="sink">Receives the rows.</param>
    /// <param name="owners">The owners; null when rows are held only for late columns.</param>
    /// <param name="fillsLateColumns">Write empty cells for columns that a row lacks and another has.</param>
    /// <param name="refused">Receives the rows that are not sent; null for none.</param>
    internal HoldingOutlet(ColumnPlan plan, IRowSink sink, OwnerIds? owners, bool fillsLateColumns, RefusedCells? refused = null)
    {
        _plan = plan;
        _sink = sink;
        _owners = owners;
        _fillsLateColumns = fillsLateColumns;
        _refused = refused;
        _sets = new ColumnSets(plan);
        _scratch = new RowScratch(TemporaryFolders.New());
    }

    public long Rows { get; private set; }

    public void Write(string?[] cells, long number, int owner)
    {
        try
        {
            _scratch.Add(cells, _plan.Columns.Count, number, owner);
            Rows++;
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            throw Failures.FileWriteFailed(Path.GetTempPath(), exception).ToException();
        }
    }

    public IReadOnlyList<Failure> Complete(CancellationToken stop)
    {
        _cells = new string?[_plan.Columns.Count];
        var failures = new List<Failure>();
        Rows = 0;
        foreach (IReadOnlyList<RowScratch.Entry> group in Groups())
        {
            stop.ThrowIfCancellationRequested();
            WriteGroup(group, failures);
        }
        _sink.Complete();
        return failures;
    }

    public void Dispose()
    {
        _scratch.Dispose();
        _sink.Dispose();
    }

    /// <summary>Rows grouped by owner, in order of first appearance; a row without an owner is a group by itself.</summary>
    private IEnumerable<IReadOnlyList<RowScratch.Entry>> Groups()
    {
        IReadOnlyList<RowScratch.Entry> entries = _scratch.Entries;
        // The sort is stable, so rows of an owner keep their order.
        int[] order = [.. Enumerable.Range(0, entries.Count).OrderBy(index => entries[index].Owner)];
        for (int begin = 0; begin < order.Length;)
        {
            int owner = entries[order[begin]].Owner, end = begin + 1;
            while (owner != OwnerIds.None && end < order.Length && entries[order[end]].Owner == owner) end++;
            yield return [.. order.Skip(begin).Take(end - begin).Select(index => entries[index])];
            begin = end;
        }
    }

    private void WriteGroup(IReadOnlyList<RowScratch.Entry> group, List<Failure> failures)
    {
        RowScratch.Entry first = group[0];
        ColumnSet columns = Read(first);
        if (first.Owner != OwnerIds.None)
        {
            string owner = _owners!.NameOf(first.Owner, _cells);
            if (HeldBack(group, columns, owner) is { } failure)
            {
                failures.Add(failure.At(first.Number));
                if (_refused is not null)
                    foreach (RowScratch.Entry entry in group) _refused.Take(Read(entry), _cells, entry.Number, RowReason.Of(failure));
                return;
            }
        }
        foreach (RowScratch.Entry entry in group)
        {
            if (group.Count > 1) Read(entry);
            _sink.Write(columns, _cells, entry.Number);
            Rows++;
        }
    }

    private Failure? HeldBack(IReadOnlyList<RowScratch.Entry> group, ColumnSet columns, string owner)
    {
        if (_owners!.IsRefused(group[0].Owner)) return Failures.OwnerHeldBack(owner, group.Count);
        if (!_sink.Limits.AllowRows(group.Count)) return Failures.OwnerTooLarge(owner, group.Count, "rows");
        long bytes = CsvSize.OfHeader(columns.Names);
        foreach (RowScratch.Entry entry in group)
        {
            if (!ReferenceEquals(Read(entry), columns)) return Failures.OwnerMixedColumns(owner);
            bytes += CsvSize.OfRow(columns.Slots, _cells);
        }
        if (!_sink.Limits.AllowBytes(bytes)) return Failures.OwnerTooLarge(owner, bytes, "bytes");
        _sink.BeginGroup(columns, group.Count, bytes);
        return null;
    }

    private ColumnSet Read(RowScratch.Entry entry)
    {
        _scratch.Read(entry, _cells);
        if (_fillsLateColumns)
        {
            for (int slot = 0; slot < _cells.Length; slot++)
                if (_cells[slot] is null && !_plan.Type.Identifies(_plan.Columns[slot].Column.Name)) _cells[slot] = string.Empty;
        }
        return _sets.SetOf(_cells);
    }
}

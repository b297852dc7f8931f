using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>
/// Reads the account's records once and matches each with the run's record. Only differing records are read back from disk.
/// </summary>
internal sealed class RecordJoin
{
    private readonly JoinContext _context;
    private readonly DesiredRows _rows;
    private readonly KeyCells[] _keys;
    private readonly KeyCells? _source;
    private readonly ChangeMaker _maker;
    private readonly AbsentRecords _absent;
    private readonly string?[] _cells;

    internal RecordJoin(JoinContext context)
    {
        _context = context;
        _rows = context.Desired;
        KeyCells[] all = [.. _rows.Keys.Keys.Select(key => new KeyCells(key, context.Columns.Of))];
        _keys = [.. all.Where(key => _rows.Uses(key.Key))];
        _source = Array.Find(all, key => key.Key.IsSource);
        _maker = new ChangeMaker(context);
        _absent = new AbsentRecords(context, _maker);
        _cells = new string?[_rows.Plan.Columns.Count];
    }

    /// <summary>Number of matched records without a difference.</summary>
    internal long Unchanged { get; private set; }

    /// <summary>Number of records missing from the run that are added to the ledger.</summary>
    internal long Claimed => _absent.Claimed;

    internal void Run(CancellationToken cancellationToken)
    {
        foreach (string[] row in _context.Baseline.Rows(cancellationToken))
        {
            uint number = Find(row);
            if (number != 0) Match(number, row);
            else if (_source?.IsFilledIn(row) == true) _absent.Take(row);
        }
    }

    /// <summary>The number of the run's record that matches the account's record; 0 when there is none.</summary>
    private uint Find(string[] row)
    {
        uint found = 0;
        foreach (KeyCells key in _keys)
        {
            if (!key.IsFilledIn(row) || _rows.Find(key.Hash(row)) is not (not 0 and var number) || number == found) continue;
            if (found == 0)
            {
                found = number;
                continue;
            }
            // Two records of the run match the same record of the account.
            _rows.MarkAmbiguous(found, TextOf(row), $"record {number} means the same one.");
            _rows.MarkAmbiguous(number, TextOf(row), $"record {found} means the same one.");
            _rows[number].State |= RowState.Found;
        }
        return found;
    }

    private void Match(uint number, string[] row)
    {
        ref DesiredRow desired = ref _rows[number];
        if (desired.Is(RowState.Found))
        {
            if (desired.Is(RowState.Ambiguous)) return;
            if (!desired.Is(RowState.Changed | RowState.Refused)) Unchanged--;
            _rows.MarkAmbiguous(number, TextOf(row), "more than one record of the account has its key.");
            return;
        }
        desired.State |= RowState.Found;
        if (desired.Is(RowState.Ambiguous | RowState.Refused)) return;
        ComparedSet set = _rows.Columns[desired.Set];
        IReadOnlyList<CellChange>? restored = Restored(number, set, row);
        bool isWatched = _context.Watch?.Wants(number) == true;
        if (isWatched) _context.Watch!.Account(number, row);
        if (restored is not null || isWatched || !set.HashIsWhole || desired.Hash != set.HashOfActual(row))
        {
            Compare(number, row, restored);
        }
        else
        {
            Unchanged++;
            if (_context.Remembered.Any) _context.Remembered.Same(number, set, row);
        }
        _context.Writer.Seen(
            new SeenRecord(TextOf(row), _context.IdOf(row) ?? string.Empty, SeenHow.Seen, _context.Remembered.Of(number)));
    }

    private void Compare(uint number, string[] row, IReadOnlyList<CellChange>? restored)
    {
        _rows.Read(number, _cells);
        ChangeAction action = restored is null ? ChangeAction.Update : ChangeAction.Restore;
        if (_maker.Compare(number, _cells, row, action, restored) is not { } change)
        {
            Unchanged++;
            return;
        }
        _rows[number].State |= RowState.Changed;
        _context.Found.Add(change);
    }

    /// <summary>
    /// The cells that restore a record. Only for a record that this run name retired and that nobody has changed since; otherwise null.
    /// </summary>
    private List<CellChange>? Restored(uint number, ComparedSet set, string[] row)
    {
        if (!_rows[number].Is(RowState.RetiredByUs) || _context.Known.RetiredAs(number) is not { } retired)
        {
            if (_context.Retire is { } cells && !cells.AreIn(set) && cells.AreIn(row))
                _context.Note(PlanNotes.DisabledByOther(TextOf(row), _context.NameOf(row), cells.InWords));
            return null;
        }
        var restored = new List<CellChange>();
        foreach (RetiredCell cell in retired.Cells)
        {
            if (set.Has(cell.Column)) return null;
            string actual = _context.Columns.Cell(row, cell.Column);
            if (!Same(cell, cell.Written, actual)) return null;
            string before = cell.Before ?? string.Empty;
            if (!Same(cell, before, actual)) restored.Add(new CellChange(cell.Column, actual, before));
        }
        return restored.Count > 0 ? restored : null;
    }

    private bool Same(RetiredCell cell, string left, string right) => _context.Type.FindColumn(cell.Column) is { } column
        ? Values.CellMeanings.For(column).Same(left, right, _context.Meaning) : left == right;

    /// <summary>The readable key of an account's record: its Source ID, or the key by which it was found.</summary>
    private string TextOf(string[] row)
    {
        if (_source?.IsFilledIn(row) == true) return _source.Text(row);
        foreach (KeyCells key in _keys)
            if (key.IsFilledIn(row)) return key.Text(row);
        return string.Empty;
    }
}

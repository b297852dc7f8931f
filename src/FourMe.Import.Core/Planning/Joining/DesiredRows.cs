using FourMe.Import.Errors;
using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>
/// The records of the run, refused ones included. Cells are on disk. In memory are the hash of the key, the hash of the meaning and the
/// position of the cells: about 41 bytes per record.
/// </summary>
internal sealed class DesiredRows : SeenRows
{
    private readonly KeyTable _keys = new();
    private readonly Numbered<DesiredRow> _rows = new();
    private readonly HashSet<RecordKey> _used = [];
    private DesiredKeys? _desired;

    internal DesiredKeys Keys => _desired!;

    /// <summary>The columns of a key that records of the run use and the account's export lacks; null when there is none.</summary>
    internal IReadOnlyList<string>? KeyLacking { get; private set; }

    /// <summary>The highest record number.</summary>
    internal uint Last => _rows.Count;

    internal ref DesiredRow this[uint number] => ref _rows[number];

    public override void Write(ColumnSet columns, string?[] cells, long number)
    {
        RunColumns run = Columns;
        uint at = checked((uint)number);
        if (_desired!.Of(cells) is not { } key)
        {
            if (_desired.LackingOf(cells) is { } lacking) KeyLacking ??= lacking;
            else Unreadable(at, cells);
            return;
        }
        ushort set = run.NumberOf(columns);
        CountCells(run[set], cells);
        NoteSource(_desired.Cell(cells, RecordKey.Source));
        if (!TryTake(key, cells, ref at)) return;
        RowState state = RowState.Row | (_rows[at].State & RowState.Ambiguous);
        if (state != RowState.Row) Refused++;
        ulong says = run[set].HashOfDesired(cells);
        NoteInput(says ^ key.Hash(cells).High, run[set].HashIsWhole);
        _rows[at] = new DesiredRow(says, Keep(cells), set, state);
        Count++;
    }

    public override void Refuse(string?[] cells, long number, IReadOnlyList<Failure> failures)
    {
        _ = Columns;
        uint at = checked((uint)number);
        _rows.Reach(at);
        _rows[at].State = RowState.Refused;
        KeyCells? key = _desired!.Of(cells);
        // A wrong key, or one used only because a better one could not be read, does not identify the record.
        if (key is null || failures.Any(failure => failure.Column is { } column && Plan.Type.FindColumn(column) is { } wrong
            && IsKeyOfRun(wrong.Name)))
        {
            Unreadable(at, cells);
            return;
        }
        NoteSource(_desired.Cell(cells, RecordKey.Source));
        _used.Add(key.Key);
        _keys.TryAdd(key.Hash(cells), at, out uint first);
        if (first != at) return;
        Writer.Seen(new SeenRecord(_desired.TextOf(cells)!, string.Empty, SeenHow.Refused));
    }

    /// <summary>Reads the cells of a record from disk.</summary>
    /// <param name="number">The number of the record.</param>
    /// <param name="cells">Receives the cells, by slot.</param>
    internal void Read(uint number, string?[] cells) => ReadCells(_rows[number].Position, cells);

    /// <summary>The number of the record with a key; 0 when the run has none.</summary>
    internal uint Find(KeyHash key) => _keys.Find(key);

    /// <summary>Whether records of the run use a key.</summary>
    internal bool Uses(RecordKey key) => _used.Contains(key);

    /// <summary>Marks a record as ambiguous, so that nothing is planned for it.</summary>
    internal void MarkAmbiguous(uint number, string key, string problem)
    {
        if (_rows[number].Is(RowState.Ambiguous)) return;
        _rows[number].State |= RowState.Ambiguous;
        if (_rows[number].Is(RowState.Row)) Refused++;
        Writer.Note(Failures.AmbiguousMatch(key, problem), key, number);
        // The record is in the run, so it does not count as missing.
        Writer.Seen(new SeenRecord(key, string.Empty, SeenHow.Refused));
    }

    /// <summary>Refuses a row after the comparison, with a failure.</summary>
    internal void Settle(uint number, Failure failure, string key)
    {
        _rows[number].State |= RowState.Settled;
        Refused++;
        Writer.Note(failure, key, number);
    }

    /// <inheritdoc />
    internal override KnownRecords Know(Ledger? ledger, string source, DateTimeOffset now, RememberedValues remembered) => new(
        ledger, key => FindByLedger(key, source), (number, record) =>
        {
            _rows[number].State |= record.Retired is not null ? RowState.InLedger | RowState.RetiredByUs : RowState.InLedger;
            if (record.Remembered is { } marks) remembered.Know(number, marks);
        }, now);

    /// <inheritdoc />
    internal override string? KeyOf(string?[] cells) => _desired!.TextOf(cells);

    private protected override void Bind(BaselineColumns baseline) => _desired = new DesiredKeys(Plan, baseline);

    private uint FindByLedger(string text, string source)
    {
        foreach (RecordKey key in _used)
            if (key.IsSource ? source.Length > 0 : source.Length == 0)
                if (_keys.Find(key.IsSource ? key.Hash(source, text) : key.Hash(text)) is not 0 and var number) return number;
        return 0;
    }

    /// <summary>Assigns a key to a record.</summary>
    /// <returns>False when another record has it.</returns>
    private bool TryTake(KeyCells key, string?[] cells, ref uint at)
    {
        _rows.Reach(at);
        _used.Add(key.Key);
        if (!_keys.TryAdd(key.Hash(cells), at, out uint first) && first != at)
        {
            if (!_rows[first].Is(RowState.Refused))
            {
                _rows[at].State = RowState.Refused;
                string text = key.Text(cells);
                Writer.Note(Failures.AmbiguousMatch(text, $"record {first} has the same key."), text, at);
                return false;
            }
            // A refused record does not keep its key. The next record with that key takes its place.
            Writer.Watch?.Moved(at, first);
            at = first;
        }
        if (!key.Key.IsId || _desired!.SourceOf(cells) is not { } source) return true;
        // Its ID and its Source with Source ID must mean the same record.
        _used.Add(source.Key);
        if (_keys.TryAdd(source.Hash(cells), at, out uint other) || other == at || _rows[other].Is(RowState.Refused)) return true;
        MarkAmbiguous(other, source.Text(cells), $"record {at} has the same Source and Source ID.");
        MarkAmbiguous(at, source.Text(cells), $"record {other} has the same Source and Source ID.");
        return true;
    }

    private bool IsKeyOfRun(string column) => column is RecordKey.Source or RecordKey.SourceId
        || (column == RecordKey.Id && _used.Any(key => key.IsId))
        || (!_desired!.Keys.Any(key => key.IsSource) && Plan.Type.Identifies(column));

    private void Unreadable(uint at, string?[] cells)
    {
        _rows.Reach(at);
        _rows[at].State = RowState.Refused;
        HasUnreadableKey = true;
        string label = RecordLabel.Of(Plan.Type, column => _desired!.Cell(cells, column)) ?? string.Empty;
        Writer.Note(Failures.KeyUnreadable(), label, at);
    }
}

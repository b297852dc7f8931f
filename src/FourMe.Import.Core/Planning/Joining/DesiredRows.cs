using FourMe.Import.Errors;
using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>
/// The records that came in, refused ones too. Their cells are on disk; in memory are for each the hash of its key, the hash of
/// what it says, and where its cells are: some 48 bytes.
/// </summary>
internal sealed class DesiredRows : SeenRows
{
    private readonly KeyTable _keys = new();
    private readonly Numbered<DesiredRow> _rows = new();
    private readonly HashSet<RecordKey> _used = [];
    private DesiredKeys? _desired;

    internal DesiredKeys Keys => _desired!;

    /// <summary>The columns by which records are known and which the account's records do not have; null when they have them.</summary>
    internal IReadOnlyList<string>? KeyLacking { get; private set; }

    /// <summary>The highest number of a record.</summary>
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
        // A key that is wrong, or stands in only because another could not be read, tells nothing.
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

    /// <summary>Reads the cells of a record back.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="cells">Gets the cells by slot.</param>
    internal void Read(uint number, string?[] cells) => ReadCells(_rows[number].Position, cells);

    /// <summary>The number of the record with a key; 0 when none came in.</summary>
    internal uint Find(KeyHash key) => _keys.Find(key);

    /// <summary>Whether records of the run are known by a key.</summary>
    internal bool Uses(RecordKey key) => _used.Contains(key);

    /// <summary>Two records mean one, or one means two: nothing is planned for it.</summary>
    internal void MarkAmbiguous(uint number, string key, string problem)
    {
        if (_rows[number].Is(RowState.Ambiguous)) return;
        _rows[number].State |= RowState.Ambiguous;
        if (_rows[number].Is(RowState.Row)) Refused++;
        Writer.Note(Failures.AmbiguousMatch(key, problem), key, number);
        // It came in all the same: it is not missing.
        Writer.Seen(new SeenRecord(key, string.Empty, SeenHow.Refused));
    }

    /// <summary>A row that was right cannot be planned.</summary>
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

    /// <summary>Gives a record its key.</summary>
    /// <returns>Whether it has it for itself.</returns>
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
            // A record that was refused does not take its key: the next one with that key stands in its place.
            Writer.Watch?.Moved(at, first);
            at = first;
        }
        if (!key.Key.IsId || _desired!.SourceOf(cells) is not { } source) return true;
        // It also says whose record it is in another system: both have to be one and the same.
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

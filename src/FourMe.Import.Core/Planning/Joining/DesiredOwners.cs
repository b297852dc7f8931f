using FourMe.Import.Errors;
using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>The owners with rows in the run. Needs 12 bytes of memory per row and about 52 per owner.</summary>
internal sealed class DesiredOwners : SeenRows
{
    private readonly KeyTable _keys = new();
    private readonly Numbered<OwnerRow> _owners = new();
    private readonly Numbered<OwnedRow> _rows = new();
    private readonly HashSet<int> _ways = [];
    private readonly Dictionary<uint, string> _refused = [];
    private OwnerKeys? _owner;
    private PlanSlots? _slots;
    private int _boundTo = -1;

    /// <summary>Number of owners.</summary>
    internal uint Owners => _owners.Count;

    /// <summary>The column sets by which the run's rows identify owners, as numbers.</summary>
    internal IReadOnlyCollection<int> Ways => _ways;

    internal ref OwnerRow this[uint owner] => ref _owners[owner];

    internal OwnerKeys Keys
    {
        get
        {
            if (_boundTo == Plan.Columns.Count) return _owner!;
            _slots!.Learn();
            _boundTo = Plan.Columns.Count;
            return _owner = new OwnerKeys(Plan.Type, _slots.SlotOf, Columns.Context);
        }
    }

    public override void Write(ColumnSet columns, string?[] cells, long number)
    {
        ushort set = Columns.NumberOf(columns);
        CountCells(Columns[set], cells);
        NoteInput(HashOf(cells), isWhole: true);
        if (OwnerOf(cells) is not 0 and var owner) Add(owner, set, cells);
        Count++;
    }

    public override void Refuse(string?[] cells, long number, IReadOnlyList<Failure> failures)
    {
        if (OwnerOf(cells) is not 0 and var owner)
        {
            // Other rows of the owner are held back and never arrive here.
            if (!_owners[owner].Is(OwnerState.Refused)) _refused[owner] = Keys.Text(Keys.WayOf(cells)!.Value, cells);
            _owners[owner].State |= OwnerState.Refused;
            return;
        }
        HasUnreadableKey = true;
        string label = RecordLabel.Of(Plan.Type, column => _slots!.Cell(cells, column)) ?? string.Empty;
        Writer.Note(Failures.KeyUnreadable(), label, number);
    }

    /// <inheritdoc />
    internal override KnownRecords Know(Ledger? ledger, string source, DateTimeOffset now, RememberedValues remembered)
    {
        // The ledger stores owners by their readable keys, which are read from the rows only here.
        var byText = new KeyTable();
        var cells = new string?[Plan.Columns.Count];
        for (uint owner = 1; ledger is not null && owner <= Owners; owner++)
            if (Came(owner)) byText.TryAdd(KeyHash.Of(TextOf(owner, cells)), owner, out _);
        return new KnownRecords(ledger, key => byText.Find(KeyHash.Of(key)),
            (owner, _) => _owners[owner].State |= OwnerState.InLedger, now);
    }

    /// <summary>The owner of a row of the account; 0 when the run has no rows of it.</summary>
    /// <param name="keys">The key columns on the account's side.</param>
    /// <param name="row">The row.</param>
    internal uint Find(OwnerKeys keys, string[] row)
    {
        foreach (int way in _ways)
            if (keys.Says(way, row) && _keys.Find(keys.Hash(way, row)) is not 0 and var owner) return owner;
        return 0;
    }

    /// <summary>The rows of an owner, one by one, in the same array.</summary>
    internal IEnumerable<string?[]> RowsOf(uint owner, string?[] cells)
    {
        for (uint row = _owners[owner].First; row != 0; row = _rows[row].Next)
        {
            ReadCells(_rows[row].Position, cells);
            yield return cells;
        }
    }

    /// <summary>Whether the run has a row of the owner, accepted or refused.</summary>
    internal bool Came(uint owner) => _owners[owner].First != 0 || _owners[owner].Is(OwnerState.Refused);

    /// <summary>The readable key of an owner.</summary>
    internal string TextOf(uint owner, string?[] cells)
    {
        if (_refused.TryGetValue(owner, out string? text)) return text;
        ReadCells(_rows[_owners[owner].First].Position, cells);
        return Keys.Text(Keys.WayOf(cells)!.Value, cells);
    }

    /// <inheritdoc />
    internal override string? KeyOf(string?[] cells) => Keys.WayOf(cells) is { } way ? Keys.Text(way, cells) : null;

    private protected override void Bind(BaselineColumns baseline) => _slots = new PlanSlots(Plan);

    private static ulong HashOf(string?[] cells)
    {
        KeyHash hash = default;
        foreach (string? cell in cells) hash = hash.With(cell.AsSpan());
        return hash.High;
    }

    private uint OwnerOf(string?[] cells)
    {
        if (Keys.WayOf(cells) is not { } way) return 0;
        NoteSource(_slots!.Cell(cells, RecordKey.Source));
        _ways.Add(way);
        if (_keys.TryAdd(Keys.Hash(way, cells), Owners + 1, out uint owner)) _owners.Reach(owner);
        return owner;
    }

    private void Add(uint owner, ushort set, string?[] cells)
    {
        ref OwnerRow known = ref _owners[owner];
        uint row = _rows.Count + 1;
        _rows.Reach(row);
        _rows[row] = new OwnedRow(Keep(cells));
        if (known.First == 0) (known.First, known.Set) = (row, set);
        else _rows[known.Last].Next = row;
        known.Last = row;
        if (Keys.Replaces(cells) && known.Set == set) known.Difference += Columns[set].HashOfDesired(cells);
        else known.State |= OwnerState.HasOthers;
    }
}

using FourMe.Import.Errors;
using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>
/// Records of the run whose key the account does not know. Before one is created, the account is searched for another record with the same
/// address, label or name.
/// </summary>
internal sealed class NewRecords
{
    private readonly JoinContext _context;
    private readonly DesiredRows _rows;
    private readonly ChangeMaker _maker;
    private readonly NaturalKey? _natural;
    private readonly AdoptionRules _adoption;
    private readonly KeyTable _byNatural = new();
    private readonly string?[] _cells;

    internal NewRecords(JoinContext context, AdoptionRules adoption)
    {
        _context = context;
        _rows = context.Desired;
        _adoption = adoption;
        _maker = new ChangeMaker(context);
        _natural = NaturalKey.Of(context.Type, context.Columns);
        _cells = new string?[_rows.Plan.Columns.Count];
    }

    /// <summary>Number of records whose key neither the ledger nor the account knows.</summary>
    internal long Count { get; private set; }

    /// <summary>Number of adopted records without any difference.</summary>
    internal long Unchanged { get; private set; }

    /// <summary>Searches the account for records with the address, label or name of a new one, and adopts or refuses those.</summary>
    internal void Settle(CancellationToken cancellationToken)
    {
        for (uint number = 1; number <= _rows.Last; number++)
            if (IsOpen(number)) Take(number);
        if (_byNatural.Count == 0) return;
        foreach (string[] row in _context.Baseline.Rows(cancellationToken))
            if (_natural!.Hash(_natural.In(row)) is { } hash && _byNatural.Find(hash) is not 0 and var number) Meet(number, row);
    }

    /// <summary>The changes that create the remaining records.</summary>
    internal IEnumerable<PlannedChange> Creates(CancellationToken cancellationToken)
    {
        for (uint number = 1; number <= _rows.Last; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!_rows[number].Is(RowState.Row) || _rows[number].Is(RowState.Found)) continue;
            _rows.Read(number, _cells);
            bool isRight = IsOpen(number) && HasAll(number);
            _context.Writer.Seen(new SeenRecord(KeyText, string.Empty, isRight ? SeenHow.Seen : SeenHow.Refused));
            if (isRight) yield return _maker.Create(number, _cells);
        }
    }

    private string KeyText => _rows.Keys.TextOf(_cells)!;

    private bool IsOpen(uint number) => _rows[number].Is(RowState.Row)
        && !_rows[number].Is(RowState.Found | RowState.Ambiguous | RowState.Settled | RowState.Refused);

    private void Take(uint number)
    {
        _rows.Read(number, _cells);
        if (_rows[number].Is(RowState.InLedger) && !IsRecreated(KeyText))
        {
            _rows[number].State |= RowState.Settled;
            _context.Note(PlanNotes.Vanished(KeyText));
            return;
        }
        Count++;
        if (_natural?.Hash(_rows.Keys.Cell(_cells, _natural.Column)) is not { } hash
            || _byNatural.TryAdd(hash, number, out uint first)) return;
        _rows.MarkAmbiguous(number, KeyText, AlsoNew(first));
        _rows.Read(first, _cells);
        _rows.MarkAmbiguous(first, KeyText, AlsoNew(number));
    }

    private string AlsoNew(uint other) => $"record {other} is new too and has the same {_natural!.Column}.";

    /// <summary>Handles a record of the account with the natural key of a new record.</summary>
    private void Meet(uint number, string[] row)
    {
        if (_rows[number].Is(RowState.Ambiguous)) return;
        _rows.Read(number, _cells);
        string key = KeyText, value = _natural!.In(row).Trim();
        if (_rows[number].Is(RowState.Settled | RowState.Found))
        {
            // This also drops an adoption found earlier.
            _rows.MarkAmbiguous(number, key, $"more than one record of the account has the {_natural.Column} '{value}'.");
            return;
        }
        bool isFree = _context.Source.Length > 0 && string.IsNullOrWhiteSpace(_context.Columns.Cell(row, RecordKey.Source));
        if (!isFree) _rows.Settle(number, Failures.KeyTaken(_natural.Column, value, Words(row)), key);
        else if (_adoption.Refusal(key, row) is { } because)
            _rows.Settle(number, Failures.NotAdopted(_natural.Column, value, Words(row), because), key);
        else Adopt(number, key, row);
    }

    private void Adopt(uint number, string key, string[] row)
    {
        _rows[number].State |= RowState.Found | RowState.Changed;
        _context.Watch?.Account(number, row);
        if (_maker.Compare(number, _cells, row, ChangeAction.Adopt) is { } change) _context.Found.Add(change);
        else Unchanged++;
        _context.Writer.Seen(new SeenRecord(key, _context.IdOf(row) ?? string.Empty, SeenHow.Seen, _context.Remembered.Of(number)));
    }

    /// <summary>Whether a new record has all columns that the service requires. Refuses the record otherwise.</summary>
    private bool HasAll(uint number)
    {
        foreach (Column column in _context.Type.Columns)
        {
            if (column.Requirement != ColumnRequirement.Create) continue;
            if (!string.IsNullOrWhiteSpace(_rows.Keys.Cell(_cells, column.Name))) continue;
            _rows.Settle(number, Failures.RequiredMissing(column.Name, _context.Type.Name), KeyText);
            return false;
        }
        return true;
    }

    private bool IsRecreated(string key) => _context.Options.Recreate.Any(named => named == "*" || named == key);

    private string Words(string[] row)
    {
        string name = _context.NameOf(row) ?? "without a name";
        string source = _context.Columns.Cell(row, RecordKey.Source).Trim(), id = _context.Columns.Cell(row, RecordKey.SourceId).Trim();
        string where = source.Length > 0 ? $"{source} {id}" : _context.IdOf(row) is { } own ? $"ID {own}" : string.Empty;
        return where.Length > 0 ? $"{name}, {where}" : name;
    }
}

using FourMe.Import.Errors;
using FourMe.Import.Mapping;
using FourMe.Import.Values;

namespace FourMe.Import.Planning;

/// <summary>The cells that retire a record, with their columns on the account's side.</summary>
internal sealed class RetireCells
{
    private readonly Cell[] _cells;
    private readonly MeaningContext _context;

    private RetireCells(Cell[] cells, MeaningContext context) => (_cells, _context) = (cells, context);

    /// <summary>The cells by header.</summary>
    internal IReadOnlyDictionary<string, string> Values => _cells.ToDictionary(cell => cell.Column.Name, cell => cell.Value);

    /// <summary>Reads the Retire option; null when nothing is to be retired.</summary>
    /// <exception cref="FourMeException"><c>RetireInvalid</c>, or the error of a value that its column does not accept.</exception>
    internal static RetireCells? Of(
        RecordType type, IReadOnlyDictionary<string, string>? retire, BaselineColumns baseline, MeaningContext context)
    {
        if (retire is not { Count: > 0 }) return null;
        Cell[] cells = [.. retire.Select(pair => Read(type, pair.Key, pair.Value, baseline))];
        return cells.Any(cell => Retirement.IsPossible(cell.Column)) ? new RetireCells(cells, context)
            : throw Failures.RetireInvalid(type.Name, "neither Disabled nor Status is among the columns.").ToException();
    }

    /// <summary>Whether a record of the account already has all these cells.</summary>
    internal bool AreIn(string[] row)
    {
        foreach (Cell cell in _cells)
            if (!cell.Meaning.Same(cell.Value, row[cell.Place], _context)) return false;
        return true;
    }

    /// <summary>Whether the run itself writes one of these columns. In that case the source decides, not the absence of a record.</summary>
    internal bool AreIn(ComparedSet set) => Array.Exists(_cells, cell => set.Has(cell.Column.Name));

    /// <summary>The cells that change in a record of the account.</summary>
    internal IReadOnlyList<CellChange> Changes(string[] row) =>
        [.. _cells.Where(cell => !cell.Meaning.Same(cell.Value, row[cell.Place], _context))
            .Select(cell => new CellChange(cell.Column.Name, row[cell.Place], cell.Value))];

    /// <summary>The cells as text.</summary>
    internal string InWords => string.Join(", ", _cells.Select(cell => $"{cell.Column.Name} '{cell.Value}'"));

    private static Cell Read(RecordType type, string name, string value, BaselineColumns baseline)
    {
        Column column = type.FindColumn(name) ?? throw Failures.RetireInvalid(type.Name, $"it has no column '{name}'.").ToException();
        string? cell = new ColumnFormatter(column).Write(value, new FormattingContext(), out Failure? failure);
        if (failure is not null) throw failure.ToException();
        if (Retirement.IsPossible(column) && (!Retirement.IsMeant(column, cell) || cell == "0"))
            throw Failures.RetireInvalid(type.Name, $"{column.Name} '{value}' does not take a record out of use.").ToException();
        int place = baseline.Of(column.Name);
        return place >= 0 ? new Cell(column, cell!, place, CellMeanings.For(column))
            : throw Failures.RetireInvalid(type.Name, $"the account's export does not have '{column.Name}'.").ToException();
    }

    private sealed record Cell(Column Column, string Value, int Place, CellMeaning Meaning);
}

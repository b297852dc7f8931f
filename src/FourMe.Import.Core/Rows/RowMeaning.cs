using FourMe.Import.Values;

namespace FourMe.Import.Rows;

/// <summary>
/// 64 bits that stand for what a row says in some columns: rows that say the same have the same, however their cells are
/// spelled. Two rows that differ share them with a chance of one in 2^64.
/// </summary>
internal sealed class RowMeaning
{
    /// <summary>A column that is not there is not one with an empty cell; no cell has a NUL.</summary>
    private const string Absent = "\0";

    private readonly CellMeaning[] _meanings;
    private readonly int[] _hashed;
    private readonly MeaningContext _context;

    /// <param name="meanings">The meanings of the columns, in an order that both sides keep.</param>
    /// <param name="context">What else is known.</param>
    internal RowMeaning(IReadOnlyList<CellMeaning> meanings, MeaningContext context)
    {
        _meanings = [.. meanings];
        _context = context;
        _hashed = [.. Enumerable.Range(0, _meanings.Length).Where(index => _meanings[index].HashesAlone)];
    }

    /// <summary>
    /// Whether equal hashes say that the rows are the same; otherwise the columns that <see cref="CellMeaning.HashesAlone"/>
    /// excepts have to be compared besides.
    /// </summary>
    internal bool IsWhole => _hashed.Length == _meanings.Length;

    /// <summary>The hash of a row.</summary>
    /// <param name="cells">The cells of the row; null where it does not have the column.</param>
    /// <param name="places">For each column its place among the cells; negative where the row does not have it.</param>
    internal ulong Hash(string?[] cells, int[] places)
    {
        KeyHash hash = default;
        foreach (int index in _hashed)
        {
            int place = places[index];
            string said = place >= 0 && cells[place] is { } cell ? _meanings[index].Of(cell, _context) : Absent;
            hash = hash.With(said.AsSpan());
        }
        return hash.High;
    }
}

using FourMe.Import.Values;

namespace FourMe.Import.Rows;

/// <summary>
/// A 64-bit hash of the meaning of a row in some columns, independent of the spelling of its cells. Different rows have the same hash with
/// a probability of 2^-64.
/// </summary>
internal sealed class RowMeaning
{
    /// <summary>Stands for a missing column, which differs from an empty cell. Cells never contain a NUL.</summary>
    private const string Absent = "\0";

    private readonly CellMeaning[] _meanings;
    private readonly int[] _hashed;
    private readonly MeaningContext _context;

    /// <param name="meanings">The meanings of the columns, in the same order for both sides.</param>
    /// <param name="context">The context of the comparison.</param>
    internal RowMeaning(IReadOnlyList<CellMeaning> meanings, MeaningContext context)
    {
        _meanings = [.. meanings];
        _context = context;
        _hashed = [.. Enumerable.Range(0, _meanings.Length).Where(index => _meanings[index].HashesAlone)];
    }

    /// <summary>
    /// Whether equal hashes mean equal rows. Otherwise columns for which <see cref="CellMeaning.HashesAlone"/> is false must be compared as
    /// well.
    /// </summary>
    internal bool IsWhole => _hashed.Length == _meanings.Length;

    /// <summary>The hash of a row.</summary>
    /// <param name="cells">The cells of the row; null where it does not have the column.</param>
    /// <param name="places">For each column its index among the cells; negative when the row does not have it.</param>
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

using FourMe.Import.Csv;

namespace FourMe.Import.Spool;

/// <summary>Some rows of one file on their way to the disk: their cells, one row after the other.</summary>
internal sealed class RowBlock(int width)
{
    /// <summary>Enough that handing them over costs little; few enough that a collection finds next to nothing to keep of them.</summary>
    private const int Rows = 128;

    private readonly string?[] _cells = new string?[Rows * width];
    private int _used;

    internal bool IsFull => _used == _cells.Length;

    /// <param name="slots">The slots of the file's columns, in their order.</param>
    /// <param name="cells">Cells by slot.</param>
    internal void Add(int[] slots, string?[] cells)
    {
        foreach (int slot in slots) _cells[_used++] = cells[slot];
    }

    /// <summary>Writes the rows and forgets them.</summary>
    internal void WriteTo(CsvRowWriter writer)
    {
        for (int row = 0; row < _used; row += width) writer.WriteRow(_cells.AsSpan(row, width));
        Array.Clear(_cells, 0, _used);
        _used = 0;
    }
}

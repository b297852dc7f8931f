using FourMe.Import.Csv;

namespace FourMe.Import.Spool;

/// <summary>A block of rows of one file to be written: their cells, row by row.</summary>
internal sealed class RowBlock(int width)
{
    /// <summary>Large enough to make handing over cheap, small enough to leave little for a garbage collection to keep.</summary>
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

    /// <summary>Writes the rows and clears the block.</summary>
    internal void WriteTo(CsvRowWriter writer)
    {
        for (int row = 0; row < _used; row += width) writer.WriteRow(_cells.AsSpan(row, width));
        Array.Clear(_cells, 0, _used);
        _used = 0;
    }
}

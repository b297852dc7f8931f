using FourMe.Import.Csv;

namespace FourMe.Import.Spool;

/// <summary>
/// A block of rows of one file to be written: the text of their cells, row by row. The texts are copied while the processor has
/// them in its cache; the thread that writes them would have to fetch each one, and they would outlive their record.
/// </summary>
internal sealed class RowBlock(int width)
{
    /// <summary>Large enough to make handing over cheap, small enough for the caches of the processor.</summary>
    private const int Rows = 128;

    /// <summary>Characters of a block at first: there may be many files of few rows.</summary>
    private const int LeastText = 1024;

    /// <summary>Characters of a block at most, except for a very long row: 64 KB, below the large object heap (85,000 bytes).</summary>
    private const int MostText = 32 * 1024;

    private readonly int[] _ends = new int[Rows * width];
    private char[] _text = new char[LeastText];
    private int _cells;
    private int _length;

    internal bool IsFull => _cells == _ends.Length || _length >= MostText / 4 * 3;

    /// <param name="slots">The slots of the file's columns, in their order.</param>
    /// <param name="cells">Cells by slot.</param>
    internal void Add(int[] slots, string?[] cells)
    {
        foreach (int slot in slots)
        {
            string cell = cells[slot]!;
            if (cell.Length > _text.Length - _length) Array.Resize(ref _text, Math.Max(_length + cell.Length, _text.Length * 2));
            cell.CopyTo(0, _text, _length, cell.Length);
            _length += cell.Length;
            _ends[_cells++] = _length;
        }
    }

    /// <summary>Writes the rows and clears the block.</summary>
    internal void WriteTo(CsvRowWriter writer)
    {
        for (int row = 0, start = 0; row < _cells; row += width)
        {
            ReadOnlySpan<int> ends = _ends.AsSpan(row, width);
            writer.WriteRow(_text.AsSpan(0, ends[width - 1]), start, ends);
            start = ends[width - 1];
        }
        // A row of unusual length must not stay in memory.
        if (_text.Length > MostText) _text = new char[LeastText];
        _cells = _length = 0;
    }
}

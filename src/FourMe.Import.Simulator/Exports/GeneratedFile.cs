using System.Globalization;
using System.Text;
using FourMe.Import.Simulator.Storage;

namespace FourMe.Import.Simulator.Exports;

/// <summary>A CSV export of generated records that is never stored: rows of equal length are generated when they are read.</summary>
internal sealed class GeneratedFile : IFileContent
{
    private const int RowsAtOnce = 256;

    private readonly byte[] _header;
    private readonly byte[] _row;
    private readonly List<int> _numberOffsets = [];
    private readonly int _rowCount;

    public GeneratedFile(ExportTable table, string lineEnd)
    {
        _header = Encoding.UTF8.GetBytes(CsvFormat.Header(table.Columns, lineEnd));
        _row = Encoding.UTF8.GetBytes(CsvFormat.Row(GeneratedRecords.Row(table.Columns, GeneratedRecords.FirstNumber), lineEnd));
        _rowCount = table.RowCount;
        byte[] digits = Digits(0);
        for (int offset = 0; _row.AsSpan(offset).IndexOf(digits) is >= 0 and var found; offset += found + digits.Length)
            _numberOffsets.Add(offset + found);
    }

    public long Length => _header.Length + ((long)_row.Length * _rowCount);

    public async Task CopyToAsync(Stream destination, long offset, long count, CancellationToken cancellation)
    {
        long end = offset + count;
        if (offset < _header.Length)
        {
            int headerEnd = (int)Math.Min(_header.Length, end);
            await destination.WriteAsync(_header.AsMemory((int)offset, headerEnd - (int)offset), cancellation);
            offset = headerEnd;
        }

        while (offset < end)
        {
            (long first, long skipped) = Math.DivRem(offset - _header.Length, _row.Length);
            byte[] rows = Rows(first, (int)Math.Min(RowsAtOnce, _rowCount - first));
            int length = (int)Math.Min(rows.Length - skipped, end - offset);
            await destination.WriteAsync(rows.AsMemory((int)skipped, length), cancellation);
            offset += length;
        }
    }

    public void Dispose()
    {
    }

    private byte[] Rows(long first, int count)
    {
        byte[] rows = new byte[count * _row.Length];
        for (int index = 0; index < count; index++)
        {
            _row.CopyTo(rows, index * _row.Length);
            byte[] digits = Digits(first + index);
            foreach (int offset in _numberOffsets)
                digits.CopyTo(rows, (index * _row.Length) + offset);
        }

        return rows;
    }

    private static byte[] Digits(long row) =>
        Encoding.ASCII.GetBytes((GeneratedRecords.FirstNumber + row).ToString(CultureInfo.InvariantCulture));
}

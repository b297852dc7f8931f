using System.Buffers;
using System.Text;

namespace FourMe.Import.Simulator.Records;

/// <summary>Packs the non-empty cells of a record into bytes: column number, length, UTF-8 text, repeated.</summary>
internal sealed class CellPacker
{
    private readonly List<string> _columns = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly ArrayBufferWriter<byte> _buffer = new();

    /// <summary>Every column that was ever stored, in order of first appearance.</summary>
    public IReadOnlyList<string> Columns => _columns;

    public byte[] Pack(IReadOnlyDictionary<string, string> cells)
    {
        _buffer.ResetWrittenCount();
        foreach ((string column, string text) in cells)
        {
            if (text.Length == 0)
                continue;
            int length = Encoding.UTF8.GetByteCount(text);
            WriteNumber(NumberOf(column));
            WriteNumber(length);
            Encoding.UTF8.GetBytes(text, _buffer.GetSpan(length));
            _buffer.Advance(length);
        }

        return _buffer.WrittenSpan.ToArray();
    }

    public Dictionary<string, string> Unpack(ReadOnlySpan<byte> packed)
    {
        Dictionary<string, string> cells = new(StringComparer.Ordinal);
        while (packed.Length > 0)
        {
            int column = ReadNumber(ref packed);
            int length = ReadNumber(ref packed);
            cells[_columns[column]] = Encoding.UTF8.GetString(packed[..length]);
            packed = packed[length..];
        }

        return cells;
    }

    public string Read(ReadOnlySpan<byte> packed, string column)
    {
        if (!_numbers.TryGetValue(column, out int wanted))
            return string.Empty;
        while (packed.Length > 0)
        {
            int current = ReadNumber(ref packed);
            int length = ReadNumber(ref packed);
            if (current == wanted)
                return Encoding.UTF8.GetString(packed[..length]);
            packed = packed[length..];
        }

        return string.Empty;
    }

    private int NumberOf(string column)
    {
        if (!_numbers.TryGetValue(column, out int number))
        {
            number = _columns.Count;
            _numbers[column] = number;
            _columns.Add(column);
        }

        return number;
    }

    // Seven bits a byte, the eighth says that more follow.
    private void WriteNumber(int number)
    {
        Span<byte> span = _buffer.GetSpan(5);
        int count = 0;
        while (number >= 0x80)
        {
            span[count++] = (byte)(number | 0x80);
            number >>= 7;
        }

        span[count++] = (byte)number;
        _buffer.Advance(count);
    }

    private static int ReadNumber(ref ReadOnlySpan<byte> packed)
    {
        int number = 0;
        for (int index = 0; ; index++)
        {
            number |= (packed[index] & 0x7F) << (7 * index);
            if (packed[index] < 0x80)
            {
                packed = packed[(index + 1)..];
                return number;
            }
        }
    }
}

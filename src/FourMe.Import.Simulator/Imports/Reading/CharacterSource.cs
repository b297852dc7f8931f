using System.Buffers;
using System.Buffers.Binary;
using System.Text.Unicode;

namespace FourMe.Import.Simulator.Imports.Reading;

/// <summary>
/// Decodes an upload, UTF-8 with or without byte order mark or UTF-16LE with one. It hands out every character
/// before an invalid byte sequence, so that the rows before it are still imported.
/// </summary>
internal sealed class CharacterSource
{
    public const int EndOfFile = -1;
    public const int InvalidSequence = -2;

    private readonly Stream _stream;
    private readonly byte[] _bytes = new byte[1 << 15];
    private readonly char[] _characters = new char[1 << 15];
    private int _byteCount;
    private int _next;
    private int _available;
    private bool _isInvalid;

    public CharacterSource(Stream stream)
    {
        _stream = stream;
        FillBytes(0);
        ReadOnlySpan<byte> start = _bytes.AsSpan(0, _byteCount);
        if (start.StartsWith("\uFEFF"u8))
            FillBytes(3);
        else if (start is [0xFF, 0xFE, ..])
        {
            IsUtf16 = true;
            FillBytes(2);
        }
    }

    public bool IsUtf16 { get; }

    public int Read()
    {
        if (_next == _available && !Decode())
            return _isInvalid ? InvalidSequence : EndOfFile;
        return _characters[_next++];
    }

    public int Peek()
    {
        int character = Read();
        if (character >= 0)
            _next--;
        return character;
    }

    private bool Decode()
    {
        if (_isInvalid)
            return false;
        int read = 0;
        int written = 0;
        if (_byteCount > 0)
            _isInvalid = !(IsUtf16 ? DecodeUtf16(out read, out written) : DecodeUtf8(out read, out written));
        bool hasMore = !_isInvalid && FillBytes(read);
        _next = 0;
        _available = written;
        // The rest at the end of the file is an incomplete character.
        if (written == 0 && !_isInvalid && !hasMore && _byteCount > 0)
            _isInvalid = true;
        return written > 0 || (!_isInvalid && hasMore && Decode());
    }

    private bool DecodeUtf8(out int read, out int written)
    {
        OperationStatus status = Utf8.ToUtf16(
            _bytes.AsSpan(0, _byteCount), _characters, out read, out written, replaceInvalidSequences: false, isFinalBlock: false);
        return status != OperationStatus.InvalidData;
    }

    private bool DecodeUtf16(out int read, out int written)
    {
        read = 0;
        written = 0;
        while (_byteCount - read >= 2)
        {
            char unit = ReadUnit(read);
            if (char.IsLowSurrogate(unit))
                return false;
            if (char.IsHighSurrogate(unit))
            {
                if (_byteCount - read < 4)
                    return true;
                if (!char.IsLowSurrogate(ReadUnit(read + 2)))
                    return false;
                _characters[written++] = unit;
                read += 2;
                unit = ReadUnit(read);
            }

            _characters[written++] = unit;
            read += 2;
        }

        return true;
    }

    private char ReadUnit(int offset) => (char)BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(offset));

    // Drops the bytes already used and reads on; false when the file gave no more.
    private bool FillBytes(int used)
    {
        _bytes.AsSpan(used, _byteCount - used).CopyTo(_bytes);
        _byteCount -= used;
        Span<byte> free = _bytes.AsSpan(_byteCount);
        int read = _stream.ReadAtLeast(free, Math.Min(4, free.Length), throwOnEndOfStream: false);
        _byteCount += read;
        return read > 0;
    }
}

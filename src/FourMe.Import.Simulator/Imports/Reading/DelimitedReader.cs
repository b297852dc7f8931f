using System.Text;

namespace FourMe.Import.Simulator.Imports.Reading;

/// <summary>
/// Reads CSV and TSV strictly by RFC 4180, lines ending in LF or CRLF. Anything that a lenient reader would guess is
/// refused, so that a client's mistakes show: quotes in bare cells, text after a closing quote, lone CR, rows of another width.
/// </summary>
internal sealed class DelimitedReader(Stream stream)
{
    private readonly CharacterSource _source = new(stream);
    private readonly StringBuilder _cell = new();
    private int? _delimiter;
    private int _number;
    private int _width;

    /// <summary>The line the reader has come to.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>The records read so far, the header included.</summary>
    public int RecordsRead => _number;

    /// <summary>Whether the header has tabs between its names.</summary>
    public bool IsTabSeparated => _delimiter == '\t';

    /// <summary>The next record, or null at the end of the file.</summary>
    public DelimitedRecord? Read()
    {
        if (_source.Peek() == CharacterSource.EndOfFile)
            return null;
        int line = Line;
        List<string> cells = new(_width);
        do
            cells.Add(ReadCell());
        while (ReadDelimiter());
        EndLine();
        _number++;
        if (_width == 0)
            _width = cells.Count;
        else if (cells.Count != _width)
            throw new UnreadableFileException($"Wrong number of cells on line {line}: {cells.Count} instead of {_width}");
        return new DelimitedRecord(line, _number, cells);
    }

    private string ReadCell()
    {
        _cell.Clear();
        if (_source.Peek() == '"')
            ReadQuoted();
        else
            ReadBare();
        return _cell.ToString();
    }

    private void ReadQuoted()
    {
        int opened = Line;
        _source.Read();
        while (true)
        {
            int character = Next();
            if (character == CharacterSource.EndOfFile)
                throw new UnreadableFileException($"Unclosed quoted field on line {opened}");
            if (character == '"')
            {
                if (_source.Peek() != '"')
                    break;
                _source.Read();
            }
            else if (character == '\n')
                Line++;
            RefuseNul(character);
            _cell.Append((char)character);
        }

        int after = PeekChecked();
        if (!IsDelimiter(after) && after is not ('\r' or '\n' or CharacterSource.EndOfFile))
            throw new UnreadableFileException($"Any value after quoted field isn't allowed on line {Line}");
    }

    private void ReadBare()
    {
        while (true)
        {
            int character = PeekChecked();
            if (IsDelimiter(character) || character is '\r' or '\n' or CharacterSource.EndOfFile)
                return;
            if (character == '"')
                throw new UnreadableFileException($"Illegal quoting on line {Line}");
            RefuseNul(character);
            _cell.Append((char)_source.Read());
        }
    }

    private void RefuseNul(int character)
    {
        if (character == '\0')
            throw new UnreadableFileException($"NUL character on line {Line}");
    }

    // The first delimiter of the header, outside quotes, says whether the file is CSV or TSV.
    private bool IsDelimiter(int character)
    {
        if (_delimiter is null && character is ',' or '\t')
            _delimiter ??= character;
        return character == _delimiter;
    }

    private bool ReadDelimiter()
    {
        if (!IsDelimiter(PeekChecked()))
            return false;
        _source.Read();
        return true;
    }

    private void EndLine()
    {
        int character = Next();
        if (character == '\r' && Next() != '\n')
            throw new UnreadableFileException($"Unquoted fields do not allow a carriage return on line {Line}");
        // A header of one column has no delimiter to learn from: then the file is CSV.
        _delimiter ??= ',';
        if (character != CharacterSource.EndOfFile)
            Line++;
    }

    private int Next()
    {
        int character = PeekChecked();
        if (character >= 0)
            _source.Read();
        return character;
    }

    private int PeekChecked()
    {
        int character = _source.Peek();
        return character != CharacterSource.InvalidSequence
            ? character
            : throw new UnreadableFileException($"Invalid byte sequence in {(_source.IsUtf16 ? "UTF-16LE" : "UTF-8")} on line {Line}");
    }
}

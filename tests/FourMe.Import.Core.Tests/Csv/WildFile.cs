using System.Text;

namespace FourMe.Import.Core.Tests.Csv;

/// <summary>The encoding of a file, and how it is declared.</summary>
internal enum WildEncoding { Utf8, Utf8Mark, Utf16, Utf16Big, Utf32, Utf16Told, Utf16Unsaid, AnsiTold, AnsiUnsaid }

/// <summary>What is odd about a row.</summary>
internal enum WildRow { Usual, Quoted, Ghost, Blank, Short, LongByNothing, LongBySomething }

/// <summary>A fault that makes a file unreadable.</summary>
internal enum WildFault { None, StrayQuote, TextAfterQuote, OpenQuote, BadBytes, RepeatedHeader, LostHeader }

/// <summary>A CSV file with the oddities of people and programs. Renders itself and states the expected result.</summary>
internal sealed record WildFile(
    string[] Names, string[][] Cells, WildRow[] Kinds, int[] Unnamed, bool FillsUnnamed,
    WildEncoding Encoding, char Separator, bool TellsSeparator, bool HasTypeLine, bool HasSeparatorLine, WildFault Fault, int FaultyColumn, string LineEnd, bool EndsLastLine)
{
    private static readonly char[] Quoting = [',', ';', '\t', '|', '^', '"', '\r', '\n'];

    private readonly StringBuilder _text = new();
    private int _line = 1;
    private int _badByteAt = -1;

    /// <summary>The expected rows: the cells, or the words that the defect must contain.</summary>
    internal List<(long Line, string[]? Cells, string? Defect)> Rows { get; } = [];

    /// <summary>Codes of the expected warnings.</summary>
    internal SortedSet<string> Warnings { get; } = [];

    /// <summary>The expected error instead of rows, with words that it must contain; null when the file is readable.</summary>
    internal (string Id, string[] Words)? Error { get; private set; }

    internal CsvFileOptions Options => new(
        Encoding switch
        {
            WildEncoding.Utf16Told => System.Text.Encoding.Unicode,
            WildEncoding.AnsiTold => System.Text.Encoding.Latin1,
            _ => null,
        },
        TellsSeparator ? Separator : null);

    private bool IsAnsi => Encoding is WildEncoding.AnsiTold or WildEncoding.AnsiUnsaid;

    internal byte[] Render()
    {
        _text.Clear();
        (_line, _badByteAt, Error) = (1, -1, null);
        Rows.Clear();
        Warnings.Clear();
        if (HasTypeLine) Line("#TYPE System.Management.Automation.PSCustomObject");
        if (HasSeparatorLine) Line($"sep={Separator}");
        string[] header = Wide(Names, "");
        if (Fault == WildFault.RepeatedHeader)
        {
            header = [.. header, Names[0].ToUpperInvariant()];
            Fail("DuplicateHeader", $"in columns {Array.IndexOf(header, Names[0]) + 1} and {header.Length}");
        }
        if (Fault == WildFault.LostHeader && !IsAnsi)
        {
            int at = Array.IndexOf(header, Names[^1]);
            header[at] += "\uFFFD";
            Fail("HeaderDamaged", $"Line {_line} ", $"column {at + 1}");
        }
        Unsaid(header);
        Line(string.Join(Separator, header.Select(name => Written(name, false))));
        int needed = Array.FindLastIndex(header, name => name.Length > 0) + 1;
        for (int i = 0; i < Cells.Length; i++) Row(Cells[i], Kinds[i], header, needed);
        FaultyRow(header.Length);
        if (Encoding == WildEncoding.Utf16Unsaid) Error = ("FileHasNul", ["Line 1 "]);
        string text = EndsLastLine ? _text.ToString() : _text.ToString()[..^LineEnd.Length];
        return Bytes(text);
    }

    public override string ToString() =>
        $"{Encoding}, '{Separator}' told: {TellsSeparator}, {Fault}\n{_text.ToString().Replace("\t", "\\t", StringComparison.Ordinal)}";

    private void Row(string[] named, WildRow kind, string[] header, int needed)
    {
        string[] cells = kind switch
        {
            WildRow.Blank => [""],
            WildRow.Ghost => [.. Enumerable.Repeat(named[0].Length % 2 == 0 ? "" : " ", header.Length)],
            _ => Wide(named, FillsUnnamed ? "u" : ""),
        };
        if (kind == WildRow.Short) cells = [.. cells.Take(cells.Length - 1)];
        if (kind == WildRow.LongByNothing) cells = [.. cells, "", ""];
        if (kind == WildRow.LongBySomething) cells = [.. cells, "", "extra"];
        Unsaid(cells);
        string line = string.Join(Separator, cells.Select(cell => Written(cell, kind == WildRow.Quoted)));
        Expect(cells, line, header, needed);
        Line(line);
    }

    /// <summary>The rules: an empty row is skipped, a row that does not fit the header is a defect, any other comes as it stands.</summary>
    private void Expect(string[] cells, string line, string[] header, int needed)
    {
        if (line.Length == 0) return;
        if (cells.All(string.IsNullOrWhiteSpace) && !line.Contains('"'))
        {
            Warnings.Add("EmptyRows");
            return;
        }
        for (int i = 0; i < Math.Min(header.Length, cells.Length); i++)
            if (header[i].Length == 0 && !string.IsNullOrWhiteSpace(cells[i])) Warnings.Add("UnnamedColumn");
        int surplus = Array.FindIndex(cells, Math.Min(header.Length, cells.Length), cell => !string.IsNullOrWhiteSpace(cell));
        if (cells.Length < needed) Rows.Add((_line, null, $"column {cells.Length + 1} ('"));
        else if (surplus >= 0) Rows.Add((_line, null, $"column {surplus + 1} "));
        else Rows.Add((_line, [.. cells.Take(header.Length).Where((_, index) => header[index].Length > 0).Select(Unguarded)], null));
    }

    private void FaultyRow(int width)
    {
        string[] cells = [.. Enumerable.Repeat("x", width)];
        int column = FaultyColumn % width;
        string? faulty = Fault switch
        {
            WildFault.StrayQuote => "5\" disk",
            WildFault.TextAfterQuote => "\"5\" disk",
            WildFault.OpenQuote => "\"open",
            WildFault.BadBytes when !IsAnsi => "B",
            _ => null,
        };
        if (faulty is null) return;
        cells[column] = faulty;
        if (Fault == WildFault.BadBytes)
        {
            _badByteAt = _text.Length + (column * 2);
            bool isUtf8 = Encoding is WildEncoding.Utf8 or WildEncoding.Utf8Mark;
            Fail("FileEncodingInvalid", $"Line {_line} ", isUtf8 ? $"column {column + 1}" : $"character {(column * 2) + 1} ");
        }
        else
        {
            Fail("CsvInvalid", $"line {_line},", $"column {column + 1}");
        }
        Line(string.Join(Separator, cells));
    }

    /// <summary>Undeclared Windows-1252 bytes are not valid UTF-8.</summary>
    private void Unsaid(string[] cells)
    {
        if (Encoding != WildEncoding.AnsiUnsaid) return;
        int at = Array.FindIndex(cells, cell => cell.Any(c => c > '~'));
        if (at >= 0) Fail("FileEncodingInvalid", $"Line {_line} ", $"column {at + 1}");
    }

    private void Fail(string id, params string[] words) => Error ??= (id, words);

    private string[] Wide(string[] named, string unnamed)
    {
        List<string> cells = [.. named];
        foreach (int at in Unnamed) cells.Insert(Math.Min(at, cells.Count), unnamed);
        return [.. cells];
    }

    private static string Written(string cell, bool always) =>
        always || cell.IndexOfAny(Quoting) >= 0 ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private static string Unguarded(string cell) => cell is ['\t', '=' or '+' or '-' or '@', ..] ? cell[1..] : cell;

    private void Line(string text)
    {
        _text.Append(text).Append(LineEnd);
        _line += 1 + text.Count(c => c == '\n');
    }

    private byte[] Bytes(string text)
    {
        Encoding encoding = Encoding switch
        {
            WildEncoding.Utf8 => new UTF8Encoding(false),
            WildEncoding.Utf8Mark => new UTF8Encoding(true),
            WildEncoding.Utf16 => new UnicodeEncoding(false, true),
            WildEncoding.Utf16Big => new UnicodeEncoding(true, true),
            WildEncoding.Utf32 => new UTF32Encoding(false, true),
            WildEncoding.Utf16Told or WildEncoding.Utf16Unsaid => new UnicodeEncoding(false, false),
            _ => System.Text.Encoding.Latin1,
        };
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
        if (_badByteAt < 0) return bytes;
        int width = encoding.GetByteCount("B"), place = encoding.GetPreamble().Length + encoding.GetByteCount(text[.._badByteAt]);
        // An invalid lead byte; an unpaired high surrogate; a number beyond Unicode.
        byte[] bad = width switch { 1 => [0xFF], 2 => encoding.CodePage == 1201 ? [0xD8, 0] : [0, 0xD8], _ => [0xFF, 0xFF, 0xFF, 0x7F] };
        bad.CopyTo(bytes, place);
        return bytes;
    }
}

using FourMe.Import.Text;

namespace FourMe.Import.Errors;

/// <content>Defects in the text of a CSV file.</content>
internal static partial class Failures
{
    internal static Failure CsvInvalid(string path, string problem, Exception? cause = null) => Make(
        FailureKind.ParserError, $"'{path}' is not a readable CSV file: {problem}",
        "Open the file at that line; double each quote inside a quoted cell.", cause);

    internal static Failure FileNotCsv(string path, string format) => Make(
        FailureKind.InvalidData, $"'{path}' is {format}, not a CSV file.",
        "Save it from Excel as 'CSV UTF-8 (Comma delimited)', or have the program that made it write CSV.");

    internal static Failure FileHasNoHeader(string path) => Make(
        FailureKind.InvalidData, $"The file '{path}' has no header: its first line must name the columns.");

    internal static Failure FileHasNul(string path) => Make(
        FailureKind.InvalidData,
        $"Line 1 of '{path}' has NUL bytes: the file is UTF-16 or UTF-32 without a byte order mark, or it is not text.",
        "State the encoding of the file: Windows calls UTF-16 'Unicode'.");

    internal static Failure HeaderDamaged(string path, long line, int column, string header) => Make(
        FailureKind.InvalidData,
        $"Line {line} of '{path}' has U+FFFD, the replacement character for a lost letter, in {ColumnPlace(column, header)}: " +
        "the file was once read with the wrong encoding.",
        "Create the file again from its source.");

    internal static Failure DuplicateHeader(string path, string header, int first, int second) => Make(
        FailureKind.InvalidData, $"The header of '{path}' has '{Show(header)}' more than once: in columns {first} and {second}.",
        "Give each column a different name.");

    internal static Failure FileEncodingInvalid(string path, long line, string place, string encoding) => Make(
        FailureKind.InvalidData,
        $"Line {line} of '{path}' has bytes {place} that are not {encoding}: " +
        "the file was probably saved in an older encoding such as Windows-1252.",
        "State its encoding, or save it as UTF-8.");

    internal static Failure WrongCellCount(string path, long line, IReadOnlyList<string> cells, int headers, string missing) => new(
        nameof(WrongCellCount), FailureKind.InvalidData,
        $"Line {line} of '{path}' has {Counted.Of(cells.Count, "cell")}, but the header has {headers}: {missing}.",
        "Quote each cell that contains a separator or a line break.", null)
    { RawRow = $"Its cells: {string.Join(" | ", cells)}" };

    internal static Failure InvalidDelimiter(char delimiter) => Make(
        FailureKind.InvalidArgument, $"'{delimiter}' (U+{(int)delimiter:X4}) cannot separate the cells of a CSV file.",
        "Use a comma, a semicolon, a vertical bar, a tab (\"`t\") or another ASCII character that is not a letter, a digit or " +
            "a quote.");

    internal static Failure UnknownEncoding(string encoding, string? nearest) => new(
        nameof(UnknownEncoding), FailureKind.InvalidArgument, $"'{Show(encoding)}' is not an encoding.{DidYouMean(nearest)}",
        "Use ansi, oem, utf8, unicode, bigendianunicode, utf32 or ascii, or name a code page: windows-1252 or 1252.", null)
    { Suggestion = nearest };

    /// <summary>A column of a file, by position and name.</summary>
    /// <param name="column">Place of the column, counted from 0.</param>
    /// <param name="header">Its name; null or '' when it has none.</param>
    internal static string ColumnPlace(int column, string? header) =>
        string.IsNullOrWhiteSpace(header) ? $"column {column + 1}" : $"column {column + 1} ('{Show(header!)}')";
}

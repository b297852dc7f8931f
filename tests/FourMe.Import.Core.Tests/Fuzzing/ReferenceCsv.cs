using FourMe.Import.Simulator.Imports.Reading;

namespace FourMe.Import.Core.Tests.Fuzzing;

/// <summary>
/// A CSV as the simulated service reads it: strictly, sharing no code with the module. What it accepts, the module must read the same way.
/// </summary>
/// <param name="Header">The names of the columns.</param>
/// <param name="Rows">The rows.</param>
/// <param name="IsTabSeparated">Whether the separator is a tab rather than a comma.</param>
/// <param name="IsBadText">Whether it is rejected because of bytes that are invalid in its encoding.</param>
internal sealed record ReferenceCsv(IReadOnlyList<string> Header, IReadOnlyList<DelimitedRecord> Rows, bool IsTabSeparated, bool IsBadText)
{
    private static readonly char[] Separators = [',', '\t', ';', '|'];
    private static readonly ReferenceCsv BadText = new([], [], IsTabSeparated: false, IsBadText: true);

    /// <summary>Whether the file is unambiguous: separators and rows can be read in one way only.</summary>
    internal bool IsPlain =>
        !IsBadText && !Header.Any(name => name.IndexOfAny(Separators) >= 0) && (Header.Count > 1 || Rows.All(row => row.Cells[0].Length > 0) && Header[0].Length > 0);

    /// <summary>Reads a file; null when it is not valid CSV.</summary>
    internal static ReferenceCsv? Read(byte[] input)
    {
        try
        {
            var reader = new DelimitedReader(new MemoryStream(input));
            if (reader.Read() is not { } header) return null;
            var rows = new List<DelimitedRecord>();
            while (reader.Read() is { } row) rows.Add(row);
            return new ReferenceCsv(header.Cells, rows, reader.IsTabSeparated, IsBadText: false);
        }
        catch (UnreadableFileException refused)
        {
            return refused.Message.StartsWith("Invalid byte sequence", StringComparison.Ordinal) ? BadText : null;
        }
    }
}

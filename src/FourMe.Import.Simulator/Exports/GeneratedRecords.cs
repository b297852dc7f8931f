using System.Globalization;

namespace FourMe.Import.Simulator.Exports;

/// <summary>Records generated from their number; a cell has the same length in all of them.</summary>
internal static class GeneratedRecords
{
    /// <summary>Every number has ten digits.</summary>
    public const long FirstNumber = 1_000_000_000;

    public static ExportTable Table(string type, IReadOnlyList<string> columns, int rowCount) =>
        new(type, columns, rowCount, Enumerable.Range(0, rowCount).Select(index => Row(columns, FirstNumber + index)));

    public static IReadOnlyList<string> Row(IReadOnlyList<string> columns, long number)
    {
        string digits = number.ToString(CultureInfo.InvariantCulture);
        return [.. columns.Select(column => Cell(column, digits))];
    }

    // Every row has a letter beyond ASCII and a line break, to test the boundaries between two reads.
    private static string Cell(string column, string digits) => column switch
    {
        "ID" or "Source ID" => digits,
        "Source" => "generated",
        "Name" or "Subject" or "Label" => $"Généré {digits}",
        "Primary Email" => $"person.{digits}@example.com",
        "Remarks" or "Information" or "Description" => $"First line of {digits}\nSecond, \"quoted\"",
        _ => string.Empty,
    };
}

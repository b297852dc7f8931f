using FourMe.Import.Simulator.Imports.Reading;

namespace FourMe.Import.Simulator.Imports;

/// <summary>The column and value that identify a row to a person.</summary>
internal static class RowLabel
{
    private static readonly string[] Columns =
        ["Primary Email", "ID", "Source ID", "Reference", "Label", "CI Label", "CI Source ID", "Person", "Organization", "Name", "Subject"];

    public static string For(ImportRow row) =>
        Columns.FirstOrDefault(name => row[name].Length > 0) is { } column ? $"{column}: {row[column]}" : string.Empty;
}

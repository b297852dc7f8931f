namespace FourMe.Import.Simulator.Records;

/// <summary>How the values of a key are compared.</summary>
internal static class RecordKey
{
    private const char Separator = '\u001f';

    private static readonly HashSet<string> EmailColumns = ["Primary Email", "Person"];

    /// <summary>One text for a key's values, or null when a value is empty: such a key matches nothing.</summary>
    public static string? Compose(IReadOnlyList<string> columns, IReadOnlyList<string> values)
    {
        if (columns.Count == 1)
            return values[0].Length == 0 ? null : Normalise(columns[0], values[0]);
        if (values.Any(value => value.Length == 0))
            return null;
        return string.Join(Separator, columns.Select((column, index) => Normalise(column, values[index])));
    }

    // E-mail addresses ignore case. The documentation says nothing about other values.
    public static string Normalise(string column, string value) =>
        EmailColumns.Contains(column) ? value.Trim().ToLowerInvariant() : value.Trim();
}

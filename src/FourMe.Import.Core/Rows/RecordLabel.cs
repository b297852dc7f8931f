namespace FourMe.Import.Rows;

/// <summary>What a person knows a record by: its key as far as that says something, otherwise its name.</summary>
internal static class RecordLabel
{
    private const int Longest = 60;

    private static readonly string[] Names = ["Name", "Subject", "Title"];

    /// <summary>The label of a record.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="cellOf">The cell of a column; null when the record does not have it.</param>
    /// <returns>One short line; null when the record has neither key nor name.</returns>
    internal static string? Of(RecordType type, Func<string, string?> cellOf)
    {
        IEnumerable<string> columns = type.Keys.Concat(type.Owners).SelectMany(key => key).Distinct().OrderBy(Rank).Concat(Names);
        foreach (string column in columns)
            if (!IsSource(column) && cellOf(column) is { } cell && InOneLine(cell) is { Length: > 0 } label) return label;
        return null;
    }

    /// <summary>An e-mail address or a reference says more than a number of another system, and that more than an ID.</summary>
    private static int Rank(string column) => column == "ID" || column.EndsWith(" ID", StringComparison.Ordinal)
        ? column.EndsWith("Source ID", StringComparison.Ordinal) ? 1 : 2
        : 0;

    /// <summary>The name of a source system is that of all its records.</summary>
    private static bool IsSource(string column) => column.EndsWith("Source", StringComparison.Ordinal);

    private static string InOneLine(string cell)
    {
        string line = new string([.. cell.Select(letter => char.IsControl(letter) ? ' ' : letter)]).Trim();
        return line.Length <= Longest ? line : line.Substring(0, Longest) + "...";
    }
}

namespace FourMe.Import.Rows;

/// <summary>A label that identifies a record to the user: its key if that is meaningful, otherwise its name.</summary>
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

    /// <summary>
    /// An e-mail address or a reference is more meaningful than the id of another system, which is more meaningful than an ID.
    /// </summary>
    private static int Rank(string column) => column == "ID" || column.EndsWith(" ID", StringComparison.Ordinal)
        ? column.EndsWith("Source ID", StringComparison.Ordinal) ? 1 : 2
        : 0;

    /// <summary>Source is the same for all records of a system, so it identifies none.</summary>
    private static bool IsSource(string column) => column.EndsWith("Source", StringComparison.Ordinal);

    private static string InOneLine(string cell)
    {
        string line = new string([.. cell.Select(letter => char.IsControl(letter) ? ' ' : letter)]).Trim();
        return line.Length <= Longest ? line : line.Substring(0, Longest) + "...";
    }
}

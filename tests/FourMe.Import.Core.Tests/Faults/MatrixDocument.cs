using System.Text;

namespace FourMe.Import.Core.Tests.Faults;

/// <summary>Writes the matrix as the tables of docs/reliability.md.</summary>
internal static class MatrixDocument
{
    private const string Begin = "<!-- The tables from here on are written by a test, from the data that it tests by. -->";

    private static readonly Dictionary<string, string> Requests = new()
    {
        ["token"] = "`POST /token`",
        ["me"] = "`GET /me`",
        ["import"] = "`POST /import`",
        ["import-state"] = "`GET /import/…`",
        ["log"] = "log of an import",
        ["export"] = "`POST /export`",
        ["export-state"] = "`GET /export/…`",
        ["file"] = "file of an export",
        ["enums"] = "`GET /enums`",
    };

    /// <summary>The document with its tables rewritten; the text before them is kept.</summary>
    internal static string Update(string document)
    {
        int end = document.IndexOf(Begin, StringComparison.Ordinal);
        Assert.True(end >= 0, "The document has lost the mark before its tables.");
        var text = new StringBuilder(document[..end]).Append(Begin).Append("\n\n");
        AddTable(text, "The fault strikes once", "once");
        AddTable(text, "The fault stays", "lasting");
        text.Append("A dash stands where a fault does not apply:\n\n");
        foreach ((string letter, string reason) in Matrix.Reasons) text.Append($"- {letter}: {reason}.\n");
        return text.ToString();
    }

    private static void AddTable(StringBuilder text, string title, string times)
    {
        text.Append($"### {title}\n\n");
        text.Append($"| | {string.Join(" | ", Matrix.Requests.Select(request => Requests[request]))} |\n");
        text.Append($"| --- |{string.Concat(Matrix.Requests.Select(_ => " --- |"))}\n");
        foreach (string[] row in Matrix.Rows.Where(row => row[1] == times))
            text.Append($"| {row[2].Replace(';', ',')} | {string.Join(" | ", Matrix.CellsOf(row).Select(Cell))} |\n");
        text.Append('\n');
    }

    private static string Cell(string cell) =>
        Matrix.Reason(cell) is not null ? $"– {cell[^1]}"
        : cell == MatrixCell.Recovers ? cell
        : cell.StartsWith("warns ", StringComparison.Ordinal) ? $"warns `{cell["warns ".Length..]}`"
        : $"`{cell}`";
}

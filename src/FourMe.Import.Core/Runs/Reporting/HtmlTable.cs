namespace FourMe.Import.Runs;

/// <summary>
/// A table of the page, with a caption, column headers and a maximum size. On narrow screens each row becomes a card, so cells carry the
/// name of their column, and ARIA roles keep the table semantics.
/// </summary>
internal sealed class HtmlTable : IDisposable
{
    /// <summary>Maximum number of rows. With more rows, a file beside the page has all of them.</summary>
    internal const int MostRows = 500;

    /// <summary>Maximum size of a table and of the page in bytes, so that the page stays below 2 MB.</summary>
    private const long MostBytes = 500_000, MostBytesOfPage = 1_700_000;

    private readonly HtmlWriter _html;
    private readonly IReadOnlyList<string> _columns;
    private readonly long _begin;

    /// <param name="html">Receives the table.</param>
    /// <param name="caption">The caption.</param>
    /// <param name="columns">Column names. Those starting with # hold numbers; those starting with @ are not wrapped.</param>
    internal HtmlTable(HtmlWriter html, string caption, params IReadOnlyList<string> columns)
    {
        _html = html;
        _columns = columns;
        _begin = html.Length;
        html.Markup("<table role=\"table\"><caption>").Text(caption).Line("</caption>");
        html.Markup("<thead role=\"rowgroup\"><tr role=\"row\">");
        foreach (string column in columns)
            html.Markup("<th role=\"columnheader\" scope=\"col\"").Markup(Class(StyleOf(column))).Text(NameOf(column)).Markup("</th>");
        html.Line("</tr></thead><tbody role=\"rowgroup\">");
    }

    /// <summary>Number of rows written.</summary>
    internal int Rows { get; private set; }

    /// <summary>Total number of rows, and the name of the file that has all of them; null when there is none.</summary>
    internal (long Of, string? File) All { get; set; }

    /// <summary>Writes a row.</summary>
    /// <returns>False when the table or the page is full.</returns>
    internal bool Row(params IReadOnlyList<Cell> cells)
    {
        if (Rows >= MostRows || _html.Length - _begin >= MostBytes || _html.Length >= MostBytesOfPage) return false;
        Rows++;
        _html.Markup("<tr role=\"row\">");
        for (int i = 0; i < cells.Count; i++)
        {
            Cell cell = cells[i];
            // Marks empty cells, because a card would show their column name without a value.
            _html.Markup("<td role=\"cell\" data-c=\"").Text(NameOf(_columns[i])).Markup("\"")
                .Markup(Class((StyleOf(_columns[i]) + (cell.IsEmpty ? " e" : cell.HasLongWord ? " w" : string.Empty)).Trim()));
            if (cell.Style is { } badge) _html.Markup($"<span class=\"badge {badge}\">").Text(cell.Text).Markup("</span>");
            else if (cell.IsCode) _html.Markup("<code>").Text(cell.Text).Markup("</code>");
            else _html.Text(cell.Text);
            _html.Markup("</td>");
        }
        _html.Line("</tr>");
        return true;
    }

    public void Dispose()
    {
        _html.Line("</tbody></table>");
        if (All.Of <= Rows) return;
        _html.Markup("<p class=\"rest\">").Text($"{Cell.Number(Rows)} of {Cell.Number(All.Of)} are shown here");
        if (All.File is { } file)
            _html.Markup("; all are in ").Link(file);
        _html.Line(".</p>");
    }

    private static string Class(string style) => style.Length > 0 ? $" class=\"{style}\">" : ">";

    private static string StyleOf(string column) => column[0] switch { '#' => "n", '@' => "t", _ => string.Empty };

    private static string NameOf(string column) => column.TrimStart('#', '@');
}

/// <summary>A cell of a table.</summary>
/// <param name="Text">The text.</param>
/// <param name="Style">The CSS class of a badge; null for plain text.</param>
/// <param name="IsCode">Whether people may want to copy it, such as a key.</param>
internal readonly record struct Cell(string? Text, string? Style = null, bool IsCode = false)
{
    private const int LongWord = 32;

    internal bool IsEmpty => string.IsNullOrEmpty(Text);

    /// <summary>Whether it has a word so long that it must be broken to fit the page.</summary>
    internal bool HasLongWord
    {
        get
        {
            int length = 0;
            foreach (char c in Text ?? string.Empty)
            {
                length = c is ' ' or '-' ? 0 : length + 1;
                if (length > LongWord) return true;
            }
            return false;
        }
    }

    public static implicit operator Cell(string? text) => new(text);

    public static implicit operator Cell(long number) => new(number == 0 ? string.Empty : Number(number));

    internal static string Number(long number) => number.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);
}

using FourMe.Import.Csv;
using FourMe.Import.Text;

namespace FourMe.Import.Runs;

/// <summary>
/// The rows of a section. The page gets the first ones, the most important first. When there are more than the page shows, all rows are
/// written to a file.
/// </summary>
/// <param name="files">The files of the report.</param>
/// <param name="section">The section's name, used in the file name.</param>
/// <param name="headers">The columns.</param>
internal sealed class ReportRows(ReportFiles files, string section, params IReadOnlyList<string> headers)
{
    private const int Sorts = 4;

    private readonly List<string?[]>[] _first = [.. Enumerable.Range(0, Sorts).Select(_ => new List<string?[]>())];
    private readonly List<string?[]> _unwritten = [];
    private readonly string?[] _guarded = new string?[headers.Count];
    private CsvRowWriter? _csv;

    /// <summary>Number of rows.</summary>
    internal long Count { get; private set; }

    /// <summary>Number of rows, and the name of the file that has all of them; null when the page has them all.</summary>
    internal (long Of, string? File) All => (Count, _csv is null ? null : Path.GetFileName(files.PathOf(section)));

    /// <summary>The rows for the page, the most important first.</summary>
    internal IEnumerable<string?[]> Shown => _first.SelectMany(rows => rows).Take(HtmlTable.MostRows);

    /// <summary>Adds a row.</summary>
    /// <param name="sort">Importance, from 0 (highest) to 3.</param>
    /// <param name="cells">The cells.</param>
    internal void Add(int sort, params string?[] cells)
    {
        Count++;
        if (_first[sort].Count < HtmlTable.MostRows) _first[sort].Add(cells);
        if (_csv is not null) Write(cells);
        else _unwritten.Add(cells);
        if (_csv is null && Count > HtmlTable.MostRows) Spill();
    }

    /// <summary>Writes all rows to the file, also when the page could show them.</summary>
    internal void Spill()
    {
        if (_csv is not null) return;
        _csv = files.Open(section, headers);
        foreach (string?[] row in _unwritten) Write(row);
        _unwritten.Clear();
    }

    private void Write(string?[] cells)
    {
        for (int i = 0; i < cells.Length; i++) _guarded[i] = cells[i] is { Length: > 0 } text ? TabGuard.Add(ShownText.Of(text)) : null;
        _csv!.WriteRow(_guarded.AsSpan());
    }
}

using FourMe.Import.Errors;

namespace FourMe.Import.Csv;

/// <summary>
/// The header of a file, and the matching of its rows. Columns without a name, as spreadsheets and data frames leave them,
/// are skipped; so are empty cells beyond the header.
/// </summary>
internal sealed class CsvHeader
{
    private readonly string _path;
    private readonly string[] _all;
    private readonly int[] _unnamed;
    private readonly int _needed;

    /// <exception cref="FourMeException"><c>FileHasNoHeader</c>, <c>DuplicateHeader</c> or <c>HeaderDamaged</c>.</exception>
    internal CsvHeader(string path, long line, string[] cells)
    {
        _path = path;
        _all = cells;
        Names = [.. cells.Where(cell => !string.IsNullOrWhiteSpace(cell))];
        if (Names.Length == 0) throw Failures.FileHasNoHeader(path).ToException();
        _unnamed = [.. Enumerable.Range(0, cells.Length).Where(index => string.IsNullOrWhiteSpace(cells[index]))];
        _needed = Array.FindLastIndex(cells, cell => !string.IsNullOrWhiteSpace(cell)) + 1;
        Check(line);
    }

    /// <summary>The names, without unnamed columns.</summary>
    internal string[] Names { get; }

    /// <summary>The description of a column for messages.</summary>
    internal string PlaceOf(int column) => Failures.ColumnPlace(column, column < _all.Length ? _all[column] : null);

    /// <summary>Unnamed columns in which the row has a value.</summary>
    internal IEnumerable<int> FilledWithoutName(string[] cells)
    {
        foreach (int index in _unnamed)
            if (index < cells.Length && !string.IsNullOrWhiteSpace(cells[index])) yield return index;
    }

    /// <summary>Whether there are unnamed columns.</summary>
    internal bool HasUnnamed => _unnamed.Length > 0;

    /// <summary>The row of a line.</summary>
    internal CsvFileRow Row(string[] cells, long line)
    {
        if (cells.Length == _all.Length && !HasUnnamed) return new CsvFileRow(Names, cells, line, null);
        if (Misfit(cells) is { } problem)
            return new CsvFileRow(Names, cells, line, Failures.WrongCellCount(_path, line, cells, _all.Length, problem));
        var named = new string[Names.Length];
        int next = 0;
        for (int i = 0; i < _all.Length; i++)
            if (Array.IndexOf(_unnamed, i) < 0) named[next++] = cells[i];
        return new CsvFileRow(Names, named, line, null);
    }

    private string? Misfit(string[] cells)
    {
        if (cells.Length < _needed) return $"there is no cell for {PlaceOf(cells.Length)}";
        int surplus = _all.Length < cells.Length ? Array.FindIndex(cells, _all.Length, cell => !string.IsNullOrWhiteSpace(cell)) : -1;
        return surplus < 0 ? null : $"{PlaceOf(surplus)} is one too many";
    }

    private void Check(long line)
    {
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < _all.Length; i++)
        {
            string name = _all[i].Trim();
            if (name.Length == 0) continue;
            if (name.IndexOf(CsvCell.Replacement) >= 0) throw Failures.HeaderDamaged(_path, line, i, name).ToException();
            if (seen.TryGetValue(name, out int first)) throw Failures.DuplicateHeader(_path, name, first + 1, i + 1).ToException();
            seen.Add(name, i);
        }
    }
}

using FourMe.Import.Hosting;

namespace FourMe.Import.Csv;

/// <summary>Skipped content of a file: empty rows, and cells of unnamed columns. Reported once per file.</summary>
internal sealed class PassedOver(string path)
{
    private readonly SortedDictionary<int, string> _unnamed = [];
    private long _emptyRows;
    private long _firstEmpty;

    internal void EmptyRow(long line)
    {
        if (_emptyRows++ == 0) _firstEmpty = line;
    }

    /// <param name="column">Position of the column, counted from 0.</param>
    /// <param name="cell">Its value.</param>
    /// <param name="line">The line of the row.</param>
    internal void Unnamed(int column, string cell, long line)
    {
        if (!_unnamed.ContainsKey(column)) _unnamed.Add(column, $"column {column + 1} ('{cell}' in line {line})");
    }

    /// <summary>The warnings; complete when the file is read.</summary>
    internal IEnumerable<Notice> Notices()
    {
        if (_unnamed.Count > 0)
            yield return new Notice("UnnamedColumn",
                $"The header of '{path}' has no name for {string.Join(", ", _unnamed.Values)}: the values there are ignored.");
        if (_emptyRows > 0)
            yield return new Notice("EmptyRows", _emptyRows == 1
                ? $"Line {_firstEmpty} of '{path}' contains only delimiters; it is skipped."
                : $"{_emptyRows} lines of '{path}' contain only delimiters, the first is line {_firstEmpty}; " +
                  "they are skipped.");
    }
}

namespace FourMe.Import.Rows;

/// <summary>
/// Keeps rows on disk until it is known in which order and with which columns they are written; of each row only its
/// place, its number and its owner stay in memory.
/// </summary>
/// <param name="folder">A folder of the run's own, made when the first row comes.</param>
internal sealed class RowScratch(string folder) : IDisposable
{
    private readonly List<Entry> _entries = [];
    private readonly RowFile _file = new(folder);

    /// <summary>The rows, in order of input.</summary>
    internal IReadOnlyList<Entry> Entries => _entries;

    internal void Add(string?[] cells, int count, long number, int owner) =>
        _entries.Add(new Entry(_file.Add(cells, count), number, owner));

    /// <summary>Reads a row back.</summary>
    /// <param name="entry">One of <see cref="Entries"/>.</param>
    /// <param name="cells">Gets the cells by slot; slots that came after the row are null.</param>
    internal void Read(Entry entry, string?[] cells) => _file.Read(entry.Position, cells);

    public void Dispose() => _file.Dispose();

    internal readonly record struct Entry(long Position, long Number, int Owner);
}

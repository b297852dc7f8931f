namespace FourMe.Import.Rows;

/// <summary>
/// Keeps rows on disk until their order and their columns are known; only the position, the number and the owner of each row
/// stay in memory.
/// </summary>
/// <param name="folder">A folder of this run, created with the first row.</param>
internal sealed class RowScratch(string folder) : IDisposable
{
    private readonly List<Entry> _entries = [];
    private readonly RowFile _file = new(folder);

    /// <summary>The rows, in the order of the input.</summary>
    internal IReadOnlyList<Entry> Entries => _entries;

    internal void Add(string?[] cells, int count, long number, int owner) =>
        _entries.Add(new Entry(_file.Add(cells, count), number, owner));

    /// <summary>Reads a row back.</summary>
    /// <param name="entry">One of <see cref="Entries"/>.</param>
    /// <param name="cells">Receives the cells by slot; slots added after the row are null.</param>
    internal void Read(Entry entry, string?[] cells) => _file.Read(entry.Position, cells);

    public void Dispose() => _file.Dispose();

    internal readonly record struct Entry(long Position, long Number, int Owner);
}

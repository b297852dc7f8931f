using FourMe.Import.Files;
namespace FourMe.Import.Core.Tests.Spool;

public sealed class RowScratchTests : IDisposable
{
    private readonly string _folder = TemporaryFolders.New();
    private readonly RowScratch _scratch;

    public RowScratchTests() => _scratch = new RowScratch(_folder);

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Rows_are_read_back_in_any_order()
    {
        string?[][] rows = [["a", null, ""], [null, "ä\r\n😀", "c"], [new string('x', 100_000), "", null]];
        for (int row = 0; row < rows.Length; row++) _scratch.Add(rows[row], 3, row + 1, row * 10);
        Assert.Equal([(1L, 0), (2L, 10), (3L, 20)], _scratch.Entries.Select(entry => (entry.Number, entry.Owner)));
        foreach (int row in new[] { 0, 1, 2, 1, 0, 2, 2 }) Assert.Equal(rows[row], Read(row, 3));
    }

    [Fact]
    public void Columns_that_came_after_a_row_are_absent_in_it()
    {
        _scratch.Add(["a", "not used"], 1, 1, 0);
        _scratch.Add(["b", "c"], 2, 2, 0);
        Assert.Equal<string?>(["a", null], Read(0, 2));
        Assert.Equal<string?>(["b", "c"], Read(1, 2));
    }

    [Fact]
    public void Nothing_is_on_disk_before_the_first_row_and_after_the_end()
    {
        Assert.False(Directory.Exists(_folder));
        _scratch.Add(["a"], 1, 1, 0);
        Assert.Single(Directory.GetFiles(_folder));
        _scratch.Dispose();
        Assert.False(Directory.Exists(_folder));
    }

    private List<string?> Read(int row, int width)
    {
        string?[] cells = [.. Enumerable.Repeat("left over", width)];
        _scratch.Read(_scratch.Entries[row], cells);
        return [.. cells];
    }
}

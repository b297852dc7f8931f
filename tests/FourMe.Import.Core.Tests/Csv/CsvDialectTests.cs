using System.Text;
using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Tests;

namespace FourMe.Import.Core.Tests.Csv;

/// <summary>There is one CSV dialect: everything that counts the rows of a file gets the same number.</summary>
public sealed class CsvDialectTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Readers_and_writers_are_made_in_one_place()
    {
        string[] words = ["CsvReaderOptions", "CsvWriterOptions", "CsvReader.Create", "CsvWriter.Create"];
        string core = Path.Combine(Repository.Root, "src", "FourMe.Import.Core");
        string[] makers = [.. Directory.GetFiles(core, "*.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file) is var text && words.Any(text.Contains)).Select(file => Path.GetFileName(file))];

        Assert.Equal(["CsvDialect.cs"], makers);
    }

    [Theory]
    [InlineData("ID,B\n1,x\n2,y\n3,z\n")]
    [InlineData("ID,B\n\n1,x\n\n\r\n2,\"y\n\ny\"\n3,z\n\n")]
    [InlineData("ID;B\n1;x\n\n2;\"y\n\ny\"\n3;z")]
    [InlineData("ID\tB\r\n1\tx\r\n\r\n2\t\"y\r\n\r\ny\"\r\n3\tz\r\n")]
    [InlineData("\uFEFFID|B\n1|\"x|\n\"\n\n2|y\n3|z\n")]
    public void All_who_count_the_rows_of_a_file_count_the_same(string text)
    {
        File.WriteAllText(_folder["rows.csv"], text, new UTF8Encoding(false));
        using var raw = new RawFiles(_folder["copies"]);

        SpoolFile sent = raw.Take(_folder["rows.csv"]);

        Assert.Equal(3, sent.Rows);
        Assert.Equal(["1", "2", "3"], CsvFile.Read(_folder["rows.csv"]).Select(row => row.Cells[0]));
        Assert.Equal([1L, 2, 3], Enumerable.Range(1, 3).Select(Tied));
        Assert.Equal(["1", "2", "3"], Enumerable.Range(1, 3).Select(Written));

        long Tied(int row) => Assert.Single(LogTie.Rows(sent, People, ImportLog.Lines($"row {row}: {row}"))).FileRow;
        string Written(int row)
        {
            Assert.Equal(1, FailedRowsFiles.Write(sent, [row], _folder["failed.csv"]));
            return Assert.Single(CsvFile.Read(_folder["failed.csv"])).Cells[0];
        }
    }

    [Fact]
    public void A_name_with_a_separator_in_it_hides_no_separator()
    {
        using (FileStream file = File.Create(_folder["own.csv"]))
        using (CsvHelper.CsvWriter writer = CsvDialect.Write(file))
        {
            foreach (string name in new[] { "a;b;c", "d|e|f", "g" }) CsvDialect.WriteHeader(writer, name);
            writer.EndRecord();
            foreach (string cell in new[] { "1;2;3", "4", "5" }) writer.WriteField(cell);
            writer.EndRecord();
        }

        Assert.Equal(["1;2;3", "4", "5"], Assert.Single(CsvFile.Read(_folder["own.csv"])).Cells);
    }

    private static RecordType People { get; } = RecordTypes.Get("people");
}

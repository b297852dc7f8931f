using System.Text;

namespace FourMe.Import.Core.Tests.Csv;

public sealed class CsvFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".csv");

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData(','), InlineData(';'), InlineData('\t'), InlineData('|')]
    public void The_separator_is_the_one_that_the_file_uses(char separator)
    {
        IReadOnlyList<CsvFileRow> rows = Read("Name,Note\r\nEd,\"x\"\"y\r\nz\"\r\nIan,\r\n".Replace(',', separator));
        Assert.Equal(["Name", "Note"], rows[0].Headers);
        Assert.Equal([["Ed", "x\"y\r\nz"], ["Ian", ""]], rows.Select(row => row.Cells));
        Assert.All(rows, row => Assert.Null(row.Defect));
    }

    [Fact]
    public void Commas_in_german_numbers_do_not_make_a_semicolon_file_a_comma_file() =>
        Assert.Equal(["Ed", "1,5", "2,5"], Assert.Single(Read("Name;Preis;Menge\nEd;1,5;2,5\n")).Cells);

    public static TheoryData<string, Encoding> Encodings => new()
    {
        { "UTF-8 without a mark", new UTF8Encoding(false) }, { "UTF-8 with a mark", new UTF8Encoding(true) },
        { "UTF-16LE", new UnicodeEncoding(false, true) }, { "UTF-16BE", new UnicodeEncoding(true, true) },
    };

    [Theory]
    [MemberData(nameof(Encodings), DisableDiscoveryEnumeration = true)]
    public void Text_is_read_by_the_byte_order_mark_or_as_utf8(string name, Encoding encoding)
    {
        Assert.NotEmpty(name);
        CsvFileRow row = Assert.Single(Read("Größe,Name\nä,漢😀\n", encoding));
        Assert.Equal(["Größe", "Name"], row.Headers);
        Assert.Equal(["ä", "漢😀"], row.Cells);
    }

    [Theory]
    [InlineData("\r\n"), InlineData("\n")]
    public void Lines_may_end_either_way_and_the_last_not_at_all(string end)
    {
        Assert.Equal(["1", "2"], Read($"A,B{end}1,x{end}2,y").Select(row => row.Cells[0]));
        Assert.Equal(2, Read($"A,B{end}1,x{end}{end}2,y{end}{end}").Count);
    }

    [Fact]
    public void Each_row_knows_the_line_on_which_it_begins() =>
        Assert.Equal([2, 3, 5], Read("A,B\r\n1,x\r\n2,\"y\r\ny\"\r\n3,z\r\n").Select(row => row.Line));

    [Theory]
    [InlineData("1", 1), InlineData("1,2,3", 3)]
    public void A_row_of_another_width_is_handed_out_with_its_defect(string line, int cells)
    {
        IReadOnlyList<CsvFileRow> rows = Read($"A,B\n0,0\n{line}\n9,9\n");
        Assert.Equal([null, "WrongCellCount", null], rows.Select(row => row.Defect?.Id));
        Assert.Equal($"Line 3 of '{_path}' has {cells} cells, and the header has 2.", rows[1].Defect!.Message);
        Assert.Contains("must be in quotes", rows[1].Defect!.Advice);
    }

    [Theory]
    [InlineData("A,B\n1,\"x\n"), InlineData("A,B\n1,\"x\"y\n"), InlineData("A,B\n1,\"x\" \n")]
    public void Quotes_that_do_not_close_as_they_should_stop_the_reading(string text)
    {
        Failure failure = Assert.Throws<FourMeException>(() => Read(text)).Failure;
        Assert.Equal(("CsvInvalid", FailureKind.ParserError), (failure.Id, failure.Kind));
        Assert.StartsWith($"'{_path}' is not a readable CSV file: ", failure.Message);
        Assert.NotNull(failure.Cause);
    }

    [Theory]
    [InlineData(""), InlineData("\n\n"), InlineData("\uFEFF"), InlineData(" , \n1,2\n")]
    public void A_file_without_a_header_is_an_error(string text)
    {
        Failure failure = Assert.Throws<FourMeException>(() => Read(text)).Failure;
        Assert.Equal("FileHasNoHeader", failure.Id);
        Assert.Contains("its first line must name the columns", failure.Message);
    }

    [Fact]
    public void A_header_alone_gives_no_rows() => Assert.Empty(Read("A,B\n"));

    [Fact]
    public void A_file_that_is_not_there_or_is_locked_is_an_error()
    {
        Assert.Equal("FileReadFailed", Assert.Throws<FourMeException>(() => CsvFile.Read(_path).ToList()).Failure.Id);
        using FileStream locked = new(_path, FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        Failure failure = Assert.Throws<FourMeException>(() => CsvFile.Read(_path).ToList()).Failure;
        Assert.Equal(("FileReadFailed", FailureKind.ReadError), (failure.Id, failure.Kind));
        Assert.Contains("is not locked", failure.Advice);
        Assert.IsAssignableFrom<IOException>(failure.Cause);
    }

    [Fact]
    public void The_file_is_free_again_once_it_was_read()
    {
        Read("A,B\n1,2\n");
        using FileStream own = new(_path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.True(own.CanWrite);
    }

    [Fact]
    public void A_cell_is_found_by_its_header_whatever_its_case()
    {
        CsvFileRow row = Assert.Single(Read("Name,Empty\nEd,\n"));
        Assert.Equal("Ed", row.Find("NAME"));
        Assert.Equal("", row.Find("empty"));
        Assert.Null(row.Find("Other"));
    }

    private List<CsvFileRow> Read(string text, Encoding? encoding = null)
    {
        encoding ??= new UTF8Encoding(false);
        File.WriteAllBytes(_path, [.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);
        return [.. CsvFile.Read(_path)];
    }
}

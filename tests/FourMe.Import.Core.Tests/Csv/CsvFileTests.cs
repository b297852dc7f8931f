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
    [InlineData("1", "1 cell", "there is no cell for column 2 ('B')"), InlineData("1,2,3", "3 cells", "column 3 is one too many")]
    public void A_row_of_another_width_is_handed_out_with_its_defect(string line, string cells, string problem)
    {
        IReadOnlyList<CsvFileRow> rows = Read($"A,B\n0,0\n{line}\n9,9\n");
        Assert.Equal([null, "WrongCellCount", null], rows.Select(row => row.Defect?.Id));
        Assert.Equal($"Line 3 of '{_path}' has {cells}, but the header has 2: {problem}.", rows[1].Defect!.Message);
        Assert.Contains("Quote each cell", rows[1].Defect!.Advice);
    }

    [Theory]
    [InlineData("A,B\n1,\"x\n", "line 2, column 2 ('B'): a quote that is never closed.")]
    [InlineData("A,B\n1,2\n\"1\"x,\"x\"y\n", "line 3, column 1 ('A'): text after the closing quote.")]
    [InlineData("A,B\n\"1\",\"x\" \n", "line 2, column 2 ('B'): text after the closing quote.")]
    [InlineData("A,B\n\"1\n1\",2\n1,5\" disk\n", "line 4, column 2 ('B'): a quote in a cell that does not begin with one.")]
    [InlineData("A,\"B\n1,2\n", "line 1, column 2: a quote that is never closed.")]
    public void Quotes_that_do_not_close_as_they_should_stop_the_reading(string text, string problem)
    {
        Failure failure = Assert.Throws<FourMeException>(() => Read(text)).Failure;
        Assert.Equal(("CsvInvalid", FailureKind.ParserError), (failure.Id, failure.Kind));
        Assert.Equal($"'{_path}' is not a readable CSV file: {problem}", failure.Message);
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
    public void A_cell_that_is_much_like_the_one_above_it_keeps_its_own_text()
    {
        string[] written = ["same", "same", "Same", "same ", "\"sa\"\"me\"", "sa", "\"\"", "same", "sämé", "sämé", "s\u00E4m", "\t=x", "=x", "=x", "same\0", "same"];
        string[] read = ["same", "same", "Same", "same ", "sa\"me", "sa", "", "same", "sämé", "sämé", "s\u00E4m", "=x", "=x", "=x", "same\0", "same"];
        Assert.Equal(read, Read("A,B\r\n" + string.Concat(written.Select(cell => $"1,{cell}\r\n"))).Select(row => row.Cells[1]));
    }

#if !CORE_NETSTANDARD
    [Fact]
    public void A_text_that_comes_again_in_its_column_is_made_once()
    {
        IReadOnlyList<CsvFileRow> rows = Read("A,B\r\n1,same\r\n2,same\r\n");
        Assert.Same(rows[0].Cells[1], rows[1].Cells[1]);
    }
#endif

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

    [Theory]
    [InlineData(",Primary Email,Name\n,a@x,Ann\n,b@x,Bob\n", 0)]
    [InlineData("Primary Email,Name,,\na@x,Ann,,\nb@x,Bob,,\n", 0)]
    [InlineData("Primary Email,, ,Name\na@x,, ,Ann\nb@x,,,Bob\n", 0)]
    [InlineData("Primary Email,Name\na@x,Ann,,,\nb@x,Bob\n", 0)]
    [InlineData(",Primary Email,Name,\n0,a@x,Ann,\n1,b@x,Bob,z\n", 1)]
    public void Columns_without_a_name_are_passed_over_and_named_when_something_stands_in_them(string text, int warnings)
    {
        CsvFile file = Open(text);
        CsvFileRow[] rows = [.. file.Rows()];

        Assert.All(rows, row => Assert.Null(row.Defect));
        Assert.Equal(["Primary Email", "Name"], rows[0].Headers);
        Assert.Equal([["a@x", "Ann"], ["b@x", "Bob"]], rows.Select(row => row.Cells));
        Assert.Equal(warnings, file.Notices.Count());
        string named = $"The header of '{_path}' has no name for column 1 ('0' in line 2), column 4 ('z' in line 3): ";
        Assert.All(file.Notices, notice => Assert.Equal(("UnnamedColumn", named + "the values there are ignored."), (notice.Code, notice.Text)));
    }

    [Theory]
    [InlineData("A;B\n1;x\n;\n2;y\n;;;;\n ; \n",
        "3 lines of '{0}' contain only delimiters, the first is line 3; they are skipped.")]
    [InlineData("A;B\n1;x\n2;y\n;\n", "Line 4 of '{0}' contains only delimiters; it is skipped.")]
    [InlineData("A;B\n1;x\n\n2;y\n\n", null)]
    public void Rows_without_anything_are_passed_over_with_one_warning(string text, string? warning)
    {
        CsvFile file = Open(text);

        Assert.Equal(["1", "2"], file.Rows().Select(row => row.Cells[0]));
        Assert.Equal(warning?.Replace("{0}", _path, StringComparison.Ordinal), file.Notices.SingleOrDefault().Text);
    }

    [Fact]
    public void An_empty_text_in_quotes_was_meant() => Assert.Equal(2, Read("A,B\n\"\",\"\"\n1,2\n").Count);

    [Theory]
    [InlineData("#TYPE System.Management.Automation.PSCustomObject\r\n\"A\",\"B\"\r\n\"1\",\"x\"\r\n", 3)]
    [InlineData("#TYPE\nA;B\n1;x\n", 3)]
    [InlineData("sep=;\nA;B\n1;x\n", 3)]
    [InlineData("\uFEFF\"sep=^\"\r\nA^B\r\n1^x\r\n", 3)]
    [InlineData("#TYPE X\nsep=|\nA|B\n1|x\n", 4)]
    public void Lines_that_programs_write_before_the_header_are_passed_over(string text, long line)
    {
        CsvFileRow row = Assert.Single(Read(text));

        Assert.Equal(["A", "B"], row.Headers);
        Assert.Equal(["1", "x"], row.Cells);
        Assert.Equal(line, row.Line);
    }

    [Fact]
    public void The_separator_that_the_caller_names_goes_before_all_others()
    {
        CsvFileRow row = Assert.Single(Open("sep=;\nA,B|C,D\n1|2\n", new CsvFileOptions(null, '|')).Rows());

        Assert.Equal(["A,B", "C,D"], row.Headers);
        Assert.Equal(["1", "2"], row.Cells);
    }

    [Theory]
    [InlineData("PK\u0003\u0004rest", "an Excel workbook or another ZIP archive")]
    [InlineData("%PDF-1.7", "a PDF document")]
    [InlineData("\uFEFF\r\n<!DOCTYPE html><html>", "a page in HTML or XML")]
    [InlineData("<table><tr>", "a page in HTML or XML")]
    [InlineData("\uFEFF[\r\n  { \"Name\": \"Ann\" } ]", "a JSON document")]
    [InlineData("{\"value\": []}", "a JSON document")]
    [InlineData("[\"a\", \"b\"]", "a JSON document")]
    [InlineData("\u001F\u008B\b\0\0\0", "a gzip archive")]
    [InlineData("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1", "an Excel workbook in the format before 2007")]
    public void A_file_of_another_format_is_called_what_it_is(string text, string format)
    {
        Failure failure = Assert.Throws<FourMeException>(() => Read(text, text[0] is '\u00D0' or '\u001F' ? Encoding.Latin1 : null)).Failure;

        Assert.Equal(("FileNotCsv", $"'{_path}' is {format}, not a CSV file."), (failure.Id, failure.Message));
    }

    [Theory]
    [InlineData("[{ \"Name\": \"Ann\" }]", "a JSON document")]
    [InlineData("<html><table>", "a page in HTML or XML")]
    public void A_file_of_another_format_in_utf_16_is_called_what_it_is(string text, string format)
    {
        Failure failure = Assert.Throws<FourMeException>(() => Read(text, Encoding.Unicode)).Failure;

        Assert.Equal(("FileNotCsv", $"'{_path}' is {format}, not a CSV file."), (failure.Id, failure.Message));
    }

    [Theory]
    [InlineData("[Name],{Mail}\nAnn,a@x\n")]
    [InlineData("{id},Name\n1,Ann\n")]
    [InlineData("[\n")]
    public void A_header_with_brackets_is_not_taken_for_json(string text)
    {
        Exception? refused = Record.Exception(() => Read(text));

        Assert.False(refused is FourMeException { Failure.Id: "FileNotCsv" }, refused?.Message);
    }

    [Fact]
    public void Bytes_of_an_older_encoding_are_refused_with_their_place_and_read_when_it_is_named()
    {
        Failure failure = Assert.Throws<FourMeException>(() => Read("Mail,Name\na@x,Ann\nb@x,M\u00FCller\n", Encoding.Latin1)).Failure;

        Assert.Equal("FileEncodingInvalid", failure.Id);
        Assert.StartsWith($"Line 3 of '{_path}' has bytes in column 2 ('Name') that are not UTF-8:", failure.Message);
        Assert.Contains("State its encoding", failure.Advice);
        Assert.Equal(["Ann", "M\u00FCller"], CsvFile.Read(_path, new CsvFileOptions(Encoding.Latin1, null)).Select(row => row.Cells[1]));
    }

    [Fact]
    public void A_byte_order_mark_goes_before_the_encoding_that_the_caller_names()
    {
        CsvFile file = Open("A\n\u00FC\n", new CsvFileOptions(Encoding.Latin1, null), new UTF8Encoding(true));

        Assert.Equal("\u00FC", Assert.Single(file.Rows()).Cells[0]);
    }

    [Theory]
    [InlineData(40_000, false), InlineData(40_000, true), InlineData(0, true)]
    public void Text_in_UTF_16_is_refused_where_it_ends_in_half_a_letter_or_has_one(int letters, bool endsInHalf)
    {
        byte[] text = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("A,B\n" + new string('x', letters) + ",1\n")];
        File.WriteAllBytes(_path, endsInHalf ? [.. text, (byte)'z'] : [.. text, 0, 0xD8, (byte)'z', 0]);

        Failure failure = Assert.Throws<FourMeException>(() => CsvFile.Read(_path).ToList()).Failure;

        Assert.Equal("FileEncodingInvalid", failure.Id);
        Assert.StartsWith($"Line 3 of '{_path}' has bytes at character 1 that are not UTF-16:", failure.Message);
    }

    [Fact]
    public void UTF_16_without_a_mark_is_told_by_its_NUL_bytes_and_read_when_it_is_named()
    {
        File.WriteAllBytes(_path, Encoding.Unicode.GetBytes("A,B\n1,2\n"));

        Failure failure = Assert.Throws<FourMeException>(() => CsvFile.Read(_path).ToList()).Failure;

        Assert.Equal("FileHasNul", failure.Id);
        Assert.Contains("Windows calls UTF-16 'Unicode'", failure.Advice);
        Assert.Equal(["1", "2"], Assert.Single(CsvFile.Read(_path, new CsvFileOptions(Encoding.Unicode, null))).Cells);
    }

    [Fact]
    public void A_header_with_a_lost_letter_and_one_with_a_name_twice_name_the_columns()
    {
        Failure damaged = Assert.Throws<FourMeException>(() => Read("A,Gr\uFFFD\u00DFe\n")).Failure;
        Failure twice = Assert.Throws<FourMeException>(() => Read("Name,,B, name\n")).Failure;

        Assert.Equal(("HeaderDamaged", "DuplicateHeader"), (damaged.Id, twice.Id));
        Assert.StartsWith($"Line 1 of '{_path}' has U+FFFD, the replacement character for a lost letter, in column 2 ('Gr\uFFFD\u00DFe'):", damaged.Message);
        Assert.Equal($"The header of '{_path}' has 'name' more than once: in columns 1 and 4.", twice.Message);
    }

    [Fact]
    public void The_tab_before_what_looks_like_a_formula_is_taken_off_as_an_export_put_it_there() =>
        Assert.Equal(
            ["=1", "+1", "-1", "@a", "\tx", "\t", "\t\t=1", "=1"],
            Assert.Single(Read("A,B,C,D,E,F,G,H\n\t=1,\t+1,\"\t-1\",\t@a,\tx,\t,\t\t=1,=1\n")).Cells);

    private List<CsvFileRow> Read(string text, Encoding? encoding = null) => [.. Open(text, default, encoding).Rows()];

    private CsvFile Open(string text, CsvFileOptions options = default, Encoding? encoding = null)
    {
        encoding ??= new UTF8Encoding(false);
        File.WriteAllBytes(_path, [.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);
        return new CsvFile(_path, options);
    }
}

using System.Text;
using FourMe.Import.Core.Tests.Values;

namespace FourMe.Import.Core.Tests.Csv;

public sealed class CsvRowWriterTests
{
    [Fact]
    public void A_file_is_utf8_without_a_mark_and_every_record_ends_in_crlf() =>
        Assert.Equal("A,B\r\nä,😀\r\n,\r\n"u8.ToArray(), Written(["A", "B"], ["ä", "😀"], ["", ""]));

    [Theory]
    [InlineData("a,b", "\"a,b\""), InlineData("a\"b", "\"a\"\"b\""), InlineData("a\nb", "\"a\nb\""), InlineData("a\rb", "\"a\rb\""), InlineData("a\r\nb", "\"a\r\nb\""), InlineData("\"", "\"\"\"\"")]
    [InlineData(" a", "\" a\""), InlineData("a ", "\"a \""), InlineData("a b", "a b"), InlineData("a;b|c", "a;b|c"), InlineData("=1+1", "=1+1"), InlineData("@x", "@x"), InlineData("-1", "-1"), InlineData("'x", "'x")]
    public void A_cell_is_quoted_where_a_reader_could_misread_it_and_never_changed(string cell, string written)
    {
        Assert.Equal($"A,B\r\n{written},x\r\n", Encoding.UTF8.GetString(Written(["A", "B"], [cell, "x"])));
        Assert.Equal(cell, StrictCsv.Read(Written(["A", "B"], [cell, "x"]))[1][0]);
    }

    [Fact]
    public void An_empty_cell_alone_in_its_row_is_no_empty_line()
    {
        byte[] bytes = Written(["A"], [""], ["x"], [""]);
        Assert.Equal("A\r\n\"\"\r\nx\r\n\"\"\r\n", Encoding.UTF8.GetString(bytes));
        Assert.Equal([["A"], [""], ["x"], [""]], StrictCsv.Read(bytes));
    }

    [Fact]
    public void Headers_are_quoted_like_cells() => Assert.Equal("\"A, B\",\"C\"\"D\"\r\n", Encoding.UTF8.GetString(Written(["A, B", "C\"D"])));

    [Fact]
    public void The_destination_stays_open()
    {
        using var destination = new MemoryStream();
        new CsvRowWriter(destination).Dispose();
        Assert.True(destination.CanWrite);
    }

    [Theory]
    [InlineData("de-DE"), InlineData("tr-TR"), InlineData("ar-SA"), InlineData("fa-IR"), InlineData("sv-SE"), InlineData("th-TH")]
    public void A_row_has_the_same_bytes_on_every_machine(string culture)
    {
        Assert.Equal(Everything("en-US"), Everything(culture));

        static byte[] Everything(string culture) => Values.Written.Under(culture, () =>
        {
            using Rows.BatchRun run = new("people", new RecordOptions
            {
                AllowColumn = ["Number", "Moment", "Span"], Formatting = Zones.In(Zones.India), Constants = [new("SOURCE", "AD"), new("Cost Per Hour", -1234.5)],
            });
            run.Add(("PRIMARY_EMAIL", "ian@x"), ("NAME", "İıIi"), ("id", -1L), ("VIP", true), ("TIMEZONE", "BERLIN"), ("locale", "EN-us"), ("Number", -1234567.89), ("SOURCE ID", 12),
                ("Moment", new DateTime(2026, 3, 31, 17, 5, 9, DateTimeKind.Utc)), ("Span", new TimeSpan(1, 2, 3)), ("custom fields", BatchField(-0.5m)), ("picture uri", DayOfWeek.Friday));
            run.Complete();
            return File.ReadAllBytes(Assert.Single(run.Files).Path);
        });
    }

    [Fact]
    public void The_row_on_those_machines_is_the_documented_one()
    {
        using Rows.BatchRun run = new("people", new RecordOptions { AllowColumn = ["Moment"] });
        run.Add(("Primary Email", "a@x"), ("Name", "A"), ("VIP", true), ("Cost Per Hour", 1234.5), ("Moment", new DateTime(2026, 3, 31, 17, 5, 9, DateTimeKind.Utc)));
        run.Complete();
        Assert.Equal(["Primary Email,Name,Cost Per Hour,VIP,Moment|a@x,A,1234.5,1,2026-03-31T17:05:09Z"], run.Texts);
    }

    private static System.Collections.Hashtable BatchField(decimal value) => new() { ["I"] = value };

    private static byte[] Written(string[] headers, params string[][] rows)
    {
        var plan = new ColumnPlan(RecordTypes.Get("any_columns", allowUnknown: true), new RecordOptions());
        foreach (string header in headers) plan.SlotOf(header);
        var columns = new ColumnSet(plan, headers);
        using var destination = new MemoryStream();
        using (var writer = new CsvRowWriter(destination))
        {
            writer.WriteRow(columns.Names);
            foreach (string[] row in rows) writer.WriteRow(columns.Slots, row);
        }
        return destination.ToArray();
    }
}

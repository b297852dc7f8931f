using System.Collections;
using System.Globalization;
using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Files;

/// <summary>Reading and writing files does not depend on the culture.</summary>
public sealed class FileCultureTests : IDisposable
{
    private static readonly DateTimeOffset Moment = new(2040, 5, 6, 7, 8, 9, TimeSpan.FromHours(2));

    private readonly TestFolder _folder = new();
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public static TheoryData<string> Cultures => ["fa-IR", "th-TH", "ar-SA", "tr-TR", "de-DE"];

    public void Dispose()
    {
        CultureInfo.CurrentCulture = _before;
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public async Task All_files_are_read_as_in_any_other_culture(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        IReadOnlyList<string> expected = await ToldAsync("invariant");

        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

        Assert.Equal(expected, await ToldAsync(culture));
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public void A_file_that_was_written_in_one_culture_is_read_in_another(string culture)
    {
        var clock = TestClock.Manual();
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        new SeriesMarks(_folder["state"], clock).Confirm("s", Moment);
        new JobJournal(_folder["state"], clock).Save(Entry());

        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

        Assert.Equal(Moment, new SeriesMarks(_folder["state"], clock).Read("s").Confirmed);
        JobEntry read = Assert.Single(new JobJournal(_folder["state"], clock).Read());
        Assert.Equal((Moment, "People", 1234567L), (read.Sent, read.Type, read.Rows));
    }

    private async Task<List<string>> ToldAsync(string name)
    {
        string map = Write(name + ".json", """{ "PRIMARY EMAIL": "mail", "Cost Per Hour": { "Property": "cost", "Default": 12.5, "WhenMissing": "LEAVE" } }""");
        string csv = Write(name + ".csv", "ID;PRIMARY EMAIL\r\n1.234,5;INA@example.com\r\n");
        using FormBody body = new ExportRequest { Types = ["people"], From = Moment }.ToForm();
        string form = await body.ReadAsStringAsync();
        IDictionary read = JsonMap.Read(map);
        var entry = (IDictionary)read["Cost Per Hour"]!;
        var decimals = new Column("Some Column", ColumnKind.Decimal, 0);
        var dates = new Column("Some Column", ColumnKind.DateTime, 0);
        return
        [
            $"{read["primary email"]} {((IFormattable)entry["default"]!).ToString(null, CultureInfo.InvariantCulture)} {entry["whenmissing"]}",
            .. CsvFile.Read(csv).Select(row => string.Join("|", row.Cells)),
            $"{RecordTypes.Find("PEOPLE_CONTACT_DETAILS")?.Name} {RecordTypes.Get("people").FindColumn("PRIMARY EMAIL")?.Name} {ExportTypes.Find("CIS")?.Name}",
            $"{((IFormattable)TypedCells.Parse("1234.5", decimals)!).ToString(null, CultureInfo.InvariantCulture)}",
            $"{((DateTimeOffset)TypedCells.Parse("2040-05-06T07:08:09+02:00", dates)!).UtcTicks}",
            $"{form.Contains("2040-05-06T05:08:09Z", StringComparison.Ordinal)}",
        ];
    }

    private string Write(string name, string content)
    {
        File.WriteAllText(_folder[name], content);
        return _folder[name];
    }

    private static JobEntry Entry() => new()
    {
        Id = "I1", Host = "api.example.com", Account = "wdc", Type = "People", State = "done", Sent = Moment, Rows = 1234567,
    };
}

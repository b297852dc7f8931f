using System.Text;
using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Planning.Baselines;

/// <summary>The records of a baseline, read from the store or from an exported file.</summary>
public sealed class BaselineFileTests : IDisposable
{
    private const string Header = "\"ID\",Primary Email,Name,Information\n";

    private readonly TestFolder _folder = new();
    private readonly TestClock _clock = TestClock.Manual();
    private readonly BaselineStore _store;

    public BaselineFileTests() => _store = new BaselineStore(_folder["state"], _clock);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Records_come_with_all_columns_of_the_account_and_without_the_tab_guard()
    {
        BaselineFile file = Kept.Put(_store, Header + "1,a@w.com,\t=Ann,\"two\nlines, \"\"quoted\"\"\"\n2,b@w.com,Bob 😀,\t\n", _clock);

        Assert.Equal(["ID", "Primary Email", "Name", "Information"], file.Headers);
        Assert.Equal(["1|a@w.com|=Ann|two\nlines, \"quoted\"", "2|b@w.com|Bob 😀|\t"], Kept.Texts(file));
        Assert.Equal((1, -1), (file.IndexOf("primary email"), file.IndexOf("Source")));
    }

    [Fact]
    public void Only_the_cells_that_are_wanted_are_read()
    {
        BaselineFile file = Kept.Put(_store, Header + "1,a@w.com,\t-Ann,x\n2,b@w.com,,y\n", _clock);

        Assert.Equal(["||-Ann|x", "|||y"], file.Rows([2, 3], default).Select(cells => string.Join("|", cells)));
    }

    [Fact]
    public void A_stop_ends_the_reading_between_two_records()
    {
        BaselineFile file = Kept.Put(_store, Header + "1,a@w.com,Ann,\n2,b@w.com,Bob,\n", _clock);
        using var stop = new CancellationTokenSource();
        using IEnumerator<string[]> rows = file.Rows(stop.Token).GetEnumerator();

        Assert.True(rows.MoveNext());
        stop.Cancel();

        Assert.Throws<OperationCanceledException>(() => rows.MoveNext());
    }

    [Fact]
    public void One_changed_byte_is_noticed()
    {
        BaselineFile file = Kept.Put(_store, Header + "1,a@w.com,Ann,\n", _clock);
        file.Verify(default);

        byte[] content = File.ReadAllBytes(file.Path);
        content[^3] ^= 1;
        File.WriteAllBytes(file.Path, content);

        Failing.With("BaselineChanged", () => file.Verify(default));
    }

    [Fact]
    public void A_file_that_is_gone_is_noticed()
    {
        BaselineFile file = Kept.Put(_store, Header + "1,a@w.com,Ann,\n", _clock);
        File.Delete(file.Path);

        Failing.With("BaselineChanged", () => file.Verify(default));
        Failing.With("BaselineChanged", () => file.Rows(default).Count());
    }

    [Theory]
    [InlineData("1,a@w.com,Ann\n"), InlineData("1,a@w.com,\"Ann,\n"), InlineData("1,a@w.com,An\u0001\u0002,x,y\n")]
    public void A_damaged_record_ends_the_reading(string record)
    {
        BaselineFile file = Kept.Put(_store, Header + "1,a@w.com,Ann,\n" + record, _clock);

        Failing.With("BaselineUnreadable", () => file.Rows(default).Count());
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_no_letters()
    {
        BaselineFile file = Kept.Put(_store, Header + "1,a@w.com,Ann,\n", _clock);
        File.WriteAllBytes(file.Path, [.. Encoding.UTF8.GetBytes(Header + "1,a@w.com,"), 0xE9, .. Encoding.UTF8.GetBytes(",\n")]);

        Failing.With("BaselineUnreadable", () => file.Rows(default).Count());
        Failing.With("BaselineUnreadable", () => file.Rows([2], default).Count());
    }

    [Fact]
    public void An_exported_file_stands_for_the_records_whatever_program_wrote_it_again()
    {
        string path = _folder["people.csv"];
        File.WriteAllText(path, "\"ID\";\"Primary Email\";\"Name\"\r\n\"1\";\"a@w.com\";\"\t=Ann\"\r\n\"2\";\"b@w.com\";\"Zoë\"\r\n", Encoding.Unicode);

        BaselineFile file = BaselineFile.OfExport(path, RecordTypes.Get("people"), default);

        Assert.Equal(["1|a@w.com|=Ann", "2|b@w.com|Zoë"], Kept.Texts(file));
        Assert.Equal((2, new FileInfo(path).Length), (file.About.Records, file.About.Bytes));
        Assert.False(file.IsProven);
        Assert.Empty(file.FormerNames);
    }

    [Theory]
    [InlineData("Colour,Taste\nred,sweet\n", "NotABaseline")]
    [InlineData("CI Source,CI Source ID,CI Label,Related CI Source,Related CI Source ID,Related CI Label,Relation Type,Source\n", "NotABaseline")]
    [InlineData("", "BaselineUnreadable"), InlineData("ID,Name\n1\n", "BaselineUnreadable")]
    public void A_file_of_something_else_is_refused(string content, string id)
    {
        string path = _folder["people.csv"];
        File.WriteAllText(path, content);

        Failing.With(id, () => BaselineFile.OfExport(path, RecordTypes.Get("people"), default));
    }

    [Fact]
    public void The_side_file_proves_where_an_exported_file_is_from_while_it_fits()
    {
        string path = _folder["people.csv"];
        File.WriteAllText(path, "ID,Name\n1,Ann\n");
        var time = new DateTimeOffset(2040, 1, 2, 3, 4, 5, TimeSpan.Zero);
        BaselineProof.Write(path, Kept.Owner, "people", time, isFull: true, default);

        BaselineFile file = BaselineFile.OfExport(path, RecordTypes.Get("people"), default);
        Assert.True(file.IsProven);
        Assert.Equal((Kept.Owner, time), (file.About.Owner, file.About.StandsFor));

        File.AppendAllText(path, "2,Bob\n");
        Assert.False(BaselineFile.OfExport(path, RecordTypes.Get("people"), default).IsProven);
    }

    [Fact]
    public void A_partial_export_is_no_proof_of_all_records()
    {
        string path = _folder["people.csv"];
        File.WriteAllText(path, "ID,Name\n1,Ann\n");
        BaselineProof.Write(path, Kept.Owner, "people", _clock.GetUtcNow(), isFull: false, default);

        Assert.False(BaselineFile.OfExport(path, RecordTypes.Get("people"), default).IsProven);
    }

    [Theory]
    [InlineData(""), InlineData("null"), InlineData("{}"), InlineData("""{"host":"h","account":"a","type":"people","time":"soon","full":true,"hash":"x"}""")]
    public void A_side_file_that_cannot_be_read_proves_nothing(string content)
    {
        string path = _folder["people.csv"];
        File.WriteAllText(path, "ID,Name\n1,Ann\n");
        File.WriteAllText(path + ".about.json", content);

        Assert.False(BaselineFile.OfExport(path, RecordTypes.Get("people"), default).IsProven);
    }
}

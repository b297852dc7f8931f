using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Exporting;

/// <summary>The watermarks of a series of incremental exports, as kept on disk.</summary>
public sealed class SeriesMarksTests : IDisposable
{
    private static readonly DateTimeOffset Moment = new(2040, 5, 6, 6, 0, 0, TimeSpan.Zero);
    private readonly TestFolder _folder = new();
    private readonly TestClock _clock = TestClock.Manual();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_a_mark_everything_is_exported() => Assert.Null(Since());

    [Fact]
    public void All_series_that_were_begun_can_be_listed()
    {
        Assert.Empty(Marks().All());
        Marks().Confirm("host|wdc|people|nightly", Moment);
        Marks().Hold("host|wdc|cis|", Moment);
        File.WriteAllText(Path.Combine(_folder["state"], "series", "foreign.json"), "{");

        Assert.Equal(["host|wdc|cis|", "host|wdc|people|nightly"], Marks().All().Select(mark => mark.Series).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_name_of_a_series_can_be_read_again()
    {
        var name = new SeriesName("127.0.0.1:4010", "", "cis,people", "what | ever");

        Assert.Equal("127.0.0.1:4010||cis,people|what | ever", name.ToString());
        Assert.Equal(name, SeriesName.Read(name.ToString()));
        Assert.Null(SeriesName.Read("something else"));
        Assert.True(name.IsOf(["people", "cis"]));
        Assert.False(name.IsOf(["people"]));
    }

    [Fact]
    public void Exports_overlap_by_five_minutes()
    {
        Marks().Confirm("s", Moment);

        Assert.Equal(Moment.AddMinutes(-5), Since());
        Assert.Null(Marks().Since("t", "people", ""));
    }

    [Fact]
    public void What_is_pending_does_not_count_until_it_is_confirmed()
    {
        Marks().Confirm("s", Moment);
        Marks().Hold("s", Moment.AddMinutes(10));
        Marks().Hold("s", Moment.AddMinutes(20));

        Assert.Equal(Moment.AddMinutes(-5), Since());
        Assert.True(Marks().ConfirmPending("s"));
        Assert.Equal(Moment.AddMinutes(15), Since());
        Assert.False(Marks().ConfirmPending("s"));
    }

    [Fact]
    public void A_mark_never_goes_back_and_a_later_export_still_waits()
    {
        Marks().Hold("s", Moment.AddMinutes(30));
        Marks().Confirm("s", Moment.AddMinutes(10));
        Marks().Confirm("s", Moment);

        Assert.Equal(Moment.AddMinutes(5), Since());
        Assert.True(Marks().ConfirmPending("s"));
        Assert.Equal(Moment.AddMinutes(25), Since());
    }

    [Fact]
    public void A_first_export_that_is_never_confirmed_is_one_of_everything_again()
    {
        Marks().Hold("s", Moment);

        Assert.Null(Since());
    }

    [Fact]
    public void A_mark_older_than_two_months_is_refused_and_the_full_export_named()
    {
        Marks().Confirm("s", _clock.GetUtcNow().AddMonths(-2).AddMinutes(5));
        Assert.NotNull(Since());
        _clock.Advance(TimeSpan.FromSeconds(1));

        Failure failure = Failing.With("WatermarkTooOld", () => Since());

        Assert.Equal(FailureKind.InvalidOperation, failure.Kind);
        Assert.Contains("'people' under the name 'night'", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Export everything once", failure.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"Series":"another","Confirmed":"2040-05-06T06:00:00+00:00"}""")]
    [InlineData("""{"Series":"s","Confirmed":"yesterday"}""")]
    public void A_mark_that_cannot_be_read_is_an_error_until_a_full_export_replaces_it(string content)
    {
        Marks().Confirm("s", Moment);
        string path = Assert.Single(Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
        File.WriteAllText(path, content);

        Failure failure = Failing.With("WatermarkUnreadable", () => Since());
        Assert.Contains(path, failure.Message, StringComparison.Ordinal);
        Assert.Contains("export everything once", failure.Advice, StringComparison.Ordinal);
        Failing.With("WatermarkUnreadable", () => Marks().ConfirmPending("s"));

        Marks().Confirm("s", Moment);
        Assert.Equal(Moment.AddMinutes(-5), Since());
    }

    [Fact]
    public void A_mark_in_whose_place_something_else_stands_is_an_error_too()
    {
        Marks().Confirm("s", Moment);
        string path = Assert.Single(Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
        File.Delete(path);
        Directory.CreateDirectory(path);

        Failing.With("WatermarkUnreadable", () => Since());
    }

    [Fact]
    public void A_mark_keeps_the_zone_of_the_server_out_of_it()
    {
        Marks().Confirm("s", new DateTimeOffset(2040, 5, 6, 8, 0, 0, TimeSpan.FromHours(2)));

        Assert.Equal(Moment.AddMinutes(-5), Since());
    }

#if !CORE_NETSTANDARD
    [Fact]
    public void Only_the_owner_may_read_it()
    {
        if (OperatingSystem.IsWindows()) return;
        Marks().Confirm("s", Moment);

        Assert.All(Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, Mode(file)));

        static UnixFileMode Mode(string file) => OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(file);
    }
#endif

    private SeriesMarks Marks() => new(_folder["state"], _clock);

    private DateTimeOffset? Since() => Marks().Since("s", "people", "night");
}

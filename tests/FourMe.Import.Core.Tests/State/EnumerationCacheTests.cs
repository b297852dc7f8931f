using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.State;

/// <summary>The cached enumerations, one file per host and language.</summary>
public sealed class EnumerationCacheTests : IDisposable
{
    private const string Host = "api.example.com";

    private readonly TestFolder _folder = new();
    private readonly TestClock _clock = TestClock.Manual();
    private readonly EnumerationCache _cache;

    public EnumerationCacheTests() => _cache = new EnumerationCache(_folder["state"], _clock);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Lists_come_back_as_they_were()
    {
        Write(Host, null, ListsOf(new Enumeration("ci.status", [new("in_stock", "In \"Stock\" — 😀"), new("x y", null), new("empty", "")]), new Enumeration("none", [])));

        EnumerationLists read = _cache.Read(Host, null)!;

        Assert.Equal(_clock.GetUtcNow(), read.Read);
        Assert.Equal([new("in_stock", "In \"Stock\" — 😀"), new("x y", null), new("empty", "")], read.Find("CI.STATUS")!.Values);
        Assert.Empty(read.Find("none")!.Values);
        Assert.False(read.AreShipped);
    }

    [Fact]
    public void Lists_count_as_those_of_the_service_for_a_day()
    {
        Write(Host, null, "old");

        _clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        Assert.NotNull(_cache.ReadFresh(Host, null));

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(_cache.ReadFresh(Host, null));
        Assert.NotNull(_cache.Read(Host, null));
    }

    [Fact]
    public void Lists_from_the_future_are_not_trusted()
    {
        Write(Host, null, "future");

        _clock.Advance(TimeSpan.FromSeconds(-1));

        Assert.Null(_cache.ReadFresh(Host, null));
    }

    [Fact]
    public void Hosts_and_languages_are_kept_apart()
    {
        string[] hosts = [Host, "api.example.com:8443", "[::1]:8080", "xn--e1afmkfd.example", "../../../etc/x", "CON", new string('h', 300)];
        string?[] languages = [null, "nl", "sr@latin"];
        foreach (string host in hosts)
            foreach (string? language in languages) Write(host, language, $"{host} {language}");

        foreach (string host in hosts)
            foreach (string? language in languages) Assert.Equal([$"{host} {language}"], Ids(_cache.Read(host, language)));
        Assert.Equal(hosts.Length * languages.Length, _folder.Files.Count);
        Assert.All(_folder.Files, file => Assert.Matches("^state.enumerations.[0-9a-f]{24}[.]json$", file));
    }

    [Fact]
    public void Case_makes_no_other_host_and_no_other_language()
    {
        Write("API.example.com", "en-GB", "same");

        Assert.Equal(["same"], Ids(_cache.Read(Host, "EN-gb")));
        Write(Host, "", "own");
        Assert.Equal(["own"], Ids(_cache.Read(Host, null)));
    }

    [Theory]
    [InlineData(""), InlineData("null"), InlineData("[1]"), InlineData("{}"), InlineData("not json"), InlineData("""{"host":"api.example.com","lang""")]
    [InlineData("""{"host":"api.example.com","language":"","read":"yesterday","enumerations":{"a":[{"id":"x"}]}}""")]
    [InlineData("""{"host":"api.example.com","language":"","read":7,"enumerations":{"a":[{"id":"x"}]}}""")]
    [InlineData("""{"host":"api.example.com","language":"","read":"2040-05-06T07:08:09+00:00","enumerations":{}}""")]
    [InlineData("""{"host":"api.example.com","language":"","read":"2040-05-06T07:08:09+00:00","enumerations":[1]}""")]
    [InlineData("""{"host":"api.example.com","language":"","read":"2040-05-06T07:08:09+00:00"}""")]
    [InlineData("""{"host":"other.example.com","language":"","read":"2040-05-06T07:08:09+00:00","enumerations":{"a":[{"id":"x"}]}}""")]
    [InlineData("""{"host":"api.example.com","language":"nl","read":"2040-05-06T07:08:09+00:00","enumerations":{"a":[{"id":"x"}]}}""")]
    [InlineData("""{"host":7,"language":"","read":"2040-05-06T07:08:09+00:00","enumerations":{"a":[{"id":"x"}]}}""")]
    public void A_file_that_is_broken_or_of_another_is_as_good_as_none(string content)
    {
        Write(Host, null, "good");
        File.WriteAllText(TheFile, content);

        Assert.Null(_cache.Read(Host, null));

        Write(Host, null, "again");
        Assert.Equal(["again"], Ids(_cache.Read(Host, null)));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_told_and_stops_nothing()
    {
        File.WriteAllText(_folder["state"], "in the way");

        Assert.NotEmpty(_cache.Write(Host, null, ListsOf("x"))!);
        Assert.Null(_cache.Read(Host, null));
    }

#if !CORE_NETSTANDARD
    [Fact]
    public void Files_are_the_owners_alone()
    {
        Write(Host, null, "x");

        if (OperatingSystem.IsWindows()) return;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(TheFile));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(TheFile)!));
    }
#endif

    [Fact]
    public void What_is_older_than_thirty_days_goes_at_the_next_writing()
    {
        Write("old.example.com", null, "old");
        string broken = Path.Combine(Path.GetDirectoryName(TheFile)!, "left.partial"), young = Path.Combine(Path.GetDirectoryName(TheFile)!, "young.partial");
        _clock.Advance(TimeSpan.FromDays(1));
        Write("kept.example.com", null, "kept");
        _clock.Advance(TimeSpan.FromDays(29) + TimeSpan.FromSeconds(1));
        File.WriteAllText(broken, "");
        File.SetLastWriteTimeUtc(broken, _clock.GetUtcNow().UtcDateTime.AddDays(-31));
        File.WriteAllText(young, "");
        File.SetLastWriteTimeUtc(young, _clock.GetUtcNow().UtcDateTime.AddDays(-29));

        Write(Host, null, "new");

        Assert.Null(_cache.Read("old.example.com", null));
        Assert.NotNull(_cache.Read("kept.example.com", null));
        Assert.NotNull(_cache.Read(Host, null));
        Assert.False(File.Exists(broken));
        Assert.True(File.Exists(young));
    }

    private string TheFile => _folder[_folder.Files[0]];

    private void Write(string host, string? language, string id) => Write(host, language, ListsOf(id));

    private void Write(string host, string? language, EnumerationLists lists) => Assert.Null(_cache.Write(host, language, lists));

    private EnumerationLists ListsOf(string id) => ListsOf(new Enumeration("list", [new(id, null)]));

    private EnumerationLists ListsOf(params Enumeration[] lists) => new(lists.ToDictionary(list => list.Name), _clock.GetUtcNow());

    private static IEnumerable<string> Ids(EnumerationLists? lists) => lists!.Find("list")!.Values.Select(value => value.Key);
}

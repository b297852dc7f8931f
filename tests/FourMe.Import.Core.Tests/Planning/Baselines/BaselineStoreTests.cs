using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Planning.Baselines;

/// <summary>The baselines on disk.</summary>
public sealed class BaselineStoreTests : IDisposable
{
    private const string Content = "ID,Name\n1,Ann\n2,Bob\n";

    private readonly TestFolder _folder = new();
    private readonly TestClock _clock = TestClock.Manual();
    private readonly BaselineStore _store;

    public BaselineStoreTests() => _store = new BaselineStore(_folder["state"], _clock);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_baseline_comes_back_as_it_was_kept()
    {
        var shrunk = new BaselineShrink(1, 2, _clock.GetUtcNow());
        Kept.Put(_store, Content, _clock, shrunk: shrunk);

        BaselineFile found = new BaselineStore(_folder["state"], _clock).Find(Kept.Owner, "people")!;

        Assert.Equal(["1|Ann", "2|Bob"], Kept.Texts(found));
        Assert.Equal(("people", "wdc", "api.example.com", 2L), (found.About.Type, found.About.Account, found.About.Host, found.About.Records));
        Assert.Equal((_clock.GetUtcNow(), _clock.GetUtcNow()), (found.About.StandsFor, found.About.LastFull));
        Assert.Equal(shrunk, found.Shrunk);
        Assert.True(found.IsProven);
        found.Verify(default);
    }

    [Fact]
    public void Hosts_accounts_and_types_are_kept_apart()
    {
        (JobOwner Owner, string Type)[] all =
            [(Kept.Owner, "people"), (Kept.Owner, "sites"), (Kept.Owner with { Account = "" }, "people"), (Kept.Owner with { Host = "api.example.qa" }, "people")];
        foreach ((JobOwner owner, string type) in all) Kept.Put(_store, $"ID,Name\n1,{owner.Host} {owner.Account} {type}\n", _clock, type, owner);

        foreach ((JobOwner owner, string type) in all) Assert.Equal([$"1|{owner.Host} {owner.Account} {type}"], Kept.Texts(_store.Find(owner, type)!));
        Assert.Equal(4, _store.All().Count);
        Assert.Null(_store.Find(Kept.Owner, "teams"));
    }

    [Fact]
    public void A_new_state_takes_the_place_of_the_old_one_which_can_be_read_to_its_end()
    {
        BaselineFile old = Kept.Put(_store, Content, _clock);
        using IEnumerator<string[]> reading = old.Rows(default).GetEnumerator();
        Assert.True(reading.MoveNext());

        Kept.Put(_store, "ID,Name\n3,Cas\n", _clock);

        Assert.True(reading.MoveNext());
        Assert.Equal("Bob", reading.Current[1]);
        Assert.Equal(["1|Ann", "2|Bob"], Kept.Texts(old));
        Assert.Equal(["3|Cas"], Kept.Texts(_store.Find(Kept.Owner, "people")!));

        Kept.Put(_store, "ID,Name\n4,Dan\n", _clock);
        Assert.False(File.Exists(old.Path));
        Assert.Equal(3, Directory.GetFiles(_folder["state/baselines"]).Length);
    }

    [Fact]
    public void A_removed_baseline_leaves_no_file()
    {
        Kept.Put(_store, Content, _clock);
        Kept.Put(_store, Content, _clock, "sites");

        _store.Remove(_store.All().Single(baseline => baseline.Type == "people"));

        Assert.Equal(["sites"], _store.All().Select(baseline => baseline.Type));
        Assert.Equal(2, Directory.GetFiles(_folder["state/baselines"]).Length);
    }

    [Fact]
    public void What_nobody_used_for_sixty_days_goes_and_what_was_used_stays()
    {
        Kept.Put(_store, Content, _clock);
        Kept.Put(_store, Content, _clock, "sites");
        _clock.Advance(TimeSpan.FromDays(40));
        Assert.NotNull(_store.Find(Kept.Owner, "sites"));
        _clock.Advance(TimeSpan.FromDays(20) + TimeSpan.FromSeconds(1));

        Assert.Equal(2, _store.All().Count);
        _store.RemoveOld();

        Assert.Equal(["sites"], _store.All().Select(baseline => baseline.Type));
        Assert.Equal(2, Directory.GetFiles(_folder["state/baselines"]).Length);
    }

    [Fact]
    public void What_a_killed_run_left_goes_after_a_day()
    {
        Kept.Put(_store, Content, _clock);
        string left = _store.NewFile(Kept.Owner, "sites");
        File.WriteAllText(left, Content);
        File.SetLastWriteTimeUtc(left, _clock.GetUtcNow().UtcDateTime);

        _store.RemoveOld();
        Assert.True(File.Exists(left));
        _clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1));
        _store.RemoveOld();

        Assert.False(File.Exists(left));
        Assert.Single(_store.All());
    }

    [Theory]
    [InlineData(""), InlineData("null"), InlineData("[]"), InlineData("{}"), InlineData("not json")]
    public void What_cannot_be_read_is_no_baseline(string about)
    {
        Kept.Put(_store, Content, _clock);
        File.WriteAllText(Directory.GetFiles(_folder["state/baselines"], "*.json").Single(), about);

        Assert.Null(_store.Find(Kept.Owner, "people"));
        Assert.Empty(_store.All());
    }

    [Fact]
    public void A_file_outside_the_folder_is_no_baseline()
    {
        Kept.Put(_store, Content, _clock);
        File.WriteAllText(_folder["secret.csv"], Content);
        string about = Directory.GetFiles(_folder["state/baselines"], "*.json").Single();
        string records = Path.GetFileName(Directory.GetFiles(_folder["state/baselines"], "*.csv").Single());
        File.WriteAllText(about, File.ReadAllText(about).Replace(records, "../../secret.csv", StringComparison.Ordinal));

        Assert.Null(_store.Find(Kept.Owner, "people"));
    }

    [Fact]
    public void Without_a_folder_there_are_none_and_none_is_made()
    {
        Assert.Empty(_store.All());
        Assert.Null(_store.Find(Kept.Owner, "people"));
        _store.RemoveOld();

        Assert.False(Directory.Exists(_folder["state"]));
    }
}

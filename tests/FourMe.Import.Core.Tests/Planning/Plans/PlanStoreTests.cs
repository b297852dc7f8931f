using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Planning.Plans;

public sealed class PlanStoreTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly TestClock _clock = TestClock.Manual();

    private PlanStore Store => new(_folder["state"], _clock);

    [Fact]
    public void A_plan_reads_back_as_it_was_written()
    {
        PlanFile file = Store.Get(Write().Id);

        PlannedChange[] changes = [.. file.Changes()];
        Assert.Equal([ChangeAction.Create, ChangeAction.Update], changes.Select(change => change.Change.Action));
        Assert.Equal(new CellChange("Name", null, "Ann\r\n\"A\" \u00e9 \U0001F600"), Assert.Single(changes[0].Change.Cells));
        Assert.Equal((null, "7", 3L), (changes[0].Change.RecordId, changes[0].Change.Key, changes[0].Number));
        Assert.Equal([new CellChange("Job Title", "Clerk", "Lead"), new CellChange("Site", "A", "")], changes[1].Change.Cells);
        Assert.Equal(("12", "Bob", "moved"), (changes[1].Change.RecordId, changes[1].Change.Name, changes[1].Change.Reason));
        Assert.Equal("Bob", changes[1].Rows[0]["Name"]);
        Assert.Equal([new PlanNote("Vanished", "9", "gone")], file.Notes());
        Assert.Equal(
            [new SeenRecord("7", "", SeenHow.Seen), new SeenRecord("8", "12", SeenHow.Refused), new SeenRecord("5", "3", SeenHow.Claimed)],
            file.Seen());
        Assert.Equal(("HR", "people: 1 new", 2L), (file.Plan.Source, file.Plan.Summary, file.Plan.Held[0].Maximum));
        file.Verify();
    }

    [Fact]
    public void A_plan_made_after_the_clock_was_set_back_is_the_newer_one()
    {
        var setBack = TestClock.Manual();
        _clock.Advance(TimeSpan.FromDays(500));
        string ahead = Write().Id;

        string newer = Write(clock: setBack).Id;

        Assert.Equal([newer, ahead], Store.All().Select(plan => plan.Plan.Id));
        Assert.True(PlanCurrency.IsNewer(Store.Get(newer), Store.Get(ahead)));
        Assert.False(PlanCurrency.IsNewer(Store.Get(ahead), Store.Get(newer)));
    }

    [Theory]
    [InlineData("plan.json")]
    [InlineData("changes.jsonl")]
    [InlineData("notes.jsonl")]
    [InlineData("seen.jsonl")]
    public void One_changed_byte_is_noticed_wherever_it_is(string name)
    {
        string id = Write().Id;
        string path = Path.Combine(_folder["state"], "plans", id, name);
        byte[] whole = File.ReadAllBytes(path);

        for (int place = 0; place < whole.Length; place++)
        {
            byte[] altered = [.. whole];
            altered[place] ^= 1;
            File.WriteAllBytes(path, altered);
            Assert.Equal("PlanChanged", Assert.Throws<FourMeException>(() => ReadAll(id)).Failure.Id);
            Assert.Equal("PlanChanged", Assert.Throws<FourMeException>(() => Store.Get(id).Verify()).Failure.Id);
        }
        File.WriteAllBytes(path, whole);
        ReadAll(id);
    }

    [Theory]
    [InlineData("plan.json")]
    [InlineData("changes.jsonl")]
    [InlineData("notes.jsonl")]
    [InlineData("seen.jsonl")]
    public void A_file_that_is_cut_is_noticed(string name)
    {
        string id = Write().Id;
        string path = Path.Combine(_folder["state"], "plans", id, name);
        byte[] whole = File.ReadAllBytes(path);
        foreach (int length in new[] { 0, 1, whole.Length / 2, whole.Length - 1 })
        {
            File.WriteAllBytes(path, whole[..length]);
            Assert.Equal("PlanChanged", Assert.Throws<FourMeException>(() => ReadAll(id)).Failure.Id);
        }
    }

    [Fact]
    public void A_changed_map_is_noticed()
    {
        string map = _folder["map.psd1"];
        File.WriteAllText(map, "@{ Name = 'cn' }");
        string id = Write(header => header with { MapPath = map, MapHash = PlanFolder.HashOf(map) }).Id;
        Store.Get(id).Verify();

        File.WriteAllText(map, "@{ Name = 'sn' }");

        Assert.Equal("PlanChanged", Assert.Throws<FourMeException>(() => Store.Get(id).Verify()).Failure.Id);
    }

    [Fact]
    public void A_plan_that_was_not_completed_leaves_nothing()
    {
        using (PlanWriter writer = Store.Create("people"))
        {
            writer.Note("Vanished", "9", "gone");
            Assert.Empty(Store.All());
        }

        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(_folder["state"], "plans")));
    }

    [Fact]
    public void Plans_go_after_thirty_days_and_the_newest_comes_first()
    {
        string first = Write().Id;
        _clock.Advance(TimeSpan.FromDays(20));
        string second = Write().Id;
        Assert.Equal([second, first], Store.All().Select(plan => plan.Plan.Id));

        _clock.Advance(TimeSpan.FromDays(11));
        string third = Write().Id;

        Assert.Equal([third, second], Store.All().Select(plan => plan.Plan.Id));
        Store.Remove(second);
        Assert.Equal([third], Store.All().Select(plan => plan.Plan.Id));
        Assert.Null(Store.Find(second));
    }

    [Fact]
    public void An_altered_plan_is_named_among_the_others()
    {
        string good = Write().Id, bad = Write().Id;
        string path = Path.Combine(_folder["state"], "plans", bad, "plan.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace("HR", "IT", StringComparison.Ordinal));

        var altered = new List<Failure>();
        Assert.Equal([good], Store.All(altered.Add).Select(plan => plan.Plan.Id));

        Assert.Contains(bad, Assert.Single(altered).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("../plans")]
    [InlineData("/etc")]
    [InlineData("people\\x")]
    public void A_name_leads_to_no_other_folder(string id)
    {
        Write();
        Assert.Null(Store.Find(id));
        Store.Remove(id);
        Assert.Single(Store.All());
        Assert.Equal("PlanNotFound", Assert.Throws<FourMeException>(() => Store.Get(id)).Failure.Id);
    }

    [Fact]
    public void A_new_state_is_kept()
    {
        PlanFile file = Store.Get(Write().Id);
        Store.Save(file.Header with { LookOnly = "BaselineUnproven" });
        Assert.Equal("BaselineUnproven", Store.Get(file.Plan.Id).Header.LookOnly);
    }

    public void Dispose() => _folder.Dispose();

    private void ReadAll(string id)
    {
        PlanFile file = Store.Get(id);
        foreach (PlannedChange _ in file.Changes()) { }
        foreach (PlanNote _ in file.Notes()) { }
        foreach (SeenRecord _ in file.Seen()) { }
    }

    private Plan Write(Func<PlanHeader, PlanHeader>? with = null, TestClock? clock = null)
    {
        clock ??= _clock;
        using PlanWriter writer = new PlanStore(_folder["state"], clock).Create("people");
        writer.Write(new PlannedChange(
            new Change
            {
                PlanId = writer.Id, Type = "people", Action = ChangeAction.Create, Key = "7",
                Cells = [new CellChange("Name", null, "Ann\r\n\"A\" \u00e9 \U0001F600")],
            },
            [new Dictionary<string, string> { ["Name"] = "Ann" }], 3));
        writer.Write(new PlannedChange(
            new Change
            {
                PlanId = writer.Id, Type = "people", Action = ChangeAction.Update, Key = "8", RecordId = "12", Name = "Bob", Reason = "moved",
                Cells = [new CellChange("Job Title", "Clerk", "Lead"), new CellChange("Site", "A", "")],
            },
            [new Dictionary<string, string> { ["ID"] = "12", ["Name"] = "Bob", ["Job Title"] = "Lead", ["Site"] = "" }]));
        writer.Note("Vanished", "9", "gone");
        writer.Seen(new SeenRecord("7", "", SeenHow.Seen));
        writer.Seen(new SeenRecord("8", "12", SeenHow.Refused));
        writer.Seen(new SeenRecord("5", "3", SeenHow.Claimed));
        var plan = new Plan
        {
            Id = writer.Id, Name = "hr", Type = "people", Source = "HR", Account = "wdc", Created = clock.GetUtcNow(), Creates = 1,
            Updates = 1, Held = [new HeldLimit("MaximumCreate", 3, 2, 10)], Notes = writer.Notes, Summary = "people: 1 new",
        };
        var header = new PlanHeader { Plan = plan, Host = "api.example.com" };
        writer.Complete(with is null ? header : with(header));
        return plan;
    }
}

using FourMe.Import.Core.Tests.Planning.Applying;
using FourMe.Import.Core.Tests.Planning.Baselines;
using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Faults;
using FourMe.Import.Values;

namespace FourMe.Import.Core.Tests.Planning.ReadBack;

/// <summary>The read-back after the jobs of a plan: the baseline is updated, and the run name learns from differences.</summary>
public class ReadBackTests
{
    private const string Picture = "Picture URI", Title = "Job Title";

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task The_baseline_has_what_the_account_made_of_the_rows()
    {
        await using TestAccount account = await TestAccount.StartAsync(options => options.RewritesValues = true);
        string plan = new WrittenPlan(account)
            .Create("1", ("Primary Email", "ann@example.com"), ("Name", "Ann"), (Picture, "https://hr.example.com/ann.png"), ("Cost Per Hour", "200"))
            .Write();

        Assert.Equal(RunOutcome.Applied, (await ApplyGuardTests.ApplyAsync(account, plan)).Outcome);

        BaselineFile baseline = Baseline(account);
        string[] ann = [.. baseline.Rows(default).Single()];
        Assert.Equal("200.0", ann[baseline.IndexOf("Cost Per Hour")]);
        Assert.StartsWith("https://pictures.simulator.invalid/", ann[baseline.IndexOf(Picture)], StringComparison.Ordinal);
        Assert.Equal("HR", ann[baseline.IndexOf("Source")]);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task What_the_service_makes_of_a_value_is_learned()
    {
        await using TestAccount account = await TestAccount.StartAsync(options => options.RewritesValues = true);
        string plan = new WrittenPlan(account)
            .Create("1", ("Primary Email", "ann@example.com"), ("Name", "Ann"), (Picture, "https://hr.example.com/ann.png"), ("Cost Per Hour", "200"),
                ("Time Zone", "Europe/Amsterdam"))
            .Write();

        Run run = await ApplyGuardTests.ApplyAsync(account, plan);

        LearnedValues learned = Learned(account);
        BaselineFile baseline = Baseline(account);
        string address = baseline.Rows(default).Single()[baseline.IndexOf(Picture)];
        Assert.True(ReadsAs(learned, Picture, "https://hr.example.com/ann.png", address));
        Assert.False(ReadsAs(learned, Picture, "https://hr.example.com/bob.png", address));
        Assert.False(ReadsAs(learned, Title, "https://hr.example.com/ann.png", address));
        // Numbers and times with zones have the same meaning, so nothing is learned about them.
        Assert.Single(learned.Readings);
        Assert.Empty(learned.Stuck);
        Assert.Empty(run.Notes);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_value_that_reads_back_as_another_one_each_time_is_not_sent_again()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        string ann = ApplyOrderTests.Person(account, 1);
        await Sent(account, ann, readsBackAs: "Boss 1");
        Assert.True(ReadsAs(Learned(account), Title, "Lead", "Boss 1"));
        Assert.False(NeverConverges(account, "1", Title, "Lead"));

        Run run = await Sent(account, ann, readsBackAs: "Boss 2");

        Assert.Equal(("NeverConverges", "1"), (Assert.Single(run.Notes).Id, run.Notes[0].Key));
        Assert.Contains("'Lead' and reads back as 'Boss 2'", run.Notes[0].Message, StringComparison.Ordinal);
        Assert.True(NeverConverges(account, "1", Title, "Lead"));
        Assert.False(NeverConverges(account, "1", Title, "Clerk"));
        Assert.False(NeverConverges(account, "2", Title, "Lead"));
        Assert.Equal((RunOutcome.Applied, 0), (run.Outcome, run.ExitCode));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_value_that_has_no_effect_is_not_taken_for_the_one_that_was_there()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        string ann = ApplyOrderTests.Person(account, 1);
        account.Service.ChangeRecord("wdc", "people", ann, new Dictionary<string, string> { [Title] = "Clerk" });

        await Sent(account, ann, readsBackAs: "Clerk", old: "Clerk");

        Assert.Empty(Learned(account).Readings);
        await Sent(account, ann, readsBackAs: "Clerk", old: "Clerk");
        Assert.True(NeverConverges(account, "1", Title, "Lead"));
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData("Disabled", "0", "1")]
    [InlineData("Source ID", "7", "x")]
    [InlineData("Source", "HR", "IT")]
    [InlineData("Primary Email", "a@example.com", "b@example.com")]
    [InlineData("Job Title", "Lead", "gone", true)]
    public async Task Nothing_is_learned_of_keys_and_of_what_takes_a_record_out_of_use(string column, string sent, string found, bool retires = false)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        string ann = ApplyOrderTests.Person(account, 1);
        foreach (string _ in new[] { "first", "second" })
        {
            account.Clock.Advance(TimeSpan.FromMinutes(1));
            string plan = new WrittenPlan(account).Update("1", ann, (column, "", sent))
                .Write(with: header => retires ? header with { Retire = new Dictionary<string, string> { [column] = "gone" } } : header);
            Run run = await ApplyGuardTests.ApplyAsync(account, plan, Changing(account, ann, column, found));
            Assert.DoesNotContain(run.Notes, note => note.Id == "NeverConverges");
        }

        Assert.Empty(Learned(account).Readings);
        Assert.Empty(Learned(account).Stuck);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task When_nothing_can_be_read_back_the_plan_is_applied_all_the_same()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        string plan = new WrittenPlan(account).Create("1", ("Primary Email", "ann@example.com"), ("Name", "Ann")).Write();
        account.Service.Faults.Next(Endpoint.ExportPost, Fault.Respond(403, "{}"));

        Run run = await ApplyGuardTests.ApplyAsync(account, plan);

        Assert.Equal((RunOutcome.Applied, 0, "ReadBackFailed"), (run.Outcome, run.ExitCode, Assert.Single(run.Notes).Id));
        Assert.Equal(PlanState.Applied, WrittenPlan.Store(account).Get(plan).Plan.State);
        Assert.Contains("could not be read", Assert.Single(account.Host.Warnings), StringComparison.Ordinal);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Without_a_baseline_none_is_made()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        string plan = new WrittenPlan(account).Create("1", ("Primary Email", "ann@example.com"), ("Name", "Ann"))
            .Write(with: header => header with { BaselinePath = "people.csv" });
        WrittenPlan.Baselines(account).Remove(Baseline(account).About);

        Assert.Equal(RunOutcome.Applied, (await ApplyGuardTests.ApplyAsync(account, plan)).Outcome);

        Assert.Empty(account.Requests(Endpoint.ExportPost));
    }

    [Fact]
    public void What_was_learned_is_kept_by_run_name_and_goes_with_its_ledger()
    {
        using var folder = new TestFolder();
        var store = new LearnedStore(folder.Path);
        var learned = new LearnedValues();
        Assert.True(learned.Learn("1", Title, "lead", "boss", hadEffect: true));
        Assert.False(learned.Learn("1", Title, "lead", "chief", hadEffect: true));
        store.Save(Kept.Owner, "hr", learned);

        LearnedValues read = store.Find(Kept.Owner, "HR");

        Assert.True(read.ReadsAs(Title, "lead", "boss"));
        Assert.True(read.NeverConverges("1", Title, "lead"));
        Assert.False(read.HasNews);
        Assert.Empty(store.Find(Kept.Owner, "erp").Readings);
        Assert.Empty(store.Find(new JobOwner("api.example.com", "other"), "hr").Readings);
        new LedgerStore(folder.Path).Remove(Kept.Owner, "hr");
        Assert.Empty(store.Find(Kept.Owner, "hr").Readings);
    }

    [Fact]
    public void A_damaged_file_is_taken_for_none()
    {
        using var folder = new TestFolder();
        var store = new LearnedStore(folder.Path);
        var learned = new LearnedValues();
        learned.Learn("1", Title, "lead", "boss", hadEffect: true);
        store.Save(Kept.Owner, "hr", learned);
        string path = Assert.Single(Directory.GetFiles(folder["ledgers"]));
        byte[] whole = File.ReadAllBytes(path);
        for (int at = 0; at < whole.Length; at++)
        {
            byte[] altered = [.. whole];
            altered[at] ^= 1;
            File.WriteAllBytes(path, altered);
            Assert.Empty(store.Find(Kept.Owner, "hr").Readings);
        }
    }

    /// <summary>Sends a job title that the service stores as another one.</summary>
    private static async Task<Run> Sent(TestAccount account, string id, string readsBackAs, string old = "")
    {
        account.Clock.Advance(TimeSpan.FromMinutes(1));
        string plan = new WrittenPlan(account).Update("1", id, (Title, old, "Lead")).Write();
        return await ApplyGuardTests.ApplyAsync(account, plan, Changing(account, id, Title, readsBackAs));
    }

    private static Action<string> Changing(TestAccount account, string id, string column, string value) => point =>
    {
        if (point == RunPoints.BeforeReadBack)
            account.Service.ChangeRecord("wdc", "people", id, new Dictionary<string, string> { [column] = value });
    };

    private static BaselineFile Baseline(TestAccount account) =>
        WrittenPlan.Baselines(account).Find(JobOwner.Of(account.Client), "people")!;

    private static LearnedValues Learned(TestAccount account) => new LearnedStore(account.StateFolder).Find(JobOwner.Of(account.Client), "hr");

    private static bool ReadsAs(LearnedValues learned, string column, string desired, string actual) =>
        learned.ReadsAs(column, Meaning(column, desired), Meaning(column, actual));

    private static bool NeverConverges(TestAccount account, string key, string column, string desired) =>
        Learned(account).NeverConverges(key, column, Meaning(column, desired));

    private static string Meaning(string column, string cell) =>
        CellMeanings.For(RecordTypes.Get("people").FindColumn(column)!).Of(cell, new MeaningContext());
}

using FourMe.Import.Core.Tests.Planning.Joining;
using static FourMe.Import.Core.Tests.Planning.Joining.PlanTrial;

namespace FourMe.Import.Core.Tests.Planning.Ledgers;

/// <summary>Approval of held plans.</summary>
public sealed class PlanApprovalTests
{
    private const string Header = "ID,Source,Source ID,Primary Email,Name,Disabled";

    private static readonly string[] Three = ["11,HR,1,p1@w.com,P1,0", "12,HR,2,p2@w.com,P2,0", "13,HR,3,p3@w.com,P3,0"];

    [Fact]
    public async Task The_first_plan_that_somebody_agrees_to_begins_the_ledger_and_is_a_good_run()
    {
        await using PlanTrial trial = await StartAsync("people", Header, Three);
        Plan first = await trial.PlanAsync([Person("1"), Person("2"), Person("4")]);
        Assert.Contains(first.Held, held => held.Limit == "FirstRun");

        Plan approved = Approval(trial).Approve(first.Id, "ann", "looked at it");

        Assert.Equal(PlanState.Approved, approved.State);
        LedgerAbout about = LedgerOf(trial).About;
        Assert.Equal(3, Assert.Single(about.GoodRuns).Seen);
        Assert.NotNull(about.Approved);
        Assert.Equal(["1", "2"], LedgerOf(trial).Records().Select(record => record.Key).Order(StringComparer.Ordinal));
        Plan next = await trial.PlanAsync([Person("1"), Person("2"), Person("4")]);
        Assert.Equal(PlanState.Ready, next.State);
    }

    [Fact]
    public async Task What_was_agreed_no_longer_counts_and_everything_else_does()
    {
        await using PlanTrial trial = await StartAsync("people", Header, Three);
        trial.Ledger("1", "2", "3");
        Plan friday = await trial.PlanAsync([Person("1")], Tight);
        Assert.Equal(2, Assert.Single(friday.Held, held => held.Limit == "MaximumRetire").Count);
        Approval(trial).Approve(friday.Id, "ann", null);

        Plan monday = await trial.PlanAsync([Person("1")], Tight);
        Assert.DoesNotContain(monday.Held, held => held.Limit == "MaximumRetire");
        Plan other = await trial.PlanAsync([Person("2")], Tight);
        Assert.Equal(1, Assert.Single(other.Held, held => held.Limit == "MaximumRetire").Count);
    }

    [Fact]
    public async Task An_agreement_lives_seven_days_and_serves_once()
    {
        await using PlanTrial trial = await StartAsync("people", Header, Three);
        trial.Ledger("1", "2", "3");
        Plan held = await trial.PlanAsync([Person("1")], Tight);
        Approval(trial).Approve(held.Id, "ann", null);
        AgreementStore store = new(trial.Account.StateFolder, trial.Account.Clock);
        JobOwner owner = JobOwner.Of(trial.Account.Client);

        Agreement kept = Assert.Single(store.Find(owner, "NIGHTLY"));
        Assert.Equal((held.Id, "ann", null), (kept.PlanId, kept.By, kept.Reason));
        Assert.Empty(store.Find(owner, "other"));
        trial.Account.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Empty(store.Find(owner, Name));
        trial.Account.Clock.Advance(TimeSpan.FromDays(-1));
        Assert.Single(store.Find(owner, Name));
        store.Spend(owner, Name);
        Assert.Empty(store.Find(owner, Name));
    }

    [Fact]
    public async Task An_agreement_that_was_changed_is_none()
    {
        await using PlanTrial trial = await StartAsync("people", Header, Three);
        trial.Ledger("1", "2", "3");
        Approval(trial).Approve((await trial.PlanAsync([Person("1")], Tight)).Id, "ann", null);
        string file = Directory.GetFiles(Path.Combine(trial.Account.StateFolder, "agreements")).Single();
        File.WriteAllText(file, File.ReadAllText(file).Replace("ann", "bob", StringComparison.Ordinal));
        Assert.Contains((await trial.PlanAsync([Person("1")], Tight)).Held, held => held.Limit == "MaximumRetire");
    }

    [Fact]
    public async Task Only_a_plan_that_is_held_and_unaltered_can_be_agreed_to()
    {
        await using PlanTrial trial = await StartAsync("people", Header, Three);
        trial.Ledger("1", "2", "3");
        Plan ready = await trial.PlanAsync([Person("1"), Person("2"), Person("3")]);
        Assert.Equal("PlanNotHeld", IdOf(() => Approval(trial).Approve(ready.Id, "ann", null)));
        Assert.Equal("PlanNotFound", IdOf(() => Approval(trial).Approve("people-1", "ann", null)));
        Plan held = await trial.PlanAsync([Person("1")], Tight);
        File.AppendAllText(Path.Combine(trial.Account.StateFolder, "plans", held.Id, "changes.jsonl"), "{}\n");
        Assert.Equal("PlanChanged", IdOf(() => Approval(trial).Approve(held.Id, "ann", null)));
    }

    private static PlanOptions Tight(PlanOptions options) => new()
    {
        Name = options.Name, Source = options.Source, Retire = options.Retire, Limits = new PlanLimits { Retire = Limit.Of(0) },
    };

    private static string IdOf(Action action) => Assert.Throws<FourMeException>(action).Failure.Id;

    private static PlanApproval Approval(PlanTrial trial) => new(trial.Account.StateFolder, trial.Account.Clock);

    private static Ledger LedgerOf(PlanTrial trial) => new LedgerStore(trial.Account.StateFolder).Find(JobOwner.Of(trial.Account.Client), Name)!;
}

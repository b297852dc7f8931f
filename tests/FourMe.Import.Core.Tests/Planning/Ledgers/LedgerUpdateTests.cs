namespace FourMe.Import.Core.Tests.Planning.Ledgers;

/// <summary>The content of a ledger after a run.</summary>
public sealed class LedgerUpdateTests
{
    private static readonly DateTimeOffset Before = new(2040, 5, 6, 2, 0, 0, TimeSpan.Zero), Now = Before.AddDays(1);
    private static readonly Retired Gone = new(Before, [new RetiredCell("Disabled", "0", "1")]);

    [Fact]
    public void A_good_run_notes_what_it_saw_and_counts_what_was_missing()
    {
        LedgerRecord[] after = After(new LedgerStep { At = Now, IsGood = true, CountsAbsences = true },
            [Known("1"), Known("2") with { Missed = 1, MissedLast = Before }, Known("3") with { Missed = 1, MissedLast = Before }],
            [new("1", "101", SeenHow.Seen), new("3", "103", SeenHow.Refused), new("4", "104", SeenHow.Seen)]);

        Assert.Equal([new() { Key = "1", RecordId = "101", LastSeen = Now }, Known("2") with { Missed = 2, MissedLast = Now },
            new() { Key = "3", RecordId = "103", LastSeen = Now }, new() { Key = "4", RecordId = "104", LastSeen = Now }], Sorted(after));
    }

    [Fact]
    public void Absences_do_not_count_where_the_run_does_not_retire_or_is_not_good()
    {
        Assert.Equal([Known("1")], After(new LedgerStep { At = Now, IsGood = true }, [Known("1")], []));
        Assert.Equal([Known("1")], After(new LedgerStep { At = Now, CountsAbsences = true }, [Known("1")], []));
    }

    [Fact]
    public void A_run_that_is_not_good_notes_only_what_it_did()
    {
        Change[] changes = [Change(ChangeAction.Create, "new"), Change(ChangeAction.Create, "failed"),
            Change(ChangeAction.Retire, "2", new CellChange("Disabled", "0", "1")), Change(ChangeAction.Restore, "3")];
        LedgerRecord[] after = After(new LedgerStep { At = Now, IsDone = change => change.Key != "failed" },
            [Known("1"), Known("2"), Known("3") with { Retired = Gone }],
            [new("1", "101", SeenHow.Seen), new("other", "7", SeenHow.Seen), new("3", "103", SeenHow.Seen), new("new", "", SeenHow.Seen), new("failed", "", SeenHow.Seen)],
            changes);

        Assert.Equal(["1 1 False", "2 102 True", "3 103 False", "new  False"],
            Sorted(after).Select(record => $"{record.Key} {(record.Key == "1" ? "1" : record.RecordId)} {record.Retired is not null}"));
        Assert.Equal(Known("1"), after.Single(record => record.Key == "1"));
    }

    [Fact]
    public void A_new_record_is_known_once_it_is_in_the_account()
    {
        Change[] changes = [Change(ChangeAction.Create, "done"), Change(ChangeAction.Create, "failed"), Change(ChangeAction.Adopt, "adopted"),
            Change(ChangeAction.Adopt, "not adopted")];
        LedgerRecord[] after = After(
            new LedgerStep { At = Now, IsGood = true, IsDone = change => change.Key is "done" or "adopted" }, [],
            [new("done", "", SeenHow.Seen), new("failed", "", SeenHow.Seen), new("adopted", "5", SeenHow.Seen), new("not adopted", "6", SeenHow.Seen),
                new("taken", "", SeenHow.Seen), new("refused", "", SeenHow.Refused)], changes);

        Assert.Equal(["adopted 5", "done "], Sorted(after).Select(record => $"{record.Key} {record.RecordId}"));
    }

    [Fact]
    public void A_record_that_the_account_has_lost_stays_known()
    {
        LedgerRecord[] after = After(new LedgerStep { At = Now, IsGood = true }, [Known("1")], [new("1", "", SeenHow.Seen)]);
        Assert.Equal([Known("1") with { LastSeen = Now }], after);
    }

    [Fact]
    public void A_retired_record_keeps_the_value_from_before_until_it_is_taken_back()
    {
        Change restore = Change(ChangeAction.Restore, "1");
        LedgerRecord retired = After(new LedgerStep { At = Before, IsGood = true, IsDone = _ => true }, [Known("1")], [],
            [Change(ChangeAction.Retire, "1", new CellChange("Status", "in_production", "removed"), new CellChange("Name", "x", null))]).Single();
        Assert.Equal([new RetiredCell("Status", "in_production", "removed")], retired.Retired!.Cells);

        SeenRecord[] back = [new("1", "101", SeenHow.Seen)];
        Assert.Null(After(new LedgerStep { At = Now, IsGood = true, IsDone = _ => true }, [retired], back, [restore]).Single().Retired);
        Assert.NotNull(After(new LedgerStep { At = Now, IsGood = true }, [retired], back, [restore]).Single().Retired);
        Assert.NotNull(After(new LedgerStep { At = Now, IsGood = true }, [retired], [back[0] with { How = SeenHow.Refused }]).Single().Retired);
        // Somebody else changed it, so this run name no longer decides about it.
        Assert.Null(After(new LedgerStep { At = Now, IsGood = true }, [retired], back).Single().Retired);
    }

    [Fact]
    public void A_claimed_record_is_known_and_was_never_seen()
    {
        LedgerRecord[] after = After(new LedgerStep { At = Now, IsGood = true }, [Known("1")],
            [new("1", "101", SeenHow.Claimed), new("2", "102", SeenHow.Claimed)]);
        Assert.Equal([Known("1"), new() { Key = "2", RecordId = "102" }], Sorted(after));
    }

    [Fact]
    public void A_record_that_came_in_twice_is_known_once()
    {
        LedgerRecord[] after = After(new LedgerStep { At = Now, IsGood = true }, [Known("1") with { Retired = Gone }],
            [new("1", "101", SeenHow.Refused), new("1", "101", SeenHow.Seen), new("2", "102", SeenHow.Seen), new("2", "102", SeenHow.Refused)]);
        Assert.Equal([("1", false), ("2", false)], Sorted(after).Select(record => (record.Key, record.Retired is not null)));
    }

    [Fact]
    public void What_went_out_of_use_counts_whatever_took_it_unless_somebody_agreed()
    {
        Change[] changes = [Change(ChangeAction.Retire, "1"), Change(ChangeAction.Retire, "2"), Change(ChangeAction.Update, "3", new CellChange("Disabled", "0", "1")),
            Change(ChangeAction.Retire, "failed"), Change(ChangeAction.Update, "5", new CellChange("Job Title", "a", ""))];
        var agreed = new Agreements([new Agreement { PlanId = "p", By = "ann", At = Before, Marks = [ChangeMark.OfTakingOut(changes[0])] }]);
        LedgerAbout about = AboutAfter(new LedgerStep { At = Now, IsGood = true, IsDone = change => change.Key != "failed", Agreed = agreed }, changes);
        Assert.Equal([new TakenOut(Now, 2)], about.TakenOut);
    }

    [Fact]
    public void Only_a_good_run_says_what_is_usual_and_only_an_approval_ends_the_first_run()
    {
        LedgerAbout good = AboutAfter(new LedgerStep { At = Now, IsGood = true, Seen = 7, FilledColumns = ["Name"] });
        Assert.Equal([new GoodRun(Now, 7)], good.GoodRuns);
        Assert.Equal(["Name"], good.FilledColumns);
        Assert.Null(good.Approved);
        LedgerAbout other = AboutAfter(new LedgerStep { At = Now, Seen = 7, FilledColumns = ["Name"] });
        Assert.Equal((0, 0, Now), (other.GoodRuns.Count, other.FilledColumns.Count, other.Written));
        Assert.Equal(Now, AboutAfter(new LedgerStep { At = Now, IsApproval = true }).Approved);
    }

    private static LedgerRecord Known(string key) => new() { Key = key, RecordId = "10" + key, LastSeen = Before.AddDays(-1) };

    private static Change Change(ChangeAction action, string key, params CellChange[] cells) =>
        new() { PlanId = "p", Type = "people", Action = action, Key = key, Cells = cells };

    private static LedgerRecord[] After(LedgerStep step, LedgerRecord[] before, SeenRecord[] seen, Change[]? changes = null) =>
        [.. Update(step, changes ?? []).After(About, before, () => seen).Records];

    private static LedgerAbout AboutAfter(LedgerStep step, Change[]? changes = null) => Update(step, changes ?? []).After(About, [], () => []).About;

    private static LedgerUpdate Update(LedgerStep step, Change[] changes) => new(step, new DoneChanges(changes, RecordTypes.Get("people"), step));

    private static LedgerAbout About => new() { Host = "h", Account = "a", Name = "n", Type = "people" };

    private static IEnumerable<LedgerRecord> Sorted(IEnumerable<LedgerRecord> records) => records.OrderBy(record => record.Key, StringComparer.Ordinal);
}

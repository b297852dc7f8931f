using static FourMe.Import.Core.Tests.Planning.Joining.PlanTrial;

namespace FourMe.Import.Core.Tests.Planning.Joining;

/// <summary>How records are matched, what differs, and what is left alone.</summary>
public sealed class RecordJoinTests
{
    private const string Header = "ID,Source,Source ID,Primary Email,Name,Job Title,Disabled";

    [Fact]
    public async Task Records_are_matched_by_source_and_only_what_differs_is_a_change()
    {
        await using PlanTrial trial = await StartAsync("people", Header,
            "11,HR,1,p1@w.com,P1,Clerk,0", "12,HR,2,P2@W.COM,P2 ,Clerk,false", "13,IT,3,p3@w.com,P3,,0");

        Plan plan = await trial.PlanAsync([Person("1", ("Job Title", "Lead")), Person("2", ("Job Title", "Clerk")), Person("9")],
            _ => Options(retires: false));

        Assert.Equal(
            ["Create 9: Primary Email 'p9@w.com', Source 'HR', Source ID '9', Name 'P9'", "Update 1: Job Title 'Clerk' -> 'Lead'"],
            trial.Shown);
        Assert.Equal((3L, 1L, 1L, 1L, 0L), (plan.Seen, plan.Creates, plan.Updates, plan.Unchanged, plan.Refused));
        PlannedChange update = trial.Planned[0];
        Assert.Equal(("11", "P1", 1L), (update.Change.RecordId, update.Change.Name, update.Number));
        Assert.Equal(
            ["ID=11", "Job Title=Lead", "Name=P1", "Primary Email=p1@w.com", "Source ID=1", "Source=HR"],
            update.Rows[0].Select(cell => $"{cell.Key}={cell.Value}").Order(StringComparer.Ordinal));
        Assert.Equal([("1", "11"), ("2", "12"), ("9", "")], trial.Seen.Select(seen => (seen.Key, seen.Id)));
    }

    [Fact]
    public async Task In_a_run_without_source_the_other_keys_of_the_type_count()
    {
        await using PlanTrial trial = await StartAsync("people", Header, "11,,,p1@w.com,P1,Clerk,0", "12,IT,2,p2@w.com,P2,Clerk,0");

        Plan plan = await trial.PlanAsync(
            [
                Record(("Primary Email", "P1@w.com"), ("Name", "P1"), ("Job Title", "Lead")),
                Record(("ID", 12), ("Primary Email", "other@w.com"), ("Name", "P2")),
            ], _ => new PlanOptions());

        Assert.Equal(
            ["Update 12: Primary Email 'p2@w.com' -> 'other@w.com'", "Update P1@w.com: Job Title 'Clerk' -> 'Lead'"], trial.Shown);
        Assert.Equal(("people", ""), (plan.Name, plan.Source));
    }

    [Fact]
    public async Task A_record_that_two_keys_find_twice_is_ambiguous()
    {
        await using PlanTrial trial = await StartAsync("people", Header,
            "11,HR,1,p1@w.com,P1,,0", "12,HR,2,p2@w.com,P2,,0", "13,HR,3,p3@w.com,P3,,0", "14,HR,3,p4@w.com,P4,,0");

        Plan plan = await trial.PlanAsync(
            [
                Record(("ID", 11), ("Source", "HR"), ("Source ID", "2"), ("Primary Email", "x@w.com"), ("Name", "X")),
                Record(("Source", "HR"), ("Source ID", "3"), ("Primary Email", "y@w.com"), ("Name", "Y")),
            ], _ => Options(retires: false));

        Assert.Empty(trial.Shown);
        Assert.Equal(["AmbiguousMatch 2", "AmbiguousMatch 3"], trial.Noted);
        Assert.Equal((2L, 0L), (plan.Refused, plan.Unchanged));
    }

    [Fact]
    public async Task Two_records_of_the_run_that_mean_one_of_the_account_are_both_refused()
    {
        await using PlanTrial trial = await StartAsync("people", Header, "11,HR,1,p1@w.com,P1,,0");

        Plan plan = await trial.PlanAsync(
            [
                Record(("ID", 11), ("Primary Email", "x@w.com"), ("Name", "X")),
                Record(("Source", "HR"), ("Source ID", "1"), ("Primary Email", "y@w.com"), ("Name", "Y")),
            ], _ => new PlanOptions());

        Assert.Empty(trial.Shown);
        Assert.Equal(2, trial.Noted.Count(note => note.StartsWith("AmbiguousMatch", StringComparison.Ordinal)));
        Assert.Equal(2, plan.Refused);
    }

    [Fact]
    public async Task A_column_that_exports_do_not_have_goes_to_new_records_alone_and_is_named_once()
    {
        await using PlanTrial trial = await StartAsync("people", Header, "11,HR,1,p1@w.com,P1,Clerk,0", "12,HR,2,p2@w.com,P2,Clerk,0");
        Dictionary<string, object?>[] records =
            [Person("1", ("Job Title", "Lead"), ("VIP", 1)), Person("2", ("VIP", 1)), Person("3", ("VIP", 1))];

        Plan plan = await trial.PlanAsync(records, _ => Options(retires: false));

        Assert.Equal("NotComparable", Assert.Single(trial.Noted));
        Assert.Equal((1L, 1L, 1L), (plan.Creates, plan.Updates, plan.Unchanged));
        Assert.DoesNotContain("VIP", trial.Planned[0].Rows[0].Keys);
        Assert.Equal("1", trial.Planned[1].Rows[0]["VIP"]);

        await trial.PlanAsync(records, _ => new PlanOptions { Name = Name, Source = Source, Include = ["VIP"] });
        Assert.Equal("1", trial.Planned[0].Rows[0]["VIP"]);
        Assert.DoesNotContain(trial.Planned[0].Change.Cells, cell => cell.Column == "VIP");
    }

    [Fact]
    public async Task A_column_only_for_new_records_never_reaches_one_that_exists()
    {
        await using PlanTrial trial = await StartAsync("people", Header, "11,HR,1,p1@w.com,P1,Clerk,0", "12,HR,2,p2@w.com,P2,Clerk,0");
        var map = new RecordOptions
        {
            Map =
            [
                new MapEntry("Source ID", "id"), new MapEntry("Primary Email", "mail"), new MapEntry("Name", "name"),
                new MapEntry("Job Title", "title") { When = WriteWhen.Create },
            ],
        };

        await trial.PlanAsync(
            [
                Record(("id", "1"), ("mail", "p1@w.com"), ("name", "New"), ("title", "Boss")),
                Record(("id", "2"), ("mail", "p2@w.com"), ("name", "P2"), ("title", "Boss")),
                Record(("id", "3"), ("mail", "p3@w.com"), ("name", "P3"), ("title", "Boss")),
            ], _ => Options(retires: false), map);

        Assert.Equal(
            ["Create 3: Primary Email 'p3@w.com', Source 'HR', Source ID '3', Name 'P3', Job Title 'Boss'", "Update 1: Name 'P1' -> 'New'"],
            trial.Shown);
        Assert.DoesNotContain("Job Title", trial.Planned[0].Rows[0].Keys);
    }

    [Fact]
    public async Task Custom_fields_carry_the_ids_that_the_run_does_not_name()
    {
        await using PlanTrial trial = await StartAsync("people", "ID,Source,Source ID,Primary Email,Name,Custom Fields",
            "11,HR,1,p1@w.com,P1,\"[{\"\"id\"\":\"\"a\"\",\"\"value\"\":\"\"1\"\"},{\"\"id\"\":\"\"b\"\",\"\"value\"\":\"\"2\"\"}]\"",
            "12,HR,2,p2@w.com,P2,\"[{\"\"id\"\":\"\"b\"\",\"\"value\"\":\"\"2\"\"},{\"\"id\"\":\"\"a\"\",\"\"value\"\":\"\"9\"\"}]\"");
        var fields = new Dictionary<string, object?> { ["a"] = "9" };

        Plan plan = await trial.PlanAsync([Person("1", ("Custom Fields", fields)), Person("2", ("Custom Fields", fields))],
            _ => Options(retires: false));

        Assert.Equal((1L, 1L), (plan.Updates, plan.Unchanged));
        Assert.Contains("\"b\"", trial.Planned[0].Rows[0]["Custom Fields"], StringComparison.Ordinal);
        Assert.Contains("\"9\"", trial.Planned[0].Rows[0]["Custom Fields"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_record_keeps_what_the_account_has()
    {
        await using PlanTrial trial = await StartAsync("people", Header, "11,HR,1,p1@w.com,P1,Clerk,0", "12,HR,2,p2@w.com,P2,Clerk,0");
        trial.Ledger("1", "2");

        Plan plan = await trial.PlanAsync([Person("1"), Record(("Source ID", "2"), ("Primary Email", ""), ("Name", "P2"))]);

        Assert.Empty(trial.Shown);
        Assert.Equal((2L, 1L, 1L), (plan.Seen, plan.Unchanged, plan.Refused));
        Assert.Contains(new SeenRecord("2", "", SeenHow.Refused), trial.Seen);
    }

    [Fact]
    public async Task Everything_doubled_refuses_the_second_and_retires_nobody()
    {
        await using PlanTrial trial = await StartAsync("people", Header, "11,HR,1,p1@w.com,P1,Clerk,0", "12,HR,2,p2@w.com,P2,Clerk,0");
        trial.Ledger("1", "2");

        Plan plan = await trial.PlanAsync([Person("1"), Person("2"), Person("1"), Person("2")]);

        Assert.Empty(trial.Shown);
        Assert.Equal((4L, 2L, 2L), (plan.Seen, plan.Unchanged, plan.Refused));
    }

    [Fact]
    public async Task One_changed_byte_in_the_baseline_or_the_map_is_noticed()
    {
        await using PlanTrial trial = await StartAsync("people", Header, "11,HR,1,p1@w.com,P1,Clerk,0");
        string map = trial.BaselinePath + ".psd1";
        File.WriteAllText(map, "@{ Name = 'Name' }");
        await trial.PlanAsync([Person("1", ("Name", "New"))], _ => new PlanOptions { Name = PlanTrial.Name, Source = Source, MapPath = map });
        foreach (string path in new[] { trial.BaselinePath, map })
        {
            byte[] whole = File.ReadAllBytes(path);
            byte[] altered = [.. whole];
            altered[^3] ^= 1;
            File.WriteAllBytes(path, altered);

            Assert.Equal("PlanChanged", Assert.Throws<FourMeException>(() => trial.File.Verify()).Failure.Id);
            File.WriteAllBytes(path, whole);
        }
        trial.File.Verify();
    }

    [Fact]
    public async Task A_plan_against_a_file_of_another_account_or_of_nobody_can_only_be_looked_at()
    {
        await using PlanTrial trial = await StartAsync("people", Header, "11,HR,1,p1@w.com,P1,Clerk,0");
        DateTimeOffset now = trial.Account.Clock.GetUtcNow();
        JobOwner own = JobOwner.Of(trial.Account.Client);

        await trial.PlanAsync([Person("1")]);
        Assert.Equal("BaselineUnproven", trial.File.Header.LookOnly);

        BaselineProof.Write(trial.BaselinePath, own with { Account = "other" }, "people", now, isFull: true, CancellationToken.None);
        await trial.PlanAsync([Person("1")]);
        Assert.Equal("WrongAccount", trial.File.Header.LookOnly);

        BaselineProof.Write(trial.BaselinePath, own, "people", now, isFull: false, CancellationToken.None);
        await trial.PlanAsync([Person("1")]);
        Assert.Equal("BaselineUnproven", trial.File.Header.LookOnly);

        BaselineProof.Write(trial.BaselinePath, own, "people", now, isFull: true, CancellationToken.None);
        await trial.PlanAsync([Person("1")]);
        Assert.Null(trial.File.Header.LookOnly);
    }

    [Fact]
    public async Task A_run_that_only_looks_leaves_no_plan()
    {
        await using PlanTrial trial = await StartAsync("people", Header, "11,HR,1,p1@w.com,P1,Clerk,0");
        using var planner = new RecordPlanner(trial.Account.Client, "people", options: new PlanOptions
        {
            Name = PlanTrial.Name, Source = Source, StatePath = trial.Account.StateFolder, BaselinePath = trial.BaselinePath, WhatIf = true,
        });
        await planner.BeginAsync(trial.Account.Host);
        Assert.Null(planner.Add(Person("1", ("Name", "New"))));

        Plan plan = await planner.CompleteAsync(trial.Account.Host);

        Assert.Equal(1, plan.Updates);
        Assert.False(Directory.Exists(Path.Combine(trial.Account.StateFolder, "plans")));
        Assert.False(Directory.Exists(Path.Combine(trial.Account.StateFolder, "ledgers")));
    }

    [Fact]
    public async Task Records_come_before_the_plan_has_begun_only_by_mistake()
    {
        await using PlanTrial trial = await StartAsync("people", Header);
        using var planner = new RecordPlanner(trial.Account.Client, "people", options: new PlanOptions { StatePath = trial.Account.StateFolder });

        Assert.Equal("PlanNotBegun", Assert.Throws<FourMeException>(() => { planner.Add(Person("1")); }).Failure.Id);
        Assert.Equal("PlanNotBegun", (await Assert.ThrowsAsync<FourMeException>(() => planner.CompleteAsync())).Failure.Id);
    }

    [Fact]
    public async Task A_type_whose_export_lost_its_keys_is_not_planned()
    {
        await using PlanTrial trial = await StartAsync("people", "Name,Job Title", "P1,Clerk");

        Failure failure = (await Assert.ThrowsAsync<FourMeException>(() => trial.PlanAsync([Person("1")]))).Failure;

        Assert.True(failure.Id is "NotPlannable" or "NotABaseline", failure.ToString());
    }

    [Theory]
    [InlineData("notes", "NotPlannable")]
    [InlineData("reservations", "NotPlannable")]
    public async Task A_type_that_cannot_be_compared_is_refused_at_once(string type, string id)
    {
        await using PlanTrial trial = await StartAsync("people", Header);

        Assert.Equal(id, Assert.Throws<FourMeException>(() => new RecordPlanner(trial.Account.Client, type)).Failure.Id);
    }
}

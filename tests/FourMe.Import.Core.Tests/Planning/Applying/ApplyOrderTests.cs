using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator.Imports;

namespace FourMe.Import.Core.Tests.Planning.Applying;

/// <summary>The order and the files in which a plan is sent.</summary>
public class ApplyOrderTests
{
    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Restored_records_come_first_and_retired_ones_last()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        string[] ids = [.. Enumerable.Range(0, 5).Select(number => Person(account, number))];
        string plan = new WrittenPlan(account)
            .Change(ChangeAction.Retire, "0", ids[0], ("Disabled", "0", "1"))
            .Update("1", ids[1], ("Job Title", "Clerk", "Lead"))
            .Update("2", ids[2], ("Primary Email", "2@example.com", "two@example.com"))
            .Create("9", ("Primary Email", "9@example.com"), ("Name", "Nine"))
            .Change(ChangeAction.Restore, "3", ids[3], ("Disabled", "1", "0"))
            .Change(ChangeAction.Adopt, "4", ids[4], ("Source", "", "HR"), ("Source ID", "", "4"))
            .Write();

        Run run = await ApplyGuardTests.ApplyAsync(account, plan);

        Assert.Equal(
            ["Disabled,ID", "Name,Primary Email,Source,Source ID", "ID,Primary Email", "ID,Job Title", "ID,Source,Source ID", "Disabled,ID"],
            account.Service.Imports.Select(Columns));
        Assert.Equal((1L, 2L, 1L, 1L, 1L, 0L), (run.Created, run.Updated, run.Adopted, run.Retired, run.Restored, run.Failed));
        Assert.Equal((RunOutcome.Applied, 0, 6), (run.Outcome, run.ExitCode, run.Jobs.Count));
        Assert.Equal(["1", "0"], new[] { 0, 3 }.Select(number => Record(account, ids[number])["Disabled"]));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Rows_with_the_same_columns_make_one_file_however_many_sets_there_are()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        string[] columns = ["Name", "Job Title", "Employee ID", "Location", "Support ID"];
        var plan = new WrittenPlan(account);
        const int sets = 31;
        for (int set = 1; set <= sets; set++)
            foreach (int round in new[] { 100, 200 })
                plan.Update($"{round + set}", Person(account, round + set),
                    [.. columns.Where((_, at) => (set & (1 << at)) != 0).Select(column => (column, (string?)"", "new"))]);

        Run run = await ApplyGuardTests.ApplyAsync(account, plan.Write());

        Assert.Equal((sets, sets * 2L, 0L), (account.Posts.Count, run.Updated, run.Failed));
        Assert.All(account.Service.Imports, import => Assert.Equal(2, import.RowCount));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_reference_to_a_record_of_the_same_run_waits_until_it_is_there()
    {
        await using TestAccount account = await TestAccount.StartAsync(options => options.StrictReferences = true);
        string boss = Person(account, 1), other = Person(account, 2);
        string plan = new WrittenPlan(account)
            .Create("a", ("Primary Email", "a@example.com"), ("Name", "A"), ("Manager", "B@example.com"))
            .Create("b", ("Primary Email", "b@example.com"), ("Name", "B"), ("Manager", "boss@example.com"))
            .Create("c", ("Primary Email", "c@example.com"), ("Name", "C"), ("Manager", "2@example.com"))
            .Update("1", boss, ("Primary Email", "1@example.com", "boss@example.com"), ("Manager", "", "a@example.com"))
            .Update("2", other, ("Manager", "", "boss@example.com"))
            .Write();

        Run run = await ApplyGuardTests.ApplyAsync(account, plan);

        Assert.Equal((0L, RunOutcome.Applied), (run.Failed, run.Outcome));
        Assert.Equal(["B@example.com", "boss@example.com", "2@example.com", "a@example.com", "boss@example.com"],
            new[] { "a", "b", "c", "boss", "2" }.Select(name => account.Service.Records("wdc", "people")
                .Single(person => person["Primary Email"] == name + "@example.com")["Manager"]));
        // A manager who existed before is not deferred, and neither is one who has the new address by then.
        Assert.Equal(
            ["Name,Primary Email,Source,Source ID", "Manager,Name,Primary Email,Source,Source ID", "ID,Manager,Primary Email", "ID,Manager",
                "Manager,Source,Source ID"],
            account.Service.Imports.Select(Columns));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Of_a_record_that_could_not_be_made_no_references_are_sent()
    {
        await using TestAccount account = await TestAccount.StartAsync(options =>
            options.RowRule = (_, row) => row.GetValueOrDefault("Source ID") == "a" ? new RowVerdict("No a") : null);
        string plan = new WrittenPlan(account)
            .Create("a", ("Primary Email", "a@example.com"), ("Name", "A"), ("Manager", "b@example.com"))
            .Create("b", ("Primary Email", "b@example.com"), ("Name", "B"), ("Manager", "a@example.com"))
            .Create("c", ("Primary Email", "c@example.com"), ("Name", "C"), ("Manager", "b@example.com"))
            .Write();

        Run run = await ApplyGuardTests.ApplyAsync(account, plan);

        // References to record a are not sent either.
        Assert.Equal(["c"], account.Service.Imports[1].ReadRows().Select(row => row["Source ID"]));
        Assert.Equal((2L, 1L, RunOutcome.Applied, 2), (run.Created, run.Failed, run.Outcome, run.ExitCode));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_second_pass_that_cannot_be_written_ends_the_run_as_failed_with_the_reason()
    {
        await using TestAccount account = await TestAccount.StartAsync(options =>
            options.RowRule = (_, row) => row.GetValueOrDefault("Source ID") == "a" ? new RowVerdict("No a") : null);
        string id = new WrittenPlan(account)
            .Create("a", ("Primary Email", "a@example.com"), ("Name", "A"), ("Manager", "b@example.com"))
            .Create("b", ("Primary Email", "b@example.com"), ("Name", "B"), ("Manager", "c@example.com"))
            .Create("c", ("Primary Email", "c@example.com"), ("Name", "C"))
            .Write();
        var options = new ApplyOptions { StatePath = account.StateFolder, JobFolder = account.StateFolder };
        using PlanApplication plan = PlanApplication.Open(account.Client, id, options);
        await plan.BeginAsync(account.Host, CancellationToken.None);
        while (plan.Next is { Phase: not ApplyPhase.Deferred }) await plan.SendNextAsync(account.Host, CancellationToken.None);
        int posts = account.Posts.Count;
        // The rows without those of record a would be copied to this file.
        File.WriteAllText(Path.ChangeExtension(plan.Next!.Rows.Path, ".rest.csv"), string.Empty);

        IReadOnlyList<Failure> failures = await plan.SendNextAsync(account.Host, CancellationToken.None);
        Run run = await plan.CompleteAsync(account.Host, CancellationToken.None);

        Assert.Equal("FileWriteFailed", Assert.Single(failures).Id);
        Assert.Null(plan.Next);
        Assert.Equal(posts, account.Posts.Count);
        Assert.Equal(RunOutcome.Failed, run.Outcome);
        Assert.Contains(run.Failures, failure => failure.Id == "FileWriteFailed");
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_refused_row_is_named_by_its_record_and_holds_nobody_else()
    {
        await using TestAccount account = await TestAccount.StartAsync(options =>
            options.RowRule = (_, row) => row.GetValueOrDefault("Name") == "Bob" ? new RowVerdict("No bobs") : null);
        string carl = Person(account, 3);
        string plan = new WrittenPlan(account)
            .Create("1", ("Primary Email", "ann@example.com"), ("Name", "Ann"))
            .Create("2", ("Primary Email", "bob@example.com"), ("Name", "Bob"))
            .Update("3", carl, ("Job Title", "", "Lead"))
            .Write();

        Run run = await ApplyGuardTests.ApplyAsync(account, plan);

        Assert.Equal((1L, 1L, 1L), (run.Created, run.Updated, run.Failed));
        Failure row = Assert.Single(run.Failures, failure => failure.Id == "RowFailed");
        Assert.Equal((2L, "bob@example.com"), (row.Row, row.Record));
        Assert.Equal(PlanState.Applied, WrittenPlan.Store(account).Get(plan).Plan.State);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_plan_without_changes_sends_nothing()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        string plan = new WrittenPlan(account).Write();

        Run run = await ApplyGuardTests.ApplyAsync(account, plan);

        Assert.Equal((RunOutcome.NothingToDo, 0, 0), (run.Outcome, run.ExitCode, account.Service.Requests.Count));
        Assert.Equal(PlanState.Applied, WrittenPlan.Store(account).Get(plan).Plan.State);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task What_the_service_counts_is_compared_with_the_plan()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        string bob = Person(account, 2);
        account.Service.ChangeRecord("wdc", "people", bob, new Dictionary<string, string> { ["Job Title"] = "Lead", ["Source"] = "HR", ["Source ID"] = "2" });
        string plan = new WrittenPlan(account)
            .Create("1", ("Primary Email", "ann@example.com"), ("Name", "Ann"))
            .Create("2", ("Primary Email", "2@example.com"), ("Name", "Bob"))
            .Update("2", bob, ("Job Title", "Clerk", "Lead"))
            .Write();

        Run run = await ApplyGuardTests.ApplyAsync(account, plan);

        Assert.Equal(["NotCreated", "NoEffect"], run.Notes.Select(note => note.Id));
        Assert.Contains("2 records of 'people' should have been created, but the service created 1", run.Notes[0].Message, StringComparison.Ordinal);
        Assert.Contains("1 of 1 row of 'people' changed nothing", run.Notes[1].Message, StringComparison.Ordinal);
        Assert.Equal(2, account.Host.Warnings.Count);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_second_pass_that_changes_nothing_is_told_as_well()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        foreach ((string key, string manager) in new[] { ("a", "b"), ("b", "a") })
        {
            account.Service.AddRecord("wdc", "people", new Dictionary<string, string>
            {
                ["Primary Email"] = key + "@example.com", ["Name"] = key, ["Source"] = "HR", ["Source ID"] = key,
                ["Manager"] = manager + "@example.com",
            });
        }
        string plan = new WrittenPlan(account)
            .Create("a", ("Primary Email", "a@example.com"), ("Name", "a"), ("Manager", "b@example.com"))
            .Create("b", ("Primary Email", "b@example.com"), ("Name", "b"), ("Manager", "a@example.com"))
            .Write();

        Run run = await ApplyGuardTests.ApplyAsync(account, plan);

        Assert.Equal(["NotCreated", "NoEffect"], run.Notes.Select(note => note.Id));
        Assert.Contains("2 of 2 rows of 'people' changed nothing", run.Notes[1].Message, StringComparison.Ordinal);
    }

    internal static string Person(TestAccount account, int number) => account.Service.AddRecord("wdc", "people",
        new Dictionary<string, string> { ["Primary Email"] = $"{number}@example.com", ["Name"] = $"Person {number}" });

    internal static IReadOnlyDictionary<string, string> Record(TestAccount account, string id) =>
        account.Service.Records("wdc", "people").Single(person => person["ID"] == id);

    private static string Columns(ImportJob import) => string.Join(",", import.ReadRows().First().Keys.Order(StringComparer.Ordinal));
}

using FourMe.Import.Core.Tests.Planning.Applying;
using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Faults;

namespace FourMe.Import.Core.Tests.State.History;

/// <summary>Every import, export, plan and sync run by a program adds one line to the history.</summary>
public class EveryRunTests
{
    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task An_import()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        var records = new RecordOptions { Constants = [new("Source", "HR")] };
        using var import = new RecordImport(account.Client, "people", records, account.Waiting());
        import.Add(Person("ann@example.com", ("Source ID", "1")));
        import.Add(Person("bob@example.com", ("Source ID", "2"), ("VIP", "perhaps")));

        await import.SendAsync(account.Host);

        RunLine line = Only(account);
        Assert.Equal((RunKind.Import, "people HR", "people", "HR", RunOutcome.Applied), (line.Kind, line.Name, line.Type, line.Source, line.Outcome));
        Assert.Equal((2L, 1L, 1L, 0L), (line.Seen, line.Created, line.Refused, line.Failed));
        Assert.Equal((account.Entry.Token, account.Service.Account, Environment.UserName), (Assert.Single(line.Jobs), line.Account, line.User));
        KeptFailure refused = Assert.Single(line.Failures);
        Assert.Equal(("InvalidBoolean", "Invalid boolean: 'VIP'", "bob@example.com", 2L), (refused.Id, refused.Message, refused.Key, refused.Row));
        Assert.DoesNotContain(account.Host.Warnings, warning => warning.Contains("history", StringComparison.Ordinal));
        account.AssertNoSecret(Text(account));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task An_import_whose_rows_the_service_refuses()
    {
        await using TestAccount account = await TestAccount.StartAsync(options => options.StrictReferences = true);
        using var import = new RecordImport(account.Client, "people", options: account.Waiting());
        import.Add(Person("ann@example.com", ("Organization", "Nowhere")));

        ImportReport report = await import.SendAsync(account.Host);

        RunLine line = Only(account);
        Assert.False(report.Succeeded);
        Assert.Equal((RunOutcome.Applied, 1L), (line.Outcome, line.Failed));
        Assert.Equal(("RowFailed", "ann@example.com"), (Assert.Single(line.Failures).Id, line.Failures[0].Key));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task An_import_that_nobody_took()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Always(Endpoint.ImportPost, Fault.Respond(403, "{}"));
        using var import = new RecordImport(account.Client, "people", options: account.Waiting());
        import.Add(Person("ann@example.com"));

        FourMeException refused = await Assert.ThrowsAsync<FourMeException>(() => import.SendAsync(account.Host));

        RunLine line = Only(account);
        Assert.Equal((RunOutcome.Failed, refused.Failure.Id), (line.Outcome, Assert.Single(line.Failures).Id));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task An_import_that_is_not_waited_for_and_whose_end_is_seen_later()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        using var import = new RecordImport(account.Client, "people", options: account.NotWaiting());
        import.Add(Person("ann@example.com"));
        await import.SendAsync(account.Host);
        Assert.Equal((RunOutcome.Sent, 0L), (Only(account).Outcome, Only(account).Created));

        // Twice, as with Wait- and Receive-FourMeJob: it counts once.
        for (int i = 0; i < 2; i++) await new ReceivedImport(account.Client, account.Entry, account.Host, account.StateFolder).OutcomeAsync(null, default);

        Assert.Equal((RunOutcome.Applied, 1L), (Only(account).Outcome, Only(account).Created));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task An_export()
    {
        await using TestAccount account = await TestAccount.StartAsync(options => options.SeedDemoData = true);
        long? count = await new RecordExport(account.Client, new ExportRequest { Types = ["people"] }, account.StateFolder).ReadAsync((_, _) => { }, account.Host);

        RunLine line = Only(account);
        Assert.Equal((RunKind.Export, "people", RunOutcome.Applied, count), (line.Kind, line.Type, line.Outcome, line.Seen));
        Assert.Equal(["Export", "Download"], line.Steps.Select(step => step.Name));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task An_export_that_fails()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Always(Endpoint.ExportPost, Fault.Respond(403, "{}"));

        await Assert.ThrowsAsync<FourMeException>(() =>
            new RecordExport(account.Client, new ExportRequest { Types = ["people"] }, account.StateFolder).ReadAsync((_, _) => { }, account.Host));

        Assert.Equal((RunKind.Export, RunOutcome.Failed), (Only(account).Kind, Only(account).Outcome));
        Assert.Single(Only(account).Failures);
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task A_sync_with_who_agreed_and_limits_that_differ()
    {
        await using NightTrial trial = await NightTrial.StartAsync();
        TestAccount account = trial.Account;
        PlanOptions options = new()
        {
            Name = "nightly", Source = "HR", StatePath = account.StateFolder, Limits = new PlanLimits { Create = Limit.Of(50), Retire = Limit.Parse("5%, 100") },
        };
        Run held = await trial.SyncAsync("people", options, [Person("ann@example.com", ("Source ID", "1"))]);
        new PlanApproval(account.StateFolder, account.Clock).Approve(held.PlanId!, "Zoe", "Looks right.");
        account.Clock.Advance(TimeSpan.FromHours(1));
        Run applied = await trial.SyncAsync("people", options, [Person("ann@example.com", ("Source ID", "1")), Person("bob@example.com", ("Source ID", "2"), ("VIP", "perhaps"))]);

        RunLine[] lines = [.. new RunHistory(account.StateFolder, account.Clock).Read()];
        Assert.Equal([applied.Id, held.Id], lines.Select(line => line.Id));
        Assert.Equal([(RunOutcome.Applied, 1L, 1L), (RunOutcome.Held, 0L, 0L)], lines.Select(line => (line.Outcome, line.Created, line.Refused)));
        Assert.Equal(("FirstRun", held.PlanId), (Assert.Single(lines[1].Held).Limit, lines[1].PlanId));
        RunApproval agreed = Assert.Single(lines[0].Approvals);
        Assert.Equal(("Zoe", "Looks right.", held.PlanId, "FirstRun"), (agreed.By, agreed.Reason, agreed.PlanId, Assert.Single(agreed.Limits)));
        Assert.Equal(("MaximumCreate", "50", "20%"), (Assert.Single(lines[0].Limits).Name, lines[0].Limits[0].Value, lines[0].Limits[0].Default));
        Assert.Equal(["Baseline", "Records", "Compare", "Send: create", "Read back"], lines[0].Steps.Select(step => step.Name));
        Assert.Equal(("InvalidBoolean", 1L), (Assert.Single(lines[0].Failures).Id, lines[0].FailureCount));
        Assert.NotNull(lines[1].Input);
        Assert.Equal((applied.Host, applied.User, RunKind.Sync), (lines[0].Host, lines[0].User, applied.Kind));
        Assert.Equal("people: 1 new, 1 refused (kept as they are)", applied.Summary);
        Assert.StartsWith("people: 1 new", lines[1].Summary, StringComparison.Ordinal);
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task A_plan_and_its_application()
    {
        await using NightTrial trial = await NightTrial.StartAsync();
        TestAccount account = trial.Account;
        using (var planner = new RecordPlanner(account.Client, "people", options: trial.Options()))
        {
            await planner.BeginAsync(account.Host);
            planner.Add(Person("ann@example.com", ("Source ID", "1")));
            Plan plan = await planner.CompleteAsync(account.Host);
            await Assert.ThrowsAsync<FourMeException>(() => ApplyGuardTests.ApplyAsync(account, plan.Id));
            trial.Approve(plan.Id);
            await ApplyGuardTests.ApplyAsync(account, plan.Id);
        }

        RunLine[] lines = [.. new RunHistory(account.StateFolder, account.Clock).Read()];
        Assert.Equal([(RunKind.Plan, RunOutcome.Held), (RunKind.Apply, RunOutcome.Applied), (RunKind.Apply, RunOutcome.Held)],
            lines.Select(line => (line.Kind, line.Outcome)).OrderBy(line => line));
        Assert.All(lines, line => Assert.Equal(("nightly", "people", "HR"), (line.Name, line.Type, line.Source)));
        Assert.Single(lines, line => line.Created == 1);
        Assert.Single(lines.Select(line => line.PlanId).Distinct());
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task A_look_at_what_would_be_leaves_no_line()
    {
        await using NightTrial trial = await NightTrial.StartAsync();
        var look = new PlanOptions { Name = "nightly", Source = "HR", StatePath = trial.Account.StateFolder, WhatIf = true };
        await trial.SyncAsync("people", look, [Person("ann@example.com", ("Source ID", "1"))]);
        using (var planner = new RecordPlanner(trial.Account.Client, "people", options: look))
        {
            await planner.BeginAsync(trial.Account.Host);
            await planner.CompleteAsync(trial.Account.Host);
        }

        Assert.Empty(new RunHistory(trial.Account.StateFolder, trial.Account.Clock).Read());
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task A_sync_that_nobody_ends()
    {
        await using NightTrial trial = await NightTrial.StartAsync();
        using (var sync = new RecordSync(trial.Account.Client, "people", options: trial.Options())) await sync.BeginAsync(trial.Account.Host);

        RunLine line = Only(trial.Account);
        Assert.Equal((RunOutcome.Failed, "RunStopped"), (line.Outcome, Assert.Single(line.Failures).Id));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_history_that_cannot_be_written_fails_nothing_and_is_said_once()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        Directory.CreateDirectory(account.StateFolder);
        await File.WriteAllTextAsync(Path.Combine(account.StateFolder, "runs"), "a file in the way");
        using var import = new RecordImport(account.Client, "people", options: account.Waiting());
        import.Add(Person("ann@example.com"));

        ImportReport report = await import.SendAsync(account.Host);

        Assert.True(report.Succeeded);
        Assert.Contains("could not be added to the history", Assert.Single(account.Host.Warnings), StringComparison.Ordinal);
    }

    private static Dictionary<string, object?> Person(string mail, params (string Column, string Value)[] more)
    {
        var person = new Dictionary<string, object?> { ["Primary Email"] = mail, ["Name"] = mail.Split('@')[0] };
        foreach ((string column, string value) in more) person[column] = value;
        return person;
    }

    private static RunLine Only(TestAccount account) => Assert.Single(new RunHistory(account.StateFolder, account.Clock).Read());

    private static string Text(TestAccount account) =>
        string.Concat(Directory.GetFiles(Path.Combine(account.StateFolder, "runs")).Select(File.ReadAllText));
}

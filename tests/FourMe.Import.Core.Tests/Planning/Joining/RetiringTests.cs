using static FourMe.Import.Core.Tests.Planning.Joining.PlanTrial;

namespace FourMe.Import.Core.Tests.Planning.Joining;

/// <summary>Which records are retired, restored, or only noted.</summary>
public sealed class RetiringTests
{
    private const string Header = "ID,Source,Source ID,Primary Email,Name,Disabled";

    private static readonly string[] Three = ["11,HR,1,p1@w.com,P1,0", "12,HR,2,p2@w.com,P2,0", "13,HR,3,p3@w.com,P3,0"];

    [Fact]
    public async Task Only_what_the_ledger_knows_and_did_not_come_in_is_retired()
    {
        await using PlanTrial trial = await StartAsync("people", Header, [.. Three, "14,IT,4,p4@w.com,P4,0", "15,,,p5@w.com,P5,0"]);
        trial.Ledger("1", "2");

        Plan plan = await trial.PlanAsync([Person("1")]);

        Assert.Equal(["Retire 2: Disabled '0' -> '1'"], trial.Shown);
        Assert.Equal(["Unclaimed 3"], trial.Noted);
        Assert.Equal(["Disabled=1", "ID=12"], trial.Planned[0].Rows[0].Select(cell => $"{cell.Key}={cell.Value}").Order(StringComparer.Ordinal));
        Assert.Contains("1 to be disabled", plan.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_option_nothing_is_retired()
    {
        await using PlanTrial trial = await StartAsync("people", Header, Three);
        trial.Ledger("1", "2", "3");

        Plan plan = await trial.PlanAsync([Person("1")], _ => Options(retires: false));

        Assert.Empty(trial.Shown);
        Assert.Equal(0, plan.Retires);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("   ")]
    public async Task A_key_that_cannot_be_read_switches_retiring_off(string? key)
    {
        await using PlanTrial trial = await StartAsync("people", Header, Three);
        trial.Ledger("1", "2", "3");

        Plan plan = await trial.PlanAsync([Person("1"), Record(("Source ID", key), ("Primary Email", "p2@w.com"), ("Name", "P2"))]);

        Assert.Empty(trial.Shown);
        Assert.Contains("KeyUnreadable p2@w.com", trial.Noted);
        Assert.Equal(1, plan.Refused);
    }

    [Fact]
    public async Task A_key_whose_expression_throws_switches_retiring_off()
    {
        await using PlanTrial trial = await StartAsync("people", Header, Three);
        trial.Ledger("1", "2", "3");
        var map = new RecordOptions
        {
            Map =
            [
                new MapEntry("Source ID", record => ((Dictionary<string, object?>)record)["id"] ?? throw new InvalidOperationException("no")) { Default = "3" },
                new MapEntry("Primary Email", "mail"), new MapEntry("Name", "name"),
            ],
        };

        await trial.PlanAsync(
            [Record(("id", "1"), ("mail", "p1@w.com"), ("name", "P1")), Record(("id", null), ("mail", "p2@w.com"), ("name", "P2"))],
            options: map);

        Assert.Empty(trial.Shown);
        Assert.Contains("KeyUnreadable p2@w.com", trial.Noted);
    }

    [Fact]
    public async Task Who_is_out_of_use_already_is_left_as_it_is()
    {
        await using PlanTrial trial = await StartAsync("people", Header, "11,HR,1,p1@w.com,P1,0", "12,HR,2,p2@w.com,P2,1");
        trial.Ledger("1", "2");

        await trial.PlanAsync([Person("1")]);

        Assert.Empty(trial.Shown);
        Assert.Empty(trial.Noted);
    }

    [Fact]
    public async Task Claiming_takes_the_others_into_the_ledger_and_retires_none_of_them_yet()
    {
        await using PlanTrial trial = await StartAsync("people", Header, Three);
        trial.Ledger("1", "2");

        Plan plan = await trial.PlanAsync([Person("1")],
            _ => new PlanOptions { Name = Name, Source = Source, Retire = Disable, Claim = true });

        Assert.Equal(["Retire 2: Disabled '0' -> '1'"], trial.Shown);
        Assert.Contains(new SeenRecord("3", "13", SeenHow.Claimed), trial.Seen);
        Assert.Contains(plan.Held, held => held is { Limit: "Claim", Count: 1 });
    }

    [Fact]
    public async Task What_another_run_name_has_is_left_to_it()
    {
        await using PlanTrial trial = await StartAsync("people", Header, Three);
        trial.Ledger("1", "2");
        trial.LedgerOf("contractors", [new LedgerRecord { Key = "2" }, new LedgerRecord { Key = "3" }]);

        await trial.PlanAsync([Person("1")], _ => new PlanOptions { Name = Name, Source = Source, Retire = Disable, Claim = true });

        Assert.Empty(trial.Shown);
        Assert.Equal(["ClaimedByOther 2", "ClaimedByOther 3"], trial.Noted);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("p?@w.com")]
    [InlineData("*2")]
    [InlineData("P[2-3]")]
    [InlineData("P[]^2]")]
    [InlineData("`P2")]
    public async Task What_a_wildcard_protects_is_not_retired(string pattern)
    {
        await using PlanTrial trial = await StartAsync("people", Header, Three);
        trial.Ledger("1", "2");

        await trial.PlanAsync([Person("1")], _ => new PlanOptions { Name = Name, Source = Source, Retire = Disable, Protect = ["x*", pattern] });

        Assert.Empty(trial.Shown);
        Assert.Contains("Protected 2", trial.Noted);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("svc-[*")]
    [InlineData("P[]")]
    [InlineData("P[z-a]")]
    public async Task A_pattern_that_can_protect_nobody_is_refused_before_the_first_record(string pattern)
    {
        await using PlanTrial trial = await StartAsync("people", Header, Three);

        Failure failure = (await Assert.ThrowsAsync<FourMeException>(() => trial.PlanAsync([], _ => new PlanOptions
        {
            Name = Name, Source = Source, Retire = Disable, Protect = ["svc-*", pattern],
        }))).Failure;

        Assert.Equal("ProtectInvalid", failure.Id);
        Assert.Contains($"'{pattern}'", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("P[^2]")]
    [InlineData("P`*")]
    public async Task A_pattern_reads_as_in_PowerShell(string pattern)
    {
        await using PlanTrial trial = await StartAsync("people", Header, [.. Three[..1], "14,HR,4,p4@w.com,P4,0"]);
        trial.Ledger("1", "4");

        await trial.PlanAsync([Person("1")], _ => new PlanOptions { Name = Name, Source = Source, Retire = Disable, Protect = [pattern] });

        Assert.Equal(["Retire 4: Disabled '0' -> '1'"], trial.Shown);
    }

    [Fact]
    public async Task The_person_of_the_token_is_never_retired()
    {
        await using PlanTrial trial = await StartAsync("people", Header, Three);
        ApiUser me = await trial.Account.Client.GetMeAsync();
        trial.Write(Header, [.. Three, $"{me.Id},HR,9,me@w.com,Me,0"]);
        trial.Ledger("1", "2", "3", "9");

        await trial.PlanAsync([Person("1"), Person("2"), Person("3")]);

        Assert.Empty(trial.Shown);
        Assert.Equal(["Protected 9"], trial.Noted);
    }

    [Fact]
    public async Task A_record_has_to_be_missing_as_often_as_is_said_and_counts_once_in_twenty_hours()
    {
        await using PlanTrial trial = await StartAsync("people", Header, Three);
        DateTimeOffset now = trial.Account.Clock.GetUtcNow();
        trial.Ledger(new LedgerRecord { Key = "1" }, new LedgerRecord { Key = "2", Missed = 2, MissedLast = now.AddHours(-20) },
            new LedgerRecord { Key = "3", Missed = 2, MissedLast = now.AddHours(-19) });

        await trial.PlanAsync([Person("1")], _ => new PlanOptions { Name = Name, Source = Source, Retire = Disable, RetireAfter = 3 });

        Assert.Equal(["Retire 2: Disabled '0' -> '1'"], trial.Shown);
        Assert.Equal(["Missing 3"], trial.Noted);
    }

    [Fact]
    public async Task Who_comes_back_is_restored_only_where_this_name_retired_it_and_nobody_changed_it()
    {
        await using PlanTrial trial = await StartAsync("people", Header,
            "11,HR,1,p1@w.com,Old,1", "12,HR,2,p2@w.com,P2,1", "13,HR,3,p3@w.com,P3,0");
        trial.Ledger(trial.Retired("1"), new LedgerRecord { Key = "2" }, trial.Retired("3"));

        Plan plan = await trial.PlanAsync([Person("1"), Person("2"), Person("3")]);

        Assert.Equal(["Restore 1: Disabled '1' -> '0', Name 'Old' -> 'P1'"], trial.Shown);
        Assert.Equal(["DisabledByOther 2"], trial.Noted);
        Assert.Equal((1L, 2L), (plan.Restores, plan.Unchanged));
    }

    [Fact]
    public async Task What_the_map_writes_decides_and_not_the_ledger()
    {
        await using PlanTrial trial = await StartAsync("people", Header, "11,HR,1,p1@w.com,P1,1", "12,HR,2,p2@w.com,P2,1");
        trial.Ledger(trial.Retired("1"), new LedgerRecord { Key = "2" });

        Plan plan = await trial.PlanAsync([Person("1", ("Disabled", 0)), Person("2", ("Disabled", 0))]);

        Assert.Equal(["Update 1: Disabled '1' -> '0'", "Update 2: Disabled '1' -> '0'"], trial.Shown);
        Assert.Empty(trial.Noted);
        Assert.Equal(0, plan.Restores);
    }

    [Fact]
    public async Task Who_was_retired_and_taken_back_by_hand_is_retired_again()
    {
        await using PlanTrial trial = await StartAsync("people", Header, Three);
        trial.Ledger(new LedgerRecord { Key = "1" }, new LedgerRecord { Key = "2" }, trial.Retired("3"));

        await trial.PlanAsync([Person("1"), Person("2")], _ => new PlanOptions { Name = Name, Source = Source, Retire = Disable, RetireAfter = 3 });

        Assert.Equal(["Retire 3: Disabled '0' -> '1'"], trial.Shown);
    }

    [Fact]
    public async Task What_vanished_from_the_account_is_neither_created_nor_retired()
    {
        await using PlanTrial trial = await StartAsync("people", Header, Three);
        trial.Ledger("1", "2", "3", "7", "8");

        Plan plan = await trial.PlanAsync([Person("1"), Person("2"), Person("3"), Person("7")]);
        Assert.Empty(trial.Shown);
        Assert.Equal(["Vanished 7", "Vanished 8"], trial.Noted);
        Assert.Equal(0, plan.Refused);

        await trial.PlanAsync([Person("1"), Person("2"), Person("3"), Person("7")],
            _ => new PlanOptions { Name = Name, Source = Source, Retire = Disable, Recreate = ["7"] });
        Assert.StartsWith("Create 7", Assert.Single(trial.Shown), StringComparison.Ordinal);
        Assert.Equal(["Vanished 8"], trial.Noted);
    }

    [Fact]
    public async Task A_configuration_item_is_retired_by_its_status_and_restored_to_the_one_before()
    {
        await using PlanTrial trial = await StartAsync("cis", "ID,Source,Source ID,Label,Name,Product,Status",
            "1,HR,a,L1,A,P,in_production", "2,HR,b,L2,B,P,removed", "3,HR,c,L3,C,P,Removed");
        trial.Ledger(new LedgerRecord { Key = "a" }, trial.Retired("b", "Status", "in_production", "removed"), new LedgerRecord { Key = "c" });

        Plan plan = await trial.PlanAsync([Record(("Source ID", "b"), ("Label", "L2"), ("Name", "B"), ("Product", "P"))],
            _ => new PlanOptions { Name = Name, Source = Source, Retire = new Dictionary<string, string> { ["Status"] = "removed" } });

        Assert.Equal(["Restore b: Status 'removed' -> 'in_production'", "Retire a: Status 'in_production' -> 'removed'"], trial.Shown);
        Assert.StartsWith("cis: 1 to be taken back into use, 1 to be set to Status 'removed'", plan.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "Disabled", "1", "RetireNeedsName")]
    [InlineData("n", "Job Title", "x", "RetireInvalid")]
    [InlineData("n", "Disabled", "0", "RetireInvalid")]
    [InlineData("n", "No Such", "1", "RetireInvalid")]
    public async Task A_rule_that_retires_nobody_is_refused_before_the_first_record(string? name, string column, string value, string id)
    {
        await using PlanTrial trial = await StartAsync("people", Header, Three);

        Failure failure = (await Assert.ThrowsAsync<FourMeException>(() => trial.PlanAsync([], _ => new PlanOptions
        {
            Name = name, Source = Source, Retire = new Dictionary<string, string> { [column] = value },
        }))).Failure;

        Assert.Equal(id, failure.Id);
    }

    [Fact]
    public async Task Records_of_several_sources_retire_nobody()
    {
        await using PlanTrial trial = await StartAsync("people", Header, Three);
        trial.Ledger("1", "2");

        Failure failure = (await Assert.ThrowsAsync<FourMeException>(() => trial.PlanAsync(
            [Person("1", ("Source", "HR")), Person("2", ("Source", "IT"))],
            _ => new PlanOptions { Name = Name, Retire = Disable }))).Failure;

        Assert.Equal("RetireNeedsSource", failure.Id);
    }
}

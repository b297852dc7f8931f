namespace FourMe.Import.Core.Tests.Planning.Limits;

/// <summary>Every limit at one less, exactly at it, and at one more.</summary>
public sealed class LimitJudgeTests
{
    [Theory]
    [InlineData(49, "")]
    [InlineData(50, "")]
    [InlineData(51, "MaximumRetire 51>50 of 1000")]
    public void Retires_are_limited(int count, string held) =>
        Assert.Equal(held, new JudgeCase().With(count, ChangeAction.Retire, "Disabled", "0", "1").Held());

    [Theory]
    [InlineData(99, "")]
    [InlineData(100, "")]
    [InlineData(101, "MaximumRetire 101>100 of 10000")]
    public void Of_many_records_a_hundred_may_be_retired(int count, string held) =>
        Assert.Equal(held, new JudgeCase { Records = 10_000, Figures = new() { Seen = 10_000 } }
            .With(count, ChangeAction.Retire, "Disabled", "0", "1").Held());

    [Fact]
    public void A_limit_of_none_holds_the_first() =>
        Assert.Equal("MaximumRetire 1>0 of 1000",
            new JudgeCase { Limits = new() { Retire = Limit.Of(0) } }.With(1, ChangeAction.Retire, "Disabled", "0", "1").Held());

    [Theory]
    [InlineData("people", "Disabled", "0", "1", true)]
    [InlineData("people", "Disabled", "", "true", true)]
    [InlineData("people", "Disabled", null, "1", true)]
    [InlineData("people", "Disabled", "1", "1", false)]
    [InlineData("people", "Disabled", "1", "0", false)]
    [InlineData("people", "Disabled", "0", null, false)]
    [InlineData("people", "Job Title", "0", "1", false)]
    [InlineData("cis", "Status", "in_production", "removed", true)]
    [InlineData("cis", "Status", "In Production", "archived", true)]
    [InlineData("cis", "Status", "in_production", "lost_or_stolen", true)]
    [InlineData("cis", "Status", "in_production", "broken_down", false)]
    [InlineData("cis", "Status", "removed", "archived", false)]
    [InlineData("cis", "Status", "Removed", "archived", false)]
    [InlineData("service_instances", "Status", "in_production", "discontinued", true)]
    [InlineData("time_entries", "Deleted", "0", "1", true)]
    [InlineData("time_entries", "Deleted", "1", "1", false)]
    [InlineData("product_backlog_items", "Remove", null, "1", true)]
    [InlineData("translations", "Translation", "Hallo", "", true)]
    [InlineData("translations", "Translation", "Hallo", "Hoi", false)]
    public void A_record_goes_out_of_use_whatever_takes_it(string type, string column, string? old, string? value, bool counts)
    {
        var update = new JudgeCase { Type = type, Limits = new() { Retire = Limit.Of(0) } }.With(1, ChangeAction.Update, column, old, value);
        Assert.Equal(counts ? "MaximumRetire 1>0 of 1000" : string.Empty, update.Held());
    }

    [Fact]
    public void A_new_record_may_be_disabled_but_must_not_remove_another()
    {
        Assert.Equal("", new JudgeCase { Limits = new() { Retire = Limit.Of(0) } }.With(1, ChangeAction.Create, "Disabled", null, "1").Held());
        Assert.Equal("MaximumRetire 1>0 of 1000", new JudgeCase { Type = "product_backlog_items", Limits = new() { Retire = Limit.Of(0) } }
            .With(1, ChangeAction.Create, "Remove", null, "1").Held());
    }

    [Theory]
    [InlineData(0, 40, "MaximumRetire 60>50 of 1000")]
    [InlineData(6, 30, "")]
    [InlineData(6, 31, "MaximumRetire 51>50 of 1000")]
    [InlineData(7, 40, "")]
    public void Retires_of_seven_days_count_together(int daysAgo, int before, string held) =>
        Assert.Equal(held, new JudgeCase { Ledger = about => about with { TakenOut = [new TakenOut(JudgeCase.Now.AddDays(-daysAgo), before)] } }
            .With(20, ChangeAction.Retire, "Disabled", "0", "1").Held());

    [Fact]
    public void Retires_of_seven_days_and_of_the_plan_are_told_apart() =>
        Assert.Equal("1,200 of them in the last 7 days, 1,101 with this plan", Assert.Single(
            new JudgeCase { Ledger = about => about with { TakenOut = [new TakenOut(JudgeCase.Now.AddDays(-1), 1200)] } }
                .With(1101, ChangeAction.Retire, "Disabled", "0", "1").Judge(), held => held.Limit == "MaximumRetire").Detail);

    [Fact]
    public void Percentages_are_of_the_records_that_are_not_retired() =>
        Assert.Equal("MaximumRetire 46>45 of 900", new JudgeCase { Ledger = about => about with { Retired = 100 } }
            .With(46, ChangeAction.Retire, "Disabled", "0", "1").Held());

    [Theory]
    [InlineData(99, "")]
    [InlineData(100, "")]
    [InlineData(101, "MaximumClear[Job Title] 101>100 of 1000")]
    public void Values_made_empty_are_limited_in_each_column(int count, string held) =>
        Assert.Equal(held, new JudgeCase { Limits = new() { Update = Limit.Of(1000) } }.With(100, ChangeAction.Update, "Location", "Room 1", "")
            .With(count, ChangeAction.Update, "Job Title", "Clerk", " ").Held());

    [Theory]
    // A replaced value is not cleared, and neither is one that was empty.
    [InlineData("people", "Job Title", "Clerk", "Lead", 0)]
    [InlineData("people", "Job Title", " ", "", 0)]
    [InlineData("people", "Job Title", null, "", 0)]
    [InlineData("people", "Job Title", "Clerk", null, 0)]
    [InlineData("people", "VIP", "1", "", 1)]
    // Entries of a list count one by one.
    [InlineData("teams", "Members", "a@x.com\nb@x.com\nc@x.com", "b@x.com", 2)]
    [InlineData("teams", "Members", "a@x.com\r\nb@x.com", "B@x.com\na@x.com", 0)]
    [InlineData("teams", "Members", "a@x.com\nb@x.com", "", 2)]
    [InlineData("people", "Do Not Translate Languages", "de, en,fr", "en", 2)]
    // Roles.
    [InlineData("people_roles", "Auditor", "1", "0", 1)]
    [InlineData("people_roles", "Auditor", "true", "", 1)]
    [InlineData("people_roles", "Auditor", "0", "1", 0)]
    [InlineData("people", "VIP", "1", "0", 0)]
    // Custom fields count by their ids.
    [InlineData("sites", "Custom Fields", """[{"id":"a","value":1},{"id":"b","value":"x"}]""", """[{"id":"b","value":"y"}]""", 1)]
    [InlineData("sites", "Custom Fields", """[{"id":"a","value":1},{"id":"b","value":"x"}]""", """[{"id":"a","value":null},{"id":"b","value":""}]""", 2)]
    [InlineData("sites", "Custom Fields", """[{"id":"a","value":1},{"id":"b","value":"x"}]""", "", 2)]
    [InlineData("sites", "Custom Fields", """[{"id":"a","value":null}]""", "", 0)]
    [InlineData("sites", "Custom Fields", """[{"id":"a","value":1}]""", """[{"id":"a","value":2}]""", 0)]
    // A column outside the catalogue.
    [InlineData("people", "Badge", "7", "", 1)]
    public void What_goes_is_counted(string type, string column, string? old, string? value, int count)
    {
        string held = new JudgeCase { Type = type, Limits = new() { Clear = Limit.Of(0) } }.With(1, ChangeAction.Update, column, old, value).Held();
        Assert.Equal(count == 0 ? string.Empty : $"MaximumClear[{column}] {count}>0 of 1000", held);
    }

    [Theory]
    [InlineData(10, 5, "")]
    [InlineData(10, 4, "MaximumClear[Members] 6>5 of 10")]
    [InlineData(11, 6, "")]
    [InlineData(11, 5, "MaximumClear[Members] 6>5 of 11")]
    [InlineData(9, 1, "")]
    public void A_long_list_keeps_half_of_its_entries(int before, int after, string held) =>
        Assert.Equal(held, new JudgeCase { Type = "teams" }.With(1, ChangeAction.Update, "Members", ListOf(before), ListOf(after)).Held());

    [Fact]
    public void What_a_retired_record_loses_is_no_clearing() =>
        Assert.Equal("", new JudgeCase { Limits = new() { Clear = Limit.Of(0) } }.With(1, ChangeAction.Retire, "Manager", "ann@x.com", "").Held());

    [Theory]
    [InlineData(199, "")]
    [InlineData(200, "")]
    [InlineData(201, "MaximumUpdate 201>200 of 1000")]
    public void Updates_are_limited(int count, string held) =>
        Assert.Equal(held, new JudgeCase().With(count, ChangeAction.Update, i => [new CellChange("Name", $"old {i}", $"new {i}")]).Held());

    [Theory]
    [InlineData(299, "MaximumUpdate 299>200 of 1000")]
    [InlineData(300, "MaximumUpdate 300>200 of 1000")]
    [InlineData(301, "MaximumUpdate 301>200 of 1000; MaximumUpdate[Name] 301>300 of 1000")]
    public void Updates_of_one_column_have_a_limit_of_their_own(int count, string held) =>
        Assert.Equal(held, new JudgeCase().With(count, ChangeAction.Update, i => [new CellChange("Name", $"old {i}", $"new {i}")]).Held());

    [Theory]
    [InlineData(20, "")]
    [InlineData(21, "MaximumUpdate 21>20 of 40; MaximumUpdate[Name] 21>12 of 40")]
    public void Of_few_records_twenty_may_be_updated_but_not_in_one_column(int count, string held) =>
        Assert.Equal(held, new JudgeCase { Records = 40 }.With(count, ChangeAction.Update, i => [new CellChange(count > 20 ? "Name" : $"C{i % 4}", $"old {i}", $"new {i}")]).Held());

    [Fact]
    public void An_update_limit_that_is_given_holds_for_columns_too() =>
        Assert.Equal("MaximumUpdate 8>7 of 1000; MaximumUpdate[Name] 8>7 of 1000",
            new JudgeCase { Limits = new() { Update = Limit.Of(7) } }.With(8, ChangeAction.Update, i => [new CellChange("Name", $"old {i}", $"new {i}")]).Held());

    [Theory]
    [InlineData(199, "")]
    [InlineData(200, "")]
    [InlineData(201, "MaximumCreate 201>200 of 1000")]
    public void Creates_are_limited(int count, string held) => Assert.Equal(held, new JudgeCase().With(count, ChangeAction.Create).Held());

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "MaximumAdopt 1>0 of 1000")]
    public void Adoptions_are_seen_once(int count, string held) => Assert.Equal(held, new JudgeCase().With(count, ChangeAction.Adopt).Held());

    [Theory]
    [InlineData(901, "")]
    [InlineData(900, "")]
    [InlineData(899, "MinimumRecords 899>900 of 1000")]
    public void Fewer_records_than_usual_are_held(int seen, string held) =>
        Assert.Equal(held, new JudgeCase { Figures = new() { Seen = seen } }.Held());

    [Theory]
    [InlineData(new long[] { 10, 1000, 990 }, 891)]
    [InlineData(new long[] { 1000, 900 }, 855)]
    [InlineData(new long[] { 1, 1, 1, 1000, 1000, 1000, 1000 }, 900)]
    public void Usual_is_the_median_of_the_good_runs(long[] runs, long required)
    {
        JudgeCase Case(long seen) => new()
        {
            Figures = new() { Seen = seen },
            Ledger = about => about with { GoodRuns = [.. runs.Select(count => new GoodRun(JudgeCase.Now.AddDays(-1), count))] },
        };
        Assert.Equal("", Case(required).Held());
        Assert.StartsWith($"MinimumRecords {required - 1}>{required}", Case(required - 1).Held(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("500", 499, 500)]
    [InlineData("90%, 500", 499, 500)]
    [InlineData("10%, 500", 99, 100)]
    public void A_minimum_can_be_a_number(string limit, int seen, int required)
    {
        JudgeCase Case(long count) => new() { Limits = new() { MinimumRecords = Limit.Parse(limit) }, Figures = new() { Seen = count } };
        Assert.Equal("", Case(seen + 1).Held());
        Assert.Equal($"MinimumRecords {seen}>{required} of 1000", Case(seen).Held());
    }

    [Fact]
    public void The_first_run_is_held_also_when_it_has_nothing_to_change()
    {
        Assert.Equal("FirstRun 1000>0 of 1000", new JudgeCase { Ledger = _ => null }.Held());
        Assert.Equal("FirstRun 1000>0 of 1000", new JudgeCase { Ledger = about => about with { Approved = null } }.Held());
    }

    [Fact]
    public void The_first_plan_is_measured_by_what_came_in()
    {
        JudgeCase first = new JudgeCase { Ledger = _ => null }.With(201, ChangeAction.Create);
        Assert.Equal("FirstRun 1000>0 of 1000; MaximumCreate 201>200 of 1000", first.Held());
    }

    [Fact]
    public void No_record_at_all_is_held() =>
        Assert.StartsWith("NoRecords 0>1", new JudgeCase { Figures = new(), Limits = new() { MinimumRecords = Limit.Of(0) } }.Held(), StringComparison.Ordinal);

    [Theory]
    [InlineData(50, 50, "")]
    [InlineData(51, 50, "")]
    [InlineData(50, 51, "")]
    [InlineData(51, 51, "KeysMoved 51>50 of 1000")]
    public void Keys_that_moved_are_held(int unseen, int news, string held) =>
        Assert.Equal(held, new JudgeCase { Figures = new() { Seen = 1000, Unseen = unseen, New = news } }.Held());

    [Theory]
    [InlineData(200, "")]
    [InlineData(201, "SameValue[Manager] 201>200 of 1000")]
    public void One_new_value_over_different_old_ones_is_held(int count, string held) =>
        Assert.Equal(held, new JudgeCase { Limits = new() { Update = Limit.Of(1000) }, Figures = WithColumn("Manager", 1000, 1000) }
            .With(count, ChangeAction.Update, i => [new CellChange("Manager", $"m{i % 2}", "boss")]).Held());

    [Fact]
    public void One_new_value_over_one_old_value_is_a_rename() =>
        Assert.Equal("", new JudgeCase { Limits = new() { Update = Limit.Of(1000) }, Figures = WithColumn("Organization", 1000, 1000) }
            .With(500, ChangeAction.Update, "Organization", "Sales", "Sales and Marketing").Held());

    [Fact]
    public void The_share_of_one_value_is_of_the_records_that_have_the_column() =>
        Assert.Equal("SameValue[Manager] 21>20 of 100", new JudgeCase { Limits = new() { Update = Limit.Of(1000) }, Figures = WithColumn("Manager", 100, 100) }
            .With(21, ChangeAction.Update, i => [new CellChange("Manager", $"m{i}", "boss")]).Held());

    [Theory]
    [InlineData(0, "ColumnEmpty[Job Title] 0>1 of 1000")]
    [InlineData(1, "")]
    public void A_column_that_had_values_and_now_has_none_is_held(int filled, string held) =>
        Assert.Equal(held, new JudgeCase
        {
            Ledger = about => about with { FilledColumns = ["Job Title"] }, Figures = WithColumn("Job Title", 1000, filled),
        }.Held());

    [Fact]
    public void A_column_that_no_record_has_any_more_is_held_too() =>
        Assert.Equal("ColumnEmpty[Job Title] 0>1 of 1000", new JudgeCase { Ledger = about => about with { FilledColumns = ["Job Title"] } }.Held());

    [Fact]
    public void An_export_that_shrank_is_held() =>
        Assert.Equal("BaselineShrunk 899>900 of 1000", new JudgeCase { Figures = new() { Seen = 1000, Shrunk = new ShrunkExport(899, 1000) } }.Held());

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "SourceTooOld 72>72 of 0")]
    public void A_source_file_that_nobody_writes_any_more_is_held(int seconds, string held) =>
        Assert.Equal(held, new JudgeCase { Figures = new() { Seen = 1000, SourceTime = JudgeCase.Now.AddDays(-3).AddSeconds(-seconds) } }.Held());

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "Claim 1>0 of 1000")]
    public void A_claim_is_held(int claimed, string held) =>
        Assert.Equal(held, new JudgeCase { Figures = new() { Seen = 1000, Claimed = claimed } }.Held());

    private static LimitFigures WithColumn(string column, long written, long filled) =>
        new() { Seen = 1000, Columns = [new ColumnFigures(column, written, filled)] };

    private static string ListOf(int entries) => string.Join("\n", Enumerable.Range(0, entries).Select(i => $"p{i}@x.com"));
}

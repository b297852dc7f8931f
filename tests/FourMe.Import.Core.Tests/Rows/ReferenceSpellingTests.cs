namespace FourMe.Import.Core.Tests.Rows;

public sealed class ReferenceSpellingTests
{
    [Theory]
    [InlineData("houston hq"), InlineData("Houston  HQ"), InlineData("Houston\u00A0HQ")]
    public void A_name_that_differs_only_in_case_or_blanks_from_one_at_hand_is_a_warning(string written)
    {
        using BatchRun run = new("people", new RecordOptions { KnownNames = Names("sites", "Houston HQ", "Chicago") });
        run.Add(("Primary Email", "a@x"), ("Name", "A"), ("Site", "Chicago"));
        run.Add(("Primary Email", "b@x"), ("Name", "B"), ("Site", written));
        run.Add(("Primary Email", "c@x"), ("Name", "C"), ("Site", written));
        run.Complete();
        Assert.True(run.Batch.Notices.TryTake(out Notice notice));
        Assert.Equal(("ReferenceSpelling", 2L, "Site", "Houston HQ"), (notice.Code, notice.Row, notice.Column, notice.Suggestion));
        Assert.Contains($"'{written}' in 'Site' (record 2) differs from 'Houston HQ' only in case or blanks", notice.Text);
        Assert.Empty(run.Warnings);
    }

    [Theory]
    [InlineData("Houston HQ"), InlineData(" Houston HQ "), InlineData("Dallas"), InlineData("houston hq @widget"), InlineData("")]
    public void What_is_written_alike_unknown_or_of_another_account_is_nothing_to_say(string written)
    {
        using BatchRun run = new("people", new RecordOptions { KnownNames = Names("sites", "Houston HQ") });
        run.Add(("Primary Email", "a@x"), ("Name", "A"), ("Site", written), ("Organization", "houston hq"));
        run.Complete();
        Assert.Empty(run.Warnings);
    }

    [Fact]
    public void The_names_of_the_run_itself_are_at_hand_before_and_after_the_reference()
    {
        using BatchRun run = new("organizations");
        run.Add(("ID", 1), ("Name", "Sales"), ("Parent Organization", "WIDGET"));
        run.Add(("ID", 2), ("Name", "Widget"), ("Parent Organization", ""));
        run.Add(("ID", 3), ("Name", "Support"), ("Parent Organization", "widget"));
        run.Complete();
        string said = Assert.Single(run.Warnings, text => text.Contains("only in case", StringComparison.Ordinal));
        Assert.Contains("'WIDGET' in 'Parent Organization' (record 1) differs from 'Widget'", said);
        Assert.Contains("so do 1 other names", said);
    }

    [Fact]
    public void Addresses_of_people_compare_without_regard_to_case_in_the_service_too()
    {
        using BatchRun run = new("people", new RecordOptions { KnownNames = Names("people", "boss@x") });
        run.Add(("Primary Email", "a@x"), ("Name", "A"), ("Manager", "BOSS@x"));
        run.Complete();
        Assert.Empty(run.Warnings);
    }

    [Fact]
    public void Every_entry_of_a_list_is_looked_at()
    {
        using BatchRun run = new("cis", new RecordOptions { KnownNames = Names("service_instances", "Mail", "Files") });
        run.Add(("ID", 1), ("Product", "P"), ("Status", "in_production"), ("Service Instances", "Mail\nfiles"));
        run.Complete();
        Assert.Contains("'files' in 'Service Instances'", Assert.Single(run.Warnings));
    }

    private static Dictionary<string, IReadOnlyCollection<string>> Names(string type, params string[] names) => new() { [type] = names };
}

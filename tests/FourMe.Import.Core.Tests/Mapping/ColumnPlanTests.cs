using FourMe.Import.Core.Tests.Rows;
using FourMe.Import.Core.Tests.Values;

namespace FourMe.Import.Core.Tests.Mapping;

public sealed class ColumnPlanTests
{
    [Theory]
    [InlineData("Primary Email"), InlineData("PrimaryEmail"), InlineData("primary_email"), InlineData("PRIMARY.EMAIL"), InlineData("primary-email"), InlineData(" primaryEmail ")]
    public void A_property_matches_regardless_of_case_spaces_dots_and_underscores(string property)
    {
        ColumnPlan plan = Plan("people");
        foreach (string culture in new[] { "en-US", "tr-TR" })
            Assert.Equal(0, Written.Under(culture, () => plan.SlotOf(property)));
        Assert.Equal("Primary Email", Assert.Single(plan.Columns).Header);
        Assert.Empty(plan.Formatting.Notices.Said());
    }

    [Fact]
    public void A_turkish_machine_matches_columns_with_an_i_too() =>
        Assert.Equal(["Picture URI", "VIP", "ID"], Written.Under("tr-TR", () =>
        {
            ColumnPlan plan = Plan("people");
            foreach (string name in new[] { "PICTUREURI", "vip", "id" }) plan.SlotOf(name);
            return plan.Columns.Select(column => column.Header).ToArray();
        }));

    [Fact]
    public void A_property_that_matches_nothing_is_noted_once()
    {
        ColumnPlan plan = Plan("people");
        Assert.Equal(-1, plan.SlotOf("Shoe Size"));
        Assert.Equal(-1, plan.SlotOf("SHOE SIZE"));
        Assert.Equal(["Shoe Size"], plan.UnmatchedProperties);
        Assert.Empty(plan.Columns);
    }

    [Fact]
    public void Of_two_properties_of_a_record_for_one_column_the_first_counts_with_a_notice()
    {
        using BatchRun run = new("people");
        run.Add(("Name", "first"), ("na_me", "second"), ("Primary Email", "a@x"));
        run.Add(("na_me", "first"), ("Name", "second"), ("Primary Email", "b@x"));
        run.Add(("NA_ME", "third"), ("NAME", "fourth"), ("Primary Email", "c@x"));
        run.Complete();
        Assert.Equal(["Primary Email,Name|a@x,first|b@x,first|c@x,third"], run.Texts);
        List<string> said = run.Warnings;
        Assert.Contains("The property 'na_me' is ignored where the column 'Name' is already filled.", said);
        Assert.Equal(said.Distinct(), said);
    }

    [Fact]
    public void Records_may_spell_a_column_in_different_ways()
    {
        using BatchRun run = new("people");
        run.Add(("Name", "A"), ("PrimaryEmail", "a@x"));
        run.Add(("primary_email", "b@x"), ("na.me", "B"));
        run.Complete();
        Assert.Equal(["Primary Email,Name|a@x,A|b@x,B"], run.Texts);
        Assert.Empty(run.Warnings);
    }

    [Fact]
    public void A_constant_goes_before_a_property_of_the_same_name()
    {
        ColumnPlan plan = Plan("people", new RecordOptions { Constants = [new("source", "AD")] });
        Assert.Equal(-1, plan.SlotOf("Source"));
        PlannedColumn column = Assert.Single(plan.Columns);
        Assert.Equal(("Source", "AD"), (column.Header, column.Constant));
        Assert.Single(plan.Formatting.Notices.Said());
    }

    [Fact]
    public void A_constant_is_written_by_its_columns_kind()
    {
        ColumnPlan plan = Plan("people", new RecordOptions { Constants = [new("VIP", true), new("Name", null), new("Cost per Hour", 12.5)] });
        Assert.Equal(["1", "", "12.5"], plan.Columns.Select(column => column.Constant));
        Assert.Equal("InvalidBoolean", Assert.Throws<FourMeException>(() => Plan("people", new RecordOptions { Constants = [new("VIP", "ja")] })).Failure.Id);
    }

    [Fact]
    public void Columns_of_a_file_stand_in_the_order_of_the_catalogue()
    {
        ColumnPlan plan = Plan("people", new RecordOptions { AllowColumn = ["Zeta", "Alpha"] });
        foreach (string name in new[] { "Zeta", "Job Title", "Name", "Alpha", "ID", "Primary Email" }) plan.SlotOf(name);
        var columns = new ColumnSet(plan, ["z", "t", "n", "a", "1", "e"]);
        Assert.Equal("ID, Primary Email, Name, Job Title, Zeta, Alpha", columns.Headers);
        Assert.Equal([4, 5, 2, 1, 0, 3], columns.Slots);
    }

    [Fact]
    public void A_column_given_twice_is_an_error()
    {
        Assert.Equal("DuplicateColumn", Refused("people", new RecordOptions { Map = [new("Name", "a"), new("NAME", "b")] }).Id);
        Assert.Equal("DuplicateColumn", Refused("people", new RecordOptions { Map = [new("Name", "a")], Constants = [new("na me", "b")] }).Id);
        Failure failure = Refused("people", new RecordOptions { Constants = [new("Name", "a"), new("name", "b")] });
        Assert.Equal("The column 'Name' occurs more than once.", failure.Message);
        Assert.Equal(FailureKind.InvalidArgument, failure.Kind);
    }

    [Fact]
    public void A_map_without_entries_is_an_error() => Assert.Equal("EmptyMap", Refused("people", new RecordOptions { Map = [] }).Id);

    [Fact]
    public void With_a_map_other_properties_are_of_no_interest()
    {
        ColumnPlan plan = Plan("people", new RecordOptions { Map = [new("Name", "displayName"), new("Job Title", record => record)] });
        Assert.True(plan.IsMapped);
        Assert.Equal(["Name", "Job Title"], plan.Columns.Select(column => column.Header));
        Assert.False(Plan("people").IsMapped);
    }

    internal static ColumnPlan Plan(string type, RecordOptions? options = null) => new(RecordTypes.Get(type), options ?? new RecordOptions());

    internal static Failure Refused(string type, RecordOptions options) => Assert.Throws<FourMeException>(() => Plan(type, options)).Failure;
}

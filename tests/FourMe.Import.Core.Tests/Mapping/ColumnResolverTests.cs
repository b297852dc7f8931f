using FourMe.Import.Core.Tests.Values;
using static FourMe.Import.Core.Tests.Mapping.ColumnPlanTests;

namespace FourMe.Import.Core.Tests.Mapping;

public sealed class ColumnResolverTests
{
    [Fact]
    public void A_renamed_column_is_accepted_by_its_old_name_and_written_by_its_new_one()
    {
        ColumnPlan plan = Plan("holidays");
        Assert.Equal(0, plan.SlotOf("from"));
        Assert.Equal(1, plan.SlotOf("Until"));
        Assert.Equal(["Start At", "End At"], plan.Columns.Select(column => column.Header));
        List<string> said = plan.Formatting.Notices.Said();
        Assert.Equal(2, said.Count);
        Assert.Equal("'from' of 'holidays' was renamed to 'Start At'; the new name is written.", said[0]);
        Assert.Empty(Headers("holidays", "Start At").Said);
    }

    [Fact]
    public void The_old_and_the_new_name_together_are_one_column_twice() =>
        Assert.Equal("DuplicateColumn", Refused("holidays", new RecordOptions { Map = [new("From", "a"), new("Start At", "b")] }).Id);

    [Theory]
    [InlineData("requests", "Change", "Workflow"), InlineData("projects", "Changes", "Workflows"), InlineData("workflows", "Change Type", "Workflow Type")]
    public void Of_two_names_in_use_the_given_one_is_written_with_one_notice(string type, string name, string alias)
    {
        foreach (string given in new[] { name, alias })
        {
            (string header, List<string> said) = Headers(type, given.ToUpperInvariant());
            Assert.Equal(given, header);
            Assert.Contains($"'{name}' of '{type}' was probably renamed to '{alias}'; '{given}' is written.", Assert.Single(said));
        }
    }

    [Fact]
    public void Two_names_in_use_are_still_one_column()
    {
        Assert.Equal("DuplicateColumn", Refused("requests", new RecordOptions { Map = [new("Change", "a"), new("Workflow", "b")] }).Id);
        Assert.Equal("DuplicateColumn", Refused("requests", new RecordOptions { Map = [new("Workflow", "a")], Constants = [new("Change", "b")] }).Id);
        ColumnPlan plan = Plan("requests");
        Assert.Equal(0, plan.SlotOf("Workflow"));
        Assert.Equal(0, plan.SlotOf("Change"));
        Assert.Equal("Workflow", Assert.Single(plan.Columns).Header);
    }

    [Fact]
    public void A_deprecated_column_is_written_with_a_notice()
    {
        (string header, List<string> said) = Headers("people", "CustomData");
        Assert.Equal("Custom Data", header);
        Assert.Equal("'Custom Data' of 'people' is deprecated in favour of 'Custom Fields'.", Assert.Single(said));
    }

    [Theory]
    [InlineData("Primary Emial", "Primary Email"), InlineData("jobtitel", "Job Title"), InlineData("mangaer", "Manager"), InlineData("Shoe Size", null)]
    public void A_name_that_the_type_lacks_is_an_error_with_the_nearest(string name, string? nearest)
    {
        foreach (RecordOptions options in new[] { new RecordOptions { Map = [new(name, "x")] }, new RecordOptions { Constants = [new(name, "x")] } })
        {
            Failure failure = Refused("people", options);
            Assert.Equal(("UnknownColumn", FailureKind.InvalidArgument), (failure.Id, failure.Kind));
            Assert.Equal((name, nearest), (failure.Column, failure.Suggestion));
            Assert.StartsWith($"The record type 'people' has no column '{name}'.", failure.Message);
            Assert.Equal(nearest is not null, failure.Message.EndsWith($"Did you mean '{nearest}'?", StringComparison.Ordinal));
            Assert.Contains("outside the catalogue", failure.Advice);
        }
    }

    [Fact]
    public void A_column_that_is_allowed_goes_through_as_text_under_its_own_name()
    {
        var options = new RecordOptions { Map = [new("Shoe_Size", "a")], Constants = [new("VIP Since", new DateTime(2026, 3, 31))], AllowColumn = ["shoe_size", "VIP since"] };
        ColumnPlan plan = Plan("people", options);
        Assert.Equal(["Shoe_Size", "VIP Since"], plan.Columns.Select(column => column.Header));
        Assert.All(plan.Columns, column => Assert.Equal(ColumnKind.Unknown, column.Column.Kind));
        Assert.Equal("2026-03-31", plan.Columns[1].Constant);
    }

    [Fact]
    public void A_property_may_match_an_allowed_column_too()
    {
        Assert.Equal("shoe Size", Headers("people", "shoe Size", "Shoe Size").Header);
        Assert.Equal(-1, Plan("people", new RecordOptions { AllowColumn = ["Shoe Size"] }).SlotOf("ShoeSize"));
    }

    [Fact]
    public void Of_a_type_whose_columns_are_not_known_all_go_through_with_one_notice()
    {
        foreach (RecordType type in new[] { RecordTypes.Get("scrum_workspaces"), RecordTypes.Get("gadgets", allowUnknown: true) })
        {
            var plan = new ColumnPlan(type, new RecordOptions { Constants = [new("Source", "AD")] });
            Assert.Equal([1, 2, 1], new[] { "My_Name", "Other", "MY_NAME" }.Select(plan.SlotOf));
            Assert.Equal(["Source", "My_Name", "Other"], plan.Columns.Select(column => column.Header));
            Assert.Contains($"columns of '{type.Name}' are not known", Assert.Single(plan.Formatting.Notices.Said()));
        }
    }

    private static (string Header, List<string> Said) Headers(string type, string property, params string[] allowed)
    {
        ColumnPlan plan = Plan(type, new RecordOptions { AllowColumn = allowed });
        Assert.Equal(0, plan.SlotOf(property));
        return (plan.Columns[0].Header, plan.Formatting.Notices.Said());
    }
}

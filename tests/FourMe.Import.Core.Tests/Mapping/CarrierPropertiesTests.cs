using FourMe.Import.Core.Tests.Rows;

namespace FourMe.Import.Core.Tests.Mapping;

/// <summary>Members of the object that carries a record are not columns.</summary>
public sealed class CarrierPropertiesTests
{
    [Theory]
    [InlineData("RowError"), InlineData("rowstate"), InlineData("ItemArray"), InlineData("HasErrors")]
    [InlineData("PSComputerName"), InlineData("RunspaceId"), InlineData("PSShowComputerName"), InlineData("PSSourceJobInstanceId")]
    [InlineData("PropertyNames"), InlineData("AddedProperties"), InlineData("__PATH")]
    public void It_is_neither_a_column_nor_unmatched_in_any_type(string property)
    {
        foreach (RecordType type in new[] { RecordTypes.Get("people"), RecordTypes.Get("any_columns", allowUnknown: true) })
        {
            var plan = new ColumnPlan(type, new RecordOptions());

            Assert.Equal(-1, plan.SlotOf(property));
            Assert.Empty(plan.UnmatchedProperties);
            Assert.Empty(plan.Columns);
        }
    }

    [Fact]
    public void Strict_does_not_count_it()
    {
        using var run = new BatchRun("people", new RecordOptions { Strict = true });
        run.Add(("Primary Email", "a@x"), ("Name", "A"), ("PSComputerName", "host"), ("RowState", "Added"));
        run.Complete();

        Assert.Equal(["Primary Email,Name|a@x,A"], run.Texts);
    }

    [Fact]
    public void It_goes_through_where_it_is_allowed_by_name() =>
        Assert.Equal(0, new ColumnPlan(RecordTypes.Get("people"), new RecordOptions { AllowColumn = ["RowState"] }).SlotOf("RowState"));

    [Theory]
    [InlineData("Table", "System.Data.DataRow", true), InlineData("Table", "Deserialized.System.Data.DataRow", true)]
    [InlineData("Table", "Selected.System.Data.DataRow", true), InlineData("Table", "System.Management.Automation.PSCustomObject", false)]
    [InlineData("Site", "System.Management.ManagementBaseObject", true)]
    [InlineData("Site", "System.ComponentModel.Component", true), InlineData("Container", "Deserialized.System.ComponentModel.Component", true)]
    [InlineData("Site", "System.Data.DataRow", false), InlineData("Line", "FourMe.Row", true)]
    public void A_name_that_records_have_too_is_the_carriers_only_in_objects_of_its_type(string property, string type, bool isCarriers)
    {
        Assert.True(CarrierProperties.HasSomewhere(property));
        Assert.Equal(isCarriers, CarrierProperties.Has(property, [type, "System.Object"]));
    }
}

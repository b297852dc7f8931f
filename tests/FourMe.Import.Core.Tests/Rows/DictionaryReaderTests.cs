using System.Collections;

namespace FourMe.Import.Core.Tests.Rows;

public sealed class DictionaryReaderTests
{
    [Theory]
    [InlineData("name"), InlineData("NAME"), InlineData("Name")]
    public void A_property_is_found_whatever_its_case(string path) => Assert.Equal("Ed", Find(path, ("Name", "Ed")));

    [Fact]
    public void A_dotted_path_goes_into_dictionaries_of_both_sorts()
    {
        Assert.Equal("Ed", Find("manager.name", ("Manager", BatchRun.Record(("Name", "Ed")))));
        Assert.Equal("Ed", Find("Manager.Boss.Name", ("Manager", new Hashtable { ["Boss"] = BatchRun.Record(("Name", "Ed")) })));
    }

    [Fact]
    public void A_property_whose_name_has_a_dot_wins_over_the_path() =>
        Assert.Equal("whole", Find("a.b", ("a", BatchRun.Record(("b", "inner"))), ("a.b", "whole")));

    [Fact]
    public void A_path_through_null_or_nothing_is_missing()
    {
        Assert.Same(Missing.Value, Find("manager.name", ("manager", null)));
        Assert.Same(Missing.Value, Find("manager.name", ("other", 1)));
        Assert.Same(Missing.Value, Find("manager.name", ("manager", "text")));
        Assert.Same(Missing.Value, Find("name"));
    }

    [Fact]
    public void A_null_at_the_end_of_a_path_is_empty_and_not_missing()
    {
        Assert.Null(Find("name", ("name", null)));
        Assert.Null(Find("manager.name", ("manager", BatchRun.Record(("name", null)))));
    }

    private static object? Find(string path, params (string Name, object? Value)[] properties)
    {
        var plan = new ColumnPlan(RecordTypes.Get("people"), new RecordOptions { Map = [new("Name", path)] });
        var values = new RecordValues();
        values.Clear(1);
        new DictionaryReader().Read(BatchRun.Record(properties), plan, values, []);
        return values[0];
    }
}

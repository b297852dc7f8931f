namespace FourMe.Import.Core.Tests.Values.Meanings;

/// <summary>Custom fields are compared by id.</summary>
public sealed class CustomFieldsMeaningTests
{
    private readonly CustomFieldsMeaning _meaning = new();

    [Theory]
    [InlineData("""[{"id":"a","value":1}]""", """[{"id":"a","value":2}]""", """[{"id":"a","value":1}]""")]
    [InlineData("""[{"id":"a","value":1}]""", "", """[{"id":"a","value":1}]""")]
    [InlineData("""[{"id":"a","value":1}]""", """[{"id":"b", "value": "x y"},{"id":"a","value":2}]""", """[{"id":"a","value":1},{"id":"b", "value": "x y"}]""")]
    [InlineData("""[{"id":"a","value":null}]""", """[{"id":"b","value":2}]""", """[{"id":"a","value":null},{"id":"b","value":2}]""")]
    [InlineData("", """[{"id":"b","value":2}]""", "")]
    [InlineData("""[{"id":"a","value":1}]""", "no JSON", null)]
    [InlineData("""[{"id":"a","value":1}]""", """{"b":2}""", null)]
    public void The_cell_to_send_carries_the_accounts_other_ids_along(string desired, string actual, string? sent) =>
        Assert.Equal(sent, _meaning.Merge(desired, actual));

    [Theory]
    [InlineData("", "")]
    [InlineData("[]", "")]
    [InlineData("""[{"id":"b","value":"x"},{"id":"a","value":0},{"id":"c","value":""},{"id":"d"},{"id":"e","value":[]}]""", "a b")]
    public void Ids_with_a_value_are_the_entries(string cell, string entries)
    {
        Assert.Equal(entries.Split(' ', StringSplitOptions.RemoveEmptyEntries), _meaning.Entries(cell, new MeaningContext()));
        Assert.Equal(entries.Length == 0, _meaning.IsEmpty(cell));
    }

    [Theory]
    [InlineData("""[{"id":"a","value":{"x":1,"y":[1,2]}}]""", """[{"id":"a","value":{"y":[1.0,2e0],"x":1}}]""", true)]
    [InlineData("""[{"id":"a","value":{"x":1,"y":[1,2]}}]""", """[{"id":"a","value":{"x":1,"y":[2,1]}}]""", false)]
    [InlineData("""[{"id":"a","value":true}]""", """[{"id":"a","value":"true"}]""", false)]
    [InlineData("""[{"id":"a","value":"x\ny"}]""", "[{\"id\":\"a\",\"value\":\"x\\r\\ny \"}]", true)]
    [InlineData("""[{"id":"a","value":1},{"id":"a","value":2}]""", """[{"id":"a","value":2}]""", true)]
    [InlineData("""[{"id":"a:\"b","value":1}]""", """[{"id":"a","value":"b\":1"}]""", false)]
    [InlineData("""{"a":1,"b":2}""", """{"b":2,"a":1}""", true)]
    [InlineData("""{"a":1}""", """[{"id":"a","value":1}]""", false)]
    public void Values_are_compared_by_the_meaning_of_their_json(string desired, string actual, bool same) =>
        Assert.Equal(same, _meaning.Same(desired, actual, new MeaningContext()));
}

using System.Collections;
using System.Collections.Specialized;
using System.Security;

namespace FourMe.Import.Core.Tests.Values;

public sealed class CustomFieldsCellTests
{
    [Fact]
    public void A_hashtable_becomes_an_array_of_id_and_value() =>
        Assert.Equal("""[{"id":"contact_person","value":196}]""", Fields(new Hashtable { ["contact_person"] = 196 }));

    [Fact]
    public void An_ordered_dictionary_keeps_its_order() =>
        Assert.Equal("""[{"id":"z","value":"1"},{"id":"a","value":true},{"id":"m","value":null}]""",
            Fields(new OrderedDictionary { ["z"] = "1", ["a"] = true, ["m"] = null }));

    [Fact]
    public void A_list_of_id_and_value_is_written_as_it_is() =>
        Assert.Equal("""[{"id":"a","value":1},{"id":"b","value":["x","y"]}]""", Fields(new object[]
        {
            new OrderedDictionary { ["id"] = "a", ["value"] = 1 },
            new OrderedDictionary { ["id"] = "b", ["value"] = new[] { "x", "y" } },
        }));

    [Fact]
    public void Nested_dictionaries_and_lists_are_json_too() =>
        Assert.Equal("""[{"id":"a","value":{"b":[1,{"c":null}],"d":[]}}]""", Fields(new Hashtable
        {
            ["a"] = new OrderedDictionary { ["b"] = new ArrayList { 1, new Hashtable { ["c"] = null } }, ["d"] = Array.Empty<string>() },
        }));

    [Fact]
    public void Values_have_the_form_of_json_on_every_machine()
    {
        var all = new OrderedDictionary
        {
            ["double"] = -1.5, ["whole"] = 5.0, ["decimal"] = 12.50m, ["large"] = 1e15, ["long"] = long.MinValue, ["ulong"] = ulong.MaxValue, ["bool"] = false,
            ["moment"] = new DateTimeOffset(2026, 3, 31, 17, 0, 0, TimeSpan.FromHours(2)), ["date"] = new DateTime(2026, 3, 31), ["guid"] = Guid.Empty,
        };
        const string json = """[{"id":"double","value":-1.5},{"id":"whole","value":5},{"id":"decimal","value":12.50},{"id":"large","value":1000000000000000},"""
            + """{"id":"long","value":-9223372036854775808},{"id":"ulong","value":18446744073709551615},{"id":"bool","value":false},"""
            + """{"id":"moment","value":"2026-03-31T17:00:00+02:00"},{"id":"date","value":"2026-03-31"},{"id":"guid","value":"00000000-0000-0000-0000-000000000000"}]""";
        Assert.Equal(json, Fields(all));
        Assert.Equal(json, Written.Under("de-DE", () => Fields(all)));
        Assert.Equal(json, Written.Under("tr-TR", () => Fields(all)));
    }

    [Fact]
    public void Text_is_escaped_no_more_than_json_asks_for() =>
        Assert.Equal("""[{"id":"ü<&'+>","value":"a\"b\\c\nd é😀"}]""".Replace("😀", "\\uD83D\\uDE00", StringComparison.Ordinal),
            Fields(new Hashtable { ["ü<&'+>"] = "a\"b\\c\nd é😀" }));

    [Fact]
    public void A_property_bag_is_taken_like_a_dictionary()
    {
        var context = new FormattingContext { PropertyBag = value => value is Version ? [new("size", "a"), new("colour", 1)] : null };
        Assert.Equal("""[{"id":"size","value":"a"},{"id":"colour","value":1}]""", Fields(new Version(1, 0), context));
    }

    [Fact]
    public void A_bag_of_id_and_value_is_one_field()
    {
        var context = new FormattingContext { PropertyBag = value => value is Version ? [new("id", "a"), new("value", 1)] : null };
        Assert.Equal("""[{"id":"a","value":1}]""", Fields(new Version(1, 0), context));
        Assert.Equal("""[{"id":"a","value":1}]""", Fields(new[] { new Version(1, 0) }, context));
    }

    [Theory]
    [InlineData("""[{"id":"a","value":1}]"""), InlineData("[]"), InlineData(""" [ {"value":null, "id":"a"} ] """), InlineData("")]
    public void Text_that_is_such_an_array_goes_through_unchanged(string json) => Assert.Equal(json, Fields(json));

    [Theory]
    [InlineData("contact=1"), InlineData("{"), InlineData("[{'id':'a'}]"), InlineData("""[{"id":"a"},]"""), InlineData("""[{"id":"a"}] x""")]
    public void Text_that_is_no_json_is_refused_with_the_reason(string text)
    {
        Failure failure = Written.Refused(ColumnKind.CustomFields, text);
        Assert.Equal("InvalidCustomFields", failure.Id);
        Assert.Contains("the text is not JSON: ", failure.Message);
        Assert.Contains("hashtable of field id and value", failure.Advice);
    }

    [Theory]
    [InlineData("""{"id":"a","value":1}"""), InlineData("""["a"]"""), InlineData("""[{"value":1}]"""), InlineData("""[{"Id":"a"}]"""), InlineData("1"), InlineData("null"), InlineData("\"a\"")]
    public void Json_that_is_no_array_of_fields_is_refused(string json)
    {
        Failure failure = Written.Refused(ColumnKind.CustomFields, json);
        Assert.Equal("InvalidCustomFields", failure.Id);
        Assert.Contains("not a JSON array of objects with an id", failure.Message);
    }

    [Fact]
    public void Items_without_an_id_are_refused()
    {
        foreach (object items in new object[] { new[] { "a" }, new object?[] { null }, new[] { new Hashtable { ["value"] = 1 } }, new byte[] { 1 } })
            Assert.Contains("no id", Written.Refused(ColumnKind.CustomFields, items).Message);
    }

    [Theory]
    [InlineData(5), InlineData(true), InlineData(1.5)]
    public void A_single_value_that_is_no_structure_is_refused(object value) => Assert.Equal("UnsuitableType", Written.Refused(ColumnKind.CustomFields, value).Id);

    [Fact]
    public void Values_that_make_no_sense_are_refused_by_their_type()
    {
        using var secret = new SecureString();
        var circular = new Hashtable();
        circular["again"] = circular;
        object[] values = [secret, new Action(() => { }), new object(), double.NaN, double.PositiveInfinity, 1e300, new byte[] { 1, 2 }, circular];
        foreach (object value in values)
            Assert.Equal("InvalidCustomFields", Written.Refused(ColumnKind.CustomFields, new Hashtable { ["a"] = value }).Id);
        Assert.Contains("System.Security.SecureString", Written.Refused(ColumnKind.CustomFields, new Hashtable { ["a"] = secret }).Message);
        Assert.Contains("NaN", Written.Refused(ColumnKind.CustomFields, new Hashtable { ["a"] = double.NaN }).Message);
    }

    [Fact]
    public void Nul_and_half_characters_inside_are_refused_like_anywhere_else()
    {
        foreach (object value in new object[] { "x\0", new[] { "x\ud83d" }, '\0', new Hashtable { ["\0"] = 1 } })
            Assert.Contains("NUL character or an unpaired surrogate", Written.Refused(ColumnKind.CustomFields, new Hashtable { ["a"] = value }).Message);
        Assert.Equal("InvalidCustomFields", Written.Refused(ColumnKind.CustomFields, new Hashtable { ["\ude00"] = 1 }).Id);
    }

    private static string Fields(object value, FormattingContext? context = null) => Written.Cell(ColumnKind.CustomFields, value, context);
}

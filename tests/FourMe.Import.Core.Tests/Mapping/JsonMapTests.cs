using System.Collections;
using System.Text;

namespace FourMe.Import.Core.Tests.Mapping;

public sealed class JsonMapTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".json");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void A_map_is_a_table_in_the_order_of_the_file()
    {
        IDictionary map = Read("""
            { // who
              "Primary Email": "mail",
              "Manager": { "Property": "boss.mail", "WhenMissing": "Clear", "Default": null },
              "Cost Per Hour": { "Property": "cost", "Default": 12.5 }, "VIP": { "Property": "v", "Default": false }, "ID": { "Property": "id", "Default": 7 },
            }
            """);
        Assert.Equal(["Primary Email", "Manager", "Cost Per Hour", "VIP", "ID"], map.Keys.Cast<string>());
        Assert.Equal("mail", map["PRIMARY EMAIL"]);
        var manager = Assert.IsAssignableFrom<IDictionary>(map["Manager"]);
        Assert.Equal(("boss.mail", "Clear", null), (manager["property"], manager["WhenMissing"], manager["Default"]));
        Assert.Equal([12.5m, false, 7L], new[] { "Cost Per Hour", "VIP", "ID" }.Select(name => ((IDictionary)map[name]!)["Default"]));
    }

    [Fact]
    public void Several_properties_are_a_list() =>
        Assert.Equal(["a", "b"], (object?[])((IDictionary)Read("""{ "Name": { "Property": ["a", "b"] } }""")["Name"]!)["Property"]!);

    [Fact]
    public void A_text_that_looks_like_code_is_a_property_name() => Assert.Equal("{ Remove-Item * }", Read("""{ "Name": "{ Remove-Item * }" }""")["Name"]);

    [Theory]
    [InlineData("[]", "not an object"), InlineData("\"x\"", "not an object"), InlineData("", ""), InlineData("{", ""), InlineData("{ 'Name': 'x' }", "")]
    [InlineData("""{ "Name": "a", "NAME": "b" }""", "'NAME' occurs twice"), InlineData("""{ "Name": { "Default": 1e400 } }""", "")]
    public void Anything_else_is_an_error_that_names_the_file(string text, string problem)
    {
        Failure failure = Assert.Throws<FourMeException>(() => Read(text)).Failure;
        Assert.Equal(("MapFileInvalid", FailureKind.ParserError), (failure.Id, failure.Kind));
        Assert.StartsWith($"The map file '{_path}' cannot be used: ", failure.Message);
        Assert.Contains(problem, failure.Message);
    }

    [Fact]
    public void A_file_that_windows_powershell_wrote_can_be_read()
    {
        foreach (Encoding encoding in new Encoding[] { new UTF8Encoding(true), new UnicodeEncoding(false, true) })
            Assert.Equal("größe", Read("""{ "Name": "größe" }""", encoding)["Name"]);
    }

    [Fact]
    public void A_file_that_is_not_there_is_an_error() => Assert.Equal("FileReadFailed", Assert.Throws<FourMeException>(() => JsonMap.Read(_path)).Failure.Id);

    private IDictionary Read(string text, Encoding? encoding = null)
    {
        File.WriteAllText(_path, text, encoding ?? new UTF8Encoding(false));
        return JsonMap.Read(_path);
    }
}

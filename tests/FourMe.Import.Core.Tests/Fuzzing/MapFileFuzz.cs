using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Fuzzing;

/// <summary>Maps in .json files.</summary>
public sealed class MapFileFuzz(ITestOutputHelper output) : IDisposable
{
    private static readonly string[] Seeds =
    [
        """{ "Primary Email": "mail", "Name": "DisplayName" }""", """{ "Manager": { "Property": "boss.mail", "Account": "widget", "WhenMissing": "Clear", "Default": 5 }, }""",
        """{ /* why */ "A": "b", "C": { "Expression": "{ calc }" }, "D": null, "E": true, "F": 1.5e3 }""", "{}", "[]", "\"x\"", "", """{"A":{"B":{"C":{"D":{}}}}}""",
    ];

    private static readonly string[] Tokens = ["{", "}", "\"", ":", ",", "[", "]", "\\ud800", "\\u0000", "\\", "//", "/*", "*/", "1e400", "-0", "null", "\"A\":", "\"a\":", "{\"A\":"];

    private readonly TestFolder _folder = TestFolder.OfMemory();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task A_map_is_a_table_of_plain_values_or_refused() => new Fuzz(output, Seeds, Tokens).RunAsync(50_000, input =>
    {
        string path = _folder["map.json"];
        Fuzz.Write(path, input);

        if (KnownFailures.Of(() => JsonMap.Read(path)) is { } map) AssertPlain(map);
    });

    private static void AssertPlain(System.Collections.IDictionary table)
    {
        foreach (System.Collections.DictionaryEntry entry in table)
        {
            Assert.IsType<string>(entry.Key);
            AssertPlain(entry.Value);
        }
    }

    private static void AssertPlain(object? value)
    {
        if (value is System.Collections.IDictionary inner) AssertPlain(inner);
        else if (value is object?[] list) Array.ForEach(list, AssertPlain);
        else Assert.True(value is null or string or bool or long or decimal);
    }
}

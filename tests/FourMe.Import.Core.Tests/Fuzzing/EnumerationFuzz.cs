using System.Text;
using System.Text.Json;
using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Fuzzing;

/// <summary>Cached enumerations, damaged by a crash or by another program.</summary>
public sealed class EnumerationFuzz(ITestOutputHelper output) : IDisposable
{
    private const string Host = "api.example.com";

    private static readonly string[] Tokens =
        ["null", "\"\"", "0", "-1", "\\ud800", "[", "]", "{", "}", ",", "\"", "\"id\":", "\"txt\":", "\"read\":", "\"host\":", "\"9999-12-31T23:59:59Z\"", "\"0001-01-01T00:00:00+14:00\"", "[null]", "{\"ci.status\":[]}"];

    private readonly TestFolder _folder = TestFolder.OfMemory();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task Kept_lists_are_usable_or_asked_for_again()
    {
        TestClock clock = TestClock.Manual();
        var cache = new EnumerationCache(_folder.Path, clock);
        using JsonDocument answer = JsonDocument.Parse("""{"ci.status":[{"id":"in_use","txt":"In Use"},{"id":"lost","txt":"Löst"}],"people.locale":[{"id":1,"txt":null}]}""");
        Assert.Null(cache.Write(Host, null, new EnumerationLists(EnumerationJson.Read(answer.RootElement), clock.GetUtcNow())));
        string path = Assert.Single(Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
        return new Fuzz(output, [File.ReadAllBytes(path), .. Fuzz.Bytes(["{}", "null"])], [.. Fuzz.Bytes(Tokens), .. Mutator.BrokenText]).RunAsync(30_000, input =>
        {
            Fuzz.Write(path, input);

            if (cache.Read(Host, null) is not { } lists) return;
            Assert.NotNull(cache.ReadFresh(Host, null)?.ByName ?? lists.WithShipped().ByName);
            Assert.NotNull(lists.Origin(clock.GetUtcNow()));
            Assert.All(lists.ByName.Values.SelectMany(list => list.Values), value => Assert.True(value.Key.Length > 0));
        });
    }
}

using System.Text;
using FourMe.Import.Core.Tests.Csv;

namespace FourMe.Import.Core.Tests.Fuzzing;

/// <summary>Any text in a record: either rejected, or written so that a conforming reader gets it back.</summary>
public class WrittenRowsFuzz(ITestOutputHelper output)
{
    private static readonly RecordType AnyColumns = RecordTypes.Get("any_columns", allowUnknown: true);
    private static readonly DictionaryReader Reader = new();

    [Fact]
    public Task What_is_written_comes_back_or_is_refused() => new Fuzz(output, CsvSeeds.Files, CsvSeeds.Tokens).RunAsync(80_000, input =>
    {
        // Half of the inputs as UTF-16, where unpaired surrogates can occur.
        string text = input.Length % 2 == 0 ? Encoding.Unicode.GetString(input) : new string([.. input.Select(value => (char)(value < 0xD0 ? value : value << 8))]);
        string[] cells = [text, text[..(text.Length / 2)], "x"];
        using var sink = new LineSink();
        using var batch = new RecordBatch(AnyColumns, new RecordOptions(), sink);

        IReadOnlyList<Failure> failures = batch.Add(Reader, new Dictionary<string, object?> { ["A"] = cells[0], ["B"] = cells[1], ["C"] = cells[2] });

        foreach (Failure failure in failures) KnownFailures.Check(failure);
        Assert.Equal(cells.Any(IsNoText), failures.Count > 0);
        if (failures.Count > 0) return;
        byte[] written = Written(sink);
        Assert.Equal([["A", "B", "C"], cells], StrictCsv.Read(written));
        Assert.Equal(cells, Assert.Single(ReferenceCsv.Read(written)!.Rows).Cells);
    });

    private static bool IsNoText(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0' || char.IsLowSurrogate(text[i])) return true;
            if (char.IsHighSurrogate(text[i]) && (++i == text.Length || !char.IsLowSurrogate(text[i]))) return true;
        }
        return false;
    }

    private static byte[] Written(LineSink sink)
    {
        var lines = new StringBuilder();
        while (sink.TryTake(out string line)) lines.Append(line).Append("\r\n");
        return Encoding.UTF8.GetBytes(lines.ToString());
    }
}

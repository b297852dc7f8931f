using System.Text;
using FourMe.Import.Core.Tests.Values;

namespace FourMe.Import.Core.Tests.Fuzzing;

/// <summary>Any text in a column of any kind.</summary>
public class CellFuzz(ITestOutputHelper output)
{
    private static readonly ColumnFormatter[] Formatters = [.. Enum.GetValues<ColumnKind>().Select(kind => new ColumnFormatter(Written.Column(kind)))];

    private static readonly string[] Seeds =
        ["2026-05-04", "2026-05-04T24:00", "2026-05-04T08:00:00.1234567+02:00", "24:00", "08:15", "1.5", "-1,5", "1e5", "true", "Nee", "P1DT2H", "1 day, 2 hours", "ann@example.com @widget", "[{\"id\":\"a\",\"value\":1}]", "a\nb\nc", "", "١٢٣"];

    private static readonly string[] Tokens = ["-", ":", "T", "Z", "+14:00", "24", "60", "0", "9999999999", ".", ",", " ", "\t", "\n", "\r", "@", "{", "[", "\"", "e308", "NaN", "∞", "%", "\\ud800", "true", "0x"];

    [Fact]
    public Task A_text_becomes_a_cell_or_is_refused_with_the_name_of_the_column() => new Fuzz(output, Seeds, Tokens).RunAsync(60_000, input =>
    {
        string text = Encoding.UTF8.GetString(input);
        foreach (ColumnFormatter formatter in Formatters)
        {
            string? cell = formatter.Write(text, new FormattingContext(), out Failure? failure);
            Assert.NotEqual(cell is null, failure is null);
            if (failure is null) continue;
            KnownFailures.Check(failure);
            Assert.Equal(Written.Name, failure.Column);
        }
    });
}

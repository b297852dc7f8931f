using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Fuzzing;

/// <summary>Files of other programs, read for an import.</summary>
public sealed class CsvFileFuzz(ITestOutputHelper output) : IDisposable
{
    private readonly TestFolder _folder = TestFolder.OfMemory();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task A_file_is_read_as_the_service_would_read_it_or_refused() => new Fuzz(output, CsvSeeds.Files, CsvSeeds.Tokens).RunAsync(70_000, input =>
    {
        string path = _folder["input.csv"];
        Fuzz.Write(path, input);

        CsvFileRow[]? rows = KnownFailures.Of(() => CsvFile.Read(path).ToArray());

        if (ReferenceCsv.Read(input) is not { } reference) return;
        if (IsOutOfItsReach(input)) return;
        if (reference.IsBadText) Assert.Null(rows);
        else if (reference.IsPlain && HasUsableHeader(reference.Header)) AssertSame(reference, rows);
    });

    /// <summary>The service takes no UTF-16 of the other byte order, and no UTF-32.</summary>
    private static bool IsOutOfItsReach(byte[] input) => input is [0xFE, 0xFF, ..] or [0xFF, 0xFE, 0, 0, ..];

    private static bool HasUsableHeader(IReadOnlyList<string> header) =>
        // A second byte order mark is no part of a name.
        !header.All(string.IsNullOrWhiteSpace) && !header[0].StartsWith('\uFEFF') && !header.Any(name => name.Contains('\uFFFD'))
        && header.Distinct(StringComparer.OrdinalIgnoreCase).Count() == header.Count && header.Select(name => name.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Count() == header.Count;

    private static void AssertSame(ReferenceCsv reference, CsvFileRow[]? rows)
    {
        Assert.NotNull(rows);
        Assert.Equal(reference.Rows.Count, rows.Length);
        for (int i = 0; i < rows.Length; i++)
        {
            Assert.Null(rows[i].Defect);
            Assert.Equal(reference.Header, rows[i].Headers);
            Assert.Equal(reference.Rows[i].Cells, rows[i].Cells);
        }
    }
}

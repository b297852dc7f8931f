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

    /// <summary>The service accepts neither big-endian UTF-16 nor UTF-32.</summary>
    private static bool IsOutOfItsReach(byte[] input) => input is [0xFE, 0xFF, ..] or [0xFF, 0xFE, 0, 0, ..];

    private static bool HasUsableHeader(IReadOnlyList<string> header) =>
        // A second byte order mark is not part of a name.
        !header.All(string.IsNullOrWhiteSpace) && !header[0].StartsWith('\uFEFF')
        && !CsvPreamble.Is(header[0]) && !header[0].StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && !header.Any(name => name.Contains('\uFFFD'))
        && Named(header).Select(index => header[index].Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Count() == Named(header).Length;

    private static int[] Named(IReadOnlyList<string> header) =>
        [.. Enumerable.Range(0, header.Count).Where(index => !string.IsNullOrWhiteSpace(header[index]))];

    private static void AssertSame(ReferenceCsv reference, CsvFileRow[]? rows)
    {
        Assert.NotNull(rows);
        int[] named = Named(reference.Header);
        // Empty rows are skipped; the reference does not tell whether their cells were quoted.
        string[][] wanted = [.. reference.Rows.Select(row => named.Select(index => TabGuard.Remove(row.Cells[index])).ToArray())
            .Where(row => !row.All(string.IsNullOrWhiteSpace))];
        CsvFileRow[] read = [.. rows.Where(row => !row.Cells.All(string.IsNullOrWhiteSpace))];
        Assert.Equal(wanted.Length, read.Length);
        for (int i = 0; i < read.Length; i++)
        {
            Assert.Null(read[i].Defect);
            Assert.Equal(named.Select(index => reference.Header[index]), read[i].Headers);
            Assert.Equal(wanted[i], read[i].Cells);
        }
    }
}

namespace FourMe.Import.Core.Tests.Fuzzing;

/// <summary>Exported files, read as they arrive.</summary>
public class ExportedRecordsFuzz(ITestOutputHelper output)
{
    [Fact]
    public Task Records_are_read_as_they_were_written_or_the_file_is_unreadable() => new Fuzz(output, CsvSeeds.Files, CsvSeeds.Tokens).RunAsync(130_000, async input =>
    {
        List<string[]>? records = await KnownFailures.OfAsync(() => ReadAsync(input));

        // Exports are UTF-8; the byte order mark of another encoding reaches the reader unchanged.
        if (input is [0xFE or 0xFF, ..] || ReferenceCsv.Read(input) is not { } reference) return;
        if (reference.IsBadText) Assert.Null(records);
        // An export is separated by commas; the header of another file would be read as one name.
        else if (reference.IsPlain && !reference.IsTabSeparated && !NamesSeparator(input) && !reference.Header.Any(name => name.Contains('\uFFFD'))) AssertSame(reference, records);
    });

    /// <summary>The sep= line of spreadsheets. No export has it; the reader honours it.</summary>
    private static bool NamesSeparator(byte[] input) => input.AsSpan().StartsWith("sep="u8);

    private static void AssertSame(ReferenceCsv reference, List<string[]>? records)
    {
        Assert.NotNull(records);
        Assert.Equal(reference.Rows.Count + 1, records.Count);
        Assert.Equal(reference.Header, records[0]);
        for (int i = 1; i < records.Count; i++) Assert.Equal(reference.Rows[i - 1].Cells.Select(WithoutGuard), records[i]);
    }

    private static string WithoutGuard(string cell) => cell is ['\t', '=' or '+' or '-' or '@', ..] ? cell[1..] : cell;

    private static async Task<List<string[]>> ReadAsync(byte[] input)
    {
        using var records = new RecordStream(new MemoryStream(input), "the export");
        await records.OpenAsync(default);
        List<string[]> read = [[.. records.Headers]];
        while (await records.ReadAsync(default) is { } batch) read.AddRange(batch);
        return read;
    }
}

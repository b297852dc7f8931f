using FourMe.Import.Core.Tests.Csv;

namespace FourMe.Import.Core.Tests.Support;

/// <summary>Writes and reads files of failed rows for tests that do not depend on the reasons.</summary>
internal static class FailedRowsFiles
{
    internal static readonly RowReason Reason = new("No", "RowFailed");

    /// <summary>Writes the rows with the given numbers, all with the same reason; all rows when there are no numbers.</summary>
    internal static long Write(SpoolFile file, IEnumerable<long>? rows, string path) => FailedRowsFile.Write(
        [rows is null ? FailedRowsSource.All(file, Reason) : FailedRowsSource.Some(file, rows.ToDictionary(row => row, _ => Reason))], path);

    /// <summary>The cells of a file, the header first. Also checks that it starts with a byte order mark.</summary>
    internal static List<string[]> Read(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        Assert.Equal((byte[])[0xEF, 0xBB, 0xBF], bytes[..3]);
        return StrictCsv.Read(bytes[3..]);
    }

    /// <summary>A file as lines of plain cells; only for cells without line breaks.</summary>
    internal static IEnumerable<string> Lines(string path) => Read(path).Select(cells => string.Join("|", cells));
}

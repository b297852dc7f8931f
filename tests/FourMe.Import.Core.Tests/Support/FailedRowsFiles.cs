using FourMe.Import.Core.Tests.Csv;

namespace FourMe.Import.Core.Tests.Support;

/// <summary>Files of failed rows in tests that are about something else than their reasons.</summary>
internal static class FailedRowsFiles
{
    internal static readonly RowReason Reason = new("No", "RowFailed");

    /// <summary>Writes rows by their number, all of them for the same reason; all rows when there are no numbers.</summary>
    internal static long Write(SpoolFile file, IEnumerable<long>? rows, string path) => FailedRowsFile.Write(
        [rows is null ? FailedRowsSource.All(file, Reason) : FailedRowsSource.Some(file, rows.ToDictionary(row => row, _ => Reason))], path);

    /// <summary>The cells of a file, the header first; that it begins with a byte order mark is checked on the way.</summary>
    internal static List<string[]> Read(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        Assert.Equal((byte[])[0xEF, 0xBB, 0xBF], bytes[..3]);
        return StrictCsv.Read(bytes[3..]);
    }

    /// <summary>A file as lines of plain cells; only for cells without line breaks.</summary>
    internal static IEnumerable<string> Lines(string path) => Read(path).Select(cells => string.Join("|", cells));
}

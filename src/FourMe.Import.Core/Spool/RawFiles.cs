using CsvHelper;
using FourMe.Import.Csv;
using FourMe.Import.Errors;
using FourMe.Import.Files;
using FourMe.Import.Rows;

namespace FourMe.Import.Spool;

/// <summary>
/// Takes copies of files that are sent as they are. A copy, because the file of a job is kept until its result is here,
/// and the user's own may change meanwhile.
/// </summary>
internal sealed class RawFiles(string folder) : IDisposable
{
    private int _count;

    /// <summary>Copies a file byte for byte; its rows and its hash are taken in the same pass.</summary>
    /// <exception cref="FourMeException"><c>FileReadFailed</c>, <c>FileNotCsv</c> or <c>FileWriteFailed</c>.</exception>
    internal SpoolFile Take(string path)
    {
        bool isTabSeparated = Path.GetExtension(path).Equals(".tsv", StringComparison.OrdinalIgnoreCase);
        string copy = Path.Combine(folder, ++_count + (isTabSeparated ? ".tsv" : ".csv"));
        try
        {
            PrivateFile.CreateFolder(folder);
            using FileStream to = PrivateFile.Create(copy);
            using CsvSource source = OpenSource(path);
            using var hash = new HashThread();
            using var from = new CopyingStream(source.Bytes, to, hash);
            long rows = CountRows(from, source.Separator);
            from.ReadToEnd();
            to.Flush();
            return new SpoolFile(copy, from.BytesRead, hash.Finish(), new RowNumbers([], rows), Path.GetFileName(path));
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            throw Failures.FileWriteFailed(copy, exception).ToException();
        }
    }

    public void Dispose()
    {
        if (_count > 0) PrivateFile.DeleteFolder(folder);
    }

    private static CsvSource OpenSource(string path)
    {
        try
        {
            return CsvSource.Open(path);
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            throw Failures.FileReadFailed(path, exception).ToException();
        }
    }

    /// <summary>Number of records, for the progress and the result; what is no CSV is sent all the same.</summary>
    private static long CountRows(Stream content, char separator)
    {
        long rows = 0;
        try
        {
            using CsvReader csv = CsvDialect.CountSent(content, separator);
            while (csv.Read()) rows++;
        }
        catch (CsvFormatException)
        {
            // The service will say what it thinks of it.
        }
        return rows;
    }
}

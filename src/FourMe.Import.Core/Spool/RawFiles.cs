using CsvHelper;
using FourMe.Import.Csv;
using FourMe.Import.Errors;
using FourMe.Import.Files;
using FourMe.Import.Rows;

namespace FourMe.Import.Spool;

/// <summary>
/// Copies files that are sent unchanged. A copy is needed because the file of a job is kept until its result is known, and
/// the user's file may change meanwhile.
/// </summary>
internal sealed class RawFiles(string folder) : IDisposable
{
    private int _count;

    /// <summary>Copies a file byte for byte; counts its rows and computes its hash in the same pass.</summary>
    /// <exception cref="FourMeException"><c>FileReadFailed</c>, <c>FileNotCsv</c> or <c>FileWriteFailed</c>.</exception>
    internal SpoolFile Take(string path)
    {
        bool isTabSeparated = Path.GetExtension(path).Equals(".tsv", StringComparison.OrdinalIgnoreCase);
        string copy = Path.Combine(folder, ++_count + (isTabSeparated ? ".tsv" : ".csv"));
        try
        {
            PrivateFile.CreateFolder(folder);
            SpoolFile taken = Copy(path, copy);
            return RepairedRows.Of(taken) ?? taken;
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

    private static SpoolFile Copy(string path, string copy)
    {
        using FileStream to = PrivateFile.Create(copy);
        using CsvSource source = OpenSource(path);
        using var hash = new HashThread();
        using var from = new CopyingStream(source.Bytes, to, hash);
        long rows = CountRows(from, source.Separator);
        from.ReadToEnd();
        to.Flush();
        return new SpoolFile(copy, from.BytesRead, hash.Finish(), new RowNumbers([], rows), Path.GetFileName(path));
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

    /// <summary>Number of records, for the progress and the result; a file that is not CSV is still sent.</summary>
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
            // The service will report the problem.
        }
        return rows;
    }
}

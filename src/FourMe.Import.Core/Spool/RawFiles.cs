using System.Globalization;
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

    /// <summary>Copies a file byte for byte, and counts its rows meanwhile.</summary>
    /// <exception cref="FourMeException"><c>FileReadFailed</c>, <c>FileNotCsv</c> or <c>FileWriteFailed</c>.</exception>
    internal SpoolFile Take(string path)
    {
        bool isTabSeparated = Path.GetExtension(path).Equals(".tsv", StringComparison.OrdinalIgnoreCase);
        string copy = Path.Combine(folder, ++_count + (isTabSeparated ? ".tsv" : ".csv"));
        return FileFault.GuardWrite(copy, () =>
        {
            PrivateFile.CreateFolder(folder);
            SpoolFile taken = Copy(path, copy);
            return RepairedRows.Of(taken) ?? taken;
        });
    }

    public void Dispose()
    {
        if (_count > 0) PrivateFile.DeleteFolder(folder);
    }

    private static SpoolFile Copy(string path, string copy)
    {
        // Open until both are done: on Windows nobody can change the file meanwhile.
        using CsvSource source = OpenSource(path);
        Counted counted;
        if (UnixFile.KindOf(path) is FilePlaceKind.Stream)
        {
            // A pipe can be read only once.
            using (FileStream to = PrivateFile.Create(copy)) source.Bytes.CopyTo(to);
            counted = Count(copy);
        }
        else
        {
            long length = new FileInfo(path).Length;
            using var copying = new WorkerThread(mostWaiting: 1);
            copying.Write(() => FileCopy.Make(path, copy));
            counted = Count(source);
            copying.Complete();
            // On Unix the file may have been written to all the same.
            if (new FileInfo(copy).Length != length) counted = Count(copy);
        }
        // The hash is computed only when there is a job to compare the file with.
        return new SpoolFile(copy, new FileInfo(copy).Length, hash: null, new RowNumbers([], counted.Rows), Path.GetFileName(path))
        {
            Sum = counted.Sum,
        };
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

    private static Counted Count(string path)
    {
        using CsvSource source = CsvSource.Open(path);
        return Count(source);
    }

    /// <summary>Number of records, for the progress and the result; a file that is not CSV is still sent.</summary>
    private static Counted Count(CsvSource source)
    {
        long rows = 0;
        var bytes = new SummingStream(source.Bytes);
        try
        {
            using CsvReader csv = CsvDialect.CountSent(bytes, source.Separator);
            while (csv.Read()) rows++;
        }
        catch (CsvFormatException)
        {
            // The service will report the problem.
            return new Counted(rows, null);
        }
        return new Counted(rows, bytes.Sum.ToString("x16", CultureInfo.InvariantCulture));
    }

    /// <param name="Rows">Number of rows as far as the file could be read.</param>
    /// <param name="Sum">The sum of its bytes; null when it could not be read to its end.</param>
    private readonly record struct Counted(long Rows, string? Sum);
}

using CsvHelper;
using FourMe.Import.Csv;
using FourMe.Import.Errors;
using FourMe.Import.Files;
using FourMe.Import.Rows;
using FourMe.Import.Spool;
using FourMe.Import.Text;

namespace FourMe.Import.Importing;

/// <summary>
/// Writes rows that are not in the account into a file that can be corrected and imported again: the columns of the type,
/// then <c>Error</c> and <c>Error Id</c>.
/// </summary>
internal static class FailedRowsFile
{
    /// <summary>Excel reads UTF-8 only with a byte order mark; every reader of this module skips it.</summary>
    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    /// <summary>Writes rows of sources with the same header, one source after the other.</summary>
    /// <param name="sources">At least one source.</param>
    /// <param name="path">The file to write. An existing one is replaced.</param>
    /// <param name="stop">Cancels the wait for the reader of a pipe.</param>
    /// <returns>Number of rows written.</returns>
    /// <exception cref="FourMeException">
    /// <c>FileWriteFailed</c> or <c>FileInUse</c>; <c>CsvInvalid</c> or <c>FileHasNoHeader</c> for a user's file that was sent unchanged.
    /// </exception>
    internal static long Write(IReadOnlyList<FailedRowsSource> sources, string path, CancellationToken stop = default)
    {
        long written = 0;
        OutputFile.Write(path, isPrivate: true, to =>
        {
            to.Write(Mark.ToArray(), 0, Mark.Length);
            written = Write(sources, to, stop);
        }, stop);
        return written;
    }

    /// <summary>Writes the rows of one source to a private file, to be kept until they are requested.</summary>
    /// <param name="source">The rows.</param>
    /// <param name="path">A file that does not exist yet.</param>
    /// <exception cref="FourMeException"><c>FileWriteFailed</c>, <c>CsvInvalid</c> or <c>FileHasNoHeader</c>.</exception>
    internal static SpoolFile Keep(FailedRowsSource source, string path)
    {
        try
        {
            using FileStream to = PrivateFile.Create(path);
            long rows = Write([source], to, default);
            to.Flush();
            return new SpoolFile(path, to.Position, string.Empty, new RowNumbers([], rows), source.File.Headers);
        }
        catch (Exception failed) when (FileFault.Is(failed))
        {
            PrivateFile.Delete(path);
            throw Failures.FileWriteFailed(path, failed).ToException();
        }
        catch (FourMeException)
        {
            PrivateFile.Delete(path);
            throw;
        }
    }

    /// <summary>Copies the header and the rows whose numbers are wanted, without reasons.</summary>
    internal static void Copy(SpoolFile rows, Func<long, bool> wanted, Stream to)
    {
        using CsvReader csv = rows.ReadRows();
        using CsvWriter writer = CsvDialect.WriteAnyWidth(to);
        CsvDialect.WriteHeader(writer, [.. csv.Headers]);
        while (csv.Read())
        {
            if (!wanted(csv.RowNumber)) continue;
            for (int i = 0; i < csv.FieldCount; i++) writer.WriteField(csv.GetSpan(i));
            writer.EndRecord();
        }
    }

    private static long Write(IReadOnlyList<FailedRowsSource> sources, Stream to, CancellationToken stop)
    {
        using CsvWriter writer = CsvDialect.WriteAnyWidth(to);
        CsvDialect.WriteHeader(writer, [.. sources[0].Headers, ReasonColumns.Error, ReasonColumns.ErrorId]);
        long written = 0;
        foreach (FailedRowsSource source in sources)
        {
            try
            {
                written += Append(source, writer, stop);
            }
            catch (CsvFormatException invalid)
            {
                throw Failures.CsvInvalid(source.File.Path, invalid.Message, invalid).ToException();
            }
        }
        return written;
    }

    private static long Append(FailedRowsSource source, CsvWriter writer, CancellationToken stop)
    {
        int width = source.Headers.Length;
        long written = 0;
        using CsvReader csv = source.File.ReadRows();
        while (csv.Read())
        {
            stop.ThrowIfCancellationRequested();
            RowReason? reason = source.HasReasons ? null : source.ReasonOf(csv.RowNumber);
            if (!source.HasReasons && reason is null) continue;
            for (int i = 0; i < csv.FieldCount; i++) writer.WriteField(csv.GetSpan(i));
            // Rows of a user's file that was sent unchanged may be shorter, and are padded. Longer ones are copied without reasons.
            for (int i = csv.FieldCount; reason is not null && i < width; i++) writer.WriteField(string.Empty);
            if (reason is { } why && csv.FieldCount <= width)
            {
                writer.WriteField(why.Text);
                writer.WriteField(why.Id);
            }
            writer.EndRecord();
            written++;
        }
        return written;
    }
}

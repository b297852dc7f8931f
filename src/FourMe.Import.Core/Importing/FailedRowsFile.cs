using CsvHelper;
using FourMe.Import.Csv;
using FourMe.Import.Errors;
using FourMe.Import.Files;
using FourMe.Import.Spool;

namespace FourMe.Import.Importing;

/// <summary>Writes rows of a job into a file that can be imported again.</summary>
internal static class FailedRowsFile
{
    /// <summary>Writes the rows with these numbers, in the file's order; all rows when there are no numbers.</summary>
    /// <param name="rows">The rows of the job.</param>
    /// <param name="fileRows">Numbers of rows in the file, counted from 1; null for all.</param>
    /// <param name="path">The file to write; one that is there is replaced.</param>
    /// <param name="stop">Ends the waiting for the reader of a pipe.</param>
    /// <returns>Number of rows written.</returns>
    /// <exception cref="FourMeException">
    /// <c>FileWriteFailed</c> or <c>FileInUse</c>, or <c>CsvInvalid</c> or <c>FileHasNoHeader</c> for a user's file that was sent as it is.
    /// </exception>
    internal static long Write(SpoolFile rows, IReadOnlyCollection<long>? fileRows, string path, CancellationToken stop = default)
    {
        try
        {
            long written = 0;
            OutputFile.Write(path, isPrivate: true, to =>
                written = Copy(rows, fileRows is null ? _ => true : new HashSet<long>(fileRows).Contains, to), stop);
            return written;
        }
        catch (CsvFormatException invalid)
        {
            throw Failures.CsvInvalid(rows.Path, invalid.Message, invalid).ToException();
        }
    }

    /// <summary>Copies the header and the rows whose numbers are wanted.</summary>
    /// <returns>Number of rows copied.</returns>
    internal static long Copy(SpoolFile rows, Func<long, bool> wanted, Stream to)
    {
        using CsvReader csv = rows.ReadRows();
        using CsvWriter writer = CsvDialect.WriteAnyWidth(to);
        if (csv.Headers.Count == 0) throw Failures.FileHasNoHeader(rows.Path).ToException();
        foreach (string header in csv.Headers) CsvDialect.WriteHeader(writer, header);
        writer.EndRecord();
        long written = 0;
        while (csv.Read())
        {
            if (!wanted(csv.RowNumber)) continue;
            for (int i = 0; i < csv.FieldCount; i++) writer.WriteField(csv.GetSpan(i));
            writer.EndRecord();
            written++;
        }
        return written;
    }
}

using CsvHelper;
using FourMe.Import.Csv;
using FourMe.Import.Files;
using FourMe.Import.Rows;
using FourMe.Import.Text;

namespace FourMe.Import.Spool;

/// <summary>
/// Removes the columns with the reasons from a corrected file of failed rows that is sent unchanged. All other cells keep their bytes.
/// </summary>
internal static class RepairedRows
{
    /// <summary>The file without the columns of <see cref="ReasonColumns"/>; null when it does not have them.</summary>
    /// <param name="file">A copy of the user's file. It is deleted when a new file replaces it.</param>
    /// <exception cref="IOException">The disk is full or cannot be written.</exception>
    internal static SpoolFile? Of(SpoolFile file)
    {
        try
        {
            SpoolFile? repaired = Rewritten(file);
            if (repaired is not null) file.Delete();
            return repaired;
        }
        catch (Exception unreadable) when (unreadable is CsvFormatException or UndecodableTextException)
        {
            // Not a valid CSV file. The service will report the problem.
            return null;
        }
    }

    private static SpoolFile? Rewritten(SpoolFile file)
    {
        using CsvSource source = CsvSource.Open(file.OpenRead(), file.Path);
        using CsvReader csv = CsvDialect.ReadSent(source);
        string[] headers = [.. csv.Headers];
        if (!ReasonColumns.AreIn(headers)) return null;
        string path = Path.ChangeExtension(file.Path, ".rows.csv");
        bool[] isReason = [.. headers.Select(ReasonColumns.Has)];
        using var to = new HashingStream(PrivateFile.Create(path));
        using (CsvWriter writer = CsvDialect.WriteAnyWidth(to))
        {
            CsvDialect.WriteHeader(writer, [.. headers.Where(header => !ReasonColumns.Has(header))]);
            while (csv.Read())
            {
                for (int i = 0; i < csv.FieldCount; i++)
                    if (i >= isReason.Length || !isReason[i]) writer.WriteField(csv.GetSpan(i));
                writer.EndRecord();
            }
        }
        to.Flush();
        return new SpoolFile(path, to.Position, to.FinishHash(), file.Numbers, file.Headers);
    }
}

using CsvHelper;
using FourMe.Import.Csv;
using FourMe.Import.Files;

namespace FourMe.Import.Planning;

/// <summary>A name that a record had before its present one, and by which records of other types may still refer to it.</summary>
/// <param name="Id">The ID of the record.</param>
/// <param name="Name">The former name.</param>
/// <param name="Seen">When the baseline last had it.</param>
internal readonly record struct FormerName(string Id, string Name, DateTimeOffset Seen);

/// <summary>
/// The file of former names beside a baseline. A renamed record is no change of those that refer to it: their exports, and so
/// their baselines, have the old name until each of them is exported again.
/// </summary>
internal static class FormerNames
{
    /// <summary>Baselines that old are no longer used, so nothing has a name that was given up earlier.</summary>
    internal static readonly TimeSpan Kept = TimeSpan.FromDays(60);

    private static readonly string[] Header = ["ID", "Name", "Seen"];

    /// <summary>Reads the names one by one.</summary>
    internal static IEnumerable<FormerName> Read(string path)
    {
        using CsvReader csv = CsvDialect.ReadExport(new FileStream(path, FileMode.Open, FileAccess.Read,
            FileShare.Read | FileShare.Delete));
        while (csv.Read())
        {
            if (DateTimeOffset.TryParse(csv.GetString(2), System.Globalization.CultureInfo.InvariantCulture,
                System.Globalization.DateTimeStyles.None, out DateTimeOffset seen))
                yield return new FormerName(csv.GetString(0), csv.GetString(1), seen);
        }
    }

    /// <summary>Writes names into a new file for the owner alone.</summary>
    /// <returns>Whether there were any; otherwise there is no file.</returns>
    internal static bool Write(string path, IEnumerable<FormerName> names)
    {
        FileStream? file = null;
        CsvRowWriter? rows = null;
        try
        {
            foreach (FormerName name in names)
            {
                if (rows is null)
                {
                    rows = new CsvRowWriter(file = PrivateFile.Create(path));
                    rows.WriteHeader(Header);
                }
                rows.WriteRow([name.Id, name.Name, name.Seen.ToString("O", System.Globalization.CultureInfo.InvariantCulture)]);
            }
            rows?.Flush();
            return file is not null;
        }
        finally
        {
            rows?.Dispose();
            file?.Dispose();
        }
    }
}

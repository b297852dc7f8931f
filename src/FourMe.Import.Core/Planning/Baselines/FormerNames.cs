using CsvHelper;
using FourMe.Import.Csv;
using FourMe.Import.Files;

namespace FourMe.Import.Planning;

/// <summary>A former name of a record. Records of other types may still refer to the record by it.</summary>
/// <param name="Id">The ID of the record.</param>
/// <param name="Name">The former name.</param>
/// <param name="Seen">Time of the last baseline that had the name.</param>
internal readonly record struct FormerName(string Id, string Name, DateTimeOffset Seen);

/// <summary>
/// The file of former names beside a baseline. After a rename, exports and baselines of other types still contain the old name until
/// those records are exported again; this must not count as a difference.
/// </summary>
internal static class FormerNames
{
    /// <summary>Baselines older than this are deleted, so no reference can use a name given up earlier.</summary>
    internal static readonly TimeSpan Kept = TimeSpan.FromDays(60);

    private static readonly string[] Header = ["ID", "Name", "Seen"];

    /// <summary>Streams the names.</summary>
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

    /// <summary>Writes the names into a new file, readable by the owner only.</summary>
    /// <returns>Whether there were any names. Otherwise no file is created.</returns>
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

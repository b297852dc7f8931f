using CsvHelper;
using FourMe.Import.Spool;

namespace FourMe.Import.Importing;

/// <summary>
/// Finds the rows of an owner in a file. An import replaces everything an owner has, so a failed row must be sent again together with the
/// owner's other rows. Alone, it would remove them.
/// </summary>
internal static class OwnerRows
{
    /// <summary>The other rows of the owners of some rows; empty for types without owners.</summary>
    /// <param name="file">The rows of a job.</param>
    /// <param name="type">The record type.</param>
    /// <param name="rows">Numbers of rows in the file, from 1.</param>
    internal static IReadOnlyList<long> Beside(SpoolFile file, RecordType type, ICollection<long> rows)
    {
        if (type.Owners.Count == 0 || rows.Count == 0) return [];
        string?[] owners = [.. OwnersOf(file, type)];
        var meant = new HashSet<string>(rows.Select(row => owners[row - 1]).OfType<string>(), StringComparer.OrdinalIgnoreCase);
        var beside = new List<long>();
        for (int i = 0; i < owners.Length; i++)
            if (owners[i] is { } owner && meant.Contains(owner) && !rows.Contains(i + 1)) beside.Add(i + 1);
        return beside;
    }

    /// <summary>The owner of each row; null when the row replaces nothing.</summary>
    private static IEnumerable<string?> OwnersOf(SpoolFile file, RecordType type)
    {
        using CsvReader csv = file.ReadRows();
        string[] headers = [.. csv.Headers];
        int condition = type.OwnedWhen is { } column ? Array.IndexOf(headers, column) : -1;
        int[][] ways = [.. type.Owners.Select(way => way.Select(name => Array.IndexOf(headers, name)).ToArray())];
        while (csv.Read())
        {
            bool isOwned = type.OwnedWhen is null || Cell(csv, condition).Length > 0;
            int[]? way = isOwned ? Array.Find(ways, indices => Array.TrueForAll(indices, index => Cell(csv, index).Length > 0)) : null;
            yield return way is null ? null : string.Join("\n", way.Select(index => $"{index}:{Cell(csv, index)}"));
        }
    }

    private static string Cell(CsvReader csv, int index) =>
        index >= 0 && index < csv.FieldCount ? csv.GetString(index).Trim() : string.Empty;
}

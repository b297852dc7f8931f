using System.Globalization;
using CsvHelper;
using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>Finds the names that records had in the previous baseline and no longer have in a full export.</summary>
internal static class RenamedRecords
{
    /// <param name="before">The previous baseline.</param>
    /// <param name="after">The full export.</param>
    /// <param name="type">The record type, for the columns that name a record.</param>
    /// <param name="seen">The time of the previous baseline.</param>
    /// <param name="stop">Cancels the reading.</param>
    /// <remarks>
    /// Needs 16 bytes per record: the ID and a hash of the names. Records without a numeric ID are ignored.
    /// </remarks>
    internal static IReadOnlyList<FormerName> Find(
        BaselineRows before, BaselineRows after, RecordType type, DateTimeOffset seen, CancellationToken stop)
    {
        string[] naming = [.. ChangedRecords.NamingColumns(type).Where(name => before.IndexOf(name) >= 0 && after.IndexOf(name) >= 0)];
        if (naming.Length == 0 || before.IndexOf("ID") < 0 || after.IndexOf("ID") < 0) return [];
        var names = new Dictionary<long, ulong>();
        foreach ((long id, string[] cells) in Names(after, naming, stop)) names[id] = HashOf(cells);
        var former = new List<FormerName>();
        foreach ((long id, string[] cells) in Names(before, naming, stop))
            if (names.TryGetValue(id, out ulong hash) && hash != HashOf(cells))
                foreach (string name in cells)
                    if (name.Length > 0) former.Add(new FormerName(id.ToString(CultureInfo.InvariantCulture), name, seen));
        return former;
    }

    private static IEnumerable<(long Id, string[] Cells)> Names(BaselineRows rows, string[] naming, CancellationToken stop)
    {
        int id = rows.IndexOf("ID");
        int[] places = [.. naming.Select(rows.IndexOf)];
        foreach (CsvReader csv in rows.Records(stop))
            if (long.TryParse(rows.Cell(csv, id), NumberStyles.None, CultureInfo.InvariantCulture, out long number))
                yield return (number, [.. places.Select(place => rows.Cell(csv, place))]);
    }

    private static ulong HashOf(string[] cells)
    {
        KeyHash hash = default;
        foreach (string cell in cells) hash = hash.With(cell.AsSpan());
        return hash.High;
    }
}

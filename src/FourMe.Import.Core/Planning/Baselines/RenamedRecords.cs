using System.Globalization;
using CsvHelper;
using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>Finds the names that records had in the baseline before a full export took its place.</summary>
internal static class RenamedRecords
{
    /// <param name="before">The baseline before.</param>
    /// <param name="after">The full export.</param>
    /// <param name="type">The type, which says what names a record.</param>
    /// <param name="seen">When the baseline had the names.</param>
    /// <param name="stop">Ends it.</param>
    /// <remarks>
    /// 16 bytes a record while it goes on: the ID and a hash of the names. Records whose ID is no number are left out.
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

using System.Globalization;
using FourMe.Import.Mapping;

namespace FourMe.Import.Planning;

/// <summary>The retired records of referenced types, at 8 bytes per record. A type is read at the first question about it.</summary>
/// <param name="baselineOf">Returns the baseline of a type; null when there is none.</param>
/// <param name="stop">Cancels the reading.</param>
internal sealed class RetiredRecords(Func<string, BaselineFile?> baselineOf, CancellationToken stop)
{
    private readonly Dictionary<string, long[]> _ids = new(StringComparer.Ordinal);

    /// <summary>Whether a record is retired according to its baseline. False when there is no baseline.</summary>
    /// <param name="type">The type of the record.</param>
    /// <param name="id">The account's ID of the record.</param>
    internal bool Has(string type, string id)
    {
        if (!_ids.TryGetValue(type, out long[]? ids)) _ids.Add(type, ids = Read(type));
        return long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && Array.BinarySearch(ids, number) >= 0;
    }

    private long[] Read(string name)
    {
        if (RecordTypes.Find(name) is not { } type || baselineOf(name) is not { } baseline) return [];
        Column[] deciding = [.. type.Columns.Where(column => Retirement.IsPossible(column) && baseline.IndexOf(column.Name) >= 0)];
        int id = baseline.IndexOf(RecordKey.Id);
        if (id < 0 || deciding.Length == 0) return [];
        int[] places = [.. deciding.Select(column => baseline.IndexOf(column.Name))];
        var found = new List<long>();
        foreach (string[] row in baseline.Rows([id, .. places], stop))
        {
            for (int i = 0; i < places.Length; i++)
            {
                if (!OutOfUse.IsIn(deciding[i], row[places[i]])) continue;
                if (long.TryParse(row[id].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long number)) found.Add(number);
                break;
            }
        }
        long[] ids = [.. found];
        Array.Sort(ids);
        return ids;
    }
}

using System.Globalization;
using FourMe.Import.Mapping;

namespace FourMe.Import.Planning;

/// <summary>Which records of the types that are referred to are out of use: 8 bytes each, read when the first one is asked for.</summary>
/// <param name="baselineOf">The baseline of a type; null where there is none.</param>
/// <param name="stop">Ends the reading.</param>
internal sealed class RetiredRecords(Func<string, BaselineFile?> baselineOf, CancellationToken stop)
{
    private readonly Dictionary<string, long[]> _ids = new(StringComparer.Ordinal);

    /// <summary>Whether a record is out of use, as far as a baseline says.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="id">The account's ID.</param>
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

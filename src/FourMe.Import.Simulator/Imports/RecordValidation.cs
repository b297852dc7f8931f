using FourMe.Import.Simulator.Catalogue;
using FourMe.Import.Simulator.Records;

namespace FourMe.Import.Simulator.Imports;

/// <summary>Checks a record before it is stored: required columns are filled, and no other record has its keys.</summary>
internal sealed class RecordValidation(RecordTable table)
{
    private readonly string[] _required = [.. table.Type.Columns.Where(column => column.IsRequired).Select(column => column.Name)];
    private readonly string[][] _unique = [.. UniqueKeys(table.Type)];

    public void Check(StoredRecord? existing, IReadOnlyDictionary<string, string> values)
    {
        foreach (string column in _required)
        {
            if (values.GetValueOrDefault(column, string.Empty).Length == 0)
                throw new RowRefusedException($"{column} can't be blank");
        }

        foreach (string[] key in _unique)
        {
            string[] wanted = [.. key.Select(column => values.GetValueOrDefault(column, string.Empty))];
            if (table.Find(key, wanted).Any(other => other != existing))
                throw new RowRefusedException($"{key[^1]} '{wanted[^1]}' has already been taken");
        }
    }

    private static IEnumerable<string[]> UniqueKeys(RecordType type)
    {
        IEnumerable<string[]> keys = type.Keys.Where(key => key is not ["ID"]);
        // Documented: the label of a configuration item is unique in its account.
        return type.Name == "cis" ? keys.Append(["Label"]) : keys;
    }
}

using FourMe.Import.Simulator.Catalogue;
using FourMe.Import.Simulator.Imports.Reading;
using FourMe.Import.Simulator.Records;

namespace FourMe.Import.Simulator.Imports;

/// <summary>Finds the record of a row: by ID, then by Source and Source ID, then by the type's own key.</summary>
internal sealed class RecordMatcher(RecordTable table)
{
    private static readonly string[] SourceKey = ["Source", "Source ID"];

    // Types without a documented key whose columns obviously form one. An assumption.
    private static readonly Dictionary<string, string[]> NaturalKeys = new(StringComparer.Ordinal)
    {
        ["translations"] = ["Locale", "Type", "Key", "Field"],
    };

    private RecordType Type => table.Type;

    public StoredRecord? Find(ImportRow row, IReadOnlyDictionary<string, string> values)
    {
        if (row["ID"].Length > 0)
            return FindById(row["ID"]);
        if (Type.AddOnly)
            return null;
        if (UsesSource && row["Source"].Length > 0 && row["Source ID"].Length > 0)
            return First(SourceKey, values);
        foreach (string[] key in Type.Keys)
        {
            if (key is not ["ID"] and not ["Source", "Source ID"] && First(key, values) is { } match)
                return match;
        }

        if (NaturalKeys.TryGetValue(Type.Name, out string[]? natural))
            return First(natural, values);
        return IsKeyless ? Same(values) : null;
    }

    private bool UsesSource => !Type.HasKnownColumns || Type.HasKey(SourceKey);

    private bool IsKeyless => Type.HasKnownColumns && Type.Keys.Count == 0;

    // What the service does with an ID that does not exist is not documented; refusing the row is an assumption.
    private StoredRecord FindById(string id) => Type.AddOnly
        ? throw new RowRefusedException("ID must be empty: records of this type can only be added")
        : table.FindById(id) ?? throw new RowRefusedException($"ID {id} could not be found");

    private StoredRecord? First(string[] columns, IReadOnlyDictionary<string, string> values) =>
        table.Find(columns, [.. columns.Select(column => values.GetValueOrDefault(column, string.Empty))]) is [var first, ..] ? first
            : null;

    // Assumption: an existing row of a type without any key is left alone, otherwise it is added.
    // A removal is recognized by its other columns.
    private StoredRecord? Same(IReadOnlyDictionary<string, string> values)
    {
        Dictionary<string, string> given = values.Where(cell => cell.Key != "Remove").ToDictionary();
        string[] filled = [.. given.Keys.Where(column => given[column] is not ("" or "0"))];
        return filled.Length == 0
            ? null
            : table.Find(filled, [.. filled.Select(column => given[column])])
                .FirstOrDefault(record => RecordEquality.Contains(Type, table.Read(record), given));
    }
}

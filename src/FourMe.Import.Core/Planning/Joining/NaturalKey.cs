using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>
/// A column other than Source and Source ID that identifies records of a type: the address of a person, the label of a configuration item,
/// the name or reference of others. Two records with the same value are the same record, or a mistake.
/// </summary>
internal sealed class NaturalKey
{
    private static readonly Dictionary<string, string> Columns = new(StringComparer.Ordinal)
    {
        ["people"] = RecordKey.Email, ["cis"] = "Label", ["organizations"] = "Name", ["sites"] = "Name", ["teams"] = "Name",
        ["products"] = "Name", ["services"] = "Name",
    };

    private readonly RecordKey _key;
    private readonly int _place;

    private NaturalKey(string column, int place)
    {
        Column = column;
        _key = RecordKey.Of(column);
        _place = place;
    }

    internal string Column { get; }

    /// <summary>The natural key of a type; null when it has none, or the account's export lacks the column.</summary>
    internal static NaturalKey? Of(RecordType type, BaselineColumns baseline)
    {
        string? column = Columns.TryGetValue(type.Name, out string? known) ? known
            : type.Keys.FirstOrDefault(key => key.Count == 1 && key[0] != RecordKey.Id)?[0];
        return column is not null && baseline.Of(column) is >= 0 and var place ? new NaturalKey(column, place) : null;
    }

    /// <summary>The column whose values must be unique in the account, across all Sources; null when there is none.</summary>
    internal static string? UniqueColumnOf(RecordType type) => type.Name is "people" or "cis" ? Columns[type.Name] : null;

    /// <summary>The hash of a value; null when it is empty.</summary>
    internal KeyHash? Hash(string? value) => string.IsNullOrWhiteSpace(value) ? null : _key.Hash(value!);

    /// <summary>The value in a record of the account.</summary>
    internal string In(string[] row) => row[_place];
}

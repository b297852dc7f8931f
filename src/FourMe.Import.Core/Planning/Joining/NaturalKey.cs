using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>
/// What else than Source and Source ID tells records of a type apart: the address of a person, the label of a configuration item,
/// the name or reference of others. Two records with the same one would be one and the same, or a mistake.
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

    /// <summary>The natural key of a type; null when it has none, or the account's export does not have it.</summary>
    internal static NaturalKey? Of(RecordType type, BaselineColumns baseline)
    {
        string? column = Columns.TryGetValue(type.Name, out string? known) ? known
            : type.Keys.FirstOrDefault(key => key.Count == 1 && key[0] != RecordKey.Id)?[0];
        return column is not null && baseline.Of(column) is >= 0 and var place ? new NaturalKey(column, place) : null;
    }

    /// <summary>The column whose value no two records of the account may have, whatever system they are from; null for none.</summary>
    internal static string? UniqueColumnOf(RecordType type) => type.Name is "people" or "cis" ? Columns[type.Name] : null;

    /// <summary>The hash of a value; null for an empty one.</summary>
    internal KeyHash? Hash(string? value) => string.IsNullOrWhiteSpace(value) ? null : _key.Hash(value!);

    /// <summary>The value of a record of the account.</summary>
    internal string In(string[] row) => row[_place];
}

using FourMe.Import.Simulator.Catalogue;

namespace FourMe.Import.Simulator.Imports;

/// <summary>Whether two sets of cells describe the same record: absent is empty, and for booleans false.</summary>
internal static class RecordEquality
{
    public static bool AreEqual(RecordType type, IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        Contains(type, one, other) && Contains(type, other, one);

    /// <summary>Whether the whole has every cell of the part.</summary>
    public static bool Contains(RecordType type, IReadOnlyDictionary<string, string> whole, IReadOnlyDictionary<string, string> part) =>
        part.All(cell =>
            Canonical(type, cell.Key, cell.Value) == Canonical(type, cell.Key, whole.GetValueOrDefault(cell.Key, string.Empty)));

    private static string Canonical(RecordType type, string column, string value) =>
        value == "0" && type.Find(column) is { IsBoolean: true } ? string.Empty : value;
}

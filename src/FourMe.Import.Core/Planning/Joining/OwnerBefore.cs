namespace FourMe.Import.Planning;

/// <summary>The rows of an owner before an import replaces them, as an import would put them back.</summary>
internal static class OwnerBefore
{
    /// <param name="type">The type.</param>
    /// <param name="columns">Where the account's columns are.</param>
    /// <param name="rows">The account's rows that are replaced.</param>
    internal static IReadOnlyList<IReadOnlyDictionary<string, string>> Of(
        RecordType type, BaselineColumns columns, IEnumerable<string[]> rows)
    {
        // The ID of a detail goes with the row that is replaced; that of a record of its own says which one is meant.
        Column[] sent = [.. type.Columns.Where(column =>
            !column.ReadOnly && columns.Of(column.Name) >= 0 && (column.Name != RecordKey.Id || type.Keys.Count > 0))];
        return [.. rows.Select(row =>
            sent.ToDictionary(column => column.Name, column => columns.Cell(row, column.Name), StringComparer.Ordinal))];
    }
}

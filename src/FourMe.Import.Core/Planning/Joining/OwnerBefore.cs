namespace FourMe.Import.Planning;

/// <summary>The rows of an owner before an import replaces them, in a form that can be imported to restore them.</summary>
internal static class OwnerBefore
{
    /// <param name="type">The record type.</param>
    /// <param name="columns">The columns of the account's records.</param>
    /// <param name="rows">The account's rows that are replaced.</param>
    internal static IReadOnlyList<IReadOnlyDictionary<string, string>> Of(
        RecordType type, BaselineColumns columns, IEnumerable<string[]> rows)
    {
        // The ID of a detail disappears with its row. The ID of an independent record identifies that record.
        Column[] sent = [.. type.Columns.Where(column =>
            !column.ReadOnly && columns.Of(column.Name) >= 0 && (column.Name != RecordKey.Id || type.Keys.Count > 0))];
        return [.. rows.Select(row =>
            sent.ToDictionary(column => column.Name, column => columns.Cell(row, column.Name), StringComparer.Ordinal))];
    }
}

using FourMe.Import.Simulator.Accounts;
using FourMe.Import.Simulator.Catalogue;
using FourMe.Import.Simulator.Records;

namespace FourMe.Import.Simulator.Exports;

/// <summary>Selects the records of an export and lays out their columns.</summary>
internal sealed class ExportSelection(SimulatorOptions options)
{
    public bool IsGenerated(string type) => options.GeneratedExports.ContainsKey(type);

    public ExportTable Table(Account account, string name, RecordType type, DateTimeOffset? from)
    {
        if (options.GeneratedExports.TryGetValue(name, out int rowCount))
            return GeneratedRecords.Table(name, Columns(account, type), rowCount);
        RecordTable table = account.Records.Table(type.Name);
        IReadOnlyList<string> columns = Columns(account, type);
        List<StoredRecord> records = Select(table, from);
        if (records.Count > options.ExportRowLimit)
            records = records.GetRange(0, options.ExportRowLimit.Value);
        HashSet<string> related = type.Name == "cis" ? RelatedItems(account) : [];
        return new ExportTable(name, columns, records.Count, records.Select(record => Row(table, record, columns, related)));
    }

    public int Count(Account account, string name, RecordType type, DateTimeOffset? from) =>
        options.GeneratedExports.TryGetValue(name, out int rowCount) ? rowCount : Select(account.Records.Table(type.Name), from).Count;

    private static List<StoredRecord> Select(RecordTable table, DateTimeOffset? from)
    {
        if (from is null)
            return [.. table.InOrder];
        // Documented: when one relation of a configuration item changed, all of that item are exported.
        if (table.Type.Name == "ci_relations")
        {
            HashSet<string> changed = [.. table.InOrder.Where(record => record.UpdatedAt > from)
                .Select(record => table.Read(record, "CI Label"))];
            return [.. table.InOrder.Where(record => changed.Contains(table.Read(record, "CI Label")))];
        }

        return [.. table.InOrder.Where(record => record.UpdatedAt > from)];
    }

    private List<string> Columns(Account account, RecordType type)
    {
        List<string> columns = [.. account.Records.Table(type.Name).Columns];
        if (options.ExportColumnOrder == ExportColumnOrder.Reversed)
            columns.Reverse();
        columns.RemoveAll(options.MissingExportColumns.Contains);
        columns.AddRange(options.ExtraExportColumns);
        return columns;
    }

    private static List<string> Row(RecordTable table, StoredRecord record, IReadOnlyList<string> columns, HashSet<string> related)
    {
        Dictionary<string, string> cells = table.Present(record);
        if (cells.ContainsKey("Has CI Relations"))
            cells["Has CI Relations"] = related.Contains(cells["Label"]) ? "TRUE" : "FALSE";
        return [.. columns.Select(column => cells.GetValueOrDefault(column, string.Empty))];
    }

    private static HashSet<string> RelatedItems(Account account)
    {
        RecordTable relations = account.Records.Table("ci_relations");
        return [.. relations.InOrder.Select(record => relations.Read(record, "CI Label"))];
    }
}

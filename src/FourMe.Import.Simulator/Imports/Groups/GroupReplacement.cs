using FourMe.Import.Simulator.Accounts;
using FourMe.Import.Simulator.Imports.Reading;
using FourMe.Import.Simulator.Records;

namespace FourMe.Import.Simulator.Imports.Groups;

/// <summary>
/// Rows that replace what their owner had. Adjacent rows of one owner form a group. At its end, everything the owner had in the same scope
/// and the group did not repeat is removed. A later group of the same owner therefore removes an earlier one.
/// </summary>
internal sealed class GroupReplacement(World world, RecordTable table, RowNormaliser normaliser, IGroupRule rule, DateTimeOffset now)
    : IRowHandler
{
    private readonly Dictionary<string, List<StoredRecord>> _replaceable = new(StringComparer.Ordinal);
    private string? _owner;
    private int _deleted;

    public RowOutcome Apply(ImportRow row)
    {
        IReadOnlyDictionary<string, string> ownerCells = rule.Identify(row);
        string[] ownerValues = [.. rule.OwnerColumns.Select(column => ownerCells[column])];
        string? owner = RecordKey.Compose(rule.OwnerColumns, ownerValues);
        if (owner != _owner)
        {
            EndGroup();
            _owner = owner;
        }

        List<StoredRecord>? replaceable = Replaceable(rule.Scope(column => row[column]), ownerValues);
        Dictionary<string, string> values = normaliser.Normalise(row);
        foreach ((string column, string value) in ownerCells)
            values[column] = value;
        rule.Complete(values);
        return row["ID"].Length > 0 && !ownerCells.ContainsKey("ID")
            ? UpdateById(row["ID"], values, replaceable)
            : Place(values, ownerValues, replaceable);
    }

    public int Finish()
    {
        EndGroup();
        return _deleted;
    }

    private RowOutcome Place(Dictionary<string, string> values, string[] ownerValues, List<StoredRecord>? replaceable)
    {
        IReadOnlyList<StoredRecord> candidates = replaceable ?? table.Find(rule.OwnerColumns, ownerValues);
        StoredRecord? same = candidates.FirstOrDefault(record => RecordEquality.AreEqual(table.Type, table.Read(record), values));
        if (same is not null)
        {
            replaceable?.Remove(same);
            return RowOutcome.Unchanged;
        }

        table.Add(world.NextId(), values, now);
        return RowOutcome.Created;
    }

    private RowOutcome UpdateById(string id, Dictionary<string, string> values, List<StoredRecord>? replaceable)
    {
        StoredRecord record = table.FindById(id) ?? throw new RowRefusedException($"ID {id} could not be found");
        replaceable?.Remove(record);
        Dictionary<string, string> before = table.Read(record);
        Dictionary<string, string> after = new(before, StringComparer.Ordinal);
        foreach ((string column, string value) in values)
            after[column] = value;
        if (RecordEquality.AreEqual(table.Type, before, after))
            return RowOutcome.Unchanged;
        table.Update(record, after, now);
        return RowOutcome.Updated;
    }

    // What the group may replace is what the owner had before its first row of that scope.
    private List<StoredRecord>? Replaceable(string? scope, string[] ownerValues)
    {
        if (scope is null)
            return null;
        if (!_replaceable.TryGetValue(scope, out List<StoredRecord>? records))
        {
            records = [.. table.Find(rule.OwnerColumns, ownerValues)
                .Where(record => rule.Scope(column => table.Read(record, column)) == scope)];
            _replaceable[scope] = records;
        }

        return records;
    }

    private void EndGroup()
    {
        foreach (StoredRecord record in _replaceable.Values.SelectMany(records => records))
        {
            table.Remove(record);
            _deleted++;
        }

        _replaceable.Clear();
    }
}

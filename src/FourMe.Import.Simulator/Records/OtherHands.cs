using System.Globalization;
using FourMe.Import.Simulator.Accounts;

namespace FourMe.Import.Simulator.Records;

/// <summary>Edits made by people and other programs in the account, outside imports.</summary>
internal sealed class OtherHands(World world, SimulatorOptions options)
{
    private const string Relations = "ci_relations";

    private DateTimeOffset Now => options.TimeProvider.GetUtcNow();

    /// <summary>Adds a record; returns its ID.</summary>
    public string Add(string account, string type, IReadOnlyDictionary<string, string> cells)
    {
        lock (world.Lock)
        {
            long id = world.NextId();
            Table(account, type).Add(id, cells.Where(cell => cell.Key != "ID").ToDictionary(), Now);
            return id.ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Changes cells of a record; others stay.</summary>
    public void Change(string account, string type, string id, IReadOnlyDictionary<string, string> cells)
    {
        lock (world.Lock)
        {
            RecordTable table = Table(account, type);
            StoredRecord record = Find(table, id);
            Dictionary<string, string> before = table.Read(record);
            Dictionary<string, string> after = new(before, StringComparer.Ordinal);
            foreach ((string column, string value) in cells)
                after[column] = value;
            table.Update(record, after, Now);
            if (options.ReferencesFollowRecords)
                new FollowedReferences(world).Renamed(world.Get(account), table.Type, before, after);
        }
    }

    /// <summary>Deletes a record permanently.</summary>
    public void Delete(string account, string type, string id)
    {
        lock (world.Lock)
        {
            RecordTable table = Table(account, type);
            StoredRecord record = Find(table, id);
            table.Remove(record);
            if (type == Relations)
                Touch(account, table.Read(record, "CI Label"));
        }
    }

    /// <summary>Archives a record: it is no longer exported, and neither rows nor references find it.</summary>
    public void Archive(string account, string type, string id)
    {
        lock (world.Lock)
        {
            RecordTable table = Table(account, type);
            table.Archive(Find(table, id));
        }
    }

    /// <summary>Restores an archived record.</summary>
    public void Restore(string account, string type, string id)
    {
        lock (world.Lock)
        {
            if (!long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long number) || !Table(account, type)
                .Restore(number, Now))
                throw new ArgumentException($"There is no archived record {id}.", nameof(id));
        }
    }

    // Inferred: the item must count as changed, or exports of changes would never show that its last relation was removed.
    private void Touch(string account, string label)
    {
        RecordTable items = Table(account, "cis");
        foreach (StoredRecord item in items.Find(["Label"], label).ToArray())
            items.Update(item, items.Read(item), Now);
    }

    private RecordTable Table(string account, string type) => world.Get(account).Records.Table(type);

    private static StoredRecord Find(RecordTable table, string id) =>
        table.FindById(id) ?? throw new ArgumentException($"There is no record {id} of '{table.Type.Name}'.", nameof(id));
}

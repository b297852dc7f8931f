using FourMe.Import.Simulator.Accounts;
using FourMe.Import.Simulator.Catalogue;
using FourMe.Import.Simulator.Imports;

namespace FourMe.Import.Simulator.Records;

/// <summary>
/// Makes references follow the record they name. The service stores the record; the simulator stores its name, so a new name is written
/// into all records that refer to it. Their timestamps stay, because for the service they do not change.
/// </summary>
internal sealed class FollowedReferences(World world)
{
    public void Renamed(Account owner, RecordType type,
        IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after)
    {
        foreach (string column in ReferenceKeys.For(type))
        {
            string old = before.GetValueOrDefault(column, string.Empty), current = after.GetValueOrDefault(column, string.Empty);
            if (old.Length == 0 || current.Length == 0 || old == current)
                continue;
            foreach (Account account in world.Accounts)
            {
                if (account == owner)
                    Replace(account, type.Name, old, current);
                else if (account.Trusts(owner.Id))
                    Replace(account, type.Name, $"{old} @{owner.Id}", $"{current} @{owner.Id}");
            }
        }
    }

    private static void Replace(Account account, string type, string old, string current)
    {
        foreach (RecordTable table in account.Records.Tables)
        {
            Column[] columns = [.. table.Type.Columns.Where(column => column.Reference == type)];
            if (columns.Length == 0)
                continue;
            foreach (StoredRecord record in table.InOrder.ToArray())
                Replace(table, record, columns, old, current);
        }
    }

    private static void Replace(RecordTable table, StoredRecord record, Column[] columns, string old, string current)
    {
        Dictionary<string, string> cells = table.Read(record);
        bool any = false;
        foreach (Column column in columns)
        {
            if (!cells.TryGetValue(column.Name, out string? cell))
                continue;
            string separator = column.IsList ? column.Separator ?? "\n" : "\0";
            string replaced = string.Join(separator, cell.Split(separator).Select(entry => Followed(column, entry, old, current)));
            any |= replaced != cell;
            cells[column.Name] = replaced;
        }

        if (any)
            table.Update(record, cells, record.UpdatedAt);
    }

    private static string Followed(Column column, string entry, string old, string current)
    {
        string suffix = column.IsList ? ListEntry.Suffix(column, entry) : string.Empty;
        return entry[..^suffix.Length] == old ? current + suffix : entry;
    }
}

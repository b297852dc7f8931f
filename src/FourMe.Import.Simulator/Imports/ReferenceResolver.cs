using System.Text.RegularExpressions;
using FourMe.Import.Simulator.Accounts;
using FourMe.Import.Simulator.Catalogue;
using FourMe.Import.Simulator.Records;

namespace FourMe.Import.Simulator.Imports;

/// <summary>Looks references up in the importing account, or in the one named after <c> @</c>.</summary>
internal sealed partial class ReferenceResolver(World world, Account account, SimulatorOptions options)
{
    /// <summary>The reference as the service stores it. Refuses the row when there is no such record.</summary>
    public string Resolve(Column column, string text)
    {
        if (!options.StrictReferences || text.Length == 0)
            return text;
        if (!column.IsList)
            return ResolveOne(column, text);
        string separator = column.Separator ?? "\n";
        char[] splitters = [.. separator, '\n'];
        IEnumerable<string> entries = text
            .Split(splitters, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(entry => ResolveEntry(column, entry));
        return string.Join(separator, options.RewritesValues && !column.Ordered ? ValueRewriting.List(entries) : entries);
    }

    /// <summary>A record of this account by the columns of its own reference key.</summary>
    public StoredRecord? Find(string type, string key) => Find(account, type, key);

    private static StoredRecord? Find(Account owner, string type, string key)
    {
        RecordTable table = owner.Records.Table(type);
        foreach (string column in ReferenceKeys.For(table.Type))
        {
            StoredRecord? found = column == "ID" ? table.FindById(key) : table.Find([column], key) is [var first, ..] ? first : null;
            if (found is not null)
                return found;
        }

        return null;
    }

    private string ResolveEntry(Column column, string entry)
    {
        string suffix = ListEntry.Suffix(column, entry);
        return ResolveOne(column, entry[..^suffix.Length]) + suffix;
    }

    private string ResolveOne(Column column, string text)
    {
        if (column.Reference == "accounts")
            return world.Find(text) is not null ? text : throw NotFound(column, text);
        RecordType? type = column.Reference is { } name ? world.Catalogue.FindImportType(name) : null;
        if (type is null || ReferenceKeys.For(type).Count == 0)
            return text;
        (string key, Account owner) = SplitAccount(column, text);
        StoredRecord? found = Find(owner, type.Name, key);
        if (found is null && !IsTimeAllocation(owner, type, key))
            throw NotFound(column, text);
        if (options.RefusesDisabledReferences && found is not null
            && BooleanText.IsTrue(owner.Records.Table(type.Name).Read(found, "Disabled")))
            throw new RowRefusedException($"{column.Name} '{text}' is disabled");
        // The record is stored, so it is shown by its own name, whatever name the row used.
        if (options.ReferencesFollowRecords && found is not null)
            key = ReferenceKeys.NameOf(owner.Records.Table(type.Name), found) ?? key;
        return owner == account ? key : $"{key} @{owner.Id}";
    }

    private (string Key, Account Owner) SplitAccount(Column column, string text)
    {
        Match match = AccountSuffix().Match(text);
        if (!match.Success)
            return (text, account);
        string id = match.Groups["account"].Value;
        return world.Find(id) is { } owner && account.Trusts(id) ? (match.Groups["key"].Value, owner) : throw NotFound(column, text);
    }

    // Examples name a time allocation as "<Group> - <Name>".
    private static bool IsTimeAllocation(Account owner, RecordType type, string key) =>
        type.Name == "time_allocations"
        && key.Split(" - ", 2) is [var group, var name]
        && owner.Records.Table(type.Name).Find(["Group", "Name"], group, name).Count > 0;

    private static RowRefusedException NotFound(Column column, string text) => new($"{column.Name} '{text}' could not be found");

    [GeneratedRegex(@"^(?<key>.+) @(?<account>[a-z0-9_-]+)$", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex AccountSuffix();
}

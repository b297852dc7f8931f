using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.EveryType;

/// <summary>Records of a type that are hard to write, with every column filled.</summary>
internal static class HardRecords
{
    /// <summary>Columns by which a row would remove its record.</summary>
    private static readonly string[] Removing = ["Remove", "Deleted"];

    private static readonly string[] AnyColumns = ["Name", "Some Thing"];

    /// <summary>The column, beside its name, that a second row of an owner shares with the first.</summary>
    private const string OfOwner = "Disabled";

    /// <summary>New records, one per text prefix; two for types whose rows belong to an owner.</summary>
    internal static List<Dictionary<string, object?>> Of(RecordType type) =>
        [.. Enumerable.Range(0, HardValues.Beginnings.Length).SelectMany(seed => type.Owners.Count == 0 ? [Of(type, seed, seed)] : new[] { Of(type, seed, seed), Of(type, seed, seed + 1) })];

    private static Dictionary<string, object?> Of(RecordType type, int owner, int seed) => Columns(type).ToDictionary(column => column.Name, column =>
        Removing.Contains(column.Name) ? false : Value(column, column.Name == OfOwner || type.Owners.Any(names => names.Contains(column.Name)) ? owner : seed));

    private static object? Value(Column column, int seed) => HardValues.For(column, HardValues.Beginnings[seed % HardValues.Beginnings.Length], seed).Value;

    /// <summary>Imports them; returns their number.</summary>
    internal static async Task<int> SendAsync(TestAccount account, RecordType type)
    {
        List<Dictionary<string, object?>> records = Of(type);
        using var import = new RecordImport(account.Client, type.Name, new RecordOptions { AllowCreateWithoutKey = true }, account.Waiting());
        Assert.All(records, record => Assert.Null(import.Add(record)));
        await import.SendAsync(account.Host);
        return records.Count;
    }

    private static IEnumerable<Column> Columns(RecordType type) => type.ColumnsKnown ? type.Columns.Where(column => column.Name != "ID" && !column.ReadOnly)
        : AnyColumns.Select((name, position) => Column.Unlisted(name, position));
}

using FourMe.Import.Simulator.Accounts;
using FourMe.Import.Simulator.Catalogue;
using FourMe.Import.Simulator.Imports.Reading;
using FourMe.Import.Simulator.Records;

namespace FourMe.Import.Simulator.Imports;

/// <summary>Creates or updates one record per row.</summary>
internal sealed class Upsert(World world, Account account, RecordTable table, RowNormaliser normaliser, bool follows, DateTimeOffset now)
    : IRowHandler
{
    private static readonly string[] DeletionColumns = ["Deleted", "Remove"];

    private readonly RecordMatcher _matcher = new(table);
    private readonly RecordValidation _validation = new(table);

    private RecordType Type => table.Type;

    public RowOutcome Apply(ImportRow row)
    {
        Dictionary<string, string> values = normaliser.Normalise(row);
        StoredRecord? match = _matcher.Find(row, values);
        if (IsDeletion(row))
            return Delete(match);
        return match is null ? Create(values) : Update(match, values);
    }

    public int Finish() => 0;

    private RowOutcome Create(Dictionary<string, string> values)
    {
        _validation.Check(null, values);
        long id = world.NextId();
        // Documented: the service generates a label for a configuration item without one.
        if (Type.Name == "cis" && values.GetValueOrDefault("Label") is null or "")
            values["Label"] = $"CI{id}";
        table.Add(id, values, now);
        return RowOutcome.Created;
    }

    private RowOutcome Update(StoredRecord match, Dictionary<string, string> given)
    {
        Dictionary<string, string> before = table.Read(match);
        Dictionary<string, string> after = new(before, StringComparer.Ordinal);
        foreach ((string column, string value) in given)
            after[column] = value;
        // Assumption: clearing a generated label generates the same label again.
        if (Type.Name == "cis" && after.GetValueOrDefault("Label") is null or "")
            after["Label"] = before.GetValueOrDefault("Label", string.Empty);
        _validation.Check(match, after);
        if (RecordEquality.AreEqual(Type, before, after))
            return RowOutcome.Unchanged;
        table.Update(match, after, now);
        if (follows)
            new FollowedReferences(world).Renamed(account, Type, before, after);
        return RowOutcome.Updated;
    }

    private RowOutcome Delete(StoredRecord? match)
    {
        if (match is null)
            return RowOutcome.Unchanged;
        table.Remove(match);
        return RowOutcome.Deleted;
    }

    // Rows are removed by a boolean column on two types, and translations by an empty text.
    private bool IsDeletion(ImportRow row) =>
        DeletionColumns.Any(column => Type.HasColumn(column) && BooleanText.IsTrue(row[column]))
        || (Type.Name == "translations" && row.Has("Translation") && row["Translation"].Length == 0);
}

namespace FourMe.Import.Planning;

/// <summary>By which columns a person may ask for a record of a type.</summary>
internal static class TraceKeys
{
    /// <summary>Of each key the column that tells records apart; Source is the same for all records of a system.</summary>
    internal static IReadOnlyList<string> Of(RecordType type) =>
        [.. type.Keys.Concat(type.Owners).Select(key => key[key.Count - 1]).Concat([RecordKey.SourceId, RecordKey.Id, "Label", "Name"])
            .Distinct()];
}

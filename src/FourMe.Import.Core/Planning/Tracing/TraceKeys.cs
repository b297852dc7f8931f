namespace FourMe.Import.Planning;

/// <summary>The columns by which a record can be asked for.</summary>
internal static class TraceKeys
{
    /// <summary>
    /// The last column of each key, which distinguishes records, and Source ID, ID, Label and Name. Source is the same for all.
    /// </summary>
    internal static IReadOnlyList<string> Of(RecordType type) =>
        [.. type.Keys.Concat(type.Owners).Select(key => key[key.Count - 1]).Concat([RecordKey.SourceId, RecordKey.Id, "Label", "Name"])
            .Distinct()];
}

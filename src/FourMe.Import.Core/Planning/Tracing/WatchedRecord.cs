namespace FourMe.Import.Planning;

/// <summary>The decisions of a plan about one traced record.</summary>
/// <param name="key">The key by which the run knows it.</param>
internal sealed class WatchedRecord(string key)
{
    internal string Key => key;

    /// <summary>The decision about each compared column, by header. A later decision replaces an earlier one.</summary>
    internal Dictionary<string, string> Columns { get; } = new(StringComparer.Ordinal);

    /// <summary>The account's row of the record, or all rows of an owner; empty when the account has none.</summary>
    internal List<string[]> Account { get; } = [];

    /// <summary>Its changes in the plan.</summary>
    internal List<Change> Changes { get; } = [];

    /// <summary>Its notes in the plan.</summary>
    internal List<PlanNote> Notes { get; } = [];

    /// <summary>Why it was refused although it was valid by itself; null when it was not refused.</summary>
    internal Failure? Failure { get; set; }
}

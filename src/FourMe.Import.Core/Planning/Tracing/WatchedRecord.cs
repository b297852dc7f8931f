namespace FourMe.Import.Planning;

/// <summary>What a plan decided about one record that somebody asks about.</summary>
/// <param name="key">What the run knows it by.</param>
internal sealed class WatchedRecord(string key)
{
    internal string Key => key;

    /// <summary>The decision about each column that was looked at, by header: of two the later one counts.</summary>
    internal Dictionary<string, string> Columns { get; } = new(StringComparer.Ordinal);

    /// <summary>The account's rows: the record's own, or all rows of an owner. None when the account does not have it.</summary>
    internal List<string[]> Account { get; } = [];

    /// <summary>The changes that stand in the plan.</summary>
    internal List<Change> Changes { get; } = [];

    /// <summary>What was listed about it.</summary>
    internal List<PlanNote> Notes { get; } = [];

    /// <summary>Why it is refused though it was right by itself; null when it is not.</summary>
    internal Failure? Failure { get; set; }
}

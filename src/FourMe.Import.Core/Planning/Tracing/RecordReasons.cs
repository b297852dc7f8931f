namespace FourMe.Import.Planning;

/// <summary>Explains in a sentence why something is done to a record, where the plan has no reason of its own.</summary>
internal static class RecordReasons
{
    internal static string Of(Change change) => change.Action switch
    {
        ChangeAction.Create => "The account does not have it.",
        ChangeAction.Adopt => "The account has it without Source. It gets this Source and Source ID.",
        ChangeAction.Retire => "It did not come in.",
        ChangeAction.Restore => "This run name took it out of use, and it has come in again.",
        _ => $"The account has other values in {Columns(change.Cells.Select(cell => cell.Column))}.",
    };

    internal static string OfUnchanged(WatchedRecord watched)
    {
        string[] left = [.. watched.Columns
            .Where(column => column.Value is not (TraceDecision.Equal or TraceDecision.LeftOut)).Select(column => column.Key)];
        return left.Length == 0 ? "The account has all of its values."
            : $"The account has its values, or they are left out: {Columns(left)}.";
    }

    private static string Columns(IEnumerable<string> columns) => string.Join(", ", columns.Distinct());
}

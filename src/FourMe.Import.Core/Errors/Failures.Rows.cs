using FourMe.Import.Text;

namespace FourMe.Import.Errors;

/// <content>Records that cannot be sent as they are.</content>
internal static partial class Failures
{
    internal static Failure MissingKey(string type, string keys) => Make(
        FailureKind.InvalidData,
        $"No key is complete; '{type}' needs {keys}.",
        "Fill one of these keys. Without a key the service would create a new record at every import.");

    internal static Failure KeyNeverFound(string type, string keys, long read, string properties) => Make(
        FailureKind.InvalidData,
        $"None of the {Counted.Of(read, "record")} has a key of '{type}' ({keys}): no property fills one. Nothing was sent. "
            + $"The properties are: {properties}.",
        "Use a map to say which property fills which column.");

    internal static Failure RequiredNeverFound(string column, string type, long read, string properties) => OfColumn(
        column,
        $"None of the {Counted.Of(read, "record")} has a '{column}', which a new record of '{type}' needs. Nothing was sent. "
            + $"The properties are: {properties}.",
        $"Use a map to say which property fills '{column}', or give the ID or the Source and Source ID of existing records.");

    internal static Failure RequiredEmpty(string column, string type) => OfColumn(
        column, $"'{column}' is empty, but '{type}' requires it.");

    internal static Failure RequiredMissing(string column, string type) => OfColumn(
        column, $"No '{column}', which a new record of '{type}' needs, and no ID or Source ID of an existing record.",
        $"Map a property to '{column}', or give the ID or the Source and Source ID of an existing record.");

    internal static Failure DuplicateKey(string key, long firstRow) => Make(
        FailureKind.InvalidData,
        $"It has the same key as record {firstRow} ({Show(key)}), which came first. When several records share a key, " +
            $"only the first is sent.",
        "Remove the duplicate from the input, or correct its key.");

    internal static Failure MissingValue(string column) => OfColumn(
        column, $"No value for '{column}', and missing values are refused here.",
        "Say what a missing value means: WhenMissing in the column's map entry.");

    internal static Failure EmptySource(string column) => OfColumn(
        column, $"'{column}' is empty: a record matched by e-mail would lose its Source and Source ID.",
        "Fill both Source and Source ID, or leave both columns out.");

    internal static Failure TooManyColumnSets(int limit, string commonest) => Make(
        FailureKind.InvalidData,
        $"The records have more than {limit} different sets of columns, and each set needs its own file. The most common: " +
            $"{commonest}",
        "Say what a missing value means (WhenMissing = 'Clear' in the map), or use constants.");

    internal static Failure SecondColumnSet(string columns) => Make(
        FailureKind.InvalidData,
        $"The record has another set of columns ({columns}) than the records before, and one stream of text has only one header.",
        "Write to files, one for each set of columns, or write empty cells for missing values.");

    internal static Failure OwnerUnreadable(string type, string owners) => Make(
        FailureKind.InvalidData,
        $"A record names no owner; '{type}' needs {owners}. Its rows replace everything that the owner has, so nothing was sent.",
        "Fill the owner in every record; remove records that have none.");

    internal static Failure MixedOwnerKey(string first, string other) => Make(
        FailureKind.InvalidData,
        $"Some records name their owner by {first}, others by {other}, so the rows of one owner cannot be grouped. Nothing was sent.",
        "Name the owner the same way in all records of a run.");

    internal static Failure OwnerHeldBack(string owner, long rows) => Make(
        FailureKind.InvalidData,
        $"{rows} valid {(rows == 1 ? "row" : "rows")} of '{owner}' {(rows == 1 ? "is" : "are")} held back, because another record of " +
            $"the same owner was refused: sending some of them would delete the others.",
        "Correct the refused record and import the owner's records again.");

    internal static Failure OwnerTooLarge(string owner, long size, string unit) => Make(
        FailureKind.InvalidData,
        $"The rows of '{owner}' are {size} {unit}, more than one file may hold, and they must not be split.",
        "Allow larger files.");

    internal static Failure OwnerMixedColumns(string owner) => Make(
        FailureKind.InvalidData,
        $"The records of '{owner}' have different sets of columns, but the rows of one owner must go into one file.",
        "Write empty cells instead: WhenMissing = 'Clear' in the map.");
}

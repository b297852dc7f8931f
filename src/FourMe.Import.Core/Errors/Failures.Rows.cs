using FourMe.Import.Text;

namespace FourMe.Import.Errors;

/// <content>Records that cannot be sent as they are.</content>
internal static partial class Failures
{
    internal static Failure MissingKey(string type, string keys) => Make(
        FailureKind.InvalidData,
        $"No complete key: '{type}' is matched by {keys}.",
        "Fill one of these keys. Without one the service would add a new record, and another one each time the record is imported again.");

    internal static Failure KeyNeverFound(string type, string keys, long read, string properties) => Make(
        FailureKind.InvalidData,
        $"None of the {Counted.Of(read, "record")} has a key of '{type}' ({keys}), because none of their properties goes to one. "
            + $"Nothing was sent. The properties are: {properties}.",
        "Say in a map which property goes to which column.");

    internal static Failure RequiredNeverFound(string column, string type, long read, string properties) => OfColumn(
        column,
        $"None of the {Counted.Of(read, "record")} has a '{column}', which a new record of '{type}' needs. Nothing was sent. "
            + $"The properties are: {properties}.",
        $"Say in a map which property goes to '{column}', or give the ID or the Source and Source ID of records that exist.");

    internal static Failure RequiredEmpty(string column, string type) => OfColumn(
        column, $"'{column}' is empty, and a record of '{type}' needs it.");

    internal static Failure RequiredMissing(string column, string type) => OfColumn(
        column, $"No '{column}', which a new record of '{type}' needs, and no ID or Source ID to update an existing one by.",
        $"Map a property to '{column}', or give the ID or the Source and Source ID of a record that exists.");

    internal static Failure DuplicateKey(string key, long firstRow) => Make(
        FailureKind.InvalidData,
        $"It has the same key as record {firstRow} ({Show(key)}), which was taken first. Of rows with one key only the first is sent.",
        "Remove the duplicate from the input, or correct its key.");

    internal static Failure MissingValue(string column) => OfColumn(
        column, $"Nothing for '{column}', and missing values are not allowed here.",
        "Say in the column's map entry what a missing value means (WhenMissing).");

    internal static Failure EmptySource(string column) => OfColumn(
        column, $"'{column}' is empty: a record matched by e-mail would lose its Source and Source ID.",
        "Fill both Source and Source ID, or leave both columns out.");

    internal static Failure TooManyColumnSets(int limit, string commonest) => Make(
        FailureKind.InvalidData,
        $"The records have more than {limit} different sets of columns, each of which would need a file of its own. The commonest: " +
            $"{commonest}",
        "Say in the map what an absent value means (WhenMissing = 'Clear'), or give constants.");

    internal static Failure SecondColumnSet(string columns) => Make(
        FailureKind.InvalidData,
        $"The record has another set of columns ({columns}) than the ones before, and one stream of text can have only one header.",
        "Write to files, one for each set, or write empty cells for what a record does not have.");

    internal static Failure OwnerUnreadable(string type, string owners) => Make(
        FailureKind.InvalidData,
        $"A record does not say whose it is: '{type}' needs {owners}. Its rows replace all that their owner has, so nothing was sent.",
        "Fill the owner in every record; remove records that have none.");

    internal static Failure MixedOwnerKey(string first, string other) => Make(
        FailureKind.InvalidData,
        $"Some records name their owner by {first}, others by {other}, so it cannot be told which belong together. Nothing was sent.",
        "Name the owner the same way in all records of a run.");

    internal static Failure OwnerHeldBack(string owner, long rows) => Make(
        FailureKind.InvalidData,
        $"{rows} right {(rows == 1 ? "row" : "rows")} of '{owner}' {(rows == 1 ? "is" : "are")} held back, because another record of " +
            $"the same owner was refused: sending a part would delete the rest.",
        "Correct the refused record and import the owner's records again.");

    internal static Failure OwnerTooLarge(string owner, long size, string unit) => Make(
        FailureKind.InvalidData,
        $"The rows of '{owner}' are {size} {unit}, more than one file may have, and they may not go into two.",
        "Allow larger files.");

    internal static Failure OwnerMixedColumns(string owner) => Make(
        FailureKind.InvalidData,
        $"The records of '{owner}' have different sets of columns, and the rows of one owner may not go into two files.",
        "Write empty cells instead: WhenMissing = 'Clear' in the map.");
}

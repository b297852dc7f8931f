namespace FourMe.Import;

/// <content>Records that cannot be sent as they are.</content>
internal static partial class Failures
{
    internal static Failure MissingKey(string type, string keys) => Make(
        FailureKind.InvalidData,
        $"The record has no complete key: '{type}' is matched by {keys}.",
        "Fill one of these keys. -Source with a mapped 'Source ID' is the usual one for records of another system. " +
        "-AllowCreateWithoutKey sends such records all the same: the service adds a new record for each, and another one each time they are imported again.");

    internal static Failure RequiredEmpty(string column, string type) => OfColumn(
        column, $"'{column}' is empty, and a record of '{type}' needs it.");

    internal static Failure RequiredMissing(string column, string type) => OfColumn(
        column, $"The record has no '{column}', which a new record of '{type}' needs, and no ID or Source ID to update an existing one by.",
        $"Map a property to '{column}', or give the ID or the Source and Source ID of a record that exists.");

    internal static Failure DuplicateKey(string key, long firstRow) => Make(
        FailureKind.InvalidData,
        $"The record has the same key as record {firstRow} ({Show(key)}), which was taken first. Of rows with one key only the first is sent.",
        "Remove the duplicate from the input, or correct its key.");

    internal static Failure MissingValue(string column) => OfColumn(
        column, $"The record has nothing for '{column}', and missing values are not allowed here.",
        "Use -OnMissing Split to leave the field alone for such records, or WhenMissing in the -Map entry.");

    internal static Failure EmptySource(string column) => OfColumn(
        column, $"'{column}' is empty: a record matched by e-mail would lose its Source and Source ID.",
        "Fill both Source and Source ID, or leave both columns out. -AllowCreateWithoutKey sends such records all the same.");

    internal static Failure TooManyColumnSets(int limit, string commonest) => Make(
        FailureKind.InvalidData,
        $"The records have more than {limit} different sets of columns, each of which would need a file of its own. The commonest: {commonest}",
        "Say in -Map what an absent value means (WhenMissing = 'Clear'), give constants with -Static, or use -OnMissing Clear.");

    internal static Failure SecondColumnSet(string columns) => Make(
        FailureKind.InvalidData,
        $"The record has another set of columns ({columns}) than the ones before, and one stream of text can have only one header.",
        "Use -OutFile to get one file for each set, or -OnMissing Clear to write empty cells.");

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
        $"{rows} right {(rows == 1 ? "row" : "rows")} of '{owner}' {(rows == 1 ? "is" : "are")} held back, because another record of the same owner was refused: sending a part would delete the rest.",
        "Correct the refused record and import the owner's records again.");

    internal static Failure OwnerTooLarge(string owner, long size, string unit) => Make(
        FailureKind.InvalidData,
        $"The rows of '{owner}' are {size} {unit}, more than one file may have, and they may not go into two.",
        "Allow larger files with -MaximumRowCount or -MaximumFileSize.");

    internal static Failure OwnerMixedColumns(string owner) => Make(
        FailureKind.InvalidData,
        $"The records of '{owner}' have different sets of columns, and the rows of one owner may not go into two files.",
        "Use -OnMissing Clear, or WhenMissing = 'Clear' in -Map, to write empty cells instead.");
}

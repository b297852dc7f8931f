namespace FourMe.Import.Errors;

/// <content>Types, columns, maps and paths given by the caller.</content>
internal static partial class Failures
{
    internal static Failure UnknownType(string type, string? nearest) => Make(
        FailureKind.InvalidArgument,
        $"'{type}' is not a record type of the Import API.{DidYouMean(nearest)}",
        "Allow types outside the catalogue to import it.");

    internal static Failure RecordTypeNotFound(string type, string thatCan, string? nearest) => Make(
        FailureKind.ObjectNotFound,
        $"The catalogue has no record type '{type}'{thatCan}.{DidYouMean(nearest)}",
        "https://developer.xurrent.com/v1/import/ lists the types.");

    internal static Failure ColumnNotFound(string column, IReadOnlyList<string> types, string? nearest) => new(
        nameof(ColumnNotFound), FailureKind.ObjectNotFound,
        types.Count == 1
            ? $"The record type '{types[0]}' has no column '{column}'.{DidYouMean(nearest)}"
            : $"None of the {types.Count} record types has a column '{column}'.{DidYouMean(nearest)}",
        null, null)
    { Column = column, Suggestion = nearest };

    internal static Failure UnknownColumn(string column, string type, string? nearest) => new(
        nameof(UnknownColumn), FailureKind.InvalidArgument,
        $"The record type '{type}' has no column '{column}'.{DidYouMean(nearest)}",
        "Correct the name, or allow it as a column outside the catalogue.", null)
    { Column = column, Suggestion = nearest };

    internal static Failure UnmatchedProperty(string properties, string type) => Make(
        FailureKind.InvalidData,
        $"No column of '{type}' matches: {properties}. Properties that match no column are not allowed here.",
        "Leave them out, map them, or allow them as columns outside the catalogue.");

    internal static Failure DuplicateColumn(string column) => Make(
        FailureKind.InvalidArgument,
        $"The column '{column}' occurs more than once.",
        "Name each column once, in the map or as a constant.");

    internal static Failure MapEntryInvalid(string column, string problem) => Make(
        FailureKind.InvalidArgument,
        $"The map entry for '{column}' cannot be used: {problem}",
        "An entry is a property name, a script block, or a table with Property or Expression and, if needed, Trim, Format, Not, Values " +
            "with Otherwise, " +
        "Lookup, Account, Separator, Default, WhenMissing.");

    internal static Failure EmptyMap() => Make(
        FailureKind.InvalidArgument, "The map is empty, so no column would be written.",
            "Add an entry, or leave the map out to match columns by name.");

    internal static Failure UnknownEnumeration(string name, string? nearest) => new(
        nameof(UnknownEnumeration), FailureKind.ObjectNotFound,
        $"There is no enumeration '{name}'.{DidYouMean(nearest)}",
        "https://developer.xurrent.com/v1/general/enumerations/ lists the names.", null)
    { Suggestion = nearest };

    internal static Failure EnumerationValueNotFound(string value, IReadOnlyList<string> lists, string? nearest) => new(
        nameof(EnumerationValueNotFound), FailureKind.ObjectNotFound,
        $"'{Show(value)}' is neither an id nor a label of " +
        $"{(lists.Count == 1 ? $"'{lists[0]}'" : $"the {lists.Count} enumerations searched")}.{DidYouMean(nearest)}",
        null, null)
    { Suggestion = nearest };

    internal static Failure ColumnHasNoEnumeration(string column, string type, IEnumerable<string> others) => new(
        nameof(ColumnHasNoEnumeration), FailureKind.InvalidArgument,
        $"The column '{column}' of '{type}' has no enumeration.",
        $"These columns of '{type}' have one: {string.Join(", ", others)}.", null)
    { Column = column };

    internal static Failure NoEnumerationColumns(string type) => Make(
        FailureKind.InvalidArgument, $"No column of '{type}' has an enumeration.");

    internal static Failure RefreshOrOffline() => Make(
        FailureKind.InvalidArgument, "Refreshing the lists and working offline exclude each other.", "Give one of the two.");

    internal static Failure ColumnsNotKnown(string type) => Make(
        FailureKind.ObjectNotFound, $"The columns of '{type}' are not known.", "An export of the type shows its columns.");

    internal static Failure WrongDelimiter(string header, char delimiter) => Make(
        FailureKind.InvalidData,
        $"The file was read with the wrong delimiter, so its whole header became one column: '{Show(header)}'. Nothing was sent.",
        $"Read the file with the delimiter {(delimiter == '\t' ? "\"`t\"" : $"'{delimiter}'")}.");

    /// <param name="text">The text, or the value as text.</param>
    /// <param name="what">What it is.</param>
    internal static Failure TextInsteadOfRecords(string text, string what = "text") => Make(
        FailureKind.InvalidArgument,
        $"'{Show(text)}' is {what}, not a record with properties. Nothing was sent.",
        "Give objects with properties, or the file that holds the records.");

    internal static Failure NoColumns(string type, string? properties = null) => Make(
        FailureKind.InvalidData,
        $"No property of the records matches a column of '{type}', so there is nothing to import."
            + (properties is null ? string.Empty : $" The properties are: {properties}."),
        "Use a map to say which property fills which column.");

    internal static Failure PropertyNeverFound(string column, string property, string? nearest = null, string? hidden = null) => Make(
        FailureKind.InvalidData,
        $"No record has the property '{property}', which the map puts in the column '{column}'. Nothing was sent.{DidYouMean(nearest)}"
            + (hidden is null ? string.Empty : $" The property of the records has {hidden}."),
        "Look for a misspelling. A property that may be absent everywhere needs WhenMissing = 'Clear' or 'Leave' in its map entry.");

    internal static Failure PropertyAlwaysEmpty(string column, string property) => Make(
        FailureKind.InvalidData,
        $"'{property}' is empty in every record, but the script block for '{column}' uses it to decide which records are retired. " +
            $"Nothing was sent.",
        "Make the source return the property, or use an entry that " +
        "leaves the field unchanged where there is no value: @{ Property = 'Enabled'; Not = $true }, or Values.");

    internal static Failure FileNotFound(string path) => Make(
        FailureKind.ObjectNotFound, $"There is no file '{path}'.", "Relative paths start at the current location.");

    internal static Failure FolderNotFound(string path) => Make(
        FailureKind.ObjectNotFound, $"There is no folder '{path}'.", "Create it first.");

    /// <param name="path">The folder.</param>
    /// <param name="isTarget">Whether a file was to be written there, not read.</param>
    internal static Failure PathIsDirectory(string path, bool isTarget = false) => Make(
        FailureKind.InvalidArgument, $"'{path}' is a folder, not a file.",
            isTarget ? "Name the file to write in that folder." : "Name the CSV file itself, or use a wildcard such as 'folder/*.csv'.");

    internal static Failure FileReadFailed(string path, Exception cause) => Make(
        FailureKind.ReadError, $"The file '{path}' could not be read: {cause.Message}",
            "Check that it exists, is not locked, and that you may read it.", cause);

    internal static Failure FileWriteFailed(string path, Exception cause) => Make(
        FailureKind.WriteError, $"The file '{path}' could not be written: {cause.Message}",
            "Check the free disk space and your rights to the folder.", cause);

    internal static Failure InvalidMoment(string value) => Make(
        FailureKind.InvalidArgument, $"'{Show(value)}' is not a date, or a date and time, in ISO 8601 form.",
        "Give a [datetime] or [datetimeoffset], or text such as 2026-03-31 or 2026-03-31T17:00:00Z. Other forms mean different days in " +
            "different countries.");

    internal static Failure InvalidNumber(string value) => Make(
        FailureKind.InvalidArgument, $"'{Show(value)}' is not a whole number.", "Write plain digits without a group separator.");

    internal static Failure FileInUse(string path, Exception cause) => Make(
        FailureKind.WriteError, $"The file '{path}' is open in another program, so it was not replaced: {cause.Message}",
        "Close it there, then try again.", cause);

    internal static Failure FileExists(string path) => Make(
        FailureKind.InvalidArgument, $"The file '{path}' already exists.", "Choose another name, or allow the file to be replaced.");
}

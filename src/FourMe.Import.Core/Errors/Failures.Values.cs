using FourMe.Import.Text;

namespace FourMe.Import.Errors;

/// <content>Values that cannot be written in their column.</content>
internal static partial class Failures
{
    private const int ShownCharacters = 60;
    private const int ShownWords = 8;

    internal static Failure InvalidBoolean(string column, string value) => OfColumn(
        column,
        $"'{Show(value)}' in '{column}' is not a boolean. The service would silently store false.",
        "True is 1, T, Y, TRUE, YES or ON; false is 0, F, N, FALSE, NO or OFF. " +
        "Translate other words in the map.");

    internal static Failure InvalidDate(string column, string value) => OfColumn(
        column, $"'{Show(value)}' in '{column}' is not a date of the form yyyy-MM-dd.",
        "Give a [datetime], or text such as 2026-03-31. Other forms mean different days in different countries.");

    internal static Failure InvalidDateTime(string column, string value) => OfColumn(
        column, $"'{Show(value)}' in '{column}' is not a date and time in ISO 8601 form.",
        "Give a [datetime] or [datetimeoffset], or text such as 2026-03-31T17:00:00Z.");

    internal static Failure DateTimeWithoutZone(string column, string value) => OfColumn(
        column, $"'{Show(value)}' in '{column}' has no time zone.",
        "End the text with Z or an offset such as +01:00, or give a [datetime].");

    internal static Failure InvalidTime(string column, string value) => OfColumn(
        column, $"'{Show(value)}' in '{column}' is not a time of day between 00:00 and 24:00.",
            "Give a [timespan], a [datetime], or text such as 08:30.");

    internal static Failure InvalidDuration(string column, string value) => OfColumn(
        column, $"'{Show(value)}' in '{column}' is not a duration.",
            "Give a [timespan], whole minutes such as 90, or hours and minutes such as 1:30.");

    internal static Failure InvalidInteger(string column, string value) => OfColumn(
        column, $"'{Show(value)}' in '{column}' is not a whole number.", "Write plain digits without a group separator.");

    internal static Failure InexactNumber(string column, string value) => OfColumn(
        column, $"'{Show(value)}' in '{column}' is a floating-point number that cannot hold all its digits.",
        "Numbers with more than 15 digits must be text, [long] or [decimal] from the start: format the cells of a workbook as text " +
            "before you save it.");

    internal static Failure InvalidDecimal(string column, string value) => OfColumn(
        column, $"'{Show(value)}' in '{column}' is not a number with a decimal point.",
        "Give a number, or text such as 1234.50, without a group separator.");

    internal static Failure UnknownEnumerationValue(string column, string value, string enumeration, IReadOnlyList<string> meant) =>
        OfColumn(
        column, $"'{Show(value)}' in '{column}' is not a value of the enumeration " +
            $"'{enumeration}'.{DidYouMean(meant.Count == 0 ? null : string.Join("' or '", meant))}",
        "https://developer.xurrent.com/v1/general/enumerations/ lists the values.", meant.Count == 0 ? null : meant[0]);

    internal static Failure TooLong(string column, int length, int limit, string unit) => OfColumn(
        column, $"The value in '{column}' has {length} {unit}; the service allows {limit}.", "Shorten it in the map.");

    internal static Failure ValueHasNul(string column) => OfColumn(
        column, $"The value in '{column}' has a NUL character, which no text column accepts.", "Remove it in the map.");

    internal static Failure ValueHasUnpairedSurrogate(string column) => OfColumn(
        column, $"The value in '{column}' has an unpaired surrogate, which cannot be written as UTF-8.",
            "The text was cut in the middle of a character; cut it elsewhere.");

    internal static Failure UnsuitableType(string column, string type) => OfColumn(
        column, $"A value of type '{type}' cannot be written to '{column}'.", "Choose one of its properties in the map.");

    internal static Failure CollectionInSingleColumn(string column, int count) => OfColumn(
        column, $"'{column}' takes one value, but the record has a collection of {count}.",
        "Choose one in the map, or join them with Separator.");

    internal static Failure InvalidCustomFields(string column, string problem) => OfColumn(
        column, $"'{column}' cannot be written: {problem}",
            "Give a hashtable of field id and value, or the JSON array of id and value that the service expects.");

    internal static Failure LineBreakInListItem(string column, string item) => OfColumn(
        column, $"The item '{Show(item)}' of '{column}' has a line break or the separator in it, which would split it into two items.");

    internal static Failure ExpressionFailed(string column, Exception cause) => OfColumn(
        column, $"The script block for '{column}' failed: {cause.Message}", null, null, cause);

    internal static Failure ValueNotListed(string column, string value, IReadOnlyCollection<string> listed)
    {
        string? nearest = NearestName.Of(value, listed);
        return OfColumn(
            column, $"'{Show(value)}' is not among the Values for '{column}' in the map.{DidYouMean(nearest)}",
            $"Add it to Values ({string.Join(", ", listed.Take(ShownWords))}{(listed.Count > ShownWords ? ", ..." : string.Empty)}), or " +
                $"use Otherwise for all other values.",
            nearest);
    }

    internal static Failure LookupFailed(string column, Exception cause) => OfColumn(
        column, $"The Lookup for '{column}' failed: {cause.Message}", null, null, cause);

    internal static Failure PropertyReadFailed(string property, Exception cause) => Make(
        FailureKind.InvalidData, $"The property '{property}' could not be read: {cause.Message}", null, cause);

    private static string Show(string value) => value.Length <= ShownCharacters ? value : value.Substring(0, ShownCharacters) + "...";
}

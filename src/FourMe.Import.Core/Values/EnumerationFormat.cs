namespace FourMe.Import;

/// <summary>
/// The id of an enumeration's value; a label is turned into its id
/// (https://developer.xurrent.com/v1/general/enumerations/).
/// </summary>
internal sealed class EnumerationFormat : CellFormat
{
    private const string TimeZones = "time_zone";

    internal override string? Write(object value, Column column, FormattingContext context, out Failure? failure)
    {
        if (TrimmedText(value, column, out failure) is not { } text) return null;
        if (column.Enumeration is not { } name || context.Enumerations.Find(name) is not { } enumeration) return text;
        if (enumeration.IdOf(text) is { } id) return id;
        // The service maps IANA names of time zones itself.
        if (name == TimeZones && text.IndexOf('/') > 0) return text;
        Enumeration wider = context.Enumerations.Widen(enumeration, text);
        return wider.IdOf(text) ?? Refuse(Failures.UnknownEnumerationValue(column.Name, text, name, wider.Nearest(text)), out failure);
    }
}

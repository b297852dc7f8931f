using FourMe.Import.Errors;

namespace FourMe.Import.Values;

/// <summary>
/// The id of an enumeration value; a label is translated to its id
/// (https://developer.xurrent.com/v1/general/enumerations/).
/// </summary>
internal sealed class EnumerationFormat : CellFormat
{
    internal override string? Write(object value, Column column, FormattingContext context, out Failure? failure)
    {
        if (TrimmedText(value, column, context, out failure) is not { } text) return null;
        if (column.Enumeration is not { } name || context.Enumerations.Find(name) is not { } enumeration) return text;
        if (enumeration.IdOf(text) is { } id) return id;
        // The service maps IANA names of time zones itself.
        if (name == EnumerationHints.TimeZones && text.IndexOf('/') > 0) return text;
        Enumeration wider = context.Enumerations.Widen(enumeration, text);
        if (wider.IdOf(text) is { } widerId) return widerId;
        if (context.AnyEnumerationValue) return text;
        IReadOnlyList<string> meant = EnumerationHints.Suggest(wider, text);
        return Refuse(Failures.UnknownEnumerationValue(column.Name, text, name, meant), out failure);
    }
}

using FourMe.Import.Catalogue;

namespace FourMe.Import.Values;

/// <summary>Values of enumerations: the id, whether it or its label is given. What the list does not have is text.</summary>
/// <param name="enumeration">Key of the list.</param>
internal sealed class EnumerationMeaning(string enumeration) : CellMeaning
{
    internal override string Of(string cell, MeaningContext context)
    {
        string text = PlainSpelling.Of(cell);
        return text.Length == 0 ? text : context.Enumerations.Find(enumeration)?.IdOf(text) ?? text;
    }
}

/// <summary>
/// Time zones: the name that the service has for them, for names of its list, its labels, IANA's names and those of Windows. A
/// zone that the service maps by its offset alone is text, for which name it takes is not documented.
/// </summary>
/// <param name="enumeration">Key of the list.</param>
internal sealed class TimeZoneMeaning(string enumeration) : CellMeaning
{
    internal override string Of(string cell, MeaningContext context)
    {
        string text = PlainSpelling.Of(cell);
        if (text.Length == 0 || context.Enumerations.Find(enumeration) is not { } zones) return text;
        if (zones.IdOf(text) is { } id) return id;
        string iana = WindowsTimeZones.IanaNameOf(text) ?? text;
        return TimeZoneNames.NameOf(iana, zones) ?? iana;
    }
}

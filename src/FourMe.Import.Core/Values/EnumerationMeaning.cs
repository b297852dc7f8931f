using FourMe.Import.Catalogue;

namespace FourMe.Import.Values;

/// <summary>Enumerations: an id and its label are equal. Anything that the list does not have is compared as text.</summary>
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
/// Time zones: the service's name, its label, and the IANA and Windows names of the same zone are equal. Zones that the service maps only
/// by their offset are compared as text, because it is not documented which name it chooses.
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

using FourMe.Import.Catalogue;

namespace FourMe.Import.Values;

/// <summary>Suggestions for a text that an enumeration does not contain.</summary>
internal static class EnumerationHints
{
    internal const string TimeZones = "time_zone";
    internal const string Languages = "language";

    /// <summary>The possible values, the most likely first; empty when none is similar.</summary>
    internal static IReadOnlyList<string> Suggest(Enumeration enumeration, string text)
    {
        IReadOnlyList<string> known = enumeration.Name switch
        {
            Languages => OfLanguage(enumeration, text),
            TimeZones => WindowsTimeZones.IanaNameOf(text) is { } iana ? [iana] : [],
            _ => [],
        };
        if (known.Count > 0) return known;
        return enumeration.Nearest(text) is { } nearest ? [nearest] : [];
    }

    /// <summary>For de-DE the language de; for en its regional forms, in the order of the service's list.</summary>
    private static string[] OfLanguage(Enumeration languages, string text)
    {
        string wanted = text.Replace('_', '-');
        string language = wanted.Split('-')[0];
        if (languages.IdOf(wanted) is { } same) return [same];
        if (languages.IdOf(language) is { } plain) return [plain];
        return language.Length < 2 ? [] : [.. languages.Values.Select(value => value.Key)
            .Where(id => id.StartsWith(language + "-", StringComparison.OrdinalIgnoreCase)).Take(2)];
    }
}

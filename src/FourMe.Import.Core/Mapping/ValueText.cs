using FourMe.Import.Values;

namespace FourMe.Import.Mapping;

/// <summary>The text by which a source value is compared with the values of a map.</summary>
internal static class ValueText
{
    /// <summary>The text; True or False for a boolean, as PowerShell writes it. Null when the type has no text.</summary>
    internal static string? Of(object value) => value switch
    {
        string text => text,
        bool b => b ? "True" : "False",
        _ => PlainText.Of(value),
    };

    /// <summary>Whether a value decides nothing: absent, null, an empty text, or an empty collection.</summary>
    internal static bool IsNothing(object? value) => value switch
    {
        string text => text.Length == 0,
        null or Missing or DBNull => true,
        System.Collections.ICollection collection and not System.Collections.IDictionary => collection.Count == 0,
        _ => false,
    };
}

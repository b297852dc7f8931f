using FourMe.Import.Values;

namespace FourMe.Import.Mapping;

/// <summary>The text by which a value of a source is compared with the words of a map.</summary>
internal static class ValueText
{
    /// <summary>The text; True or False for a boolean, as PowerShell writes it. Null when the type has no text.</summary>
    internal static string? Of(object value) => value switch
    {
        string text => text,
        bool b => b ? "True" : "False",
        _ => PlainText.Of(value),
    };

    /// <summary>Whether there is nothing to decide from: absent, null, an empty text, an empty collection.</summary>
    internal static bool IsNothing(object? value) => value switch
    {
        string text => text.Length == 0,
        null or Missing or DBNull => true,
        System.Collections.ICollection collection and not System.Collections.IDictionary => collection.Count == 0,
        _ => false,
    };
}

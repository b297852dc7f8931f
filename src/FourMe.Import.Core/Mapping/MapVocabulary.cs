using System.Globalization;
using System.Text;
using System.Text.Json;
using FourMe.Import.Catalogue;

namespace FourMe.Import.Mapping;

/// <summary>The names that other systems use for the content of columns, from the resource map-words.</summary>
internal sealed class MapVocabulary
{
    private readonly JsonElement _root;

    private MapVocabulary(JsonElement root)
    {
        _root = root;
        True = Words(root.GetProperty("booleans").GetProperty("true"));
        False = Words(root.GetProperty("booleans").GetProperty("false"));
        JsonElement names = root.GetProperty("names");
        First = Words(names.GetProperty("first"));
        Last = Words(names.GetProperty("last"));
        Either = Words(names.GetProperty("either"));
        Between = Words(names.GetProperty("between"));
    }

    /// <summary>The shipped words, read at first use.</summary>
    internal static MapVocabulary Shipped => _shipped ??= Read();

    private static MapVocabulary? _shipped;

    internal IReadOnlyList<string> True { get; }
    internal IReadOnlyList<string> False { get; }
    internal IReadOnlyList<string> First { get; }
    internal IReadOnlyList<string> Last { get; }

    /// <summary>Words that mean a last name beside a first name, and a full name otherwise.</summary>
    internal IReadOnlyList<string> Either { get; }

    /// <summary>Words for a name affix, without which first and last name are not the full name.</summary>
    internal IReadOnlyList<string> Between { get; }

    /// <summary>The words for a column in order of preference, its own name first.</summary>
    internal IReadOnlyList<string> For(RecordType type, Column column) => [Plain(column.Name), .. WordsOf("types", type, column)];

    /// <summary>The words for the opposite of a column.</summary>
    internal IReadOnlyList<string> Opposites(RecordType type, Column column) => WordsOf("opposites", type, column);

    /// <summary>The groups of words whose properties together fill a column; empty when there are none.</summary>
    internal IReadOnlyList<IReadOnlyList<string>> Joined(RecordType type, Column column) =>
        Find("joined", type, column) is { } groups ? [.. groups.EnumerateArray().Select(Words)] : [];

    /// <summary>The form in which names are compared here: letters and digits, without case and accents.</summary>
    internal static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (char c in name.Replace("ß", "ss").Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark
                && char.IsLetterOrDigit(c)) plain.Append(char.ToLowerInvariant(c));
        return plain.ToString();
    }

    private static MapVocabulary Read()
    {
        using JsonDocument document = CatalogueData.Open("map-words");
        return new MapVocabulary(document.RootElement.Clone());
    }

    private IReadOnlyList<string> WordsOf(string part, RecordType type, Column column) =>
        Find(part, type, column) is { } words ? Words(words) : [];

    private JsonElement? Find(string part, RecordType type, Column column) =>
        _root.GetProperty(part).TryGetProperty(type.Name, out JsonElement columns)
            && columns.TryGetProperty(column.Name, out JsonElement found) ? found : null;

    /// <summary>Umlauts have two spellings: Büro and Buero.</summary>
    private static IReadOnlyList<string> Words(JsonElement list) =>
        [.. list.EnumerateArray().SelectMany(word => new[] { Plain(word.GetString()!), Plain(Spelt(word.GetString()!)) }).Distinct()];

    private static string Spelt(string word) =>
        word.Replace("ä", "ae").Replace("ö", "oe").Replace("ü", "ue").Replace("Ä", "Ae").Replace("Ö", "Oe").Replace("Ü", "Ue");
}

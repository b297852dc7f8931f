using System.Globalization;

namespace FourMe.Import.Text;

/// <summary>Characters in a name that look like a space, or are invisible.</summary>
internal static class HiddenCharacters
{
    private static readonly Dictionary<char, string> Names = new()
    {
        ['\u00A0'] = "a no-break space", ['\u00AD'] = "a soft hyphen", ['\u200B'] = "a zero-width space",
            ['\u200C'] = "a zero-width non-joiner",
        ['\u200D'] = "a zero-width joiner", ['\u200E'] = "a left-to-right mark", ['\u200F'] = "a right-to-left mark",
            ['\u202F'] = "a narrow no-break space",
        ['\u2060'] = "a word joiner", ['\uFEFF'] = "a byte order mark", ['\t'] = "a tab",
    };

    /// <summary>The hidden character in a name: 'a no-break space (U+00A0) at position 8'; null when there is none.</summary>
    internal static string? In(string name)
    {
        var found = new List<string>();
        for (int i = 0; i < name.Length; i++)
            if (NameOf(name[i]) is { } what) found.Add(string.Format(CultureInfo.InvariantCulture, "{0} (U+{1:X4}) at position {2}", what,
                (int)name[i], i + 1));
        if (name.Length > 0 && name[0] == ' ') found.Add("a space at its beginning");
        if (name.Length > 1 && name[name.Length - 1] == ' ') found.Add("a space at its end");
        return found.Count == 0 ? null : string.Join(", ", found);
    }

    private static string? NameOf(char c) => Names.TryGetValue(c, out string? name) ? name
        : c != ' ' && (char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.SpaceSeparator)
            ? "a hidden character" : null;
}

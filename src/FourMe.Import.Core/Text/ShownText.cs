using System.Globalization;
using System.Text;

namespace FourMe.Import.Text;

/// <summary>
/// Text from outside as a console may show it: control characters are seen instead of carried out, and so are the signs that turn the
/// direction of writing.
/// </summary>
internal static class ShownText
{
    private const char Pictures = '\u2400', Delete = '\u007F', DeletePicture = '\u2421';

    /// <summary>The text on one line; the same instance where there is nothing to be shown in another way.</summary>
    internal static string Of(string text)
    {
        StringBuilder? shown = null;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (!IsUnseen(c))
            {
                shown?.Append(c);
                continue;
            }
            shown ??= new StringBuilder(text, 0, i, text.Length + 16);
            if (c < ' ') shown.Append((char)(Pictures + c));
            else if (c == Delete) shown.Append(DeletePicture);
            else shown.AppendFormat(CultureInfo.InvariantCulture, "\\u{0:x4}", (int)c);
        }
        return shown?.ToString() ?? text;
    }

    /// <summary>A text of several lines, which stay lines.</summary>
    internal static string OfLines(string text) => string.Join("\n", text.Replace("\r\n", "\n").Split('\n').Select(line => Of(line)));

    /// <summary>The same, cut where it is longer than so many characters.</summary>
    internal static string Of(string text, int longest)
    {
        if (text.Length <= longest) return Of(text);
        // Never half of a character that takes two.
        int length = char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;
        return Of(text.Substring(0, length)) + "...";
    }

    private static bool IsUnseen(char c) =>
        char.IsControl(c) || c is '\u2028' or '\u2029' || char.GetUnicodeCategory(c) == UnicodeCategory.Format;
}

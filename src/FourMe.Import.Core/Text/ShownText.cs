using System.Globalization;
using System.Text;

namespace FourMe.Import.Text;

/// <summary>
/// Text from outside, made safe for a console: control characters, and those that change the writing direction, are shown instead of
/// executed.
/// </summary>
internal static class ShownText
{
    private const char Pictures = '\u2400', Delete = '\u007F', DeletePicture = '\u2421';

    /// <summary>The text on one line; the same instance if nothing has to be replaced.</summary>
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

    /// <summary>A text of several lines, which are kept.</summary>
    internal static string OfLines(string text) => string.Join("\n", text.Replace("\r\n", "\n").Split('\n').Select(line => Of(line)));

    /// <summary>The text on one line, cut to a maximum number of characters.</summary>
    internal static string Of(string text, int longest)
    {
        if (text.Length <= longest) return Of(text);
        // Do not cut a surrogate pair in half.
        int length = char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;
        return Of(text.Substring(0, length)) + "...";
    }

    private static bool IsUnseen(char c) =>
        char.IsControl(c) || c is '\u2028' or '\u2029' || char.GetUnicodeCategory(c) == UnicodeCategory.Format;
}

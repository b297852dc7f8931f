using System.Text;
using System.Text.RegularExpressions;
using FourMe.Import.Errors;

namespace FourMe.Import.Planning;

/// <summary>PowerShell wildcards: * and ?, character sets in brackets, and a backtick to escape.</summary>
internal static class ProtectPattern
{
    /// <summary>Converts a pattern to a regular expression that must match the whole text.</summary>
    /// <exception cref="FourMeException">
    /// <c>ProtectInvalid</c>: the pattern is malformed. Ignoring it would silently protect nothing.
    /// </exception>
    internal static Regex ToRegex(string pattern)
    {
        var text = new StringBuilder("^");
        for (int i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '*': text.Append(".*"); break;
                case '?': text.Append('.'); break;
                case '`' when i + 1 < pattern.Length: text.Append(Regex.Escape(pattern[++i].ToString())); break;
                case '[': i = AppendSet(pattern, i, text); break;
                default: text.Append(Regex.Escape(pattern[i].ToString())); break;
            }
        }
        try
        {
            return new Regex(text.Append("\\z").ToString(),
                RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline);
        }
        catch (ArgumentException backwards)
        {
            // A reversed range such as [z-a].
            throw Failures.ProtectInvalid(pattern, backwards).ToException();
        }
    }

    /// <summary>Appends a character set.</summary>
    /// <returns>The index of the closing bracket.</returns>
    private static int AppendSet(string pattern, int start, StringBuilder text)
    {
        // A bracket right after the opening one is a member of the set.
        int end = start + 2 < pattern.Length ? pattern.IndexOf(']', start + 2) : -1;
        if (end < 0) throw Failures.ProtectInvalid(pattern).ToException();
        text.Append('[');
        for (int i = start + 1; i < end; i++)
        {
            if (pattern[i] is '\\' or '^' or '[' or ']') text.Append('\\');
            text.Append(pattern[i]);
        }
        text.Append(']');
        return end;
    }
}

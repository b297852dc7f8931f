using System.Text;
using System.Text.RegularExpressions;
using FourMe.Import.Errors;

namespace FourMe.Import.Planning;

/// <summary>The wildcards of PowerShell: * and ?, sets of letters in brackets, and a backtick before what stands for itself.</summary>
internal static class ProtectPattern
{
    /// <summary>The pattern as a regular expression over the whole text.</summary>
    /// <exception cref="FourMeException"><c>ProtectInvalid</c>: it would protect nobody, and nobody would notice.</exception>
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
            // A range such as [z-a].
            throw Failures.ProtectInvalid(pattern, backwards).ToException();
        }
    }

    /// <summary>Appends a set of letters.</summary>
    /// <returns>The place of its end.</returns>
    private static int AppendSet(string pattern, int start, StringBuilder text)
    {
        // A bracket that closes at once is one of the letters.
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

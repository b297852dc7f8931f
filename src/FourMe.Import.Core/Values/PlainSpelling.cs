using System.Text;

namespace FourMe.Import.Values;

/// <summary>
/// Text without what changes on its way through files and the service: blanks at its ends, and with them the tab before a
/// formula; CR LF for LF; letters and accents in two characters for one (Unicode's form C).
/// </summary>
internal static class PlainSpelling
{
    /// <summary>Below this character no two texts are the same in Unicode's eyes.</summary>
    private const char FirstCombining = '\u0300';

    /// <summary>The text in that spelling; the same instance where it has it already.</summary>
    internal static string Of(string text)
    {
        if (text.Length == 0) return text;
        string cell = char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[text.Length - 1]) ? text.Trim() : text;
        if (!HasUnusual(cell)) return cell;
        if (cell.IndexOf('\r') >= 0) cell = cell.Replace("\r\n", "\n").Replace('\r', '\n');
        return Composed(cell);
    }

    /// <summary>Whether a text may have line ends or letters to be unified.</summary>
    private static bool HasUnusual(string text)
    {
#if NET
        return text.AsSpan().ContainsAnyExceptInRange('\u000E', (char)(FirstCombining - 1));
#else
        foreach (char c in text)
            if (c is '\r' or >= FirstCombining) return true;
        return false;
#endif
    }

    private static string Composed(string text)
    {
        bool mayDiffer = false;
        foreach (char c in text) mayDiffer |= c >= FirstCombining;
        if (!mayDiffer) return text;
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // Half of a surrogate pair: no text in Unicode's eyes, so it stays as it is.
            return text;
        }
    }
}

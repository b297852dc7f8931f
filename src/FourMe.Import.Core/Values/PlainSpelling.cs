using System.Text;

namespace FourMe.Import.Values;

/// <summary>
/// Removes differences that arise on the way through files and the service: white space at both ends, including the tab before a formula,
/// CR LF instead of LF, and decomposed letters (Unicode normalization form C).
/// </summary>
internal static class PlainSpelling
{
    /// <summary>Texts with only lower characters are in form C already.</summary>
    private const char FirstCombining = '\u0300';

    /// <summary>The normalized text; the same instance if it is normalized already.</summary>
    internal static string Of(string text)
    {
        if (text.Length == 0) return text;
        string cell = char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[text.Length - 1]) ? text.Trim() : text;
        if (!HasUnusual(cell)) return cell;
        if (cell.IndexOf('\r') >= 0) cell = cell.Replace("\r\n", "\n").Replace('\r', '\n');
        return Composed(cell);
    }

    /// <summary>Whether a text may have line ends or letters to normalize.</summary>
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
            // An unpaired surrogate cannot be normalized, so the text stays as it is.
            return text;
        }
    }
}

namespace FourMe.Import.Values;

/// <summary>Numbers by their value: 200, 200.0 and +0200 are one. What is no number is text.</summary>
internal sealed class NumberMeaning : CellMeaning
{
    internal override string Of(string cell, MeaningContext context)
    {
        string text = PlainSpelling.Of(cell);
        return Spelling(text) ?? text;
    }

    /// <summary>
    /// Digits without a needless sign, zero or dot, however many they are; null for what is no number. The same instance for
    /// a text that has none of these.
    /// </summary>
    internal static string? Spelling(string text)
    {
        int start = text.Length > 0 && text[0] is '-' or '+' ? 1 : 0;
        int dot = DigitsEnd(text, start);
        int end = dot < text.Length && text[dot] == '.' ? DigitsEnd(text, dot + 1) : dot;
        bool hasDigits = dot > start || end > dot + 1;
        if (!hasDigits || end != text.Length) return null;
        int first = start;
        while (first < dot - 1 && text[first] == '0') first++;
        if (end > dot)
        {
            while (text[end - 1] == '0') end--;
            if (end == dot + 1) end = dot;
        }
        bool isZero = end == dot && (dot == first || (dot - first == 1 && text[first] == '0'));
        string sign = text[0] == '-' && !isZero ? "-" : string.Empty;
        if (sign.Length == start && first == start && end == text.Length && dot > start) return text;
        return sign + (dot > first ? text.Substring(first, end - first) : "0" + text.Substring(dot, end - dot));
    }

    private static int DigitsEnd(string text, int start)
    {
        int end = start;
        while (end < text.Length && text[end] is >= '0' and <= '9') end++;
        return end;
    }
}

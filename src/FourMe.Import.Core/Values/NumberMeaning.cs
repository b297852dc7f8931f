namespace FourMe.Import.Values;

/// <summary>Numbers by value: 200, 200.0 and +0200 are equal. Anything else is compared as text.</summary>
internal sealed class NumberMeaning : CellMeaning
{
    internal override string Of(string cell, MeaningContext context)
    {
        string text = PlainSpelling.Of(cell);
        return Spelling(text) ?? text;
    }

    /// <summary>
    /// Digits without redundant signs, zeros or dots, of any length; null when the text is not a number. The same instance if nothing is
    /// redundant.
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

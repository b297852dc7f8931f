namespace FourMe.Import.Csv;

/// <summary>Knows a header that was read as one name, because the file has another delimiter than the one it was read with.</summary>
internal static class HeaderLine
{
    private static readonly char[] Delimiters = [';', '\t', '|', ','];

    /// <summary>The delimiter that is part of every name of a header; null when none is.</summary>
    internal static char? DelimiterIn(IReadOnlyList<string> names)
    {
        foreach (char delimiter in Delimiters)
            if (names.Count > 0 && names.All(name => name.Trim(delimiter).IndexOf(delimiter) > 0)) return delimiter;
        return null;
    }
}

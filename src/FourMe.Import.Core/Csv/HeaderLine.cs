namespace FourMe.Import.Csv;

/// <summary>Detects a header that was read as a single name, because the file was read with the wrong delimiter.</summary>
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

namespace FourMe.Import.Csv;

/// <summary>Lines before the header that programs write for themselves: <c>#TYPE</c> of Export-Csv, <c>sep=;</c> of Excel.</summary>
internal static class CsvPreamble
{
    private const string Type = "#TYPE";
    private const string SeparatorHint = "sep=";

    /// <summary>At most one of each.</summary>
    internal const int MostLines = 2;

    /// <summary>Whether a line is such a line, and not part of the data.</summary>
    internal static bool Is(string line) => IsType(line) || SeparatorOf(line) is not null;

    /// <summary>The separator named by a line; null when it names none.</summary>
    internal static char? SeparatorOf(string line)
    {
        string plain = Unquoted(line);
        return plain.Length == SeparatorHint.Length + 1 && plain.StartsWith(SeparatorHint, StringComparison.OrdinalIgnoreCase)
            && CsvSeparator.IsUsable(plain[SeparatorHint.Length]) ? plain[SeparatorHint.Length] : null;
    }

    private static bool IsType(string line)
    {
        string plain = Unquoted(line);
        return plain.StartsWith(Type, StringComparison.Ordinal) && (plain.Length == Type.Length || plain[Type.Length] == ' ');
    }

    private static string Unquoted(string line) =>
        line.Length > 1 && line[0] == '"' && line[line.Length - 1] == '"' ? line.Substring(1, line.Length - 2) : line;
}

namespace FourMe.Import.Csv;

/// <summary>
/// The tab that the service puts before an exported value that a spreadsheet would treat as a formula
/// (https://developer.xurrent.com/v1/export/). It is not part of the value and is removed when the value is imported again.
/// </summary>
internal static class TabGuard
{
    private const char Tab = '\t';

    /// <summary>A text with the tab if a spreadsheet would calculate it; other texts unchanged.</summary>
    internal static string Add(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' ? Tab + text : text;

    /// <summary>A text without the tab; other texts unchanged.</summary>
    internal static string Remove(string text) =>
        text.Length > 1 && text[0] == Tab && text[1] is ('=' or '+' or '-' or '@') ? text.Substring(1) : text;

    /// <summary>The same for a value that may be a text.</summary>
    internal static object? Remove(object? value) => value is string { Length: > 1 } text && text[0] == Tab ? Remove(text) : value;
}

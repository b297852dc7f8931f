namespace FourMe.Import.Csv;

/// <summary>
/// The tab that the service puts before an exported value which a spreadsheet would take for a formula
/// (https://developer.xurrent.com/v1/export/). It is no part of the value and is taken off when the value comes back.
/// </summary>
internal static class TabGuard
{
    private const char Tab = '\t';

    /// <summary>A text without the tab; other texts as they are.</summary>
    internal static string Remove(string text) =>
        text.Length > 1 && text[0] == Tab && text[1] is ('=' or '+' or '-' or '@') ? text.Substring(1) : text;

    /// <summary>The same for a value that may be a text.</summary>
    internal static object? Remove(object? value) => value is string { Length: > 1 } text && text[0] == Tab ? Remove(text) : value;
}

using System.Management.Automation;
using System.Management.Automation.Language;

namespace FourMe.Import.PowerShell;

/// <summary>Makes the list behind the Tab key: filtered, and quoted where the text needs it.</summary>
internal static class Completions
{
    /// <param name="typed">What stands on the line, perhaps with an opening quote.</param>
    /// <param name="candidates">Texts to offer, with the tool tip of each.</param>
    internal static IEnumerable<CompletionResult> For(string? typed, IEnumerable<KeyValuePair<string, string>> candidates)
    {
        string begun = (typed ?? string.Empty).Trim('\'', '"');
        WildcardPattern pattern = WildcardPattern.Get(begun + "*", WildcardOptions.IgnoreCase);
        foreach (KeyValuePair<string, string> candidate in candidates)
            if (pattern.IsMatch(candidate.Key))
                yield return new CompletionResult(Quoted(candidate.Key), candidate.Key, CompletionResultType.ParameterValue, candidate.Value);
    }

    private static string Quoted(string text)
    {
        foreach (char c in text)
            if (!char.IsLetterOrDigit(c) && c is not '_' and not '-' and not '.' and not '/')
                return "'" + CodeGeneration.EscapeSingleQuotedStringContent(text) + "'";
        return text;
    }
}

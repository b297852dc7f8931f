using System.Management.Automation;

namespace FourMe.Import.PowerShell;

/// <summary>Creates the list of completions: filtered, and quoted if necessary.</summary>
internal static class Completions
{
    /// <summary>Offers texts that start with the word, taken literally.</summary>
    internal static IEnumerable<CompletionResult> For(TypedWord word, IEnumerable<Candidate> candidates) => candidates
        .Where(candidate => candidate.Text.StartsWith(word.Text, StringComparison.OrdinalIgnoreCase))
        .Select(candidate => Result(word, candidate));

    /// <summary>
    /// Offers texts that start with the word as a wildcard pattern, for a parameter that accepts wildcards: a name that looks
    /// like a pattern is escaped.
    /// </summary>
    internal static IEnumerable<CompletionResult> ForPattern(TypedWord word, IEnumerable<Candidate> candidates)
    {
        WildcardPattern pattern = WildcardPattern.Get(word.Text + "*", WildcardOptions.IgnoreCase);
        return candidates.Where(candidate => pattern.IsMatch(candidate.Text)).Select(candidate => Result(word, candidate, escaped: true));
    }

    /// <summary>One completion, ready to replace the word.</summary>
    internal static CompletionResult Result(TypedWord word, Candidate candidate, bool escaped = false) => new(
        word.Write(escaped ? WildcardPattern.Escape(candidate.Text) : candidate.Text), candidate.Text, CompletionResultType.ParameterValue,
        // The engine refuses an empty tool tip.
        candidate.ToolTip() is { Length: > 0 } toolTip ? toolTip : candidate.Text);
}

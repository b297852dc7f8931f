using System.Management.Automation;

namespace FourMe.Import.PowerShell;

/// <summary>Makes the list behind the Tab key: filtered, and quoted where the text needs it.</summary>
internal static class Completions
{
    /// <summary>Offers what begins with the word, as it stands.</summary>
    internal static IEnumerable<CompletionResult> For(TypedWord word, IEnumerable<Candidate> candidates) => candidates
        .Where(candidate => candidate.Text.StartsWith(word.Text, StringComparison.OrdinalIgnoreCase))
        .Select(candidate => Result(word, candidate));

    /// <summary>
    /// Offers what the word matches as the beginning of a pattern, for a parameter that takes patterns: a name that looks
    /// like one itself is escaped.
    /// </summary>
    internal static IEnumerable<CompletionResult> ForPattern(TypedWord word, IEnumerable<Candidate> candidates)
    {
        WildcardPattern pattern = WildcardPattern.Get(word.Text + "*", WildcardOptions.IgnoreCase);
        return candidates.Where(candidate => pattern.IsMatch(candidate.Text)).Select(candidate => Result(word, candidate, escaped: true));
    }

    /// <summary>One line of the list, ready to take the place of the word.</summary>
    internal static CompletionResult Result(TypedWord word, Candidate candidate, bool escaped = false) => new(
        word.Write(escaped ? WildcardPattern.Escape(candidate.Text) : candidate.Text), candidate.Text, CompletionResultType.ParameterValue,
        // The engine refuses an empty tool tip.
        candidate.ToolTip() is { Length: > 0 } toolTip ? toolTip : candidate.Text);
}

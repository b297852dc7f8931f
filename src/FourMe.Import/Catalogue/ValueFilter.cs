using System.Management.Automation;

namespace FourMe.Import.PowerShell;

/// <summary>A word of -Value: an id or a label regardless of case, or a wildcard.</summary>
internal sealed class ValueFilter(string text)
{
    private readonly WildcardPattern _pattern = EnumerationChoice.PatternOf(text);
    private bool _found;

    internal string Text { get; } = text;

    /// <summary>A name without wildcards that matched no value.</summary>
    internal bool IsMissed => !_found && !WildcardPattern.ContainsWildcardCharacters(Text);

    internal bool Takes(KeyValuePair<string, string?> value)
    {
        bool takes = _pattern.IsMatch(value.Key) || (value.Value is not null && _pattern.IsMatch(value.Value));
        _found |= takes;
        return takes;
    }
}

using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace FourMe.Import.PowerShell;

/// <summary>Completes the types that there is a starter map for, given where the records come from.</summary>
public sealed class StarterMapCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string? source = fakeBoundParameters["From"]?.ToString();
        return Completions.For(wordToComplete, StarterMaps.All
            .Where(map => source is null || string.Equals(map.Key, source, StringComparison.OrdinalIgnoreCase))
            .Select(map => new KeyValuePair<string, string>(map.Value, $"{map.Key} to {map.Value}"))
            .GroupBy(map => map.Key).Select(same => same.First()));
    }
}

using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace FourMe.Import.PowerShell;

/// <summary>Completes the names of enumerations.</summary>
public sealed class EnumerationNameCompleter : IArgumentCompleter
{
    private const int ShownLabels = 4;

    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completions.For(wordToComplete, EnumerationChoice.Named(KnownEnumerations.Of(fakeBoundParameters), "*")
            .Select(list => new KeyValuePair<string, string>(list.Name, Summary(list))));

    private static string Summary(Enumeration list)
    {
        string labels = string.Join(", ", list.Values.Take(ShownLabels).Select(value => value.Value is { Length: > 0 } label ? label : value.Key));
        return $"{list.Values.Count} {(list.Values.Count == 1 ? "value" : "values")}: {labels}{(list.Values.Count > ShownLabels ? ", ..." : string.Empty)}";
    }
}

using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace FourMe.Import.PowerShell;

/// <summary>Completes the codes of the service's languages.</summary>
public sealed class LanguageCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completions.For(wordToComplete, KnownEnumerations.IdsOf(EnumerationChoice.Named(KnownEnumerations.Of(fakeBoundParameters), "language")));
}

using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace FourMe.Import.PowerShell;

/// <summary>Completes the ids of the enumerations that the command line names.</summary>
public sealed class EnumerationValueCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completions.For(wordToComplete, KnownEnumerations.IdsOf(KnownEnumerations.Chosen(fakeBoundParameters)));
}

using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace FourMe.Import.PowerShell;

/// <summary>Completes the tokens of remembered jobs, the newest first.</summary>
public sealed class JobTokenCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completions.For(wordToComplete, new JobJournal(StateFolder.Path, TimeProvider.System).Read()
            .Where(entry => entry.Token is not null)
            .Select(entry => new KeyValuePair<string, string>(entry.Token!, $"{entry.Kind} of {entry.Type}, {entry.State}, {entry.Sent.LocalDateTime:g}")));
}

using System.Collections;
using System.ComponentModel;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace FourMe.Import.PowerShell;

/// <summary>What all completers share: they never fail, and ask no network.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class Completer : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            return [.. Complete(new CompletionRequest(wordToComplete ?? string.Empty, commandAst, fakeBoundParameters ?? new Hashtable()))];
        }
        catch (Exception)
        {
            // Whoever presses Tab can do nothing about it, and the command itself says what is wrong.
            return [];
        }
    }

    /// <summary>Whether the parameter takes patterns; then so does Tab.</summary>
    private protected virtual bool TakesWildcards => false;

    /// <summary>All texts that could stand there.</summary>
    private protected virtual IEnumerable<Candidate> Candidates(CompletionRequest request) => [];

    /// <summary>The list behind the Tab key.</summary>
    private protected virtual IEnumerable<CompletionResult> Complete(CompletionRequest request) => TakesWildcards
        ? Completions.ForPattern(request.Typed, Candidates(request))
        : Completions.For(request.Typed, Candidates(request));
}

using System.Collections;
using System.ComponentModel;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace FourMe.Import.PowerShell;

/// <summary>Base of all completers: they never fail, and use no network.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
internal abstract class Completer : IArgumentCompleter
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
            // An error is of no use during completion; the command itself reports it.
            return [];
        }
    }

    /// <summary>Whether the parameter accepts wildcards; then so does completion.</summary>
    private protected virtual bool TakesWildcards => false;

    /// <summary>All possible texts.</summary>
    private protected virtual IEnumerable<Candidate> Candidates(CompletionRequest request) => [];

    /// <summary>Creates the list of completions.</summary>
    private protected virtual IEnumerable<CompletionResult> Complete(CompletionRequest request) => TakesWildcards
        ? Completions.ForPattern(request.Typed, Candidates(request))
        : Completions.For(request.Typed, Candidates(request));
}

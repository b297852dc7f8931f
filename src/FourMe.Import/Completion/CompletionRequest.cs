using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using FourMe.Import.Catalogue;

namespace FourMe.Import.PowerShell;

/// <summary>The engine's request for completions of a parameter value.</summary>
/// <param name="Word">The text typed so far, as given by the engine.</param>
/// <param name="Command">The command on the line.</param>
/// <param name="Bound">The other parameters whose values are known without executing code.</param>
internal sealed record CompletionRequest(string Word, CommandAst? Command, IDictionary Bound)
{
    /// <summary>The word without its quotes.</summary>
    internal TypedWord Typed => new(Word);

    /// <summary>The values of another parameter; empty when it is not given or not known yet.</summary>
    internal IEnumerable<string> Values(string parameter) => PSValue.Unwrap(Bound[parameter]) switch
    {
        null => [],
        string text => [text],
        IEnumerable values => values.Cast<object>().Select(TextOf),
        var value => [TextOf(value)],
    };

    /// <summary>The record types in -Type, by name or wildcard.</summary>
    internal IEnumerable<TransferType> Types => Values("Type").SelectMany(TypePattern.Find).Distinct();

    /// <summary>The text of an object. Not of a custom object, whose ToString may be a script that must not run.</summary>
    private static string TextOf(object? value) =>
        PSValue.Unwrap(value) is { } plain and not PSObject ? plain.ToString() ?? string.Empty : string.Empty;
}

using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using FourMe.Import.Catalogue;

namespace FourMe.Import.PowerShell;

/// <summary>What the engine tells when Tab is pressed on a parameter's value.</summary>
/// <param name="Word">What was typed so far, as the engine gives it.</param>
/// <param name="Command">The command as it stands on the line.</param>
/// <param name="Bound">The other parameters, those whose value can be known without running anything.</param>
internal sealed record CompletionRequest(string Word, CommandAst? Command, IDictionary Bound)
{
    /// <summary>The same without its quotes.</summary>
    internal TypedWord Typed => new(Word);

    /// <summary>The values of another parameter; none when it is not given, or cannot be known yet.</summary>
    internal IEnumerable<string> Values(string parameter) => PSValue.Unwrap(Bound[parameter]) switch
    {
        null => [],
        string text => [text],
        IEnumerable values => values.Cast<object>().Select(TextOf),
        var value => [TextOf(value)],
    };

    /// <summary>The record types that -Type names, by name or pattern.</summary>
    internal IEnumerable<TransferType> Types => Values("Type").SelectMany(TypePattern.Find).Distinct();

    /// <summary>An object's own text. A custom object has none: it may be given one by a script, which must not run.</summary>
    private static string TextOf(object? value) =>
        PSValue.Unwrap(value) is { } plain and not PSObject ? plain.ToString() ?? string.Empty : string.Empty;
}

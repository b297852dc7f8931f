using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace FourMe.Import.PowerShell;

/// <summary>Completes the columns of a record type that take a value of an enumeration.</summary>
public sealed class EnumerationColumnCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completions.For(wordToComplete, fakeBoundParameters["Type"]?.ToString() is { } name && RecordTypes.Find(name) is { } type
            ? EnumerationChoice.ColumnsOf(type).Select(column => new KeyValuePair<string, string>(column.Name, column.Enumeration!))
            : []);
}

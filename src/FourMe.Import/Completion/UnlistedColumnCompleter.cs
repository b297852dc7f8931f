using System.Management.Automation.Language;

namespace FourMe.Import.PowerShell;

/// <summary>Completes the columns in -Map or -Static that the catalogue does not have.</summary>
internal sealed class UnlistedColumnCompleter : Completer
{
    private protected override IEnumerable<Candidate> Candidates(CompletionRequest request)
    {
        RecordType? type = request.Types.FirstOrDefault()?.RecordType;
        return Tables(request).SelectMany(table => table.KeyValuePairs)
            .Select(pair => (pair.Item1 as StringConstantExpressionAst)?.Value).OfType<string>()
            .Where(name => type?.FindColumn(name) is null)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(name => new Candidate(name, "named on this line, not in the catalogue"));
    }

    /// <summary>The tables that are arguments, not nested ones.</summary>
    private static IEnumerable<HashtableAst> Tables(CompletionRequest request) =>
        request.Command?.CommandElements.Select(element => element is CommandParameterAst parameter ? parameter.Argument : element)
            .OfType<HashtableAst>() ?? [];
}

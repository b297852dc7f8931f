using System.Management.Automation;
using FourMe.Import.Text;

namespace FourMe.Import.PowerShell;

/// <summary>Completes the columns of the types in -Type; of all types when there is none.</summary>
internal class ColumnCompleter : Completer
{
    private protected override IEnumerable<CompletionResult> Complete(CompletionRequest request)
    {
        string typed = ColumnName.Normalize(request.Typed.Text);
        bool isPattern = TakesWildcards && WildcardPattern.ContainsWildcardCharacters(request.Typed.Text);
        var pattern = new ColumnPattern(request.Typed.Text + "*");
        // As in the command, case, spaces, dots and underscores do not matter.
        return Types(request)
            .SelectMany(type =>
                isPattern ? pattern.In(type) : type.Columns.Where(column => ColumnName.Normalize(column.Name)
                .StartsWith(typed, StringComparison.Ordinal)))
            .Where(Offers)
            .GroupBy(column => column.Name, StringComparer.OrdinalIgnoreCase)
            .Select(same =>
                Completions.Result(request.Typed, new Candidate(same.Key, () => ColumnToolTip.Of(same.First())), TakesWildcards));
    }

    /// <summary>Whether a column makes sense here.</summary>
    private protected virtual bool Offers(Column column) => true;

    private static IEnumerable<RecordType> Types(CompletionRequest request) =>
        request.Bound.Contains("Type") ? request.Types.Select(type => type.RecordType).OfType<RecordType>() : RecordTypes.All;
}

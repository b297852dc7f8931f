using System.Management.Automation;

namespace FourMe.Import.PowerShell;

/// <summary>Completes CSV files and folders.</summary>
internal sealed class CsvFileCompleter : Completer
{
    private protected override IEnumerable<CompletionResult> Complete(CompletionRequest request) =>
        CompletionCompleters.CompleteFilename(request.Word).Where(path => path.ResultType == CompletionResultType.ProviderContainer
            || System.IO.Path.GetExtension(path.ListItemText).ToLowerInvariant() is ".csv" or ".txt" or ".tsv");
}

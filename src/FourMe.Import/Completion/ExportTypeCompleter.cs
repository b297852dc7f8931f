namespace FourMe.Import.PowerShell;

/// <summary>Completes the record types that can be exported.</summary>
internal sealed class ExportTypeCompleter : Completer
{
    private protected override IEnumerable<Candidate> Candidates(CompletionRequest request) =>
        ExportTypes.All.Select(type => new Candidate(type.Name, type.Title));
}

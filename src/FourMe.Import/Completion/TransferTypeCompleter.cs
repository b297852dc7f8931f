using FourMe.Import.Catalogue;

namespace FourMe.Import.PowerShell;

/// <summary>Completes the record types that can be imported or exported.</summary>
internal sealed class TransferTypeCompleter : Completer
{
    private protected override bool TakesWildcards => true;

    private protected override IEnumerable<Candidate> Candidates(CompletionRequest request) =>
        TransferType.All.Select(type => new Candidate(type.Name, () => type.Title));
}

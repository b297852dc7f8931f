namespace FourMe.Import.PowerShell;

/// <summary>Completes the ids of the enumerations on the command line.</summary>
internal sealed class EnumerationValueCompleter : Completer
{
    private protected override bool TakesWildcards => true;

    private protected override IEnumerable<Candidate> Candidates(CompletionRequest request) =>
        KnownEnumerations.IdsOf(KnownEnumerations.Chosen(request.Bound));
}

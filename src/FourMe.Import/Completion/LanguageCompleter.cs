namespace FourMe.Import.PowerShell;

/// <summary>Completes the codes of the service's languages.</summary>
public sealed class LanguageCompleter : Completer
{
    private protected override IEnumerable<Candidate> Candidates(CompletionRequest request) =>
        KnownEnumerations.IdsOf(EnumerationChoice.Named(KnownEnumerations.Of(request.Bound), "language"));
}

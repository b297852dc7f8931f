namespace FourMe.Import.PowerShell;

/// <summary>Completes the language codes of the service.</summary>
internal sealed class LanguageCompleter : Completer
{
    private protected override IEnumerable<Candidate> Candidates(CompletionRequest request) =>
        KnownEnumerations.IdsOf(EnumerationChoice.Named(KnownEnumerations.ListsFor(request.Bound), "language"));
}

namespace FourMe.Import.PowerShell;

/// <summary>Completes the languages of the service.</summary>
internal sealed class LocaleCompleter : Completer
{
    private protected override IEnumerable<Candidate> Candidates(CompletionRequest request) =>
        Enumerations.Find("language")!.Values.Select(language => new Candidate(language.Key, language.Value));
}

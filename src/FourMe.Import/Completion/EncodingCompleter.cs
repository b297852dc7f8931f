namespace FourMe.Import.PowerShell;

/// <summary>Completes the names of encodings.</summary>
internal sealed class EncodingCompleter : Completer
{
    private protected override IEnumerable<Candidate> Candidates(CompletionRequest request) =>
        EncodingNames.All.Select(encoding => new Candidate(encoding.Key, encoding.Value));
}

namespace FourMe.Import.PowerShell;

/// <summary>Completes the record types that can be imported.</summary>
internal class RecordTypeCompleter : Completer
{
    private protected override IEnumerable<Candidate> Candidates(CompletionRequest request) =>
        RecordTypes.Names.Select(name => new Candidate(name, () => RecordTypes.TitleOf(name)));
}

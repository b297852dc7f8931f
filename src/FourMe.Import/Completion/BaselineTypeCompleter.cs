namespace FourMe.Import.PowerShell;

/// <summary>Completes the record types that can be imported and exported.</summary>
internal sealed class BaselineTypeCompleter : Completer
{
    private protected override IEnumerable<Candidate> Candidates(CompletionRequest request) =>
        ExportTypes.All.Select(type => type.ImportName).OfType<string>().OrderBy(name => name, StringComparer.Ordinal)
            .Select(name => new Candidate(name, () => RecordTypes.TitleOf(name)));
}

namespace FourMe.Import.PowerShell;

/// <summary>Completes the columns of a record type that have an enumeration.</summary>
internal sealed class EnumerationColumnCompleter : Completer
{
    private protected override bool TakesWildcards => true;

    private protected override IEnumerable<Candidate> Candidates(CompletionRequest request) => request.Types
        .Select(type => type.RecordType).OfType<RecordType>()
        .SelectMany(EnumerationChoice.ColumnsOf)
        .Select(column => new Candidate(column.Name, column.Enumeration));
}

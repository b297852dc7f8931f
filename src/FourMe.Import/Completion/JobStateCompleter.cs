namespace FourMe.Import.PowerShell;

/// <summary>Completes the states that a job can be in, and those that remembered jobs are in.</summary>
public sealed class JobStateCompleter : Completer
{
    private static readonly Candidate[] Known =
    [
        new(TransferState.Queued.Name, "the service has the job and has not begun"),
        new(TransferState.Processing.Name, "the service is busy with it"),
        new(TransferState.Done.Name, "the service went through all of it; rows of an import may have failed"),
        new(TransferState.Error.Name, "the service stopped the import"),
        new(TransferState.Failed.Name, "the service gave up the export"),
        new(TransferState.Sending.Name, "the file is being sent"),
        new(TransferState.Unconfirmed.Name, "the connection broke: the service may have the file or not"),
        new(TransferState.NotSent.Name, "a job before it did not end well"),
        new(TransferState.ResultUnknown.Name, "the service forgot the job before its end was seen"),
    ];

    private protected override IEnumerable<Candidate> Candidates(CompletionRequest request) => Known
        .Concat(JobChoice.Journal.Read().Select(entry => new Candidate(entry.State, "a word of the service that is new")))
        .GroupBy(state => new TransferState(state.Text)).Select(same => same.First());
}

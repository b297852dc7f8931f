namespace FourMe.Import.PowerShell;

/// <summary>Completes the possible states of a job, and those of the recorded jobs.</summary>
internal sealed class JobStateCompleter : Completer
{
    private static readonly Candidate[] Known =
    [
        new(TransferState.Queued.Name, "the service has the job and has not started it"),
        new(TransferState.Processing.Name, "the service is working on it"),
        new(TransferState.Done.Name, "the service finished it; rows of an import may have failed"),
        new(TransferState.Error.Name, "the service stopped the import"),
        new(TransferState.Failed.Name, "the export failed in the service"),
        new(TransferState.Sending.Name, "the file is being sent"),
        new(TransferState.Unconfirmed.Name, "the connection broke; the service may have accepted the file"),
        new(TransferState.NotSent.Name, "not sent, because a previous job failed"),
        new(TransferState.ResultUnknown.Name, "the service forgot the job before its end was seen"),
    ];

    private protected override IEnumerable<Candidate> Candidates(CompletionRequest request) => Known
        .Concat(JobChoice.Journal.Read().Select(entry => new Candidate(entry.State, "a state that this version does not know")))
        .GroupBy(state => new TransferState(state.Text)).Select(same => same.First());
}

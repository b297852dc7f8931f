using FourMe.Import.Errors;
using FourMe.Import.State;

namespace FourMe.Import.Importing;

/// <summary>
/// Resumes an import of this or an earlier session: waits for its end unless that was seen, then answers from the journal,
/// and returns the failed rows.
/// </summary>
internal sealed class ReceivedImport(FourMeClient client, JobEntry entry, ITransferHost host, string? stateFolder = null)
{
    private readonly ImportSession _session =
        new(client, RecordTypes.Get(entry.Type, allowUnknown: true), new ImportOptions { StateFolder = stateFolder }, host);

    /// <summary>The outcome of the job.</summary>
    /// <param name="timeout">How long to wait for an end that was not seen yet; null for as long as it takes.</param>
    /// <param name="cancellationToken">Cancels waiting; the job continues.</param>
    /// <exception cref="FourMeException"><c>JobHasNoToken</c>: the state cannot be requested.</exception>
    internal async Task<ImportJobReport> OutcomeAsync(TimeSpan? timeout, CancellationToken cancellationToken)
    {
        if (entry.Token is null) throw Failures.JobHasNoToken(entry.Id, entry.State).ToException();
        var ending = new ImportEnding(_session, NewWriter());
        TransferState state = entry.TransferState;
        if (state == TransferState.ResultUnknown)
            return new ImportJobReport(
                ending.Result(state, entry.Skipped), Failures.ResultUnknown(entry.Type, entry.Token, entry.Sent), []);
        // A state that this version does not know may not be final.
        ImportJobReport report = state == TransferState.Done || state == TransferState.Error
            ? await ending.FinishAsync(0, entry.Skipped, cancellationToken).ConfigureAwait(false)
            : await ending.WaitAsync(timeout, entry.Skipped, cancellationToken).ConfigureAwait(false);
        LaterImport.Note(entry, report, _session.Type, _session.Options.StateFolder, _session.Clock);
        return report;
    }

    /// <summary>Call it after the result was delivered: the rows are no longer needed.</summary>
    internal void Received() => NewWriter().Received();

    private JobWriter NewWriter() => new(_session.NewJournal(), _session.Clock, entry);
}

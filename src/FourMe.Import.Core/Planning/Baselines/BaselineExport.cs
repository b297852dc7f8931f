using FourMe.Import.Errors;
using FourMe.Import.Exporting;
using FourMe.Import.State;

namespace FourMe.Import.Planning;

/// <summary>Exports the records of one type into a file of the store. Journal and checks are those of any other export.</summary>
internal sealed class BaselineExport(FourMeClient client, BaselineStore store, ITransferHost host)
{
    /// <summary>Exports all records, or those changed since a time.</summary>
    /// <param name="type">The record type.</param>
    /// <param name="from">The time; null for all records.</param>
    /// <param name="timeout">How long to wait for the job; null for as long as it takes.</param>
    /// <param name="stop">Cancels the export.</param>
    /// <exception cref="FourMeException">The service refused the export, it took too long, or the download failed.</exception>
    internal async Task<ExportedRecords> GetAsync(RecordType type, DateTimeOffset? from, TimeSpan? timeout, CancellationToken stop)
    {
        var request = new ExportRequest { Types = [type.ExportName!], From = from, Format = ExportFormat.Csv };
        ExportOutcome outcome = await new ExportRun(client, request, null, store.StateFolder, host)
            .RunAsync(noWait: false, timeout, stop).ConfigureAwait(false);
        if (outcome.Finished is not { } finished)
            // "No changes" is a valid answer to a partial export, but not to a full one.
            return from is not null ? new ExportedRecords(null, outcome.ServerTime)
                : throw Failures.ExportWithoutFile(type.Name, outcome.Entry?.Token ?? "none").ToException();
        string path = store.NewFile(JobOwner.Of(client), type.Name);
        await new ExportFiles(client, host).SaveAsync(finished, path, stop).ConfigureAwait(false);
        return new ExportedRecords(BaselineRows.OfStore(path, type.Name), outcome.ServerTime);
    }
}

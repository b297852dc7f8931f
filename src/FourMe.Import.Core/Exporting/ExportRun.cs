using FourMe.Import.Errors;
using FourMe.Import.Hosting;
using FourMe.Import.Http;
using FourMe.Import.Service;
using FourMe.Import.State;

namespace FourMe.Import.Exporting;

/// <summary>Requests an export and waits for its file; written to the journal before and after.</summary>
internal sealed class ExportRun(FourMeClient client, ExportRequest request, string? series, string? stateFolder, ITransferHost host)
{
    private readonly GuardedJournal _journal = new(stateFolder, client.Options.TimeProvider, host);
    private readonly string _types = request.TypeList;

    /// <summary>Id of the run that the job belongs to; null for none.</summary>
    internal string? Run { get; init; }

    /// <summary>Requests the export and, unless told not to wait, waits for its end.</summary>
    /// <param name="noWait">Return as soon as the service has accepted the request.</param>
    /// <param name="timeout">How long to wait; null for as long as it takes.</param>
    /// <param name="cancellationToken">Cancels waiting; the export continues.</param>
    /// <exception cref="FourMeException">
    /// The service refused, or <c>ExportUnconfirmed</c>, <c>WaitTimedOut</c>, <c>WaitFailed</c>, <c>ExportFailed</c>,
    /// <c>ExportRateLimited</c>, <c>ExportWithoutFile</c>, <c>ExportForgotten</c>.
    /// </exception>
    internal async Task<ExportOutcome> RunAsync(bool noWait, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var job = JobWriter.Begin(_journal, client.Options.TimeProvider, NewEntry());
        JobEntry entry = job.Entry;
        if (!await StartAsync(job, cancellationToken).ConfigureAwait(false)) return new ExportOutcome(null, null, entry.Moment);
        FinishedExport? finished = noWait ? null
            : await new ExportEnding(client, _journal, host).WaitAsync(entry, timeout, cancellationToken).ConfigureAwait(false);
        return new ExportOutcome(entry, finished, entry.Moment);
    }

    private JobEntry NewEntry()
    {
        _journal.Try(journal => journal.RemoveOld());
        JobOwner owner = JobOwner.Of(client);
        DateTimeOffset asked = client.Options.TimeProvider.GetUtcNow();
        return new JobEntry
        {
            Id = _journal.NewId(),
            Kind = JobEntry.Export,
            Host = owner.Host,
            Account = owner.Account,
            Type = _types,
            State = TransferState.Sending.Name,
            Sent = asked,
            Moment = asked,
            ProcessId = CurrentProcess.Id,
            Run = Run,
            Format = request.Format,
            Series = series,
        };
    }

    /// <returns>Whether there is a job; false when nothing has changed.</returns>
    private async Task<bool> StartAsync(JobWriter job, CancellationToken cancellationToken)
    {
        host.Verbose(VerboseText.Asking(_types, request.From, client.Options.Addresses.Api));
        try
        {
            StartedExport started = await client.StartExportAsync(request, host, cancellationToken).ConfigureAwait(false);
            // Changes after this moment of the server's clock are in the next export.
            job.Entry.Moment = started.ServerTime ?? job.Entry.Moment;
            if (started.Token is null)
            {
                job.NothingTaken();
                host.Verbose(VerboseText.NothingChanged());
                return false;
            }
            job.Accepted(started.Token);
            host.Verbose(VerboseText.ExportAccepted(started.Token));
            return true;
        }
        catch (AmbiguousRequestException doubtful)
        {
            job.Unconfirmed();
            if (doubtful.InnerException is OperationCanceledException) throw new OperationCanceledException(cancellationToken);
            throw Failures.ExportUnconfirmed(_types, doubtful.InnerException!).ToException();
        }
        catch
        {
            job.NothingTaken();
            throw;
        }
    }
}

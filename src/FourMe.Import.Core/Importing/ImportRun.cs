namespace FourMe.Import;

/// <summary>
/// Takes one file of rows through the service: journal, upload, wait, log. The journal is written before and after the
/// upload, so that a job is never lost and a file never sent twice without notice.
/// </summary>
internal sealed class ImportRun(FourMeClient client, RecordType type, ImportOptions options, ITransferHost host)
{
    private readonly TimeProvider _clock = client.Options.TimeProvider;
    private readonly JobRecord _record = new(client, type, options, host);

    /// <summary>Whether the service has, or may have, a job of this file.</summary>
    internal bool HasJob => _record.HasJob;

    /// <summary>Sends a file.</summary>
    /// <param name="file">The rows; moved beside the journal while the fate of the job is open.</param>
    /// <param name="skipped">Records of the run that were refused before; part of the result.</param>
    /// <param name="cancellationToken">Stops the upload or the waiting; a job that the service has goes on.</param>
    /// <exception cref="FourMeException">The service took nothing, or nobody knows whether it did (<c>ImportUnconfirmed</c>).</exception>
    internal async Task<ImportOutcome> SendAsync(SpoolFile file, long skipped, CancellationToken cancellationToken)
    {
        long began = _clock.GetTimestamp();
        _record.Begin(file);
        string token = await UploadAsync(file, cancellationToken).ConfigureAwait(false);
        host.Verbose($"The service accepted the file as job {token}.");
        if (options.NoWait) return new ImportOutcome(Result(TransferState.Queued), null, []);

        ImportStatus? status;
        try
        {
            status = await new ImportWait(client, host).EndAsync(type.Name, token, file.Rows, options.Timeout, cancellationToken).ConfigureAwait(false);
        }
        catch (FourMeException failed)
        {
            return new ImportOutcome(Result(TransferState.Queued), failed.Failure, []);
        }
        if (status is null)
        {
            _record.Forgotten();
            return new ImportOutcome(Result(TransferState.ResultUnknown), Failures.ResultUnknown(type.Name, token, _record.Sent), []);
        }

        // Noted before the log is fetched: the service forgets the end while somebody may stop the fetching.
        _record.Seen(status);
        if (status.State != TransferState.Done && status.State != TransferState.Error)
            return new ImportOutcome(Result(status.State, status), Failures.UnknownJobState(type.Name, token, status.State.Name), []);
        string? log = await FetchLogAsync(token, status, cancellationToken).ConfigureAwait(false);
        ImportResult result = Result(status.State, status, _record.KeepLog(log));
        IReadOnlyList<FailedRow> failedRows = log is null || result.Succeeded ? [] : LogTie.Rows(file, type, ImportLog.Lines(log));
        _record.End();
        return new ImportOutcome(result, FailureOf(status, result), failedRows);

        ImportResult Result(TransferState state, ImportStatus? end = null, string? kept = null) => new()
        {
            Type = type.Name,
            Token = token,
            State = state,
            Rows = file.Rows,
            Created = end?.Counts.Created ?? 0,
            Updated = end?.Counts.Updated ?? 0,
            Unchanged = end?.Counts.Unchanged ?? 0,
            Deleted = end?.Counts.Deleted ?? 0,
            Failures = end?.Counts.Failures ?? 0,
            Errors = end?.Counts.Errors ?? 0,
            Skipped = skipped,
            Duration = _clock.GetElapsedTime(began),
            LogFile = kept,
            Message = end?.Message,
        };
    }

    private async Task<string> UploadAsync(SpoolFile file, CancellationToken cancellationToken)
    {
        host.Verbose($"Sending {file.Rows} rows ({file.Length} bytes) of '{type.Name}' to {client.Options.Addresses.Api}.");
        try
        {
            string token = await client.StartImportAsync(type.Name, file, host, cancellationToken).ConfigureAwait(false);
            _record.Accepted(token);
            return token;
        }
        catch (AmbiguousRequestException doubtful)
        {
            _record.Unconfirmed();
            if (doubtful.InnerException is OperationCanceledException) throw new OperationCanceledException(cancellationToken);
            throw Failures.ImportUnconfirmed(type.Name, doubtful.InnerException!).ToException();
        }
        catch (Exception)
        {
            _record.NothingTaken();
            throw;
        }
    }

    private async Task<string?> FetchLogAsync(string token, ImportStatus status, CancellationToken cancellationToken)
    {
        if (status.LogFile is null) return null;
        host.Progress(new TransferProgress(type.Name, TransferStage.FetchingLog, 0, 0, TimeSpan.Zero));
        try
        {
            return ImportLog.Decode(await client.Logs.GetAsync(status.LogFile, host.Verbose, cancellationToken).ConfigureAwait(false));
        }
        catch (FourMeException failed)
        {
            // The result stands without the log; who needs the rows is told why they are not there.
            host.Warning(Failures.LogUnreadable(token, failed.Failure).Message);
            return null;
        }
    }

    private Failure? FailureOf(ImportStatus status, ImportResult result)
    {
        if (result.Succeeded) return null;
        return status.State == TransferState.Error
            ? Failures.ImportAborted(type.Name, result.Token!, status.Message, status.Line)
            : Failures.ImportFailedRows(type.Name, result.Token!, result.Failures, result.Errors, result.LogFile);
    }
}

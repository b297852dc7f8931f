namespace FourMe.Import;

/// <summary>
/// Takes one file of rows through the service: journal, upload, wait, log. The journal is written before and after the
/// upload, so that a job is never lost and a file never sent twice without notice.
/// </summary>
internal sealed class ImportRun(FourMeClient client, RecordType type, ImportOptions options, ITransferHost host)
{
    private readonly JobRecord _record = new(client, type, options, host);
    private readonly TimeProvider _clock = client.Options.TimeProvider;

    /// <summary>Place of the file in the run, counted from 0.</summary>
    internal int Position { get; init; }

    /// <summary>Number of files in the run.</summary>
    internal int Count { get; init; } = 1;

    /// <summary>Whether the service has, or may have, a job of this file.</summary>
    internal bool HasJob => _record.HasJob;

    /// <summary>Sends a file.</summary>
    /// <param name="file">The rows; moved beside the journal while the fate of the job is open.</param>
    /// <param name="skipped">Records of the run that were refused before; part of the result.</param>
    /// <param name="cancellationToken">Stops the upload or the waiting; a job that the service has goes on.</param>
    /// <param name="failedRows">Where to write the rows that failed, ready to be imported again; null for nowhere.</param>
    /// <exception cref="FourMeException">The service took nothing, or nobody knows whether it did (<c>ImportUnconfirmed</c>).</exception>
    internal async Task<ImportOutcome> SendAsync(SpoolFile file, long skipped, CancellationToken cancellationToken, string? failedRows = null)
    {
        _record.Begin(file);
        await UploadAsync(file, cancellationToken).ConfigureAwait(false);
        var ending = new ImportEnding(client, type, _record, host);
        if (options.NoWait) return new ImportOutcome(ending.Result(TransferState.Queued, skipped), null, []) { Entry = _record.Entry };
        ImportOutcome outcome = await ending.WaitAsync(options.Timeout, skipped, cancellationToken).ConfigureAwait(false);
        if (!outcome.IsFinal) return outcome;
        try
        {
            if (failedRows is not null && !outcome.Result.Succeeded) outcome = WithFailedRows(outcome, file, failedRows);
        }
        catch (FourMeException unwritten)
        {
            // The result stands, and the rows stay with the job: Receive-FourMeJob can write them elsewhere.
            return outcome with { RowsFailure = unwritten.Failure };
        }
        _record.End();
        return outcome;
    }

    private ImportOutcome WithFailedRows(ImportOutcome outcome, SpoolFile file, string path)
    {
        long[] rows = [.. outcome.FailedRows.Select(row => row.FileRow).Distinct()];
        FailedRowsFile.Write(file, rows, path);
        host.Verbose(Story.FailedRows(rows.Length, path));
        return outcome.UntiedRows > 0 ? outcome with { RowsFailure = Failures.RowsNotTied(outcome.Result.Token!, outcome.UntiedRows) } : outcome;
    }

    private async Task UploadAsync(SpoolFile file, CancellationToken cancellationToken)
    {
        host.Verbose(Story.Sending(type.Name, file.Rows, file.Length, file.Headers, Position, Count, client.Options.Addresses.Api));
        long began = _clock.GetTimestamp();
        try
        {
            _record.Accepted(await client.StartImportAsync(type.Name, Path.GetExtension(file.Path), file.Length, file.OpenRead, host, cancellationToken).ConfigureAwait(false));
            host.Verbose(Story.Accepted(_record.Entry.Token!, _clock.GetElapsedTime(began)));
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
}

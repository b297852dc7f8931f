using FourMe.Import.Errors;
using FourMe.Import.Files;
using FourMe.Import.Hosting;
using FourMe.Import.Http;
using FourMe.Import.Spool;
using FourMe.Import.State;

namespace FourMe.Import.Importing;

/// <summary>
/// Imports one file of rows: journal, upload, wait, log. The journal is written before and after the upload, so that no job is
/// lost and no file is silently sent twice.
/// </summary>
internal sealed class FileImport(ImportSession session)
{
    private JobWriter? _job;

    /// <summary>Position of the file in the run, counted from 0.</summary>
    internal int Position { get; init; }

    /// <summary>Number of files in the run.</summary>
    internal int Count { get; init; } = 1;

    /// <summary>The token of a job that continues in the service; null when there is none.</summary>
    internal string? OpenToken => _job is { HasJob: true, Entry: { Token: { } token, Ended: null } } ? token : null;

    /// <summary>Whether the service has, or may have, a job of this file.</summary>
    internal bool HasJob => _job is { HasJob: true };

    /// <summary>Sends a file.</summary>
    /// <param name="file">The rows; moved beside the journal until the result is known.</param>
    /// <param name="skipped">Records of the run that were refused before sending; part of the result.</param>
    /// <param name="cancellationToken">Cancels the upload or the wait; an accepted job continues in the service.</param>
    /// <param name="refused">Those records with the reasons, to be kept beside the journal; null for none.</param>
    /// <exception cref="FourMeException">
    /// The service did not accept the file, or may have accepted it (<c>ImportUnconfirmed</c>).
    /// </exception>
    internal async Task<ImportJobReport> SendAsync(SpoolFile file, long skipped, CancellationToken cancellationToken,
        IReadOnlyList<SpoolFile>? refused = null)
    {
        JobWriter job = _job = Begin(file, skipped);
        job.Keep(refused ?? [], ImportSession.RefusedName);
        await UploadAsync(file, job, cancellationToken).ConfigureAwait(false);
        var ending = new ImportEnding(session, job);
        if (session.Options.NoWait) return new ImportJobReport(ending.Result(TransferState.Queued, skipped), null,
            []) { Entry = job.Entry };
        ImportJobReport outcome = await ending.WaitAsync(session.Options.Timeout, skipped, cancellationToken).ConfigureAwait(false);
        if (!outcome.IsFinal) return outcome;
        if (!outcome.Result.WentIn) return Keep(outcome, file, job);
        job.Received();
        return outcome;
    }

    /// <summary>Keeps more rows of the run that are not in the account, beside this job.</summary>
    internal void Keep(SpoolFile rows, string kind) => _job!.Keep([rows], kind);

    /// <summary>Deletes the kept rows, because the user has all failed rows in a file.</summary>
    internal void Delivered() => _job?.Delivered();

    /// <summary>Keeps the failed rows, and only those if the log identifies them all.</summary>
    private ImportJobReport Keep(ImportJobReport outcome, SpoolFile file, JobWriter job)
    {
        if (FailedRowsSource.Of(file, session.Type, outcome) is not { } rows) return outcome;
        if (outcome.LacksRows) return outcome with { Failed = rows };
        try
        {
            SpoolFile failed = FailedRowsFile.Keep(rows, Path.ChangeExtension(file.Path, ".failed.csv"));
            job.Keep([failed], "failed");
            job.Received();
            return outcome with { Failed = FailedRowsSource.Kept(failed) };
        }
        catch (FourMeException unwritten)
        {
            // The result is valid, and the rows stay with the job, so they can be written elsewhere.
            return outcome with { Failed = rows, RowsFailure = unwritten.Failure };
        }
    }

    /// <summary>Writes the file into the journal before the first byte is sent.</summary>
    /// <exception cref="FourMeException"><c>AlreadySentUnconfirmed</c>: sending it again could duplicate records.</exception>
    private JobWriter Begin(SpoolFile file, long skipped)
    {
        GuardedJournal journal = session.NewJournal();
        journal.Try(jobs =>
        {
            jobs.RemoveOld();
            TemporaryFolders.RemoveAbandoned(TimeProvider.System);
        });
        new ResendGuard(session, journal).Check(file);
        return session.Enter(file, TransferState.Sending, journal, skipped);
    }

    private async Task UploadAsync(SpoolFile file, JobWriter job, CancellationToken cancellationToken)
    {
        string type = session.Type.Name;
        FourMeClient client = session.Client;
        session.Host.Verbose(VerboseText.Sending(type, file.Rows, file.Length, file.Headers, Position, Count,
            client.Options.Addresses.Api));
        long began = session.Clock.GetTimestamp();
        try
        {
            job.Accepted(await client
                .StartImportAsync(type, Path.GetExtension(file.Path), file.Length, file.OpenRead, session.Host, cancellationToken)
                    .ConfigureAwait(false));
            session.Host.Verbose(VerboseText.Accepted(job.Entry.Token!, session.Clock.GetElapsedTime(began)));
        }
        catch (AmbiguousRequestException doubtful)
        {
            job.Unconfirmed();
            if (doubtful.InnerException is OperationCanceledException) throw new OperationCanceledException(cancellationToken);
            throw Failures.ImportUnconfirmed(type, doubtful.InnerException!).ToException();
        }
        catch (Exception)
        {
            job.NothingTaken();
            throw;
        }
    }
}

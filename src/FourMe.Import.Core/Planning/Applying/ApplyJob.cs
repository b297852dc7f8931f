using FourMe.Import.Errors;
using FourMe.Import.Importing;
using FourMe.Import.Spool;
using FourMe.Import.State;

namespace FourMe.Import.Planning;

/// <summary>
/// Imports one file of a plan and saves its progress before the first byte is sent and after the job has ended.
/// </summary>
/// <param name="session">Account, type, options and host of the run.</param>
/// <param name="progress">The progress of the plan.</param>
/// <param name="point">Called at each step; null for none.</param>
internal sealed class ApplyJob(ImportSession session, ApplyProgress progress, Action<string>? point)
{
    /// <summary>Sends a file and waits until its job has ended.</summary>
    /// <param name="file">The file as made from the plan.</param>
    /// <param name="rows">The rows of it to send.</param>
    /// <param name="position">Position of the file, from 0.</param>
    /// <param name="count">Number of files.</param>
    /// <param name="stop">Cancels the upload or the wait. A job that the service has accepted goes on.</param>
    /// <exception cref="FourMeException">
    /// The service did not accept the file, or it is unknown whether it did (<c>ImportUnconfirmed</c>).
    /// </exception>
    internal async Task<ImportJobReport> SendAsync(ApplyFile file, SpoolFile rows, int position, int count, CancellationToken stop)
    {
        var applied = new AppliedFile
        {
            Phase = file.Phase,
            Hash = file.Rows.Hash,
            SentHash = rows.Hash,
            State = AppliedState.Sending,
            Began = session.Clock.GetUtcNow(),
            Rows = rows.Rows,
            Places = rows.Numbers.Runs,
        };
        progress.Take(applied);
        point?.Invoke(RunPoints.BeforeJob);
        var import = new FileImport(session) { Position = position, Count = count };
        try
        {
            ImportJobReport report = await import.SendAsync(rows, 0, stop).ConfigureAwait(false);
            point?.Invoke(RunPoints.JobEnded);
            progress.Take(Ended(applied, report));
            point?.Invoke(RunPoints.AfterJob);
            return report;
        }
        catch (Exception failed) when (failed is FourMeException or OperationCanceledException)
        {
            if (!import.HasJob) progress.Drop(applied.Hash);
            else if (import.OpenToken is { } token) progress.Take(applied with { Token = token });
            else progress.Take(applied with { State = AppliedState.Doubtful });
            throw;
        }
    }

    /// <summary>Waits for the job that a stopped or killed run left behind.</summary>
    /// <returns>The report of the job; null when the journal has no token for it.</returns>
    internal async Task<ImportJobReport?> SettleAsync(AppliedFile open, CancellationToken stop)
    {
        JobEntry? entry = null;
        session.NewJournal().Try(jobs => entry = jobs.Read().FirstOrDefault(job =>
            job.Run == session.Options.Run && job.Hash == open.SentHash && job.Type == session.Type.Name));
        if (entry?.Token is null)
        {
            progress.Take(open with { State = AppliedState.Doubtful });
            return null;
        }
        var received = new ReceivedImport(session.Client, entry, session.Host, session.Options.StateFolder);
        ImportJobReport report = await received.OutcomeAsync(session.Options.Timeout, stop).ConfigureAwait(false);
        progress.Take(Ended(open, report));
        if (report.IsFinal) received.Received();
        return report;
    }

    private AppliedFile Ended(AppliedFile file, ImportJobReport report) => file with
    {
        Token = report.Result.Token,
        Ended = session.Clock.GetUtcNow(),
        State = StateOf(report),
        Failed = [.. report.FailedRows.Select(row => row.InputNumber).Distinct()],
        Untied = report.UntiedRows,
    };

    private static AppliedState StateOf(ImportJobReport report)
    {
        TransferState state = report.Result.TransferState;
        if (state == TransferState.Done) return report.Result.CountsKnown ? AppliedState.Done : AppliedState.Doubtful;
        return state == TransferState.Error || state == TransferState.ResultUnknown ? AppliedState.Doubtful : AppliedState.Sending;
    }
}

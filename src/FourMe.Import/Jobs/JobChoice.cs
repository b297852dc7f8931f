using System.Management.Automation;
using FourMe.Import.Errors;
using FourMe.Import.State;

namespace FourMe.Import.PowerShell;

/// <summary>Chooses the jobs of the cmdlets, and checks that the connection is that of the job.</summary>
internal static class JobChoice
{
    // The parameter sets, one for each way to choose jobs.
    internal const string ByToken = "Token";
    internal const string ByLatest = "Latest";
    internal const string ByJob = "Job";

    /// <summary>All recorded jobs.</summary>
    internal static JobJournal Journal => new(StateFolder.Path, TimeProvider.System);

    /// <summary>The chosen jobs: by token, the newest, or from the pipeline.</summary>
    /// <exception cref="FourMeException"><c>JobNotFound</c> or <c>NoJobs</c>.</exception>
    internal static IEnumerable<JobEntry> Find(INamedJobs named)
    {
        JobJournal journal = Journal;
        if (PSValue.Unwrap(named.Job) is FourMeJob job) return [journal.Find(job.Entry.Id)
            ?? throw Failures.JobNotFound(job.Token ?? job.Entry.Id).ToException()];
        IReadOnlyList<JobEntry> entries = journal.Read();
        if (named.Job is not null) return [Find(entries, TokenOf(named.Job))];
        if (named.Latest) return [entries.Count > 0 ? entries[0] : throw Failures.NoJobs().ToException()];
        return named.Token!.Select(token => Find(entries, token));
    }

    /// <summary>The jobs of the same run, in the order in which they were sent; files that were not sent come with each of them.</summary>
    internal static IReadOnlyList<JobEntry> RunOf(JobEntry entry)
    {
        if (entry.Run is null || entry.TransferState == TransferState.NotSent) return [entry];
        return [.. Journal.Read().Where(other => other.Run == entry.Run && other.TransferState != TransferState.NotSent)
            .OrderBy(other => other.Sent).ThenBy(other => other.Id, StringComparer.Ordinal)];
    }

    /// <summary>Deletes the kept rows of a job, because the user has them in a file.</summary>
    internal static void Delivered(JobEntry entry)
    {
        var job = new JobWriter(new GuardedJournal(null, TimeProvider.System, SilentHost.Instance), TimeProvider.System, entry);
        job.Received();
        job.Delivered();
    }

    private static JobEntry Find(IReadOnlyList<JobEntry> entries, string token) =>
        entries.FirstOrDefault(entry => entry.Token == token || entry.Id == token) ?? throw Failures.JobNotFound(token).ToException();

    /// <summary>
    /// A token, or that of a result or a deserialized job; otherwise the text of the object, for the error.
    /// </summary>
    private static string TokenOf(object given)
    {
        object? value = PSValue.Unwrap(given);
        if (value is string token) return token;
        var record = PSObject.AsPSObject(given);
        return record.Properties["Token"]?.Value?.ToString() ?? record.ToString();
    }

    /// <summary>The target of an error before a job was found.</summary>
    internal static object? TargetOf(INamedJobs named) => named.Job is { } job ? TokenOf(job) : named.Token;

    /// <summary>A connection to the job's own host and account.</summary>
    /// <exception cref="FourMeException"><c>WrongAccount</c>: nothing is sent.</exception>
    internal static FourMeClient ClientFor(JobEntry entry, FourMeConnection? named)
    {
        FourMeClient client = ConnectionChoice.Resolve(named).Client;
        if (JobOwner.Of(client) != JobOwner.Of(entry))
            throw Failures.WrongAccount($"Job {entry.Token ?? entry.Id}", JobOwner.Of(entry).ToString(), JobOwner.Of(client).ToString(),
                entry.Token ?? entry.Id)
                .ToException();
        return client;
    }
}

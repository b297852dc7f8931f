namespace FourMe.Import.PowerShell;

/// <summary>What the cmdlets share that work on jobs: which job, and whether the connection is the one it belongs to.</summary>
internal static class JobChoice
{
    /// <summary>The jobs that were named: by token, the newest, or from the pipeline.</summary>
    /// <exception cref="FourMeException"><c>JobNotFound</c> or <c>NoJobs</c>.</exception>
    internal static IEnumerable<JobEntry> Of(JobJournal journal, FourMeJob? job, string[]? tokens, bool latest)
    {
        if (job is not null) return [journal.Find(job.Entry.Id) ?? throw Failures.JobNotFound(job.Token ?? job.Entry.Id).ToException()];
        IReadOnlyList<JobEntry> entries = journal.Read();
        if (latest) return [entries.Count > 0 ? entries[0] : throw Failures.NoJobs().ToException()];
        return tokens!.Select(token =>
            entries.FirstOrDefault(entry => entry.Token == token || entry.Id == token) ?? throw Failures.JobNotFound(token).ToException());
    }

    /// <summary>A connection to the job's own host and account.</summary>
    /// <exception cref="FourMeException"><c>WrongAccount</c>: nothing is sent.</exception>
    internal static FourMeClient ClientFor(JobEntry entry, FourMeConnection? named)
    {
        FourMeClient client = ConnectionChoice.Of(named).Client;
        if (JobOwner.Of(client) != JobOwner.Of(entry))
            throw Failures.WrongAccount(entry.Token ?? entry.Id, JobOwner.Of(entry).ToString(), JobOwner.Of(client).ToString()).ToException();
        return client;
    }
}

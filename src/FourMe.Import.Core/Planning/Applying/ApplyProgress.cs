namespace FourMe.Import.Planning;

/// <summary>The progress of a plan in memory and on disk. Memory is updated only after the file was written.</summary>
/// <param name="store">Where the progress is stored.</param>
/// <param name="applied">The progress so far.</param>
internal sealed class ApplyProgress(AppliedStore store, AppliedPlan applied)
{
    internal AppliedPlan Applied { get; private set; } = applied;

    /// <summary>Whether the service has, or may have, accepted something of the plan.</summary>
    internal bool HasSent => Applied.Files.Count > 0;

    /// <summary>The file whose job is, or may be, still running; null when there is none.</summary>
    internal AppliedFile? Open => Applied.Files.FirstOrDefault(file => file.State == AppliedState.Sending);

    /// <summary>The outcome of each change so far.</summary>
    internal ChangeOutcomes Outcomes => new(Applied);

    /// <summary>The file with this hash; null when it was not sent.</summary>
    internal AppliedFile? Find(string hash) => Applied.Files.FirstOrDefault(file => file.Hash == hash);

    /// <summary>Saves the new state of a file.</summary>
    internal void Take(AppliedFile file) => Save(Applied.With(file));

    /// <summary>Removes a file that the service did not accept.</summary>
    internal void Drop(string hash)
    {
        AppliedPlan without = Applied.Without(hash);
        if (without.Files.Count > 0)
        {
            Save(without);
            return;
        }
        Applied = without;
        store.Remove();
    }

    /// <summary>Saves that nothing of the plan is left to send.</summary>
    internal void Sent()
    {
        if (!Applied.IsSent) Save(Applied with { IsSent = true });
    }

    /// <summary>Saves the hash of the baseline after the read-back.</summary>
    internal void ReadBack(string baselineHash) => Save(Applied with { BaselineHash = baselineHash });

    private void Save(AppliedPlan now)
    {
        store.Save(now);
        Applied = now;
    }
}

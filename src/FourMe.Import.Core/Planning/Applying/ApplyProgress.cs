namespace FourMe.Import.Planning;

/// <summary>How far a plan is, in memory and on disk: the one is never ahead of the other.</summary>
/// <param name="store">Where it is kept.</param>
/// <param name="applied">How far it is.</param>
internal sealed class ApplyProgress(AppliedStore store, AppliedPlan applied)
{
    internal AppliedPlan Applied { get; private set; } = applied;

    /// <summary>The file as it was sent; null when it was not.</summary>
    internal AppliedFile? Find(string hash) => Applied.Files.FirstOrDefault(file => file.Hash == hash);

    /// <summary>A file is so far now.</summary>
    internal void Take(AppliedFile file) => Save(Applied.With(file));

    /// <summary>The service took nothing of a file.</summary>
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

    /// <summary>Nothing of the plan is left to send.</summary>
    internal void Sent()
    {
        if (!Applied.IsSent) Save(Applied with { IsSent = true });
    }

    /// <summary>The baseline has what the account made of the rows.</summary>
    internal void ReadBack(string baselineHash) => Save(Applied with { BaselineHash = baselineHash });

    private void Save(AppliedPlan now)
    {
        store.Save(now);
        Applied = now;
    }
}

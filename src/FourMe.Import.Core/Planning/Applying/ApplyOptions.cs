namespace FourMe.Import;

/// <summary>Options for applying a plan.</summary>
public sealed class ApplyOptions
{
    /// <summary>Folder of plans, baselines and ledgers; null for the user's state folder.</summary>
    public string? StatePath { get; init; }

    /// <summary>Maximum wait for each job; null for no limit. The job itself goes on.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Folder of the job journal; null for the user's own.</summary>
    public string? JobFolder { get; init; }

    /// <summary>Id of the manifest run that applies the plan; null for none.</summary>
    internal string? ManifestRun { get; init; }

    /// <summary>Id of the run; null for a new id.</summary>
    internal string? Run { get; init; }

    /// <summary>Called at each step with one of <see cref="Planning.RunPoints"/>. Tests end a run there.</summary>
    internal Action<string>? Point { get; init; }

    /// <summary>The same options with another state folder.</summary>
    internal ApplyOptions In(string? statePath) => new()
    {
        StatePath = statePath, Timeout = Timeout, JobFolder = JobFolder, ManifestRun = ManifestRun, Run = Run, Point = Point,
    };
}

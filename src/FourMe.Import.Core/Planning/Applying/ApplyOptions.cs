namespace FourMe.Import;

/// <summary>How a plan is applied.</summary>
public sealed class ApplyOptions
{
    /// <summary>Folder in which plans, baselines and ledgers are kept; null for the user's own.</summary>
    public string? StatePath { get; init; }

    /// <summary>How long to wait for each job; null for as long as it takes. The job itself goes on.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Folder in which jobs are remembered; null for the user's own.</summary>
    public string? JobFolder { get; init; }

    /// <summary>Id of the run of the manifest that the plan is applied in; null for none.</summary>
    internal string? ManifestRun { get; init; }

    /// <summary>The own name of the run; null for a new one.</summary>
    internal string? Run { get; init; }

    /// <summary>Hears of each step before it is taken; tests end a run there.</summary>
    internal Action<string>? Point { get; init; }
}

using FourMe.Import.State;

namespace FourMe.Import;

/// <summary>How a run of imports is carried out.</summary>
public sealed class ImportOptions
{
    /// <summary>Return as soon as the service has the file.</summary>
    public bool NoWait { get; init; }

    /// <summary>How long to wait for each job; null for as long as it takes. The job itself goes on.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Send a file that may have been sent before to a type whose records have no key.</summary>
    public bool Force { get; init; }

    /// <summary>Rows in one file at most; 0 for no limit. Each file is a job of its own.</summary>
    public long MaximumRowCount { get; init; }

    /// <summary>Bytes in one file at most; 0 for no limit. Each file is a job of its own.</summary>
    public long MaximumFileSize { get; init; }

    /// <summary>Folder in which jobs are remembered; null for the user's own.</summary>
    public string? StateFolder { get; init; }

    /// <summary>Names the run, so that the jobs of several files are known to belong together.</summary>
    internal string Run { get; } = Guid.NewGuid().ToString("N");
}

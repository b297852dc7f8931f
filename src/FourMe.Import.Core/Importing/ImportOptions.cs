using FourMe.Import.State;

namespace FourMe.Import;

/// <summary>Options of an import.</summary>
public sealed class ImportOptions
{
    /// <summary>Return as soon as the service has accepted the file.</summary>
    public bool NoWait { get; init; }

    /// <summary>How long to wait for each job; null for as long as it takes. The job itself continues.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Send a file again whose records have no key although the service may have accepted it before.</summary>
    public bool Force { get; init; }

    /// <summary>Maximum number of rows per file; 0 for no limit. Each file is a separate job.</summary>
    public long MaximumRowCount { get; init; }

    /// <summary>Maximum number of bytes per file; 0 for no limit. Each file is a separate job.</summary>
    public long MaximumFileSize { get; init; }

    /// <summary>Folder of the journal; null for the user's own.</summary>
    public string? StateFolder { get; init; }

    /// <summary>Id of the run, which links the jobs of several files.</summary>
    internal string Run { get; init; } = Guid.NewGuid().ToString("N");
}

namespace FourMe.Import;

/// <summary>
/// Receives messages and progress of a transfer, on any thread. An implementation for PowerShell passes them to the pipeline's
/// thread.
/// </summary>
public interface ITransferHost
{
    /// <summary>A step of the work, for verbose output.</summary>
    void Verbose(string message);

    /// <summary>A warning; the work continues.</summary>
    void Warning(string message);

    /// <summary>The progress of a job.</summary>
    void Progress(TransferProgress progress);
}

/// <summary>A host that ignores everything.</summary>
public sealed class SilentHost : ITransferHost
{
    /// <summary>The one instance.</summary>
    public static SilentHost Instance { get; } = new();

    /// <inheritdoc />
    public void Verbose(string message) { }

    /// <inheritdoc />
    public void Warning(string message) { }

    /// <inheritdoc />
    public void Progress(TransferProgress progress) { }
}

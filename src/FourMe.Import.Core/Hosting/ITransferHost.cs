namespace FourMe.Import;

/// <summary>Hears how work goes on. Called from any thread; an implementation for PowerShell brings it to the pipeline's.</summary>
public interface ITransferHost
{
    /// <summary>A step, for those who want to follow.</summary>
    void Verbose(string message);

    /// <summary>Something to be known that stops nothing.</summary>
    void Warning(string message);

    /// <summary>How far a job is.</summary>
    void Progress(TransferProgress progress);
}

/// <summary>A host that does not listen.</summary>
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

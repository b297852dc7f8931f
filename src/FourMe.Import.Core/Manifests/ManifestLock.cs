using FourMe.Import.Errors;
using FourMe.Import.Hosting;
using FourMe.Import.State;

namespace FourMe.Import.Manifests;

/// <summary>
/// Lets one run of a manifest at a time start its types. Otherwise two runs started together would each lock some of the types, and both
/// would do only a part.
/// </summary>
internal sealed class ManifestLock : IDisposable
{
    private readonly RunLock? _lock;

    internal ManifestLock(ManifestContext context)
    {
        string name = $"{context.Manifest.Stem} (manifest)";
        try
        {
            // Without a host: the locks of the types report a killed run.
            _lock = RunLock.Take(
                context.StatePath, new RunKey(context.Owner, name, name, string.Empty), context.Clock, TransferRun.Of(null));
        }
        catch (FourMeException busy)
        {
            Busy = busy.Failure;
        }
    }

    /// <summary>Why the lock could not be taken; null when it was.</summary>
    internal Failure? Busy { get; }

    public void Dispose() => _lock?.Dispose();
}

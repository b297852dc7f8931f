using FourMe.Import.Hosting;

namespace FourMe.Import.Downloading;

/// <summary>Options of a download.</summary>
/// <param name="What">The name of the download for messages, such as "the export of people".</param>
/// <param name="Run">Receives messages about waits; its budget limits them.</param>
/// <param name="Moved">Called with the bytes so far and the total (0 when not known).</param>
internal sealed record DownloadOptions(string What, TransferRun Run, Action<long, long> Moved)
{
    /// <summary>Throws when the media type given by the host is not acceptable; null accepts all.</summary>
    internal Action<string?>? Declared { get; init; }
}

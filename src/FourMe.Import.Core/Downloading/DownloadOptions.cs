using FourMe.Import.Hosting;

namespace FourMe.Import.Downloading;

/// <summary>How a download is carried out.</summary>
/// <param name="What">What is downloaded, in words for messages, such as "the export of people".</param>
/// <param name="Run">Hears of waits, and pays for them.</param>
/// <param name="Moved">Hears of bytes: how many so far, and how many in all (0 when not known).</param>
internal sealed record DownloadOptions(string What, TransferRun Run, Action<long, long> Moved)
{
    /// <summary>Throws when the file cannot be what is wanted, by the media type that the host gives it; null accepts all.</summary>
    internal Action<string?>? Declared { get; init; }
}

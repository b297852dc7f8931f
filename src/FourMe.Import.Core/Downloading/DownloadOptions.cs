namespace FourMe.Import;

/// <summary>How a download is carried out.</summary>
/// <param name="What">What is downloaded, in words for messages, such as "the export of people".</param>
/// <param name="Run">Hears of waits, and pays for them.</param>
/// <param name="Moved">Hears of bytes: how many so far, and how many in all (0 when not known).</param>
internal sealed record DownloadOptions(string What, TransferRun Run, Action<long, long> Moved);

namespace FourMe.Import;

/// <summary>How a download is carried out.</summary>
/// <param name="What">What is downloaded, in words for messages, such as "the export of people".</param>
/// <param name="Tell">Hears of waits.</param>
/// <param name="Moved">Hears of bytes: how many so far, and how many in all (0 when not known).</param>
internal sealed record DownloadOptions(string What, Action<string> Tell, Action<long, long> Moved);

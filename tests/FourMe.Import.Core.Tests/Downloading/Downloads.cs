using FourMe.Import.Core.Tests.Exporting;
using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Requests;

namespace FourMe.Import.Core.Tests.Downloading;

/// <summary>Downloads files with known content.</summary>
internal static class Downloads
{
    internal const int Length = 300_000;

    /// <summary>The same bytes in every run, without a pattern that would hide a wrong offset.</summary>
    internal static byte[] Content(int length = Length, int seed = 1)
    {
        var content = new byte[length];
        new Random(seed).NextBytes(content);
        return content;
    }

    internal static DownloadOptions Options(TestAccount account) => new("the file", TransferRun.Of(account.Host), (_, _) => { });

    internal static async Task<Stream> OpenAsync(TestAccount account, byte[] content) =>
        await OpenAsync(account, (await ExportJobs.OfAsync(account, content)).Link);

    internal static Task<Stream> OpenAsync(TestAccount account, Uri link, CancellationToken stop = default) =>
        account.Client.Files.OpenAsync(link, Options(account), stop);

    internal static async Task<byte[]> ReadAsync(TestAccount account, byte[] content) =>
        await ReadAsync(account, (await ExportJobs.OfAsync(account, content)).Link);

    internal static async Task<byte[]> ReadAsync(TestAccount account, Uri link, CancellationToken stop = default)
    {
        await using Stream stream = await OpenAsync(account, link, stop);
        using var read = new MemoryStream();
        await stream.CopyToAsync(read, stop);
        return read.ToArray();
    }

    /// <summary>Runs an action once, when the download waits before resuming.</summary>
    internal static void AtThePause(TestAccount account, Func<Task> action)
    {
        int done = 0;
        account.Clock.Waiting = _ =>
        {
            if (Interlocked.Exchange(ref done, 1) == 0) action().GetAwaiter().GetResult();
        };
    }

    internal static IReadOnlyList<RecordedRequest> Asked(TestAccount account) => account.Requests(Endpoint.ExportFile);
}

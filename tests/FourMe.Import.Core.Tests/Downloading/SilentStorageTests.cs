using FourMe.Import.Core.Tests.Exporting;
using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Gates;

namespace FourMe.Import.Core.Tests.Downloading;

/// <summary>A host that is silent for too long is asked again; a slow reader does not count as silence.</summary>
public class SilentStorageTests
{
    private const int Read = 100_000;

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_connection_on_which_nothing_comes_any_more_is_given_up_and_taken_up_again()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        byte[] content = Downloads.Content();
        FinishedExport export = await ExportJobs.OfAsync(account, content);
        using Gate gate = account.Service.Gates.Hold(Endpoint.ExportFile, GatePhase.AnswerBody, Read);
        await using Stream stream = await Downloads.OpenAsync(account, export.Link);
        var read = new byte[content.Length];
        await stream.ReadExactlyAsync(read.AsMemory(0, Read));
        await gate.Reached;
        Task rest = stream.ReadExactlyAsync(read.AsMemory(Read)).AsTask();

        account.Clock.Advance(TimeSpan.FromSeconds(101));
        gate.Release();
        await rest;

        Assert.Equal(content, read);
        Assert.Equal([null, $"bytes={Read}-"], Downloads.Asked(account).Select(request => request.Header("Range")));
        Assert.Contains(account.Host.VerboseLines, line => line.Contains("did not answer within 100 seconds", StringComparison.Ordinal));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Whoever_reads_may_pause_as_long_as_it_likes()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        byte[] content = Downloads.Content();
        FinishedExport export = await ExportJobs.OfAsync(account, content);
        await using Stream stream = await Downloads.OpenAsync(account, export.Link);
        account.Clock.Advance(TimeSpan.FromHours(1));
        var read = new byte[content.Length];
        await stream.ReadExactlyAsync(read.AsMemory(0, Read));

        account.Clock.Advance(TimeSpan.FromHours(1));
        await stream.ReadExactlyAsync(read.AsMemory(Read));

        Assert.Equal(content, read);
        Assert.Equal(0, await stream.ReadAsync(new byte[1]));
        Assert.Single(Downloads.Asked(account));
    }
}

using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Exports;
using FourMe.Import.Simulator.Faults;
using FourMe.Import.Simulator.Requests;

namespace FourMe.Import.Core.Tests.Downloading;

/// <summary>However often the connection breaks, every byte is delivered exactly once.</summary>
public class CutDownloadTests
{
    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public async Task Cut_at_ten_places_the_rest_is_asked_for_by_a_strong_tag(int seed, bool reset)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        byte[] content = Downloads.Content();
        int[] places = Places(seed);
        Cut(account, reset, places.Select((place, i) => i == 0 ? place : place - places[i - 1]));

        byte[] read = await Downloads.ReadAsync(account, content);

        Assert.Equal(content, read);
        IReadOnlyList<RecordedRequest> asked = Downloads.Asked(account);
        Assert.Equal(11, asked.Count);
        Assert.Null(asked[0].Header("Range"));
        // A reset discards what was still in transit.
        if (!reset) Assert.Equal(places.Select(place => $"bytes={place}-"), asked.Skip(1).Select(request => request.Header("Range")));
        Assert.Single(asked.Skip(1).Select(request => request.Header("If-Range")).Distinct(), tag => tag!.StartsWith('"'));
        Assert.All(asked.Skip(1), request => Assert.Equal(206, request.Status));
        Assert.Empty(account.Service.StorageRefusals);
        Assert.All(asked, request => Assert.False(request.HasCredentials));
        account.AssertNoSecret();
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData(ETagStyle.Weak, true, 4)]
    [InlineData(ETagStyle.None, true, 5)]
    [InlineData(ETagStyle.Strong, false, 6)]
    [InlineData(ETagStyle.None, false, 7)]
    public async Task Where_parts_cannot_be_had_it_begins_again_and_passes_over_what_was_read(ETagStyle tag, bool supportsRange, int seed)
    {
        await using TestAccount account = await TestAccount.StartAsync(options => (options.ExportETag, options.SupportsRange) = (tag, supportsRange));
        byte[] content = Downloads.Content();
        Cut(account, reset: false, Places(seed));

        byte[] read = await Downloads.ReadAsync(account, content);

        Assert.Equal(content, read);
        IReadOnlyList<RecordedRequest> asked = Downloads.Asked(account);
        Assert.Equal(11, asked.Count);
        Assert.All(asked, request => Assert.Equal(200, request.Status));
        Assert.All(asked.Skip(1), request => Assert.Equal(tag == ETagStyle.Strong, request.Header("Range") is not null));
        Assert.All(asked.Skip(1), request => Assert.Equal(tag == ETagStyle.Strong, request.Header("If-Range") is not null));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_cut_while_the_beginning_is_read_again_is_a_cut_like_others()
    {
        await using TestAccount account = await TestAccount.StartAsync(options => options.ExportETag = ETagStyle.None);
        byte[] content = Downloads.Content();
        Cut(account, reset: false, [200_000, 50_000, 199_999, 1, 250_000]);

        Assert.Equal(content, await Downloads.ReadAsync(account, content));
        Assert.Equal(6, Downloads.Asked(account).Count);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task As_long_as_something_comes_patience_does_not_end()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        byte[] content = Downloads.Content(40);
        Cut(account, reset: false, Enumerable.Repeat(1, 30));

        Assert.Equal(content, await Downloads.ReadAsync(account, content));
        Assert.Equal(31, Downloads.Asked(account).Count);
        Assert.All(account.Clock.Waits.TakeLast(30), wait => Assert.InRange(wait, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(5)));
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Downloads.Length)]
    public async Task A_file_of_any_length_comes_whole(int length)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        byte[] content = Downloads.Content(length);

        Assert.Equal(content, await Downloads.ReadAsync(account, content));
        Assert.Single(Downloads.Asked(account));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_body_shorter_than_announced_is_no_whole_file()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        byte[] content = Downloads.Content();
        account.Service.Faults.Next(Endpoint.ExportFile, Fault.WrongContentLength(10));

        // On the second request the file has another length than announced.
        await Failing.WithAsync("DownloadChanged", () => Downloads.ReadAsync(account, content));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_file_that_is_packed_on_its_way_is_unpacked()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        byte[] content = Downloads.Content();
        account.Service.Faults.Always(Endpoint.ExportFile, Fault.Gzip);

        Assert.Equal(content, await Downloads.ReadAsync(account, content));
        Assert.Equal("identity", Downloads.Asked(account)[0].Header("Accept-Encoding"));
    }

    private static int[] Places(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, 10).Select(_ => random.Next(1, Downloads.Length)).Order()];
    }

    private static void Cut(TestAccount account, bool reset, IEnumerable<int> places) => account.Service.Faults.Next(
        Endpoint.ExportFile, [.. places.Select((place, i) => reset && i % 2 == 1 ? Fault.Reset(ResetPoint.DuringAnswer, place) : Fault.Truncate(place))]);
}

using System.Net;
using System.Net.Http.Headers;
using System.Text;
using FourMe.Import.Simulator.Exports;
using FourMe.Import.Simulator.Gates;

namespace FourMe.Import.Simulator.Tests;

public sealed class DownloadTests : SimulatorTest
{
    private const int Rows = 5_000;

    private SimulatorOptions? _options;

    protected override void Configure(SimulatorOptions options)
    {
        _options = options;
        options.GeneratedExport("people", Rows);
    }

    [Fact(Timeout = Watchdog)]
    public async Task AGeneratedExportIsWholeAndTellsItsLength()
    {
        using HttpResponseMessage answer = await Client.GetAsync(await AddressAsync(), Cancellation);
        byte[] file = await answer.Content.ReadAsByteArrayAsync(Cancellation);

        Assert.Equal(answer.Content.Headers.ContentLength, file.Length);
        Assert.Matches(@"^20260504-people-\d+\.csv$", answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        string text = Encoding.UTF8.GetString(file);
        Assert.Contains("\n1000000000,person.1000000000@example.com,generated,1000000000,", text, StringComparison.Ordinal);
        Assert.Contains($"person.{1_000_000_000 + Rows - 1}@example.com", text, StringComparison.Ordinal);
        Assert.Equal(Rows, text.Split("Généré ").Length - 1);
    }

    [Theory(Timeout = Watchdog)]
    [InlineData(0, 0)]
    [InlineData(10, 700)]
    [InlineData(299, 301)]
    [InlineData(100_000, 250_000)]
    public async Task ARangeIsThatPartOfTheFile(int from, int to)
    {
        Uri address = await AddressAsync();
        byte[] whole = await Client.GetByteArrayAsync(address, Cancellation);

        using HttpResponseMessage answer = await RangeAsync(address, from, to);

        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal($"bytes {from}-{to}/{whole.Length}", answer.Content.Headers.ContentRange!.ToString());
        Assert.Equal(whole[from..(to + 1)], await answer.Content.ReadAsByteArrayAsync(Cancellation));
    }

    [Fact(Timeout = Watchdog)]
    public async Task AnOpenRangeAndASuffixReachTheEnd()
    {
        Uri address = await AddressAsync();
        byte[] whole = await Client.GetByteArrayAsync(address, Cancellation);

        using HttpResponseMessage open = await RangeAsync(address, whole.Length - 5, null);
        using HttpResponseMessage suffix = await RangeAsync(address, null, 7);

        Assert.Equal(whole[^5..], await open.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.Equal(whole[^7..], await suffix.Content.ReadAsByteArrayAsync(Cancellation));
    }

    [Fact(Timeout = Watchdog)]
    public async Task ARangePastTheEndCannotBeSatisfied()
    {
        using HttpResponseMessage answer = await RangeAsync(await AddressAsync(), int.MaxValue, null);

        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, answer.StatusCode);
    }

    [Fact(Timeout = Watchdog)]
    public async Task IfRangeHoldsUntilTheFileChanges()
    {
        Uri address = await AddressAsync();
        using HttpResponseMessage first = await Client.GetAsync(address, Cancellation);
        EntityTagHeaderValue tag = first.Headers.ETag!;
        Assert.False(tag.IsWeak);

        using HttpResponseMessage same = await RangeAsync(address, 5, 9, tag);
        await Service.Exports[0].ReplaceContentAsync("another file altogether"u8.ToArray());
        using HttpResponseMessage changed = await RangeAsync(address, 5, 9, tag);

        Assert.Equal(HttpStatusCode.PartialContent, same.StatusCode);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal("another file altogether", await changed.Content.ReadAsStringAsync(Cancellation));
        Assert.NotEqual(tag, changed.Headers.ETag);
    }

    [Fact(Timeout = Watchdog)]
    public async Task TheTagMayBeWeakOrAbsentAndRangesIgnored()
    {
        _options!.ExportETag = ETagStyle.Weak;
        using HttpResponseMessage weak = await Client.GetAsync(await AddressAsync(), Cancellation);
        _options.ExportETag = ETagStyle.None;
        _options.SupportsRange = false;
        using HttpResponseMessage plain = await RangeAsync(await AddressAsync(), 5, 9);

        Assert.True(weak.Headers.ETag!.IsWeak);
        Assert.Null(plain.Headers.ETag);
        Assert.Equal(HttpStatusCode.OK, plain.StatusCode);
    }

    [Fact(Timeout = Watchdog)]
    public async Task AGateWithholdsTheRestOfAFile()
    {
        const int shown = 40_000;
        Uri address = await AddressAsync();
        using Gate gate = Service.Gates.Hold(Endpoint.ExportFile, GatePhase.AnswerBody, shown);
        using HttpResponseMessage answer = await Client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, Cancellation);
        await using Stream body = await answer.Content.ReadAsStreamAsync(Cancellation);
        byte[] start = new byte[shown];
        await body.ReadExactlyAsync(start, Cancellation);
        await gate.Reached.WaitAsync(Cancellation);

        Task<int> next = body.ReadAsync(new byte[1], Cancellation).AsTask();
        Assert.False(next.IsCompleted);
        gate.Release();

        Assert.Equal(1, await next);
    }

    private async Task<Uri> AddressAsync() => new((await ExportAsync(("type", "people"))).GetProperty("url").GetString()!);

    private Task<HttpResponseMessage> RangeAsync(Uri address, long? from, long? to, EntityTagHeaderValue? ifRange = null)
    {
        HttpRequestMessage request = new(HttpMethod.Get, address);
        request.Headers.Range = new RangeHeaderValue(from, to);
        if (ifRange is not null)
            request.Headers.IfRange = new RangeConditionHeaderValue(ifRange);
        return Client.SendAsync(request, Cancellation);
    }
}

using System.Text;
using FourMe.Import.Simulator.Imports;

namespace FourMe.Import.Simulator.Tests;

public sealed class LogTests : SimulatorTest
{
    // The second row fails; it starts on line 4, as the record before it spans two lines.
    private const string Csv = "Primary Email,Name\na@widget.com,\"A\nA\"\nb@widget.com,\n";

    private SimulatorOptions? _options;

    protected override void Configure(SimulatorOptions options) => _options = options;

    [Theory(Timeout = Watchdog)]
    [InlineData(LogStyle.Plain, LineCounting.Physical, "line 4: Name can't be blank")]
    [InlineData(LogStyle.Plain, LineCounting.Record, "line 3: Name can't be blank")]
    [InlineData(LogStyle.Timestamped, LineCounting.Physical, "2026-05-04T08:00:00Z [ERROR] Line 4: Name can't be blank")]
    [InlineData(LogStyle.RowWithKeys, LineCounting.Physical, "Row 2 (Primary Email: b@widget.com) failed: Name can't be blank")]
    [InlineData(LogStyle.WithoutNumbers, LineCounting.Physical, "b@widget.com: Name can't be blank")]
    public async Task EveryWordingNamesTheFailedRow(LogStyle style, LineCounting counting, string line)
    {
        _options!.LogStyle = style;
        _options.LineCounting = counting;

        string log = Encoding.UTF8.GetString(await DownloadAsync());

        Assert.Contains(line, log.Split('\n'));
    }

    [Theory(Timeout = Watchdog)]
    [InlineData(LogEncoding.Utf8, new byte[] { (byte)'I', (byte)'m' })]
    [InlineData(LogEncoding.Utf8WithBom, new byte[] { 0xEF, 0xBB, 0xBF })]
    [InlineData(LogEncoding.Utf16WithBom, new byte[] { 0xFF, 0xFE, (byte)'I', 0 })]
    public async Task TheLogComesInTheEncodingAskedFor(LogEncoding encoding, byte[] start)
    {
        _options!.LogEncoding = encoding;

        Assert.Equal(start, (await DownloadAsync()).Take(start.Length));
    }

    private async Task<byte[]> DownloadAsync()
    {
        ImportJob job = await ImportAsync("people", Csv);
        using HttpResponseMessage poll = await GetAsync($"/import/{job.Token}");
        string address = (await JsonAsync(poll)).GetProperty("logfile").GetString()!;
        Assert.Matches(@"/imports/20260504/wdc/\d+\.people\.log\?X-Amz-Expires=172800&X-Amz-Signature=[\w-]+$", address);
        return await Client.GetByteArrayAsync(address, Cancellation);
    }
}

using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using FourMe.Import.Simulator.Exports;
using FourMe.Import.Simulator.Imports;

namespace FourMe.Import.Simulator.Tests;

public sealed class ExportTests : SimulatorTest
{
    private SimulatorOptions? _options;

    protected override void Configure(SimulatorOptions options)
    {
        _options = options;
        options.GeneratedExport("people", 12_000);
    }

    [Fact(Timeout = Watchdog)]
    public async Task TheFirstHeaderIsQuotedAndFormulasAreGuardedByATab()
    {
        await ImportAsync("sites", "Name,Address,City,State,Zip,Remarks\n=SUM(A1),+1,-2,@home,plain,\"a, \"\"b\"\"\"\n");

        string[] lines = (await ExportedTextAsync(("type", "sites"))).Split('\n');

        Assert.StartsWith("\"ID\",Source,Source ID,", lines[0], StringComparison.Ordinal);
        Assert.Contains("\t=SUM(A1),\t+1,\t-2,\t@home,plain,", lines[^2], StringComparison.Ordinal);
        Assert.Contains("\"a, \"\"b\"\"\"", lines[^2], StringComparison.Ordinal);
    }

    [Theory(Timeout = Watchdog)]
    [InlineData("lf", "\n")]
    [InlineData("crlf", "\r\n")]
    public async Task TheLineSeparatorEndsEveryRow(string choice, string lineEnd)
    {
        string text = await ExportedTextAsync(("type", "service_instances"), ("line_separator", choice));

        Assert.Equal(4, text.Split(lineEnd, StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(lineEnd == "\r\n", text.Contains('\r', StringComparison.Ordinal));
    }

    [Fact(Timeout = Watchdog)]
    public async Task WhatIsExportedChangesNothingWhenImported()
    {
        foreach (string type in new[] { "organizations", "sites", "teams", "services", "products", "cis", "product_categories" })
        {
            ImportJob job = await ImportAsync(type, await ExportedTextAsync(("type", type)));

            Assert.Equal(new ImportResults(0, 0, 0, job.RowCount, 0, 0), job.Results);
            Assert.NotEqual(0, job.RowCount);
        }
    }

    [Fact(Timeout = Watchdog)]
    public async Task ReferencesToOtherAccountsCarryTheirAccount()
    {
        string text = await ExportedTextAsync(("type", "cis"));

        Assert.Contains(",Houston @widget,", text, StringComparison.Ordinal);
    }

    [Fact(Timeout = Watchdog)]
    public async Task OnlyWhatChangedSinceIsExported()
    {
        await ImportAsync("sites", "Name\nOld\n");
        string since = Clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);

        using HttpResponseMessage nothing = await RequestExportAsync(("type", "sites"), ("from", since));
        Clock.Advance(TimeSpan.FromSeconds(1));
        await ImportAsync("sites", "Name\nNew\n");
        string text = await ExportedTextAsync(("type", "sites"), ("from", since));

        Assert.Equal(HttpStatusCode.NoContent, nothing.StatusCode);
        Assert.Single(Service.Exports);
        Assert.Equal(2, text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("New", text, StringComparison.Ordinal);
    }

    [Theory(Timeout = Watchdog)]
    [InlineData("20260504")]
    [InlineData("20260501T00:00:00")]
    [InlineData("2026-05-01T23:00:00-10:00")]
    [InlineData("20260501T00:00:00Z")]
    [InlineData("2026-03-04T08:00:00Z")]
    public async Task EveryDocumentedFormOfFromIsRead(string from)
    {
        using HttpResponseMessage answer = await RequestExportAsync(("type", "contracts"), ("from", from));

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    [Theory(Timeout = Watchdog)]
    [InlineData("type", "people,nonsense")]
    [InlineData("type", "")]
    [InlineData("from", "2026-03-04T07:59:59Z")]
    [InlineData("from", "yesterday")]
    [InlineData("export_format", "pdf")]
    [InlineData("line_separator", "cr")]
    public async Task AFieldThatIsNotUnderstoodIsInvalid(string field, string value)
    {
        using HttpResponseMessage answer = await RequestExportAsync([.. field == "type" ? [] : new[] { ("type", "sites") }, (field, value)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(field, (await JsonAsync(answer)).GetProperty("errors")[0][0].GetString());
    }

    [Fact(Timeout = Watchdog)]
    public async Task AJsonBodyIsAsGoodAsAForm()
    {
        HttpRequestMessage request = Request(HttpMethod.Post, "/export");
        request.Content = new StringContent("""{"type":"sites,teams","from":null}""", Encoding.UTF8, "application/json");

        using HttpResponseMessage answer = await Client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(["sites", "teams"], Assert.Single(Service.Exports).Types);
    }

    [Fact(Timeout = Watchdog)]
    public async Task SeveralTypesComeAsAZipWithOneFileEach()
    {
        JsonElement done = await ExportAsync(("type", "sites,teams"));

        using ZipArchive zip = new(new MemoryStream(await Client.GetByteArrayAsync(done.GetProperty("url").GetString(), Cancellation)));
        Assert.Collection(
            zip.Entries,
            entry => Assert.Matches(@"^\d+-sites\.csv$", entry.Name),
            entry => Assert.Matches(@"^\d+-teams\.csv$", entry.Name));
    }

    [Fact(Timeout = Watchdog)]
    public async Task AWorkbookHoldsTheSameCells()
    {
        JsonElement done = await ExportAsync(("type", "sites"), ("export_format", "xlsx"));

        using ZipArchive workbook = new(new MemoryStream(await Client.GetByteArrayAsync(done.GetProperty("url").GetString(), Cancellation)));
        using StreamReader sheet = new(workbook.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        Assert.Contains(">Data Center 1<", await sheet.ReadToEndAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact(Timeout = Watchdog)]
    public async Task ColumnsMayComeInAnotherOrderAndWithNewOnes()
    {
        _options!.ExportColumnOrder = ExportColumnOrder.Reversed;
        _options.ExtraExportColumns = ["Brand New"];

        string header = (await ExportedTextAsync(("type", "product_categories"))).Split('\n')[0];

        Assert.Equal("UI Extension,Rule Set,Reference,Group,Name,Disabled,Source ID,Source,ID,Brand New", header);
    }

    [Fact(Timeout = Watchdog)]
    public async Task AFullExportOfALargeTypeIsAllowedOnceIn23Hours()
    {
        JsonElement first = await ExportAsync(("type", "people"));
        JsonElement second = await ExportAsync(("type", "sites,people"));
        using HttpResponseMessage partial = await RequestExportAsync(("type", "people"), ("from", "20260503"));
        Clock.Advance(TimeSpan.FromHours(23));
        JsonElement third = await ExportAsync(("type", "people"));

        Assert.Equal("done", first.GetProperty("state").GetString());
        Assert.Equal("""{"state":"failed","rate_limit_exceeded":"people"}""", second.GetRawText());
        Assert.Equal(HttpStatusCode.OK, partial.StatusCode);
        Assert.Equal("done", third.GetProperty("state").GetString());
    }

    [Fact(Timeout = Watchdog)]
    public async Task AnExportIsGoneFiveMinutesAfterItsEnd()
    {
        await ExportAsync(("type", "sites"));
        Clock.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));

        using HttpResponseMessage gone = await GetAsync($"/export/{Service.Exports[0].Token}");

        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact(Timeout = Watchdog)]
    public async Task AnExportTellsWhatItIsWorkingOn()
    {
        _options!.QueuedPolls = 1;
        _options.ProcessingPolls = 1;

        JsonElement queued = await ExportAsync(("type", "sites"));
        using HttpResponseMessage processing = await GetAsync($"/export/{Service.Exports[0].Token}");

        Assert.Equal("""{"state":"queued"}""", queued.GetRawText());
        Assert.Equal("sites", (await JsonAsync(processing)).GetProperty("type").GetString());
    }
}

using System.Net;
using System.Text;
using FourMe.Import.Simulator.Imports;

namespace FourMe.Import.Simulator.Tests;

public sealed class UploadFormatTests : SimulatorTest
{
    private const string Rows = "Primary Email,Name\na@widget.com,\"Zoë \"\"Z\"\"\nNew\"\n";

    [Theory(Timeout = Watchdog)]
    [InlineData("utf-8", false, ",")]
    [InlineData("utf-8", true, ",")]
    [InlineData("utf-16", true, ",")]
    [InlineData("utf-8", false, "\t")]
    [InlineData("utf-16", true, "\t")]
    public async Task EveryDocumentedEncodingAndDelimiterIsRead(string encodingName, bool hasMark, string delimiter)
    {
        Encoding encoding = Encoding.GetEncoding(encodingName);
        byte[] file = [.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Rows.Replace(",", delimiter, StringComparison.Ordinal))];

        using HttpResponseMessage response = await UploadAsync("people", file);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("Zoë \"Z\"\nNew", Record("people", "Primary Email", "a@widget.com")["Name"]);
        Assert.Equal(file, Service.Imports[0].UploadedBytes);
    }

    [Theory(Timeout = Watchdog)]
    [InlineData("Primary Email,Name\na@widget.com,A\nb@widget.com,B\"x\"\n", "Illegal quoting on line 3", 1)]
    [InlineData("Primary Email,Name\na@widget.com,A\nb@widget.com,\"B\"x\n", "Any value after quoted field isn't allowed on line 3", 1)]
    [InlineData("Primary Email,Name\na@widget.com,A\nb@widget.com,\"B\n", "Unclosed quoted field on line 3", 1)]
    [InlineData("Primary Email,Name\na@widget.com,A\nb@widget.com\n", "Wrong number of cells on line 3: 1 instead of 2", 1)]
    [InlineData("Primary Email,Name\na@widget.com,\"A\nA\"\nb@widget.com,B,C\n", "Wrong number of cells on line 4: 3 instead of 2", 1)]
    [InlineData("Primary Email,Name\na@widget.com,A\n\n", "Wrong number of cells on line 3: 1 instead of 2", 1)]
    [InlineData("Primary Email,Name\ra@widget.com,A\r", "Unquoted fields do not allow a carriage return on line 1", 0)]
    [InlineData("Primary Email,Name\na@widget.com,A\0\n", "NUL character on line 2", 0)]
    [InlineData("Name,Name\na,b\n", "Duplicate column header on line 1", 0)]
    [InlineData("", "The file is empty", 0)]
    public async Task WhatIsNotRfc4180StopsTheJobAndTheRowsBeforeStand(string csv, string message, int created)
    {
        ImportJob job = await ImportAsync("people", csv);

        Assert.Equal(ImportState.Error, job.State);
        Assert.Equal(message, job.Message);
        Assert.Equal(created, job.Results.Created);
    }

    [Fact(Timeout = Watchdog)]
    public async Task AnInvalidByteSequenceStopsTheJobAndNamesTheLine()
    {
        byte[] file = [.. "Primary Email,Name\na@widget.com,A\nb@widget.com,"u8, 0xC3, 0x28, .. "\n"u8];

        using HttpResponseMessage response = await UploadAsync("people", file);
        string token = (await JsonAsync(response)).GetProperty("token").GetString()!;
        using HttpResponseMessage poll = await GetAsync($"/import/{token}");

        System.Text.Json.JsonElement answer = await JsonAsync(poll);
        Assert.Equal("error", answer.GetProperty("state").GetString());
        Assert.Equal("Invalid byte sequence in UTF-8 on line 3", answer.GetProperty("message").GetString());
        Assert.Equal(1, answer.GetProperty("results").GetProperty("created").GetInt32());
        Assert.StartsWith("http", answer.GetProperty("logfile").GetString(), StringComparison.Ordinal);
    }

    [Theory(Timeout = Watchdog)]
    [InlineData(new byte[] { 0xE2, 0x82 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0xFF })]
    public async Task ACharacterCutOffOrUnpairedIsInvalid(byte[] end)
    {
        using HttpResponseMessage response = await UploadAsync("people", [.. "Primary Email,Name\na@widget.com,A"u8, .. end]);

        Assert.Equal("Invalid byte sequence in UTF-8 on line 2", Service.Imports[0].Message);
    }

    [Fact(Timeout = Watchdog)]
    public async Task AMissingLineEndAtTheEndAndCrlfAreFine()
    {
        ImportJob job = await ImportAsync("people", "Primary Email,Name\r\na@widget.com,A\r\nb@widget.com,B");

        Assert.Equal(2, job.Results.Created);
    }

    [Fact(Timeout = Watchdog)]
    public async Task CharactersAcrossTheSeamsOfBuffersSurvive()
    {
        string name = string.Concat(Enumerable.Repeat("€ü😀", 20_000));
        ImportJob job = await ImportAsync("people", $"Primary Email,Name,Information\na@widget.com,Long,\"x{name}\"\n");

        Assert.Equal(ImportState.Done, job.State);
        Assert.Equal(1, job.Results.Failures);
        Assert.EndsWith("bytes)", Assert.Single(job.Issues).Message, StringComparison.Ordinal);
        Assert.Equal("x" + name, job.ReadRows().Single()["Information"]);
    }

    [Theory(Timeout = Watchdog)]
    [InlineData("nonsense", HttpStatusCode.UnprocessableEntity, "Type is not included in the list")]
    [InlineData("", HttpStatusCode.UnprocessableEntity, "Type can't be blank")]
    public async Task AnUnknownTypeIsRefused(string type, HttpStatusCode status, string text)
    {
        using HttpResponseMessage response = await UploadAsync(type, "Name\nx\n"u8.ToArray());

        Assert.Equal(status, response.StatusCode);
        System.Text.Json.JsonElement answer = await JsonAsync(response);
        Assert.Equal("Validation Failed", answer.GetProperty("message").GetString());
        Assert.Equal(["type", text], answer.GetProperty("errors")[0].EnumerateArray().Select(part => part.GetString()));
        Assert.Empty(Service.Imports);
    }

    [Fact(Timeout = Watchdog)]
    public async Task ABodyThatIsNoFormIsRefused()
    {
        HttpRequestMessage request = Request(HttpMethod.Post, "/import");
        request.Content = new StringContent("Name\nx\n");

        using HttpResponseMessage response = await Client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }
}

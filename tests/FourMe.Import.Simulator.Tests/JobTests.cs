using System.Net;
using System.Text.Json;
using FourMe.Import.Simulator.Imports;

namespace FourMe.Import.Simulator.Tests;

public sealed class JobTests : SimulatorTest
{
    private const string TwoRows = "Primary Email,Name\na@widget.com,\"A\nA\"\nb@widget.com,\n";

    protected override void Configure(SimulatorOptions options)
    {
        options.QueuedPolls = 1;
        options.ProcessingPolls = 2;
    }

    [Fact(Timeout = Watchdog)]
    public async Task AJobIsQueuedThenProcessingWithAGrowingLineThenDone()
    {
        string token = await AcceptAsync(TwoRows);

        JsonElement[] polls = [await PollAsync(token), await PollAsync(token), await PollAsync(token), await PollAsync(token), await PollAsync(token)];

        Assert.Equal(["queued", "processing", "processing", "done", "done"], polls.Select(poll => poll.GetProperty("state").GetString()));
        int[] lines = [polls[1].GetProperty("line").GetInt32(), polls[2].GetProperty("line").GetInt32()];
        Assert.True(lines[0] < lines[1], $"{lines[0]} then {lines[1]}");
        Assert.Equal("""{"created":1,"updated":0,"deleted":0,"unchanged":0,"failures":1,"errors":0}""", polls[3].GetProperty("results").GetRawText());
        Assert.Equal(polls[3].GetRawText(), polls[4].GetRawText());
    }

    [Fact(Timeout = Watchdog)]
    public async Task FiveMinutesAfterItsEndAJobIsGone()
    {
        string token = await AcceptAsync(TwoRows);
        while ((await PollAsync(token)).GetProperty("state").GetString() != "done")
        {
        }

        Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("done", (await PollAsync(token)).GetProperty("state").GetString());

        Clock.Advance(TimeSpan.FromSeconds(1));
        using HttpResponseMessage gone = await GetAsync($"/import/{token}");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact(Timeout = Watchdog)]
    public async Task AJobNobodyAskedAboutForSixMinutesIsGone()
    {
        string token = await AcceptAsync(TwoRows);

        Clock.Advance(TimeSpan.FromMinutes(6));

        using HttpResponseMessage gone = await GetAsync($"/import/{token}");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact(Timeout = Watchdog)]
    public async Task AJobPolledOnceAMinuteStaysKnown()
    {
        string token = await AcceptAsync(TwoRows);

        for (int minute = 0; minute < 8; minute++)
        {
            Clock.Advance(TimeSpan.FromMinutes(1));
            await PollAsync(token);
        }
    }

    [Fact(Timeout = Watchdog)]
    public async Task AnUnknownTokenIsNotFound()
    {
        using HttpResponseMessage answer = await GetAsync("/import/0123456789abcdef");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact(Timeout = Watchdog)]
    public async Task AJobOfAnotherAccountIsNotFound()
    {
        string token = await AcceptAsync(TwoRows);

        using HttpResponseMessage answer = await GetAsync($"/import/{token}", account: "widget");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact(Timeout = Watchdog)]
    public async Task RowsAreAppliedEvenWhenNobodyPolls()
    {
        await AcceptAsync(TwoRows);

        Assert.Equal("A\nA", Record("people", "Primary Email", "a@widget.com")["Name"]);
    }

    private async Task<string> AcceptAsync(string csv)
    {
        using HttpResponseMessage response = await UploadAsync("people", System.Text.Encoding.UTF8.GetBytes(csv));
        return (await JsonAsync(response)).GetProperty("token").GetString()!;
    }

    private async Task<JsonElement> PollAsync(string token)
    {
        using HttpResponseMessage response = await GetAsync($"/import/{token}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await JsonAsync(response);
    }
}

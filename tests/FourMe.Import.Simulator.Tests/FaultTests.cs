using System.Net;
using System.Net.Sockets;
using System.Text;
using FourMe.Import.Simulator.Faults;

namespace FourMe.Import.Simulator.Tests;

public sealed class FaultTests : SimulatorTest
{
    private const string Rows = "Name\nDepot\n";

    [Theory(Timeout = Watchdog)]
    [InlineData(ResetPoint.BeforeBody, false)]
    [InlineData(ResetPoint.DuringBody, false)]
    [InlineData(ResetPoint.AfterBody, false)]
    [InlineData(ResetPoint.AfterAcceptance, true)]
    public async Task AResetIsARealOneAtThePointAskedFor(ResetPoint point, bool isAccepted)
    {
        Service.Faults.Next(Endpoint.ImportPost, Fault.Reset(point, afterBytes: 50));

        HttpRequestException failure = await Assert.ThrowsAsync<HttpRequestException>(() => UploadAsync("sites", Encoding.UTF8.GetBytes(Rows)));

        await Service.Requests[0].Finished.WaitAsync(Cancellation);
        Assert.Equal(SocketError.ConnectionReset, SocketErrorOf(failure));
        Assert.Equal(isAccepted ? 1 : 0, Service.Imports.Count);
        Assert.Null(Service.Requests[0].Status);
        Assert.True(Service.Requests[0].Aborted);
        Assert.Equal(point is ResetPoint.AfterBody or ResetPoint.AfterAcceptance, Service.Requests[0].BodyComplete);
        Assert.Equal(point == ResetPoint.BeforeBody, Service.Requests[0].BodyBytes == 0);
    }

    [Fact(Timeout = Watchdog)]
    public async Task EachFaultStrikesOneRequestAndThenAllIsWell()
    {
        Service.Faults.Next(Endpoint.Me, Fault.Respond(500), Fault.None, Fault.Unauthorized);

        HttpStatusCode[] answers = new HttpStatusCode[4];
        for (int index = 0; index < answers.Length; index++)
        {
            using HttpResponseMessage answer = await GetAsync("/me");
            answers[index] = answer.StatusCode;
        }

        Assert.Equal([HttpStatusCode.InternalServerError, HttpStatusCode.OK, HttpStatusCode.Unauthorized, HttpStatusCode.OK], answers);
    }

    [Fact(Timeout = Watchdog)]
    public async Task AFaultForAlwaysStaysUntilCleared()
    {
        Service.Faults.Always(Endpoint.Me, Fault.BadGateway);
        using HttpResponseMessage first = await GetAsync("/me");
        using HttpResponseMessage second = await GetAsync("/me");
        Service.Faults.Clear();
        using HttpResponseMessage third = await GetAsync("/me");

        Assert.Equal([HttpStatusCode.BadGateway, HttpStatusCode.BadGateway, HttpStatusCode.OK], [first.StatusCode, second.StatusCode, third.StatusCode]);
        Assert.Equal("text/html", first.Content.Headers.ContentType!.MediaType);
    }

    [Theory(Timeout = Watchdog)]
    [InlineData(null)]
    [InlineData("7")]
    [InlineData("Mon, 04 May 2026 08:01:00 GMT")]
    [InlineData("soon")]
    public async Task TooManyRequestsCarriesTheRetryAfterAskedFor(string? retryAfter)
    {
        Service.Faults.Next(Endpoint.ImportPost, Fault.TooManyRequests(retryAfter));

        using HttpResponseMessage answer = await UploadAsync("sites", Encoding.UTF8.GetBytes(Rows));

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal(retryAfter, answer.Headers.NonValidated.TryGetValues("Retry-After", out var values) ? values.ToString() : null);
        Assert.Equal("Too Many Requests", (await JsonAsync(answer)).GetProperty("message").GetString());
        Assert.Empty(Service.Imports);
        Assert.True(Service.Requests[0].BodyComplete);
    }

    [Fact(Timeout = Watchdog)]
    public async Task ARedirectPointsToAnotherHost()
    {
        Service.Faults.Next(Endpoint.Me, Fault.Redirect(new Uri(Service.StorageUri, "/elsewhere")));

        using HttpResponseMessage answer = await GetAsync("/me");

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal(new Uri(Service.StorageUri, "/elsewhere"), answer.Headers.Location);
    }

    [Fact(Timeout = Watchdog)]
    public async Task BodiesThatAreNoAnswerComeAsTheyAre()
    {
        Service.Faults.Next(Endpoint.ImportGet, Fault.MalformedJson, Fault.OtherShape, Fault.EmptyBody, Fault.UnknownState());

        string[] bodies = new string[4];
        for (int index = 0; index < bodies.Length; index++)
        {
            using HttpResponseMessage answer = await GetAsync("/import/0");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            bodies[index] = await answer.Content.ReadAsStringAsync(Cancellation);
        }

        Assert.Equal(["""{"state":"do""", """[{"id":1}]""", string.Empty, """{"state":"dreaming"}"""], bodies);
    }

    [Fact(Timeout = Watchdog)]
    public async Task ATruncatedAnswerEndsBeforeItsLength()
    {
        Service.Faults.Next(Endpoint.Me, Fault.Truncate(5));

        HttpRequestException failure = await Assert.ThrowsAsync<HttpRequestException>(() => GetAsync("/me"));

        Assert.Equal(HttpRequestError.ResponseEnded, Assert.IsType<HttpIOException>(failure.InnerException).HttpRequestError);
    }

    [Fact(Timeout = Watchdog)]
    public async Task AResetInTheMiddleOfAnAnswerBreaksTheDownload()
    {
        Service.Faults.Next(Endpoint.ExportFile, Fault.Reset(ResetPoint.DuringAnswer, afterBytes: 20));
        string address = (await ExportAsync(("type", "sites"))).GetProperty("url").GetString()!;

        await Assert.ThrowsAsync<HttpRequestException>(() => Client.GetByteArrayAsync(address, Cancellation));
        byte[] whole = await Client.GetByteArrayAsync(address, Cancellation);

        Assert.NotEmpty(whole);
    }

    [Theory(Timeout = Watchdog)]
    [InlineData(-5)]
    [InlineData(5)]
    public async Task AContentLengthMayBeWrong(int difference)
    {
        using HttpResponseMessage right = await GetAsync("/me");
        long length = right.Content.Headers.ContentLength!.Value;
        Service.Faults.Next(Endpoint.Me, Fault.WrongContentLength(difference));

        using HttpResponseMessage wrong = await Client.SendAsync(Request(HttpMethod.Get, "/me"), HttpCompletionOption.ResponseHeadersRead, Cancellation);

        Assert.Equal(length + difference, wrong.Content.Headers.ContentLength);
        if (difference > 0)
            await Assert.ThrowsAsync<HttpRequestException>(() => wrong.Content.ReadAsByteArrayAsync(Cancellation));
        else
            Assert.Equal(length + difference, (await wrong.Content.ReadAsByteArrayAsync(Cancellation)).Length);
    }

    [Fact(Timeout = Watchdog)]
    public async Task AnAnswerMayBeCompressedUnasked()
    {
        Service.Faults.Next(Endpoint.Me, Fault.Gzip);

        using HttpResponseMessage answer = await GetAsync("/me");

        Assert.Equal(["gzip"], answer.Content.Headers.ContentEncoding);
        Assert.Equal(new byte[] { 0x1F, 0x8B }, (await answer.Content.ReadAsByteArrayAsync(Cancellation)).Take(2));
    }

    [Fact(Timeout = Watchdog)]
    public async Task ATrickleGoesOnWhenTheClockDoes()
    {
        Service.Faults.Next(Endpoint.Me, Fault.Trickle(bytesPerPiece: 100, TimeSpan.FromSeconds(10)));
        using HttpResponseMessage answer = await Client.SendAsync(Request(HttpMethod.Get, "/me"), HttpCompletionOption.ResponseHeadersRead, Cancellation);
        await using Stream body = await answer.Content.ReadAsStreamAsync(Cancellation);
        await body.ReadExactlyAsync(new byte[100], Cancellation);

        Task<int> rest = body.ReadAsync(new byte[1000], Cancellation).AsTask();
        Assert.False(rest.IsCompleted);
        // The pause may not have begun when the first bytes are read: the clock is advanced until the rest arrives.
        while (!rest.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromSeconds(10));
            await Task.Yield();
        }

        Assert.True(await rest > 0);
    }

    [Fact(Timeout = Watchdog)]
    public async Task AHangEndsWithAResetWhenReleased()
    {
        Service.Faults.Next(Endpoint.ImportPost, Fault.HangAfterAcceptance);
        Task<HttpResponseMessage> upload = UploadAsync("sites", Encoding.UTF8.GetBytes(Rows));
        while (Service.Imports.Count == 0)
            await Task.Yield();
        Assert.False(upload.IsCompleted);

        while (!upload.IsCompleted)
        {
            Service.Faults.ReleaseHung();
            await Task.Yield();
        }

        await Assert.ThrowsAsync<HttpRequestException>(() => upload);
    }

    [Fact(Timeout = Watchdog)]
    public async Task AHangEndsWhenTheClientGivesUp()
    {
        Service.Faults.Next(Endpoint.Me, Fault.Hang);
        using CancellationTokenSource impatience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        Task<HttpResponseMessage> call = Client.SendAsync(Request(HttpMethod.Get, "/me"), impatience.Token);
        while (Service.Requests.Count == 0)
            await Task.Yield();

        await impatience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await Service.Requests[0].Finished.WaitAsync(Cancellation);
        Assert.True(Service.Requests[0].Aborted);
    }

    [Fact(Timeout = Watchdog)]
    public async Task AnAnswerMayComeBeforeTheBodyIsRead()
    {
        Service.Faults.Next(Endpoint.ImportPost, Fault.Respond(503) with { BeforeBody = true });

        using HttpResponseMessage answer = await UploadAsync("sites", Encoding.UTF8.GetBytes(Rows));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(0, Service.Requests[0].BodyBytes);
        Assert.False(Service.Requests[0].BodyComplete);
    }

    private static SocketError? SocketErrorOf(Exception? exception)
    {
        while (exception is not null and not SocketException)
            exception = exception.InnerException;
        return (exception as SocketException)?.SocketErrorCode;
    }
}

using System.Net;
using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Faults;
using FourMe.Import.Simulator.Requests;

namespace FourMe.Import.Core.Tests.Importing;

/// <summary>An upload is repeated only when it is certain that the service did not accept it, and then as a whole.</summary>
public class UploadRepeatTests
{
    public static TheoryData<Fault[]> Refusals => new()
    {
        new[] { Fault.TooManyRequests() },
        new[] { Fault.TooManyRequests("3"), Fault.TooManyRequests("1") },
        new[] { Fault.Unavailable("2") },
        new[] { Fault.TooManyRequests("1"), Fault.Unavailable("2"), Fault.TooManyRequests() },
    };

    [Theory(Timeout = Watchdog.Milliseconds)]
    [MemberData(nameof(Refusals), DisableDiscoveryEnumeration = true)]
    public async Task After_a_refusal_for_now_the_whole_file_is_sent_again(Fault[] faults)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Next(Endpoint.ImportPost, faults);
        SpoolFile file = account.NewFile();
        byte[] bytes = await File.ReadAllBytesAsync(file.Path);

        ImportJobReport outcome = await account.SendAsync(file);

        Assert.True(outcome.Result.Succeeded);
        Assert.Equal(faults.Length + 1, account.Posts.Count);
        Assert.Single(account.Posts.Select(post => post.ContentLength).Distinct());
        Assert.All(account.Posts, post => Assert.Equal(post.ContentLength, post.BodyBytes));
        Assert.Equal(account.Posts.Count, account.Posts.Select(post => post.ConnectionId).Distinct().Count());
        Assert.Equal(bytes, Assert.Single(account.Service.Imports).UploadedBytes);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_refusal_before_the_body_was_read_is_answered_with_the_whole_file_too()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Next(Endpoint.ImportPost, ((RespondFault)Fault.TooManyRequests("1")) with { BeforeBody = true });
        SpoolFile file = account.NewFile();
        byte[] bytes = await File.ReadAllBytesAsync(file.Path);

        await account.SendAsync(file);

        Assert.Equal(bytes, Assert.Single(account.Service.Imports).UploadedBytes);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task The_pause_is_the_one_that_the_service_asks_for()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Next(Endpoint.ImportPost, Fault.TooManyRequests("37"));

        await account.SendAsync(options: account.NotWaiting());

        Assert.Equal([TimeSpan.FromSeconds(37)], account.Clock.Waits);
        Assert.Contains(account.Host.VerboseLines, line => line.Contains("429", StringComparison.Ordinal) && line.Contains("37 s", StringComparison.Ordinal));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_service_that_goes_on_refusing_is_told_as_that_and_nothing_is_left()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Always(Endpoint.ImportPost, Fault.TooManyRequests("60"));

        Failure failure = await Failing.WithAsync("TooManyRequests", () => account.SendAsync());

        Assert.Equal(FailureKind.LimitsExceeded, failure.Kind);
        Assert.Equal(6, account.Posts.Count);
        Assert.Empty(account.Files);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_token_that_ended_is_replaced_and_the_file_sent_once_more()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        FourMeClient client = account.NewOAuthClient();
        await client.GetMeAsync();
        account.Service.RevokeToken(account.Requests(Endpoint.Me)[0].Header("Authorization")!["Bearer ".Length..]);
        SpoolFile file = account.NewFile();
        byte[] bytes = await File.ReadAllBytesAsync(file.Path);

        ImportJobReport outcome = await account.SendAsync(file, client);

        Assert.True(outcome.Result.Succeeded);
        Assert.Equal([401, 200], account.Posts.Select(post => post.Status));
        Assert.Equal(2, account.Posts.Select(post => post.Header("Authorization")).Distinct().Count());
        Assert.Equal(bytes, Assert.Single(account.Service.Imports).UploadedBytes);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_token_refused_again_ends_it_after_two_uploads()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Always(Endpoint.ImportPost, Fault.Unauthorized);

        await Failing.WithAsync("Unauthorized", () => account.SendAsync(client: account.NewOAuthClient()));

        Assert.Equal(2, account.Posts.Count);
        Assert.Empty(account.Files);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_connection_that_cannot_be_made_is_tried_again()
    {
        var port = new SilentPort();
        int number = port.Number;
        SimulatedService? late = null;
        using var folder = new TestFolder();
        TestClock clock = TestClock.Instant();
        // The host becomes reachable while the client waits before its second attempt.
        clock.Waiting = _ =>
        {
            if (late is not null) return;
            port.Dispose();
            late = SimulatedService.StartAsync(new SimulatorOptions { ApiPort = number, Token = "token", SeedDemoData = false }).GetAwaiter().GetResult();
        };
        using var client = new FourMeClient(new FourMeClientOptions
        {
            Addresses = ServiceAddresses.Custom(new Uri($"http://127.0.0.1:{number}")),
            Credential = FourMeCredential.PersonalToken("token"),
            TimeProvider = clock,
        });
        try
        {
            ImportJobReport outcome = await new FileImport(new ImportSession(client, RecordTypes.Get("people"), new ImportOptions { StateFolder = folder["state"] }, SilentHost.Instance))
                .SendAsync(SpoolFiles.Write(folder["rows.csv"], TestAccount.Header, TestAccount.Row), 0, default);

            Assert.True(outcome.Result.Succeeded);
            RecordedRequest post = Assert.Single(late!.Requests, request => request.Endpoint == Endpoint.ImportPost);
            Assert.Equal((int)HttpStatusCode.OK, post.Status);
        }
        finally
        {
            if (late is not null) await late.DisposeAsync();
        }
    }
}

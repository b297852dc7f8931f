using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Faults;

namespace FourMe.Import.Core.Tests.Importing;

/// <summary>When it is certain that no job exists, nothing of the file is kept.</summary>
public class UploadRefusalTests
{
    public static TheoryData<Fault, string> Refusals => new()
    {
        { Fault.Respond(400, """{"message":"No such thing"}"""), "BadRequest" },
        { Fault.Unauthorized, "Unauthorized" },
        { Fault.Respond(403), "Forbidden" },
        { Fault.Respond(404), "NotFound" },
        { Fault.Respond(409), "BadRequest" },
        { Fault.Respond(413), "TooLarge" },
        { Fault.Respond(422, """{"message":"Validation Failed","errors":[["file","File is odd"]]}"""), "BadRequest" },
    };

    [Theory(Timeout = Watchdog.Milliseconds)]
    [MemberData(nameof(Refusals), DisableDiscoveryEnumeration = true)]
    public async Task A_refusal_is_final_and_leaves_nothing(Fault fault, string id)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Next(Endpoint.ImportPost, fault);

        Failure failure = await Failing.WithAsync(id, () => account.SendAsync());

        Assert.Single(account.Posts);
        Assert.Empty(account.Clock.Waits);
        Assert.Empty(account.Files);
        if (fault is RespondFault { Status: 422 }) Assert.Contains("file: File is odd", failure.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_refusal_on_the_first_bytes_of_a_large_file_is_heard()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Next(Endpoint.ImportPost, Fault.Respond(413) with { BeforeBody = true });

        await Failing.WithAsync("TooLarge", () => account.SendAsync(account.NewLargeFile()));

        Assert.Empty(account.Files);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_type_that_the_service_does_not_take_is_told_in_its_words()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        var run = new FileImport(new ImportSession(account.Client, RecordTypes.Get("unheard_of", allowUnknown: true), account.Waiting(), account.Host));

        Failure failure = await Failing.WithAsync("BadRequest", () => run.SendAsync(account.NewFile(), 0, default));

        Assert.Contains("type: Type is not included in the list", failure.Message, StringComparison.Ordinal);
        Assert.Empty(account.Files);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_host_that_nobody_listens_at_leaves_nothing()
    {
        using var port = new SilentPort();
        await AssertNothingLeftAsync("ConnectionFailed", $"http://127.0.0.1:{port.Number}", repeats: 5);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_host_without_tls_leaves_nothing()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        await AssertNothingLeftAsync("TlsFailed", $"https://127.0.0.1:{account.Service.ApiUri.Port}", repeats: null);
        Assert.Empty(account.Service.Requests);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Credentials_that_are_refused_leave_nothing()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        FourMeClient client = account.NewClient(FourMeCredential.ClientCredentials("nobody", "nothing"));

        await Failing.WithAsync("OAuthRefused", () => account.SendAsync(client: client));

        Assert.Empty(account.Posts);
        Assert.Empty(account.Files);
    }

    private static async Task AssertNothingLeftAsync(string id, string api, int? repeats)
    {
        using var folder = new TestFolder();
        TestClock clock = TestClock.Instant();
        using var client = new FourMeClient(new FourMeClientOptions
        {
            Addresses = ServiceAddresses.Custom(new Uri(api)),
            Credential = FourMeCredential.PersonalToken("token"),
            TimeProvider = clock,
        });
        var run = new FileImport(new ImportSession(client, RecordTypes.Get("people"), new ImportOptions { StateFolder = folder["state"] }, SilentHost.Instance));

        await Failing.WithAsync(id, () => run.SendAsync(SpoolFiles.Write(folder["rows.csv"], TestAccount.Header, TestAccount.Row), 0, default));

        if (repeats is not null) Assert.Equal(repeats, clock.Waits.Count);
        Assert.Empty(folder.Files);
        Assert.False(run.HasJob);
    }
}

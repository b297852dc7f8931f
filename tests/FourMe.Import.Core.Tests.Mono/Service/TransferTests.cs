using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Service;

/// <summary>Imports and exports with the HTTP classes of .NET Framework and Mono.</summary>
public class TransferTests
{
    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Imported_people_are_exported_again_as_they_were()
    {
        using RemoteAccount account = await RemoteAccount.ResetAsync();
        using RecordImport import = account.Import(People(1000));

        ImportReport report = await import.SendAsync();

        Assert.True(report.Succeeded);
        Assert.Equal(1000, Assert.Single(report.Results).Created);
        IReadOnlyList<IReadOnlyDictionary<string, string>> people = [.. (await account.ExportAsync()).Where(person => person["Source"] == "Mono")];
        Assert.Equal(1000, people.Count);
        Assert.All(people, person => Assert.Equal(NameOf(int.Parse(person["Source ID"])), person["Name"]));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_row_that_the_service_refuses_is_told_with_its_number()
    {
        using RemoteAccount account = await RemoteAccount.ResetAsync();
        const string Known = "Widget Data Center, Internal IT @widget";
        using RecordImport import = account.Import(
            [Person(1, "Ann", Known), Person(2, "Bob", "Nobody's"), Person(3, "Cat", Known)]);

        ImportReport report = await import.SendAsync();

        Failure row = Assert.Single(report.Failures, failure => failure.Id == "RowFailed");
        Assert.Contains("2", row.Message);
        Assert.Equal(2, Assert.Single(report.Results).Created);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task An_upload_tells_its_length_and_is_not_cut_into_chunks()
    {
        using RemoteAccount account = await RemoteAccount.ResetAsync();
        using RecordImport import = account.Import(People(1));

        await import.SendAsync();

        JsonElement post = Assert.Single(await account.RequestsAsync("ImportPost"));
        Assert.Equal(post.GetProperty("bodyBytes").GetInt64(), post.GetProperty("contentLength").GetInt64());
        Assert.Null(RemoteAccount.Header(post, "Transfer-Encoding"));
        Assert.StartsWith("FourMe.Import/", RemoteAccount.Header(post, "User-Agent"));
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData("RequestBody", 500_000)]
    [InlineData("BeforeAnswer", 0)]
    public async Task A_stop_returns_while_the_service_withholds_its_answer_and_leaves_the_file_in_doubt(string phase, int afterBytes)
    {
        using RemoteAccount account = await RemoteAccount.ResetAsync();
        // Larger than all socket buffers, for a service that stops reading.
        using RecordImport import = account.Import(People(afterBytes == 0 ? 1 : 1000).Select(person => With(person, "Information", new string('i', 30_000))));
        int gate = (await account.PostAsync("gates", $$"""{"endpoint":"ImportPost","phase":"{{phase}}","afterBytes":{{afterBytes}}}""")).GetProperty("id").GetInt32();
        using var stop = new CancellationTokenSource();
        Task<ImportReport> sending = import.SendAsync(null, stop.Token);
        await account.GetAsync($"gates/{gate}/reached");

        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.Equal("Unconfirmed", Assert.Single(new JobJournal(account.StateFolder, account.Clock).Read()).State);
        await account.PostAsync($"gates/{gate}/release", "{}");
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task An_upload_whose_answer_is_lost_is_not_repeated()
    {
        using RemoteAccount account = await RemoteAccount.ResetAsync();
        await account.PostAsync("faults", """{"endpoint":"ImportPost","fault":"reset","point":"AfterAcceptance"}""");
        using RecordImport import = account.Import(People(1));

        await Assert.ThrowsAsync<FourMeException>(() => import.SendAsync());

        Assert.Single(await account.RequestsAsync("ImportPost"));
        Assert.Equal("Unconfirmed", Assert.Single(new JobJournal(account.StateFolder, account.Clock).Read()).State);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_download_that_is_cut_is_taken_up_where_it_ended()
    {
        using RemoteAccount account = await RemoteAccount.ResetAsync();
        using RecordImport import = account.Import(People(1000));
        await import.SendAsync();
        await account.PostAsync("faults", """{"endpoint":"ExportFile","fault":"truncate","afterBytes":10000}""");

        IReadOnlyList<IReadOnlyDictionary<string, string>> people = await account.ExportAsync();

        Assert.Equal(1000, people.Count(person => person["Source"] == "Mono"));
        JsonElement[] asked = await account.RequestsAsync("ExportFile");
        Assert.Equal(2, asked.Length);
        Assert.Equal("bytes=10000-", RemoteAccount.Header(asked[1], "Range"));
        Assert.All(asked, request => Assert.Null(RemoteAccount.Header(request, "Authorization")));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_service_that_is_not_there_is_said_to_be_out_of_reach()
    {
        var port = new TcpListener(IPAddress.Loopback, 0);
        port.Start();
        var nobody = new Uri($"http://127.0.0.1:{((IPEndPoint)port.LocalEndpoint).Port}/v1");
        port.Stop();
        using var client = new FourMeClient(new FourMeClientOptions
        {
            Addresses = ServiceAddresses.Custom(nobody),
            Account = "wdc",
            Credential = FourMeCredential.PersonalToken("token"),
            TimeProvider = TestClock.Instant(),
        });

        await Failing.WithAsync("ConnectionFailed", () => client.GetMeAsync());
    }

    private static IEnumerable<Dictionary<string, object?>> People(int count) => Enumerable.Range(1, count).Select(number => Person(number, NameOf(number)));

    private static Dictionary<string, object?> Person(int number, string name, string? organization = null) => new()
    {
        ["Primary Email"] = $"person{number}@mono.example",
        ["Name"] = name,
        ["Source"] = "Mono",
        ["Source ID"] = number,
        ["Organization"] = organization,
    };

    private static string NameOf(int number) => $"Zoë \"{number}\", née\r\nO'Neill 😀";

    private static Dictionary<string, object?> With(Dictionary<string, object?> person, string column, object? value)
    {
        person[column] = value;
        return person;
    }
}

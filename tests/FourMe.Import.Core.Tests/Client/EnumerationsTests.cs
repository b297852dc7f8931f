using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Faults;
using FourMe.Import.Simulator.Requests;

namespace FourMe.Import.Core.Tests.Client;

/// <summary>The request for the service's enumerations.</summary>
public class EnumerationsTests
{
    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task The_lists_of_the_account_are_told_by_name_whatever_its_case()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.AddEnumerationValue("ci.status", "borrowed", "Borrowed");

        IReadOnlyDictionary<string, Enumeration> lists = await account.Client.GetEnumerationsAsync();

        Assert.Equal(Enumerations.All.Count, lists.Count);
        Enumeration statuses = lists["CI.Status"];
        Assert.Equal("ci.status", statuses.Name);
        Assert.Equal([.. Enumerations.Find("ci.status")!.Values.Select(value => value.Key), "borrowed"], statuses.Values.Select(value => value.Key));
        Assert.Equal(("borrowed", "Borrowed"), (statuses.Values[^1].Key, statuses.Values[^1].Value));
        Assert.Equal("borrowed", statuses.IdOf("BORROWED"));
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData(ServiceBrand.Xurrent, "nl", "X-Xurrent-Language", "X-4me-Language", "Mondays (nl)")]
    [InlineData(ServiceBrand.FourMe, "sr@latin", "X-4me-Language", "X-Xurrent-Language", "Mondays (sr@latin)")]
    public async Task The_language_goes_into_the_header_of_the_brand(ServiceBrand brand, string language, string header, string other, string label)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        FourMeClient client = account.Keep(new FourMeClient(new FourMeClientOptions
        {
            Addresses = ServiceAddresses.Custom(account.Service.ApiUri, brand: brand),
            Account = "wdc",
            Credential = FourMeCredential.PersonalToken(account.Service.Token),
        }));

        IReadOnlyDictionary<string, Enumeration> lists = await client.GetEnumerationsAsync(language);

        RecordedRequest request = Assert.Single(account.Service.Requests);
        Assert.Equal(("GET", "/v1/enums"), (request.Method, request.PathAndQuery));
        Assert.Equal("Bearer " + account.Service.Token, request.Header("Authorization"));
        Assert.Equal(language, request.Header(header));
        Assert.Null(request.Header(other));
        Assert.Equal(label, lists["weekday"].Values[0].Value);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Without_a_language_the_api_users_own_is_left_to_the_service()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        await account.Client.GetEnumerationsAsync();

        Assert.DoesNotContain(account.Service.Requests[0].Headers, header => header.Key.EndsWith("-Language", StringComparison.OrdinalIgnoreCase));
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData(""), InlineData("n"), InlineData("nl\r\nHost: x"), InlineData("en GB"), InlineData("Français")]
    public async Task What_is_no_code_of_a_language_is_refused_before_anything_is_sent(string language)
    {
        await using TestAccount account = await TestAccount.StartAsync();

        await Failing.WithAsync("InvalidLanguage", () => account.Client.GetEnumerationsAsync(language));

        Assert.Empty(account.Service.Requests);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task What_has_another_form_costs_only_itself()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Next(Endpoint.Enumerations, Fault.Respond(200, """
            {"good":[{"id":"a","txt":"A","extra":[1]},{"id":7,"txt":null},{"id":"b"},"c",{"txt":"no id"},{"id":""},null,[1],true],
             "empty":[],"text":"x","table":{"id":"a"},"number":3,"nothing":null,"strange":[{"key":"a"},[]]}
            """));

        IReadOnlyDictionary<string, Enumeration> lists = await account.Client.GetEnumerationsAsync();

        Assert.Equal(["empty", "good"], lists.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(lists["empty"].Values);
        Assert.Equal([new("a", "A"), new("7", null), new("b", null), new("c", null)], lists["good"].Values);
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData("[]"), InlineData("{}"), InlineData("""{"message":"nothing here"}"""), InlineData("""[{"id":"a","txt":"A"}]"""), InlineData("\"ci.status\"")]
    [InlineData(""), InlineData("<html>Sign in</html>"), InlineData("""{"ci.status":[{"id":"in_sto""")]
    public async Task An_answer_that_holds_no_list_is_no_answer(string body)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Always(Endpoint.Enumerations, Fault.Respond(200, body));

        Failure failure = await Failing.WithAsync("MalformedAnswer", () => account.Client.GetEnumerationsAsync());

        Assert.Contains("GET /enums", failure.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Somebody_at_the_console_is_not_kept_waiting_for_long()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Always(Endpoint.Enumerations, Fault.Unavailable());

        await Failing.WithAsync("ServiceUnavailable", () => account.Client.GetEnumerationsAsync());

        Assert.Equal(3, account.Requests(Endpoint.Enumerations).Count);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task It_can_be_stopped_while_the_service_is_silent()
    {
        await using TestAccount account = await TestAccount.StartAsync(clock: TestClock.Manual());
        using var stop = new CancellationTokenSource();
        FourMe.Import.Simulator.Gates.Gate gate = account.Service.Gates.Hold(Endpoint.Enumerations);
        Task reading = account.Client.GetEnumerationsAsync(cancellationToken: stop.Token);
        await gate.Reached;

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        gate.Release();
    }
}

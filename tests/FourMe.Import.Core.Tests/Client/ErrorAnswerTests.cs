using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Faults;

namespace FourMe.Import.Core.Tests.Client;

/// <summary>The service's error responses, and the messages made from them.</summary>
public class ErrorAnswerTests
{
    public static TheoryData<Fault, string, FailureKind, string> Refusals => new()
    {
        { Fault.Respond(400, """{"message":"Invalid parameter"}"""), "BadRequest", FailureKind.InvalidData, "Invalid parameter" },
        { Fault.Unauthorized, "Unauthorized", FailureKind.AuthenticationError, "It says: Unauthorized" },
        { Fault.Respond(403, """{"message":"Not for you"}"""), "Forbidden", FailureKind.PermissionDenied, "Not for you" },
        { Fault.Respond(404, """{"message":"No such account"}"""), "NotFound", FailureKind.ObjectNotFound, "No such account" },
        { Fault.Respond(406, """{"message":"Not Acceptable here"}"""), "BadRequest", FailureKind.InvalidData, "Not Acceptable here" },
        { Fault.Respond(413, """{"message":"Way too big"}"""), "TooLarge", FailureKind.LimitsExceeded, "Way too big" },
        {
            Fault.Respond(422, """{"message":"Validation Failed","errors":[["subject","Subject can't be blank"],["subject","Subject is odd"],"Plain words"]}"""),
            "BadRequest", FailureKind.InvalidData, "Validation Failed; subject: Subject can't be blank; subject: Subject is odd; Plain words"
        },
        { Fault.TooManyRequests("1"), "TooManyRequests", FailureKind.LimitsExceeded, "Too Many Requests" },
        { Fault.Respond(500, """{"message":"Out of order"}"""), "ServiceUnavailable", FailureKind.ResourceUnavailable, "Out of order" },
        { Fault.Unavailable(), "ServiceUnavailable", FailureKind.ResourceUnavailable, "503" },
        { Fault.Respond(504, "gateway sleeps", "text/plain"), "ServiceUnavailable", FailureKind.ResourceUnavailable, "gateway sleeps" },
    };

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData(403, "<html><head><title>ACME proxy: access &quot;denied&quot;</title></head></html>", "Forbidden",
        "The service refuses access (403). The answer is a web page ('ACME proxy: access \"denied\"'), so a proxy or a firewall may have given it and not the service.")]
    [InlineData(404, "\r\n<!DOCTYPE html><p>Blocked</p>", "NotFound",
        "The service does not know the account 'wdc' (404). The answer is a web page, so a proxy or a firewall may have given it and not the service.")]
    [InlineData(403, "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>", "Forbidden", "The service refuses access (403).")]
    public async Task A_page_in_place_of_a_refusal_is_called_one(int status, string page, string id, string message)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Always(Endpoint.Me, Fault.Respond(status, page, "text/html"));

        Failure failure = await Failing.WithAsync(id, () => account.Client.GetMeAsync(account.Host));

        Assert.Equal(message, failure.Message);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task The_title_of_a_page_that_repeats_our_token_does_not_show_it()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Always(Endpoint.Me, Fault.Respond(403, $"<html><title>No {account.Service.Token}</title></html>", "text/html"));

        Failure failure = await Failing.WithAsync("Forbidden", () => account.Client.GetMeAsync(account.Host));

        Assert.Contains("a web page ('No (secret)')", failure.Message, StringComparison.Ordinal);
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [MemberData(nameof(Refusals), DisableDiscoveryEnumeration = true)]
    public async Task A_refusal_has_its_id_its_kind_and_the_words_of_the_service(Fault fault, string id, FailureKind kind, string words)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Always(Endpoint.Me, fault);

        Failure failure = await Failing.WithAsync(id, () => account.Client.GetMeAsync(account.Host));

        Assert.Equal(kind, failure.Kind);
        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
        Assert.Equal(failure.Message, failure.ToException().Message);
        Assert.True(failure.Advice is { Length: > 0 } || id == "BadRequest");
        account.AssertNoSecret(failure.Message, failure.Advice);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_token_that_the_service_does_not_know_is_told_at_once()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.RevokeToken(account.Service.Token);

        Failure failure = await Failing.WithAsync("Unauthorized", () => account.Client.GetMeAsync());

        Assert.Single(account.Service.Requests);
        account.AssertNoSecret(failure.Message);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task An_account_that_is_closed_to_the_user_is_forbidden()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        Failure failure = await Failing.WithAsync("Forbidden", () => account.NewClient(account: "gadget").GetMeAsync());

        Assert.Contains("Account Administrator", failure.Advice, StringComparison.Ordinal);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_page_of_a_proxy_is_not_poured_into_the_message()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Always(Endpoint.Me, Fault.BadGateway);

        Failure failure = await Failing.WithAsync("ServiceUnavailable", () => account.Client.GetMeAsync());

        Assert.Contains("502", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("<", failure.Message, StringComparison.Ordinal);
    }

    public static TheoryData<Fault> Unreadable => new()
    {
        Fault.MalformedJson,
        Fault.OtherShape,
        Fault.EmptyBody,
        Fault.Respond(200, "<html><body>Please log in</body></html>", "text/html"),
    };

    [Theory(Timeout = Watchdog.Milliseconds)]
    [MemberData(nameof(Unreadable), DisableDiscoveryEnumeration = true)]
    public async Task An_answer_that_is_no_answer_is_told_apart_from_success(Fault fault)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Always(Endpoint.Me, fault);

        Failure failure = await Failing.WithAsync("MalformedAnswer", () => account.Client.GetMeAsync());

        Assert.Equal(FailureKind.ParserError, failure.Kind);
        Assert.Contains("proxy", failure.Advice, StringComparison.Ordinal);
    }
}

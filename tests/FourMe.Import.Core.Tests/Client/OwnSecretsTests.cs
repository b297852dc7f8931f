using System.Net;
using System.Text;
using System.Text.Json;
using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Faults;

namespace FourMe.Import.Core.Tests.Client;

/// <summary>A response that echoes the request puts no secret into an error, a log or the journal.</summary>
public class OwnSecretsTests
{
    private const string Token = "to/ken+with=signs&\"quote\"";

    public static TheoryData<string> Forms =>
    [
        Token, Uri.EscapeDataString(Token), Token.Replace("/", "\\/", StringComparison.Ordinal), JsonSerializer.Serialize(Token).Trim('"'),
        Convert.ToBase64String(Encoding.UTF8.GetBytes(Token)), WebUtility.HtmlEncode(Token), WebUtility.UrlEncode(Token), Token.ToUpperInvariant(),
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_secret_is_cut_in_every_form_in_which_it_is_sent_or_shown(string form)
    {
        var secrets = new OwnSecrets(new FourMeClientOptions { Credential = FourMeCredential.PersonalToken(Token) });

        Assert.Equal("Authorization: Bearer (secret), and again (secret).", secrets.Cut($"Authorization: Bearer {form}, and again {form}."));
    }

    [Fact]
    public void Client_secret_and_proxy_password_are_secrets_too_also_as_the_pairs_that_headers_have()
    {
        var options = new FourMeClientOptions
        {
            Credential = FourMeCredential.ClientCredentials("client-id", "client-secret"),
            Proxy = new WebProxy("http://proxy.example:8080") { Credentials = new NetworkCredential("proxyuser", "proxy-password") },
        };
        string pairs = Convert.ToBase64String("client-id:client-secret"u8) + " " + Convert.ToBase64String("proxyuser:proxy-password"u8);

        Assert.Equal("client-id (secret) (secret) (secret) (secret)", new OwnSecrets(options).Cut("client-id client-secret proxy-password " + pairs));
    }

    [Fact]
    public void A_text_without_secrets_is_the_same_text_and_a_short_word_is_no_secret()
    {
        const string text = "The abc of it.";

        Assert.Same(text, new OwnSecrets(new FourMeClientOptions { Credential = FourMeCredential.PersonalToken("abc") }).Cut(text));
    }

    [Fact]
    public void The_last_tokens_that_were_fetched_are_cut()
    {
        var secrets = new OwnSecrets(new FourMeClientOptions { Credential = FourMeCredential.ClientCredentials("id", "client-secret") });
        for (int i = 10; i < 30; i++) secrets.Add($"access-token-{i}");

        Assert.Equal("access-token-21 (secret) (secret) (secret)", secrets.Cut("access-token-21 access-token-22 access-token-29 client-secret"));
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData(400, """{"message":"What is Authorization: Bearer TOKEN?"}""", "application/json")]
    [InlineData(422, """{"message":"No.","errors":[["TOKEN","is unknown"]]}""", "application/json")]
    [InlineData(500, "Request: Bearer TOKEN", "text/plain")]
    [InlineData(200, "Cookie: session=TOKEN", "text/plain")]
    [InlineData(403, """{"message":"TOK\u0045N"}""", "application/json")]
    public async Task An_answer_that_repeats_the_token_does_not_bring_it_into_the_error(int status, string body, string contentType)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        string token = account.Service.Token;
        string echo = body.Replace("TOKEN", token, StringComparison.Ordinal).Replace("TOK\\u0045N", "\\u00" + ((int)token[0]).ToString("X2") + token.Substring(1), StringComparison.Ordinal);
        account.Service.Faults.Always(Endpoint.Me, Fault.Respond(status, echo, contentType, KeyValuePair.Create("Set-Cookie", "t=" + token), KeyValuePair.Create("Retry-After", token)));

        Failure failure = (await Assert.ThrowsAsync<FourMeException>(() => account.Client.GetMeAsync(account.Host))).Failure;

        Assert.Contains("(secret)", failure.Message, StringComparison.Ordinal);
        account.AssertNoSecret(failure.Message, failure.Advice, failure.ToException().ToString());
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_redirect_to_an_address_with_the_token_does_not_tell_it()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Always(Endpoint.Me, Fault.Redirect(new Uri($"https://elsewhere.example/{account.Service.Token}/me")));

        Failure failure = await Failing.WithAsync("UnexpectedRedirect", () => account.Client.GetMeAsync());

        account.AssertNoSecret(failure.Message, failure.ToException().ToString());
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    public async Task Log_and_message_of_a_job_are_kept_without_the_tokens_that_were_sent(string encoding)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        FourMeClient client = account.NewOAuthClient();
        await client.GetMeAsync();
        string token = account.Service.Requests.Last(request => request.Endpoint == Endpoint.Me).Header("Authorization")!.Substring("Bearer ".Length);
        account.Service.Faults.Always(Endpoint.ImportGet, Fault.Respond(200, JsonSerializer.Serialize(new
        {
            state = "done", message = "Bearer " + token, logfile = account.Service.StorageUri + "log", results = new { failures = 1, errors = 0 },
        })));
        byte[] log = Encoding.GetEncoding(encoding).GetPreamble().Concat(Encoding.GetEncoding(encoding).GetBytes($"line 2: {token} {account.Service.ClientSecret}\n")).ToArray();

        Assert.Equal("line 2: (secret) (secret)\n", client.Secrets.Cut(ImportLog.Decode(log)));
        ImportJobReport outcome = await account.SendAsync(client: client);

        Assert.Equal("Bearer (secret)", outcome.Result.Message);
        Assert.Equal("Bearer (secret)", account.Entry.Message);
        Assert.DoesNotContain(token, JsonSerializer.Serialize(account.Entry), StringComparison.Ordinal);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task What_is_no_http_is_told_without_the_token_that_is_in_it()
    {
        await using var echo = new RawAnswer(request => "NOT-HTTP " + request.Split('\n').First(line => line.StartsWith("Authorization", StringComparison.OrdinalIgnoreCase)));
        using var client = new FourMeClient(new FourMeClientOptions
        {
            Addresses = ServiceAddresses.Custom(echo.Address), Credential = FourMeCredential.PersonalToken("fourme-secret-token"), TimeProvider = TestClock.Instant(),
        });

        FourMeException failed = await Assert.ThrowsAsync<FourMeException>(() => client.GetMeAsync());

        Assert.DoesNotContain("fourme-secret-token", failed.ToString(), StringComparison.Ordinal);
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace FourMe.Import.Simulator.Tests;

public sealed class AccessTests : SimulatorTest
{
    [Fact(Timeout = Watchdog)]
    public async Task MeNamesThePersonAndTheAccount()
    {
        using HttpResponseMessage answer = await GetAsync("/me");

        JsonElement me = await JsonAsync(answer);
        Assert.Equal("howard.tanner@widget.com", me.GetProperty("primary_email").GetString());
        Assert.Equal("wdc", me.GetProperty("account").GetProperty("id").GetString());
    }

    [Fact(Timeout = Watchdog)]
    public async Task AnUnknownOrRevokedTokenIsUnauthorized()
    {
        string revoked = Service.IssueToken("wdc");
        Service.RevokeToken(revoked);

        foreach (string token in new[] { "nonsense", revoked, Service.ClientSecret })
        {
            using HttpResponseMessage answer = await GetAsync("/me", token);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal("Unauthorized", (await JsonAsync(answer)).GetProperty("message").GetString());
        }
    }

    [Fact(Timeout = Watchdog)]
    public async Task WhoeverIsNoAdministratorMayNeitherImportNorExport()
    {
        string member = Service.IssueToken("wdc", administrator: false);

        using HttpResponseMessage me = await GetAsync("/me", member);
        using HttpResponseMessage import = await Client.SendAsync(Request(HttpMethod.Post, "/import", member), Cancellation);
        using HttpResponseMessage export = await Client.SendAsync(Request(HttpMethod.Post, "/export", member), Cancellation);

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden], [me.StatusCode, import.StatusCode, export.StatusCode]);
    }

    [Theory(Timeout = Watchdog)]
    [InlineData("X-Xurrent-Account", "widget", HttpStatusCode.OK)]
    [InlineData("X-4me-Account", "widget", HttpStatusCode.OK)]
    [InlineData("X-Xurrent-Account", "gadget", HttpStatusCode.Forbidden)]
    [InlineData("X-Xurrent-Account", "nowhere", HttpStatusCode.NotFound)]
    public async Task TheAccountHeaderOfEitherNameChoosesTheAccount(string header, string account, HttpStatusCode status)
    {
        HttpRequestMessage request = Request(HttpMethod.Get, "/me");
        request.Headers.Add(header, account);

        using HttpResponseMessage answer = await Client.SendAsync(request, Cancellation);

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact(Timeout = Watchdog)]
    public async Task AnImportGoesIntoTheAccountOfTheHeader()
    {
        await ImportAsync("sites", "Name\nDepot\n", account: "widget");

        Assert.Contains(Service.Records("widget", "sites"), site => site["Name"] == "Depot");
        Assert.DoesNotContain(Service.Records("wdc", "sites"), site => site["Name"] == "Depot");
    }

    [Fact(Timeout = Watchdog)]
    public async Task AnOAuthTokenWorksForAnHour()
    {
        JsonElement grant = await JsonAsync(await RequestTokenAsync(Service.ClientSecret));
        string token = grant.GetProperty("access_token").GetString()!;
        Assert.Equal(3600, grant.GetProperty("expires_in").GetInt32());

        Clock.Advance(TimeSpan.FromMinutes(59));
        using HttpResponseMessage inTime = await GetAsync("/me", token);
        Clock.Advance(TimeSpan.FromMinutes(1));
        using HttpResponseMessage late = await GetAsync("/me", token);

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Unauthorized], [inTime.StatusCode, late.StatusCode]);
    }

    [Fact(Timeout = Watchdog)]
    public async Task AWrongSecretIsABadRequestWithAnErrorCode()
    {
        using HttpResponseMessage answer = await RequestTokenAsync("wrong");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("invalid_client", (await JsonAsync(answer)).GetProperty("error").GetString());
    }

    [Fact(Timeout = Watchdog)]
    public async Task TokenParametersInTheQueryAreRefused()
    {
        string query = $"client_id={Service.ClientId}&client_secret={Service.ClientSecret}&grant_type=client_credentials";

        using HttpResponseMessage answer = await Client.PostAsync($"{Service.OAuthUri}token?{query}", null, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("invalid_request", (await JsonAsync(answer)).GetProperty("error").GetString());
    }

    [Fact(Timeout = Watchdog)]
    public async Task TheStorageHostRefusesCredentialsAndTheyAreOnRecord()
    {
        string address = (await ExportAsync(("type", "sites"))).GetProperty("url").GetString()!;
        HttpRequestMessage withToken = new(HttpMethod.Get, address);
        withToken.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Service.Token);
        HttpRequestMessage withAccount = new(HttpMethod.Get, address);
        withAccount.Headers.Add("X-4me-Account", "wdc");

        using HttpResponseMessage plain = await Client.GetAsync(address, Cancellation);
        using HttpResponseMessage first = await Client.SendAsync(withToken, Cancellation);
        using HttpResponseMessage second = await Client.SendAsync(withAccount, Cancellation);

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest], [plain.StatusCode, first.StatusCode, second.StatusCode]);
        Assert.Contains("Only one auth mechanism allowed", await first.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(2, Service.StorageRefusals.Count);
    }

    [Fact(Timeout = Watchdog)]
    public async Task APresignedAddressNeedsItsSignatureAndLivesTwoDays()
    {
        string address = (await ExportAsync(("type", "sites"))).GetProperty("url").GetString()!;

        using HttpResponseMessage unsigned = await Client.GetAsync(address[..address.IndexOf('?', StringComparison.Ordinal)], Cancellation);
        using HttpResponseMessage forged = await Client.GetAsync(address + "0", Cancellation);
        Clock.Advance(TimeSpan.FromDays(2) - TimeSpan.FromSeconds(1));
        using HttpResponseMessage inTime = await Client.GetAsync(address, Cancellation);
        Clock.Advance(TimeSpan.FromSeconds(1));
        using HttpResponseMessage late = await Client.GetAsync(address, Cancellation);

        Assert.Equal(
            [HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.Forbidden],
            [unsigned.StatusCode, forged.StatusCode, inTime.StatusCode, late.StatusCode]);
        Assert.Contains("<Code>AccessDenied</Code>", await late.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> RequestTokenAsync(string secret) => Client.PostAsync(
        new Uri(Service.OAuthUri, "/token"),
        new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["client_id"] = Service.ClientId,
            ["client_secret"] = secret,
            ["grant_type"] = "client_credentials",
        }),
        Cancellation);
}

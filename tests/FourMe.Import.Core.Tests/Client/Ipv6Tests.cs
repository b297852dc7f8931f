using System.Net;
using System.Net.Sockets;
using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Client;

/// <summary>A host that is reachable by IPv6 only.</summary>
public class Ipv6Tests
{
    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_host_with_an_ipv6_address_alone_takes_questions_and_files()
    {
        if (!Socket.OSSupportsIPv6) return;
        await using TestAccount account = await TestAccount.StartAsync();
        using var relay = new Relay(IPAddress.IPv6Loopback) { Target = account.Service.ApiUri };
        relay.Open();
        FourMeClient client = account.Keep(new FourMeClient(new FourMeClientOptions
        {
            Addresses = ServiceAddresses.Custom(relay.Address), Credential = FourMeCredential.PersonalToken(account.Service.Token),
            Account = account.Service.Account, TimeProvider = account.Clock,
        }));

        ImportJobReport outcome = await account.SendAsync(client: client);

        Assert.StartsWith("http://[::1]:", relay.Address.OriginalString, StringComparison.Ordinal);
        Assert.Equal("Howard Tanner", (await client.GetMeAsync(account.Host)).Name);
        Assert.True(outcome.Result.Succeeded);
    }
}

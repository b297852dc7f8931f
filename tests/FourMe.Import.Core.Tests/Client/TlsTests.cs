using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FourMe.Import.Core.Tests.Downloading;
using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Client;

/// <summary>A host with an untrusted certificate gets nothing: no token, no file, not even a request.</summary>
public sealed class TlsTests : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 _certificate = SelfSigned();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;
    private long _received;

    public TlsTests()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    private Uri Address => new($"https://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}/v1");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _certificate.Dispose();
        _stop.Dispose();
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_question_fails_and_says_that_it_is_the_certificate()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        FourMeClient client = ClientOf(account, FourMeCredential.PersonalToken(account.Service.Token));

        Failure failure = await Failing.WithAsync("TlsFailed", () => client.GetMeAsync(account.Host));

        Assert.Equal(FailureKind.SecurityError, failure.Kind);
        Assert.Contains("This machine does not trust the issuer of the certificate.", failure.Message, StringComparison.Ordinal);
        await AssertNothingCameAsync(account, failure);
    }

    [Theory]
    [InlineData("errors in the certificate chain: NotTimeValid", "The certificate has expired, or is not valid yet.")]
    [InlineData("according to the validation procedure: RemoteCertificateNameMismatch", "The certificate is for another host name.")]
    [InlineData("errors in the certificate chain: PartialChain", "This machine does not trust the issuer of the certificate.")]
    [InlineData("errors in the certificate chain: Revoked, NotTimeValid", "The certificate has expired, or is not valid yet. The certificate was revoked.")]
    public void The_fault_of_a_certificate_is_said_in_words(string said, string expected) =>
        Assert.Contains(": " + expected + " ", Failures.TlsFailed(Address, new System.Security.Authentication.AuthenticationException(said)).Message, StringComparison.Ordinal);

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Client_credentials_are_not_shown_to_it()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        FourMeClient client = ClientOf(account, FourMeCredential.ClientCredentials(account.Service.ClientId, account.Service.ClientSecret));

        await AssertNothingCameAsync(account, await Failing.WithAsync("TlsFailed", () => client.GetMeAsync(account.Host)));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_file_is_not_sent_to_it_and_nothing_is_kept()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        FourMeClient client = ClientOf(account, FourMeCredential.PersonalToken(account.Service.Token));

        await AssertNothingCameAsync(account, await Failing.WithAsync("TlsFailed", () => account.SendAsync(client: client)));

        Assert.Empty(account.Files);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task An_exported_file_is_not_fetched_from_it()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        var link = new Uri(Address, "/export.csv?X-Amz-Signature=abc");

        await AssertNothingCameAsync(account, await Failing.WithAsync("TlsFailed", () => Downloads.ReadAsync(account, link)));
    }

    private FourMeClient ClientOf(TestAccount account, FourMeCredential credential) => account.Keep(new FourMeClient(new FourMeClientOptions
    {
        Addresses = ServiceAddresses.Custom(Address), Credential = credential, Account = account.Service.Account, TimeProvider = account.Clock,
    }));

    private async Task AssertNothingCameAsync(TestAccount account, Failure failure)
    {
        await _stop.CancelAsync();
        await _serving;
        Assert.Equal(0, _received);
        account.AssertNoSecret(failure.Message, failure.Advice, failure.ToException().ToString());
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using TcpClient caller = await _listener.AcceptTcpClientAsync(_stop.Token);
                await ReceiveAsync(caller);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task ReceiveAsync(TcpClient caller)
    {
        try
        {
            await using var secure = new SslStream(caller.GetStream());
            await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _stop.Token);
            _received += await secure.ReadAsync(new byte[4096], _stop.Token);
        }
        catch (Exception refused) when (refused is IOException or System.Security.Authentication.AuthenticationException)
        {
            // Expected: the caller disconnected when it saw the certificate.
        }
    }

    private static X509Certificate2 SelfSigned()
    {
        using RSA key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        // Windows does not accept a key that exists in memory only.
        byte[] exported = made.Export(X509ContentType.Pkcs12);
#if NET9_0_OR_GREATER
        return X509CertificateLoader.LoadPkcs12(exported, null);
#else
        return new X509Certificate2(exported);
#endif
    }
}

using System.Management.Automation;
using System.Net;
using System.Security;
using FourMe.Import.Errors;
using FourMe.Import.Http;

namespace FourMe.Import.PowerShell.Commands;

/// <summary>Connects to an account and checks the connection.</summary>
[Cmdlet(VerbsCommunications.Connect, "FourMe", DefaultParameterSetName = HostSet)]
[OutputType(typeof(FourMeConnection))]
public sealed class ConnectFourMeCommand : FourMeCommand
{
    private const string HostSet = "Host";
    private const string UriSet = "Uri";

    /// <summary>Id of the account.</summary>
    [Parameter(Position = 0)]
    public string? Account { get; set; }

    /// <summary>The installation of the service.</summary>
    [Parameter(ParameterSetName = HostSet)]
    [ValidateSet(nameof(ServiceEnvironment.Production), nameof(ServiceEnvironment.QA), nameof(ServiceEnvironment.Demo))]
    public string Environment { get; set; } = nameof(ServiceEnvironment.Production);

    /// <summary>The region of the account's data.</summary>
    [Parameter(ParameterSetName = HostSet)]
    [ValidateSet(nameof(ServiceRegion.EU), nameof(ServiceRegion.AU), nameof(ServiceRegion.UK), nameof(ServiceRegion.US),
        nameof(ServiceRegion.CH))]
    public string Region { get; set; } = nameof(ServiceRegion.EU);

    /// <summary>The brand in host and header names.</summary>
    [Parameter]
    [ValidateSet(nameof(ServiceBrand.Xurrent), nameof(ServiceBrand.FourMe))]
    public string Brand { get; set; } = nameof(ServiceBrand.Xurrent);

    /// <summary>Base of the API.</summary>
    [Parameter(ParameterSetName = UriSet, Mandatory = true)]
    public Uri? ApiUri { get; set; }

    /// <summary>Base of the OAuth host.</summary>
    [Parameter(ParameterSetName = UriSet)]
    public Uri? OAuthUri { get; set; }

    /// <summary>A personal access token.</summary>
    [Parameter]
    [SecureStringTransform]
    public object? Token { get; set; }

    /// <summary>OAuth client credentials: user name and password are client id and secret.</summary>
    [Parameter]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>The proxy.</summary>
    [Parameter]
    public Uri? Proxy { get; set; }

    /// <summary>Credentials for the proxy.</summary>
    [Parameter]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Authenticate to the proxy with the credentials of the user who runs PowerShell.</summary>
    [Parameter]
    public SwitchParameter ProxyUseDefaultCredentials { get; set; }

    /// <summary>Seconds that the service may be silent.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    [NumberTransform]
    public int TimeoutSec { get; set; } = 100;

    /// <summary>Name of the connection; the account's id by default.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Do not contact the service yet.</summary>
    [Parameter]
    public SwitchParameter SkipCheck { get; set; }

    private protected override object? DefaultTarget => ApiUri is { IsAbsoluteUri: true, UserInfo.Length: > 0 } or null ? Account : ApiUri;

    private protected override void End()
    {
        var given = new ConnectionSettings(
            Account, Token is null ? null : SecretText.Reveal((SecureString)Token), Credential?.UserName,
            Credential is null ? null : SecretText.Reveal(Credential.Password), ApiUri, OAuthUri);
        ConnectionSettings settings = given.WithEnvironment();
        var client = new FourMeClient(new FourMeClientOptions
        {
            Addresses = AddressesOf(settings),
            Account = settings.Account,
            Credential = settings.ToCredential(),
            Proxy = ProxyOf(),
            ProxyUseDefaultCredentials = ProxyUseDefaultCredentials,
            Timeout = TimeSpan.FromSeconds(TimeoutSec),
        });
        try
        {
            ApiUser? user = SkipCheck ? null : Await((host, stop) => client.GetMeAsync(host, stop));
            string name = Name ?? (string.IsNullOrEmpty(settings.Account) ? "default" : settings.Account!);
            var connection = new FourMeConnection(name, client, user);
            ConnectionTable.Current.Add(connection);
            WriteObject(connection);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private ServiceAddresses AddressesOf(ConnectionSettings settings)
    {
        ServiceBrand? brand = MyInvocation.BoundParameters.ContainsKey(nameof(Brand)) ? Choice.Of<ServiceBrand>(Brand) : null;
        bool hostGiven = MyInvocation.BoundParameters.ContainsKey(nameof(Environment))
            || MyInvocation.BoundParameters.ContainsKey(nameof(Region));
        // The command line takes precedence over the environment.
        return settings.ApiUri is null || (hostGiven && ApiUri is null)
            ? ServiceAddresses.For(Choice.Of<ServiceEnvironment>(Environment), Choice.Of<ServiceRegion>(Region),
                Choice.Of<ServiceBrand>(Brand))
            : ServiceAddresses.Custom(settings.ApiUri, settings.OAuthUri, brand);
    }

    private WebProxy? ProxyOf()
    {
        if (ProxyCredential is not null && ProxyUseDefaultCredentials)
            throw Failures.InvalidConnection(
                "-ProxyCredential and -ProxyUseDefaultCredentials exclude each other; use one of them.").ToException();
        if (Proxy is null)
            return ProxyCredential is null ? null : throw Failures.InvalidConnection("-ProxyCredential needs -Proxy.").ToException();
        return ProxyAddress.ToProxy(Proxy, ProxyCredential?.GetNetworkCredential());
    }
}

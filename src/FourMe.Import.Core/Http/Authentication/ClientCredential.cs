namespace FourMe.Import.Http;

/// <summary>OAuth client credentials.</summary>
internal sealed class ClientCredential(string clientId, string clientSecret) : FourMeCredential
{
    internal string ClientId { get; } = clientId.Trim();
    internal string ClientSecret { get; } = clientSecret.Trim();

    public override string ToString() => "client credentials of " + ClientId;
}

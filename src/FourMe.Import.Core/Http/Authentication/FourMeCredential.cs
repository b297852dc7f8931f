using FourMe.Import.Http;

namespace FourMe.Import;

/// <summary>The credential of a client. Its text never contains the secret.</summary>
public abstract class FourMeCredential
{
    private protected FourMeCredential() { }

    /// <summary>A personal access token (https://developer.xurrent.com/v1/).</summary>
    /// <param name="token">The token, as shown by the service.</param>
    public static FourMeCredential PersonalToken(string token) => new PersonalTokenCredential(token);

    /// <summary>OAuth client credentials (https://developer.xurrent.com/v1/oauth/client_credentials_grant).</summary>
    /// <param name="clientId">The client id of the OAuth application.</param>
    /// <param name="clientSecret">Its secret.</param>
    public static FourMeCredential ClientCredentials(string clientId, string clientSecret) => new ClientCredential(clientId, clientSecret);
}

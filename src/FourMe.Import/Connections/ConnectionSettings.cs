using FourMe.Import.Errors;

namespace FourMe.Import.PowerShell;

/// <summary>The settings of a connection; missing ones are read from environment variables.</summary>
internal sealed record ConnectionSettings(string? Account, string? Token, string? ClientId, string? ClientSecret, Uri? ApiUri,
    Uri? OAuthUri)
{
    /// <summary>
    /// Reads missing settings from FOURME_ACCOUNT, FOURME_API_URI and, when no credential is given, FOURME_TOKEN or FOURME_CLIENT_ID and
    /// FOURME_CLIENT_SECRET.
    /// </summary>
    /// <exception cref="FourMeException"><c>InvalidConnection</c>: a variable is invalid.</exception>
    internal ConnectionSettings WithEnvironment()
    {
        ConnectionSettings filled = this with { Account = Account is null ? Variable("FOURME_ACCOUNT") : Account.Trim(), ApiUri = ApiUri
            ?? Address("FOURME_API_URI") };
        if (Token is not null || ClientId is not null) return filled;
        return filled with
        {
            Token = Variable("FOURME_TOKEN"),
            ClientId = Variable("FOURME_CLIENT_ID"),
            ClientSecret = Variable("FOURME_CLIENT_SECRET"),
        };
    }

    /// <exception cref="FourMeException"><c>MissingCredential</c> or <c>InvalidConnection</c>.</exception>
    internal FourMeCredential ToCredential()
    {
        bool hasClient = !string.IsNullOrWhiteSpace(ClientId) && !string.IsNullOrWhiteSpace(ClientSecret);
        if (!string.IsNullOrWhiteSpace(Token))
        {
            if (hasClient) throw Failures.InvalidConnection("Both a token and client credentials were given; use one of them.")
                .ToException();
            return FourMeCredential.PersonalToken(Token!);
        }
        return hasClient ? FourMeCredential.ClientCredentials(ClientId!, ClientSecret!) : throw Failures.MissingCredential().ToException();
    }

    /// <summary>
    /// A variable set by a script or a .env file may end with a blank or a carriage return, which is not part of the value.
    /// </summary>
    private static string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name)?.Trim() is { Length: > 0 } value ? value : null;

    private static Uri? Address(string name)
    {
        if (Variable(name) is not { } text) return null;
        return Uri.TryCreate(text, UriKind.Absolute, out Uri? uri)
            ? uri : throw Failures.InvalidConnection($"The environment variable {name} is '{text}', which is not a web address.")
                .ToException();
    }
}

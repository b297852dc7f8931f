using FourMe.Import.Errors;

namespace FourMe.Import.PowerShell;

/// <summary>A connection to an account. Shows its target, never its secret.</summary>
public sealed class FourMeConnection
{
    internal FourMeConnection(string name, FourMeClient client, ApiUser? user)
    {
        Name = name;
        Client = client;
        User = user?.Name;
    }

    /// <summary>Its name for the cmdlets.</summary>
    public string Name { get; }

    /// <summary>Id of the account; empty for the account of the API user.</summary>
    public string Account => Client.Options.Account ?? string.Empty;

    /// <summary>Base of the API.</summary>
    public Uri ApiUri => Client.Options.Addresses.Api;

    /// <summary>Kind of credential: a personal access token, or the client credentials of a client id.</summary>
    public string Credential => Client.Options.Credential.ToString()!;

    /// <summary>The API user reported by the service; null when the connection was not checked.</summary>
    public string? User { get; }

    /// <summary>Whether cmdlets use this connection when none is named.</summary>
    public bool IsDefault { get; internal set; }

    /// <summary>Whether the connection was disconnected and can no longer be used.</summary>
    internal bool IsDropped { get; private set; }

    internal FourMeClient Client { get; }

    internal void Drop()
    {
        IsDropped = true;
        IsDefault = false;
        Client.Dispose();
    }

    /// <summary>
    /// Finds a connection of this session by name. PowerShell calls it to convert text to a connection in a mock or a proxy
    /// function, which do not have the transformation attributes of the cmdlets.
    /// </summary>
    /// <param name="name">The name, in any case.</param>
    /// <exception cref="FourMeException"><c>NoConnection</c>.</exception>
    public static FourMeConnection Parse(string name) =>
        ConnectionTable.Current.Find(name) ?? throw Failures.NoConnection(name).ToException();

    /// <inheritdoc />
    public override string ToString() => Name;
}

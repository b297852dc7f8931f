using FourMe.Import.Errors;

namespace FourMe.Import.PowerShell;

/// <summary>A connection to an account. Shows where it goes and never what opens it.</summary>
public sealed class FourMeConnection
{
    internal FourMeConnection(string name, FourMeClient client, ApiUser? user)
    {
        Name = name;
        Client = client;
        User = user?.Name;
    }

    /// <summary>The name by which cmdlets take it.</summary>
    public string Name { get; }

    /// <summary>Id of the account; empty for the account of the API user.</summary>
    public string Account => Client.Options.Account ?? string.Empty;

    /// <summary>Base of the API.</summary>
    public Uri ApiUri => Client.Options.Addresses.Api;

    /// <summary>Sort of credential: a personal access token, or the client credentials of a client id.</summary>
    public string Credential => Client.Options.Credential.ToString()!;

    /// <summary>The API user as the service named it; null when the connection was not checked.</summary>
    public string? User { get; }

    /// <summary>Whether cmdlets use this connection when none is named.</summary>
    public bool IsDefault { get; internal set; }

    /// <summary>The connection was disconnected; whoever still holds it can do nothing with it.</summary>
    internal bool IsDropped { get; private set; }

    internal FourMeClient Client { get; }

    internal void Drop()
    {
        IsDropped = true;
        IsDefault = false;
        Client.Dispose();
    }

    /// <summary>
    /// The connection of this session that has a name. PowerShell calls it for a text where a connection is wanted, as in a
    /// mock or a proxy function, which do not take over how the cmdlets read their parameters.
    /// </summary>
    /// <param name="name">The name, whatever its case.</param>
    /// <exception cref="FourMeException"><c>NoConnection</c>.</exception>
    public static FourMeConnection Parse(string name) =>
        ConnectionTable.Current.Find(name) ?? throw Failures.NoConnection(name).ToException();

    /// <inheritdoc />
    public override string ToString() => Name;
}

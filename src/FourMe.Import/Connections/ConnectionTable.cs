using System.Runtime.CompilerServices;
using System.Management.Automation.Runspaces;

namespace FourMe.Import.PowerShell;

/// <summary>The connections of a runspace, isolated from those of parallel runspaces.</summary>
internal sealed class ConnectionTable
{
    private static readonly ConditionalWeakTable<Runspace, ConnectionTable> Tables = new();
    private static readonly ConnectionTable WithoutRunspace = new();

    private readonly List<FourMeConnection> _connections = [];

    /// <summary>The table of this thread's runspace.</summary>
    internal static ConnectionTable Current =>
        Runspace.DefaultRunspace is { } runspace ? Tables.GetValue(runspace, _ => new ConnectionTable()) : WithoutRunspace;

    internal IReadOnlyList<FourMeConnection> All => _connections;

    internal FourMeConnection? Default => _connections.Find(connection => connection.IsDefault);

    internal FourMeConnection? Find(string name) =>
        _connections.Find(connection => string.Equals(connection.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Adds a connection as the default, replacing one of the same name.</summary>
    internal void Add(FourMeConnection connection)
    {
        if (Find(connection.Name) is { } old) Remove(old);
        foreach (FourMeConnection other in _connections) other.IsDefault = false;
        connection.IsDefault = true;
        _connections.Add(connection);
    }

    /// <summary>Removes a connection. If it was the default, there is none until another is added.</summary>
    internal void Remove(FourMeConnection connection)
    {
        if (_connections.Remove(connection)) connection.Drop();
    }
}

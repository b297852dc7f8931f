using System.Net;
using System.Net.Sockets;

namespace FourMe.Import.Core.Tests.Support;

/// <summary>Forwards to a port of this machine, and refuses every connection while it is closed.</summary>
internal sealed class Relay(IPAddress? address = null) : IDisposable
{
    private readonly List<Socket> _carried = [];
    private readonly object _gate = new();
    private readonly IPAddress _address = address ?? IPAddress.Loopback;
    private Socket _listener = Bound(0, address ?? IPAddress.Loopback);

    internal Uri Address => new($"http://{_listener.LocalEndPoint}");

    /// <summary>The address to forward to; must be set before the first connection.</summary>
    internal Uri? Target { get; set; }

    /// <summary>Starts accepting connections.</summary>
    internal void Open()
    {
        _listener.Listen();
        _ = AcceptAsync(_listener);
    }

    /// <summary>Stops accepting connections and closes the open ones. The port stays reserved.</summary>
    internal void Close()
    {
        int port = ((IPEndPoint)_listener.LocalEndPoint!).Port;
        _listener.Dispose();
        _listener = Bound(port, _address);
        EndCarried();
    }

    public void Dispose()
    {
        _listener.Dispose();
        EndCarried();
    }

    private async Task AcceptAsync(Socket listener)
    {
        try
        {
            while (true) _ = CarryAsync(Carried(await listener.AcceptAsync()));
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // Expected when the relay is closed.
        }
    }

    private async Task CarryAsync(Socket client)
    {
        try
        {
            Socket server = Carried(new Socket(SocketType.Stream, ProtocolType.Tcp));
            await server.ConnectAsync(IPAddress.Loopback, Target!.Port);
            await using NetworkStream there = new(server, ownsSocket: true), here = new(client, ownsSocket: true);
            await Task.WhenAny(here.CopyToAsync(there), there.CopyToAsync(here));
        }
        catch (Exception closed) when (closed is SocketException or IOException or ObjectDisposedException)
        {
            client.Dispose();
        }
    }

    private Socket Carried(Socket socket)
    {
        lock (_gate) _carried.Add(socket);
        return socket;
    }

    private void EndCarried()
    {
        lock (_gate)
        {
            foreach (Socket socket in _carried) socket.Dispose();
            _carried.Clear();
        }
    }

    private static Socket Bound(int port, IPAddress address)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        socket.Bind(new IPEndPoint(address, port));
        return socket;
    }
}

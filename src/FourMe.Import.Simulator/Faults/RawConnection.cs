using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;

namespace FourMe.Import.Simulator.Faults;

/// <summary>Accesses the socket of a request, for behaviour that no web server offers.</summary>
internal static class RawConnection
{
    /// <summary>Closes the connection with RST.</summary>
    public static void Reset(HttpContext context)
    {
        if (Socket(context) is { } socket)
        {
            socket.LingerState = new LingerOption(true, 0);
            socket.Close(0);
        }

        context.Abort();
    }

    /// <summary>Sends bytes past the server, closes the sending side and waits until the client has closed its own.</summary>
    public static async Task SendAsync(HttpContext context, byte[] bytes)
    {
        if (Socket(context) is { } socket)
        {
            for (int sent = 0; sent < bytes.Length;)
                sent += await socket.SendAsync(bytes.AsMemory(sent), context.RequestAborted);
            socket.Shutdown(SocketShutdown.Send);
            TaskCompletionSource closed = new();
            await using CancellationTokenRegistration registration = context.RequestAborted.Register(() => closed.TrySetResult());
            await closed.Task;
        }

        context.Abort();
    }

    private static Socket? Socket(HttpContext context) => context.Features.Get<IConnectionSocketFeature>()?.Socket;
}

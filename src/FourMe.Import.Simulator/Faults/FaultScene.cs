using FourMe.Import.Simulator.Requests;

namespace FourMe.Import.Simulator.Faults;

/// <summary>The request a fault strikes, and the normal behaviour it may still use.</summary>
internal sealed class FaultScene(HttpContext context, RecordedRequest recorded, RequestDelegate next, TimeProvider timeProvider,
    Task hungReleased)
{
    public HttpContext Context => context;

    public TimeProvider TimeProvider => timeProvider;

    public Task HungReleased => hungReleased;

    /// <summary>Whether the connection was broken on purpose, so that the server must not continue with it.</summary>
    public bool IsBroken { get; private set; }

    public CancellationToken ClientGone => Context.RequestAborted;

    public Task CarryOutAsync() => next(Context);

    /// <summary>Reads the body to its end, or at least the given number of bytes.</summary>
    public async Task ReadBodyAsync(long? upTo = null)
    {
        byte[] buffer = new byte[1 << 14];
        for (long total = 0; upTo is null || total < upTo;)
        {
            int wanted = (int)Math.Min(buffer.Length, (upTo ?? long.MaxValue) - total);
            int read = await Context.Request.Body.ReadAsync(buffer.AsMemory(0, wanted), ClientGone);
            if (read == 0)
                return;
            total += read;
        }
    }

    /// <summary>Carries the request out and keeps the answer's body instead of sending it.</summary>
    public async Task<byte[]> CaptureAsync()
    {
        Stream real = Context.Response.Body;
        using MemoryStream captured = new();
        Context.Response.Body = captured;
        try
        {
            await CarryOutAsync();
        }
        finally
        {
            Context.Response.Body = real;
        }

        return captured.ToArray();
    }

    public void Reset()
    {
        IsBroken = true;
        RawConnection.Reset(Context);
    }

    /// <summary>Sends an answer directly to the socket, because the server would refuse to send it.</summary>
    public async Task SendRawAsync(int status, byte[] bytes)
    {
        IsBroken = true;
        recorded.Answer(status);
        await RawConnection.SendAsync(Context, bytes);
    }
}

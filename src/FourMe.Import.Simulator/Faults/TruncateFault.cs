using FourMe.Import.Simulator.Http;

namespace FourMe.Import.Simulator.Faults;

/// <summary>The real answer, ending before its Content-Length.</summary>
public sealed record TruncateFault(long AfterBytes) : Fault
{
    // The server notices that the body is shorter than announced and closes the connection in order.
    internal override Task ApplyAsync(FaultScene scene) => SendStartAsync(scene, AfterBytes);

    internal static async Task SendStartAsync(FaultScene scene, long bytes)
    {
        Stream real = scene.Context.Response.Body;
        scene.Context.Response.Body = new CutBody(real, bytes);
        await scene.CarryOutAsync();
        scene.Context.Response.Body = real;
        await real.FlushAsync(scene.ClientGone);
    }

    private sealed class CutBody(Stream body, long remaining) : AnswerBody(body)
    {
        private long _remaining = remaining;

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int count = (int)Math.Min(buffer.Length, _remaining);
            _remaining -= count;
            if (count > 0)
                await Inner.WriteAsync(buffer[..count], cancellationToken);
        }
    }
}

using FourMe.Import.Simulator.Http;

namespace FourMe.Import.Simulator.Faults;

/// <summary>The real answer in small pieces with pauses.</summary>
public sealed record TrickleFault(int BytesPerPiece, TimeSpan Pause) : Fault
{
    internal override Task ApplyAsync(FaultScene scene)
    {
        scene.Context.Response.Body = new TricklingBody(scene.Context.Response.Body, this, scene);
        return scene.CarryOutAsync();
    }

    private sealed class TricklingBody(Stream body, TrickleFault fault, FaultScene scene) : AnswerBody(body)
    {
        private bool _begun;

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            for (; !buffer.IsEmpty; buffer = buffer[Math.Min(fault.BytesPerPiece, buffer.Length)..])
            {
                // Pauses only between the pieces. After the last one no client is waiting.
                if (_begun) await Task.Delay(fault.Pause, scene.TimeProvider, scene.ClientGone);
                _begun = true;
                await Inner.WriteAsync(buffer[..Math.Min(fault.BytesPerPiece, buffer.Length)], cancellationToken);
                await Inner.FlushAsync(cancellationToken);
            }
        }
    }
}

using FourMe.Import.Simulator.Http;

namespace FourMe.Import.Simulator.Gates;

/// <summary>An answer's body that stops at the gates set on it.</summary>
internal sealed class GatedAnswerBody(Stream body, GateBoard gates, Endpoint endpoint, CancellationToken clientGone) : AnswerBody(body)
{
    private long _sent;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            long? stop = gates.NextStop(endpoint, GatePhase.AnswerBody, _sent);
            if (stop == 0)
            {
                await Inner.FlushAsync(cancellationToken);
                await gates.PassAsync(endpoint, GatePhase.AnswerBody, _sent, clientGone);
                continue;
            }

            int count = (int)Math.Min(buffer.Length, stop ?? buffer.Length);
            await Inner.WriteAsync(buffer[..count], cancellationToken);
            _sent += count;
            buffer = buffer[count..];
        }
    }
}

using FourMe.Import.Files;

namespace FourMe.Import.Csv;

/// <summary>A stream whose first bytes were already read: returns them first, then the rest. Needs no seeking.</summary>
/// <param name="head">The first bytes.</param>
/// <param name="length">Their number.</param>
/// <param name="rest">The rest; disposed with this.</param>
internal sealed class HeadStream(byte[] head, int length, Stream rest) : ForwardStream
{
    private int _at;

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_at == length) return rest.Read(buffer, offset, count);
        int taken = Math.Min(count, length - _at);
        Buffer.BlockCopy(head, _at, buffer, offset, taken);
        _at += taken;
        return taken;
    }

#if NET
    public override int Read(Span<byte> buffer)
    {
        if (_at == length) return rest.Read(buffer);
        int taken = Math.Min(buffer.Length, length - _at);
        head.AsSpan(_at, taken).CopyTo(buffer);
        _at += taken;
        return taken;
    }
#endif

    protected override void Dispose(bool disposing)
    {
        if (disposing) rest.Dispose();
        base.Dispose(disposing);
    }
}

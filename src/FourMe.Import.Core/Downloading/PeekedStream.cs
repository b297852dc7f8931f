using FourMe.Import.Files;

namespace FourMe.Import.Downloading;

/// <summary>A forward-only stream whose first bytes can be inspected before reading.</summary>
internal sealed class PeekedStream(Stream inner) : ForwardStream
{
    private byte[] _peeked = [];
    private int _used;

    /// <summary>Inspects the first bytes; call it before reading.</summary>
    /// <param name="isEnough">Whether these bytes are enough for the caller.</param>
    /// <param name="most">Maximum number of bytes.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The bytes; fewer than wanted when the stream ends.</returns>
    internal async Task<byte[]> PeekAsync(Func<byte[], bool> isEnough, int most, CancellationToken cancellationToken)
    {
        var buffer = new byte[most];
        while (_peeked.Length < most && !isEnough(_peeked))
        {
#pragma warning disable CA1835 // the overload for memory is not in netstandard2.0
            int read = await inner.ReadAsync(buffer, 0, most - _peeked.Length, cancellationToken).ConfigureAwait(false);
#pragma warning restore CA1835
            if (read == 0) break;
            _peeked = [.. _peeked, .. buffer.Take(read)];
        }
        return _peeked;
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int peeked = TakePeeked(buffer, offset, count);
        return peeked > 0 ? peeked : inner.Read(buffer, offset, count);
    }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        int peeked = TakePeeked(buffer, offset, count);
#pragma warning disable CA1835 // the overload for memory is not in netstandard2.0
        return peeked > 0 ? peeked : await inner.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false);
#pragma warning restore CA1835
    }

#if NET
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int peeked = Math.Min(buffer.Length, _peeked.Length - _used);
        if (peeked == 0) return inner.ReadAsync(buffer, cancellationToken);
        _peeked.AsMemory(_used, peeked).CopyTo(buffer);
        _used += peeked;
        return new ValueTask<int>(peeked);
    }
#endif

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    private int TakePeeked(byte[] buffer, int offset, int count)
    {
        int taken = Math.Min(count, _peeked.Length - _used);
        Array.Copy(_peeked, _used, buffer, offset, taken);
        _used += taken;
        return taken;
    }
}

using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace FourMe.Import.Files;

/// <summary>Computes SHA-256 on a separate thread: hashing costs more than reading, copying and counting together.</summary>
internal sealed class HashThread : IDisposable
{
    /// <summary>Large, so that the two threads seldom wait for each other; there are never more than five.</summary>
    private const int BlockSize = 1024 * 1024;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly WorkerThread _thread = new(mostWaiting: 2);
    private readonly ConcurrentQueue<byte[]> _spare = new();
    private byte[] _block = new byte[BlockSize];
    private int _used;

    /// <summary>Adds bytes; the caller may reuse the buffer at once.</summary>
    internal void Append(byte[] buffer, int offset, int count)
    {
        while (count > 0)
        {
            int fitting = Math.Min(count, BlockSize - _used);
            Buffer.BlockCopy(buffer, offset, _block, _used, fitting);
            _used += fitting;
            offset += fitting;
            count -= fitting;
            if (_used == BlockSize) HandOver();
        }
    }

    /// <summary>The hash of all bytes, in lower-case hexadecimal. Call it once.</summary>
    internal string Finish()
    {
        if (_used > 0) HandOver();
        _thread.Complete();
        return HashingStream.InHexadecimal(_hash.GetHashAndReset());
    }

    public void Dispose()
    {
        _thread.Dispose();
        _hash.Dispose();
    }

    private void HandOver()
    {
        byte[] full = _block;
        int length = _used;
        _thread.Write(() =>
        {
            _hash.AppendData(full, 0, length);
            _spare.Enqueue(full);
        });
        _block = _spare.TryDequeue(out byte[]? spare) ? spare : new byte[BlockSize];
        _used = 0;
    }
}

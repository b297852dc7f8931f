using System.Runtime.InteropServices;
using FourMe.Import.Files;
using FourMe.Import.Rows;

namespace FourMe.Import.Spool;

/// <summary>
/// Sums up the bytes that are read through it, so that another file can be compared later. A sum costs a quarter of a
/// cryptographic hash, and two files do not have the same one by chance.
/// </summary>
/// <param name="source">The bytes; stays open. Read in the same steps, the same bytes have the same sum.</param>
internal sealed class SummingStream(Stream source) : ForwardStream
{
    private KeyHash _sum;

    /// <summary>The sum of what was read so far.</summary>
    internal ulong Sum => _sum.High;

    public override int Read(byte[] buffer, int offset, int count)
    {
        int read = source.Read(buffer, offset, count);
        Add(buffer.AsSpan(offset, read));
        return read;
    }

#if NET
    public override int Read(Span<byte> buffer)
    {
        int read = source.Read(buffer);
        Add(buffer.Slice(0, read));
        return read;
    }
#endif

    private void Add(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > 0) _sum = _sum.With(MemoryMarshal.Cast<byte, char>(bytes));
        // The last one has no other for a pair.
        if (bytes.Length % 2 > 0) _sum = _sum.With([(char)bytes[bytes.Length - 1]]);
    }
}

using System.Security.Cryptography;

namespace FourMe.Import.Files;

/// <summary>Passes bytes on to a file and computes their SHA-256.</summary>
internal sealed class HashingStream(Stream destination) : Stream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => destination.Position; set => throw new NotSupportedException(); }

    /// <summary>The hash of all bytes, in lower-case hexadecimal. Call it once.</summary>
    internal string FinishHash() => InHexadecimal(_hash.GetHashAndReset());

#pragma warning disable CA1872 // Convert.ToHexString is not in netstandard2.0
    internal static string InHexadecimal(byte[] hash) => BitConverter.ToString(hash).Replace("-", string.Empty).ToLowerInvariant();
#pragma warning restore CA1872

    public override void Write(byte[] buffer, int offset, int count)
    {
        _hash.AppendData(buffer, offset, count);
        destination.Write(buffer, offset, count);
    }

#if NET
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _hash.AppendData(buffer);
        destination.Write(buffer);
    }
#endif

    public override void Flush() => destination.Flush();
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash.Dispose();
            destination.Dispose();
        }
        base.Dispose(disposing);
    }
}

using System.Security.Cryptography;

namespace FourMe.Import.Downloading;

/// <summary>A hash of the bytes read from a file, to recognize the same beginning again.</summary>
internal sealed class PrefixHash : IDisposable
{
    private const int ChunkSize = 64 * 1024;

    private IncrementalHash _read = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    internal void Append(byte[] buffer, int offset, int count) => _read.AppendData(buffer, offset, count);

    /// <summary>Reads as many bytes of a part as were read before, and compares them.</summary>
    /// <returns>Whether they are the same bytes.</returns>
    internal async Task<bool> SkipAsync(DownloadPart part, long length, CancellationToken cancellationToken)
    {
        // Reading a hash finalizes it, so one is compared and another continues.
        using IncrementalHash compared = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        IncrementalHash goesOn = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var chunk = new byte[ChunkSize];
        for (long left = length; left > 0;)
        {
            int read = await part.ReadAsync(chunk, 0, (int)Math.Min(chunk.Length, left), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                // A file shorter than the bytes read is another file; a broken connection throws by itself.
                goesOn.Dispose();
                return part.IsComplete(length - left) ? false
                    : throw new IOException("The connection was closed while the beginning was read again.");
            }
            compared.AppendData(chunk, 0, read);
            goesOn.AppendData(chunk, 0, read);
            left -= read;
        }
        byte[] before = _read.GetHashAndReset();
        _read.Dispose();
        _read = goesOn;
        return before.SequenceEqual(compared.GetHashAndReset());
    }

    public void Dispose() => _read.Dispose();
}

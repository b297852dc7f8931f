namespace FourMe.Import.Files;

/// <summary>Copies a file while it is read: what is read goes into the copy and into its hash.</summary>
internal sealed class CopyingStream(Stream source, Stream copy, HashThread hash) : ForwardStream
{
    private const int ChunkSize = 128 * 1024;

    /// <summary>Number of bytes that were read so far.</summary>
    internal long BytesRead { get; private set; }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int read = source.Read(buffer, offset, count);
        copy.Write(buffer, offset, read);
        hash.Append(buffer, offset, read);
        BytesRead += read;
        return read;
    }

    /// <summary>Reads the part that has not been read yet.</summary>
    internal void ReadToEnd()
    {
        var chunk = new byte[ChunkSize];
        while (Read(chunk, 0, chunk.Length) > 0) { }
    }
}

namespace FourMe.Import.Simulator.Storage;

/// <summary>Bytes written once and read many times: in memory if few, otherwise in a temporary file that deletes itself.</summary>
internal sealed class Spool : IDisposable
{
    private const int MemoryLimit = 1 << 20;

    private Stream _content = new MemoryStream();

    public long Length => _content.Length;

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default)
    {
        MoveToFileWhenLarge(bytes.Length);
        await _content.WriteAsync(bytes, cancellation);
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        MoveToFileWhenLarge(bytes.Length);
        _content.Write(bytes);
    }

    /// <summary>Ends writing. The content can be read from now on.</summary>
    public void Complete() => _content.Flush();

    /// <summary>A new reader over the whole content.</summary>
    public Stream OpenRead() => _content is FileStream file
        ? new FileStream(file.Name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16)
        : new MemoryStream(((MemoryStream)_content).GetBuffer(), 0, (int)_content.Length, writable: false);

    public byte[] ToArray()
    {
        using Stream stream = OpenRead();
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>A stream that appends to the spool.</summary>
    public Stream AsWriter() => new SpoolWriter(this);

    public void Dispose() => _content.Dispose();

    private void MoveToFileWhenLarge(int coming)
    {
        if (_content is not MemoryStream memory || memory.Length + coming <= MemoryLimit)
            return;
        FileStream file = new(
            Path.Combine(Path.GetTempPath(), $"simulator-{Guid.NewGuid():N}.spool"),
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Share = FileShare.ReadWrite | FileShare.Delete,
                BufferSize = 1 << 16,
                Options = FileOptions.DeleteOnClose,
            });
        memory.WriteTo(file);
        memory.Dispose();
        _content = file;
    }
}

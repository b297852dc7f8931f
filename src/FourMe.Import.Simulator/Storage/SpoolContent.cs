namespace FourMe.Import.Simulator.Storage;

/// <summary>A file that was written out.</summary>
internal sealed class SpoolContent(Spool spool) : IFileContent
{
    public long Length => spool.Length;

    public void Dispose() => spool.Dispose();

    public async Task CopyToAsync(Stream destination, long offset, long count, CancellationToken cancellation)
    {
        await using Stream source = spool.OpenRead();
        source.Position = offset;
        byte[] buffer = new byte[1 << 16];
        while (count > 0)
        {
            int read = await source.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, count)), cancellation);
            if (read == 0)
                return;
            await destination.WriteAsync(buffer.AsMemory(0, read), cancellation);
            count -= read;
        }
    }
}

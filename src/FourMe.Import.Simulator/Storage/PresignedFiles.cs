using System.Collections.Concurrent;
using System.Globalization;
using FourMe.Import.Simulator.Accounts;

namespace FourMe.Import.Simulator.Storage;

/// <summary>The files of the storage host, each open to whoever holds its presigned address.</summary>
internal sealed class PresignedFiles(SimulatorOptions options)
{
    private readonly ConcurrentDictionary<string, StoredFile> _files = new(StringComparer.Ordinal);
    private long _lastNumber = 101_550_712_560;

    /// <summary>The address of the storage host, known once it listens.</summary>
    public Uri? Address { get; set; }

    public long NextNumber() => Interlocked.Increment(ref _lastNumber);

    public string DateFolder => options.TimeProvider.GetUtcNow().ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    public StoredFile Publish(string path, IFileContent content, string contentType, string? downloadName = null, string? etag = null)
    {
        StoredFile file = new(path, TokenRegistry.NewSecret("signature"), options.TimeProvider.GetUtcNow() + options.PresignedLifetime)
        {
            Content = content,
            ContentType = contentType,
            DownloadName = downloadName,
            ETag = etag,
        };
        _files[path] = file;
        return file;
    }

    public Uri AddressOf(StoredFile file)
    {
        long lifetime = (long)options.PresignedLifetime.TotalSeconds;
        return new Uri(Address!,
            string.Create(CultureInfo.InvariantCulture, $"{file.Path}?X-Amz-Expires={lifetime}&X-Amz-Signature={file.Signature}"));
    }

    /// <summary>Removes all files.</summary>
    public void Clear()
    {
        foreach (StoredFile file in _files.Values)
            file.Content.Dispose();
        _files.Clear();
    }

    /// <summary>The file, or null when the signature is missing, wrong or expired.</summary>
    public StoredFile? Open(string path, string? signature) =>
        _files.TryGetValue(path, out StoredFile? file) && file.Signature == signature && options.TimeProvider.GetUtcNow() < file.ExpiresAt
            ? file
            : null;
}

namespace FourMe.Import.Simulator.Storage;

/// <summary>A file on the storage host and the signature that opens it.</summary>
internal sealed record StoredFile(string Path, string Signature, DateTimeOffset ExpiresAt)
{
    public required IFileContent Content { get; set; }

    public required string ContentType { get; init; }

    public string? DownloadName { get; init; }

    /// <summary>The entity tag as sent, quotes and all; null sends none.</summary>
    public string? ETag { get; set; }
}

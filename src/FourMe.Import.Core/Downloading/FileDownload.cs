using System.IO.Compression;
using FourMe.Import.Errors;
using FourMe.Import.Files;
using FourMe.Import.Http;

namespace FourMe.Import.Downloading;

/// <summary>Downloads files from the storage host: as a stream, or to disk.</summary>
internal sealed class FileDownload(FourMeClientOptions options, OwnSecrets secrets)
{
    private const int BufferSize = 128 * 1024;

    /// <summary>Opens a file to be read while it is downloaded. Dispose the result to end the download.</summary>
    /// <exception cref="FourMeException"><c>DownloadExpired</c>, <c>DownloadFailed</c>.</exception>
    internal async Task<Stream> OpenAsync(Uri link, DownloadOptions download, CancellationToken cancellationToken)
    {
        var client = new StorageClient(options, secrets);
        var stream = new ResumingStream(client, link, download);
        try
        {
            await stream.OpenAsync(cancellationToken).ConfigureAwait(false);
            return stream.IsGzip ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Writes a file to disk; an incomplete one is deleted.</summary>
    /// <param name="link">The presigned link.</param>
    /// <param name="path">A file that does not exist yet; created for the owner only.</param>
    /// <param name="download">The options.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <param name="finalPath">The place that messages name; <paramref name="path"/> unless the file is staged.</param>
    /// <exception cref="FourMeException">
    /// As <see cref="OpenAsync"/>, <c>ArchiveInvalid</c> (invalid compression) or <c>FileWriteFailed</c>.
    /// </exception>
    internal async Task SaveAsync(Uri link, string path, DownloadOptions download, CancellationToken cancellationToken,
        string? finalPath = null)
    {
        using Stream from = await OpenAsync(link, download, cancellationToken).ConfigureAwait(false);
        await SaveAsync(from, path, download, cancellationToken, finalPath).ConfigureAwait(false);
    }

    /// <summary>Writes an opened file to disk; an incomplete one is deleted.</summary>
    internal static async Task SaveAsync(
        Stream from, string path, DownloadOptions download, CancellationToken cancellationToken, string? finalPath = null)
    {
        bool whole = false;
        try
        {
            using (FileStream to = PrivateFile.Create(path))
                await from.CopyToAsync(to, BufferSize, cancellationToken).ConfigureAwait(false);
            whole = true;
        }
        catch (InvalidDataException invalid)
        {
            throw Failures.ArchiveInvalid(download.What, invalid).ToException();
        }
        catch (Exception failed) when (FileFault.Is(failed))
        {
            throw Failures.FileWriteFailed(finalPath ?? path, failed).ToException();
        }
        finally
        {
            if (!whole) PrivateFile.Delete(path);
        }
    }
}

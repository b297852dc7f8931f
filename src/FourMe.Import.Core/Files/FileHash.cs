using System.Security.Cryptography;
using FourMe.Import.Errors;

namespace FourMe.Import.Files;

/// <summary>The SHA-256 of a file.</summary>
internal static class FileHash
{
    private const int BufferSize = 128 * 1024;

    /// <summary>The hash of a file in lower-case hexadecimal.</summary>
    /// <exception cref="FourMeException"><c>FileReadFailed</c>.</exception>
    internal static string Of(string path, CancellationToken stop)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1,
                FileOptions.SequentialScan);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[BufferSize];
            int read;
            while ((read = file.Read(buffer, 0, buffer.Length)) > 0)
            {
                stop.ThrowIfCancellationRequested();
                hash.AppendData(buffer, 0, read);
            }
            return HashingStream.InHexadecimal(hash.GetHashAndReset());
        }
        catch (Exception failed) when (FileFault.Is(failed))
        {
            throw Failures.FileReadFailed(path, failed).ToException();
        }
    }
}

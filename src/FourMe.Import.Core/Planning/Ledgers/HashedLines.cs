using System.Security.Cryptography;
using FourMe.Import.Files;

namespace FourMe.Import.Planning;

/// <summary>Reads the lines of a UTF-8 file and checks the file's hash at the end.</summary>
internal static class HashedLines
{
    private const int BufferSize = 64 * 1024;
    private const byte LineFeed = (byte)'\n';

    /// <summary>Reads the lines, without line ends. The memory of a line is reused for the next one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="hash">The expected SHA-256, in lower-case hexadecimal.</param>
    /// <exception cref="InvalidDataException">
    /// At the end: the hash differs, or the last line is incomplete. Do not act on any line before the enumeration has ended.
    /// </exception>
    internal static IEnumerable<ReadOnlyMemory<byte>> Read(string path, string hash)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferSize);
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[BufferSize];
        int kept = 0;
        while (true)
        {
            if (kept == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
            int read = file.Read(buffer, kept, buffer.Length - kept);
            if (read == 0) break;
            sum.AppendData(buffer, kept, read);
            int start = 0, end = kept + read;
            for (int at; (at = Array.IndexOf(buffer, LineFeed, start, end - start)) >= 0; start = at + 1)
                yield return new ReadOnlyMemory<byte>(buffer, start, at - start);
            kept = end - start;
            Buffer.BlockCopy(buffer, start, buffer, 0, kept);
        }
        if (kept > 0 || HashingStream.InHexadecimal(sum.GetHashAndReset()) != hash)
            throw new InvalidDataException("It was changed or damaged: its content does not fit its SHA-256.");
    }
}

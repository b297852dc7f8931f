using System.Text;
using FourMe.Import.Errors;
using FourMe.Import.Files;

namespace FourMe.Import.State;

/// <summary>A file of lines that several processes append to.</summary>
internal static class SharedLines
{
    private const string LockName = ".lock";
    private const byte NewLine = (byte)'\n';
    private const int LongestPause = 30;

    /// <summary>Maximum wait for the lock. Processes hold it for milliseconds, so a longer wait means that one hangs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Appends a line as a whole and flushes it to disk.</summary>
    /// <exception cref="IOException">The disk is full or cannot be written, or another process keeps the file locked.</exception>
    /// <exception cref="UnauthorizedAccessException">The file belongs to another user.</exception>
    internal static void Append(string path, byte[] line)
    {
        using FileStream alone = Lock(Path.Combine(Path.GetDirectoryName(path)!, LockName));
        if (!File.Exists(path)) PrivateFile.Create(path).Dispose();
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        // A process killed while writing leaves an incomplete line, which must not swallow this one.
        bool isTorn = file.Length > 0 && LastByte(file) != NewLine;
        byte[] whole = new byte[(isTorn ? 1 : 0) + line.Length + 1];
        if (isTorn) whole[0] = NewLine;
        line.CopyTo(whole, isTorn ? 1 : 0);
        whole[whole.Length - 1] = NewLine;
        file.Seek(0, SeekOrigin.End);
        file.Write(whole, 0, whole.Length);
        file.Flush(flushToDisk: true);
    }

    /// <summary>The complete lines of a file. A last line still being written is skipped.</summary>
    /// <exception cref="FourMeException"><c>FileReadFailed</c>.</exception>
    internal static IReadOnlyList<string> Read(string path)
    {
        try
        {
            byte[] content = AtomicFile.Read(path);
            int end = Array.LastIndexOf(content, NewLine) + 1;
            return Encoding.UTF8.GetString(content, 0, end).Split('\n').Where(line => line.Length > 0).ToList();
        }
        catch (FileNotFoundException)
        {
            // Another process has deleted it because of its age.
            return [];
        }
        catch (Exception closed) when (FileFault.Is(closed))
        {
            throw Failures.FileReadFailed(path, closed).ToException();
        }
    }

    private static int LastByte(FileStream file)
    {
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte();
    }

    private static FileStream Lock(string path)
    {
        var pauses = new Random(Guid.NewGuid().GetHashCode());
        for (TimeSpan waited = TimeSpan.Zero; ;)
        {
            try
            {
                return PrivateFile.OpenAlone(path);
            }
            catch (IOException held) when (held is not (DirectoryNotFoundException or PathTooLongException) && waited < Patience)
            {
                var pause = TimeSpan.FromMilliseconds(pauses.Next(1, LongestPause));
                waited += pause;
                CancellationToken.None.WaitHandle.WaitOne(pause);
            }
        }
    }
}

using System.Text;
using FourMe.Import.Errors;
using FourMe.Import.Files;

namespace FourMe.Import.State;

/// <summary>A file of lines to which several processes add.</summary>
internal static class SharedLines
{
    private const string LockName = ".lock";
    private const byte NewLine = (byte)'\n';
    private const int LongestPause = 30;

    /// <summary>One process writes at a time, for some milliseconds each; whoever waits longer has met a process that hangs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Adds a line in one piece and waits until the disk has it.</summary>
    /// <exception cref="IOException">The disk does not take it, or another process keeps the file.</exception>
    /// <exception cref="UnauthorizedAccessException">The file belongs to another user.</exception>
    internal static void Append(string path, byte[] line)
    {
        using FileStream alone = Lock(Path.Combine(Path.GetDirectoryName(path)!, LockName));
        if (!File.Exists(path)) PrivateFile.Create(path).Dispose();
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        // A process that was killed while it wrote has left half a line. It must not take this one with it.
        bool isTorn = file.Length > 0 && LastByte(file) != NewLine;
        byte[] whole = new byte[(isTorn ? 1 : 0) + line.Length + 1];
        if (isTorn) whole[0] = NewLine;
        line.CopyTo(whole, isTorn ? 1 : 0);
        whole[whole.Length - 1] = NewLine;
        file.Seek(0, SeekOrigin.End);
        file.Write(whole, 0, whole.Length);
        file.Flush(flushToDisk: true);
    }

    /// <summary>The lines of a file, without the last one while it is being written.</summary>
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
            // It was too old, and another process has removed it.
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

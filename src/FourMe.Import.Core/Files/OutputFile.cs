using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using FourMe.Import.Errors;

namespace FourMe.Import.Files;

/// <summary>
/// A file that the user named: all such files are written here. A regular file is written beside its final name and
/// renamed when it is complete; it keeps the owner, the mode and the access list of the file that it replaces. Links are
/// followed. A pipe or a device gets its data when all of it is complete.
/// </summary>
/// <remarks>docs/exports.md has the table of what exists at a path before and after.</remarks>
internal sealed class OutputFile : IDisposable
{
    private const int BufferSize = 128 * 1024;

    private readonly FilePlace _place;
    private readonly PartialFile _partial;

    private OutputFile(FilePlace place)
    {
        _place = place;
        string folder = place.Kind == FilePlaceKind.Stream ? TemporaryFolders.New() : place.Folder;
        if (place.Kind == FilePlaceKind.Stream) PrivateFile.CreateFolder(folder);
        // A short name: the final one may already have the maximum length.
        _partial = new PartialFile(folder);
    }

    /// <summary>The temporary file for the content; it does not exist yet.</summary>
    internal string Staged => _partial.Path;

    /// <summary>Prepares a file; nothing is written yet.</summary>
    /// <param name="path">The full path. Whether a file may be replaced was checked before, by <see cref="FilePlace.Free"/>.</param>
    /// <exception cref="FourMeException"><c>FileWriteFailed</c> or <c>PathIsDirectory</c>.</exception>
    internal static OutputFile At(string path)
    {
        FilePlace place = FilePlace.Find(path);
        if (place.Kind == FilePlaceKind.Folder) throw Failures.PathIsDirectory(path, isTarget: true).ToException();
        return FileFault.GuardWrite(path, () => new OutputFile(place));
    }

    /// <summary>
    /// A path for a new folder for output that takes longer to write: on the disk of the final place, so that a finished file
    /// only has to be renamed. The folder is not created yet.
    /// </summary>
    internal static string StagingFolder(string path)
    {
        FilePlace place = FilePlace.Find(path);
        return place.Kind == FilePlaceKind.Stream ? TemporaryFolders.New()
            : Path.Combine(place.Folder, ".FourMe.Import-" + Guid.NewGuid().ToString("N"));
    }

    /// <summary>Writes a whole file.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="isPrivate">A new file is readable by its owner only; otherwise it has the system's defaults.</param>
    /// <param name="write">Writes the content.</param>
    /// <param name="stop">Cancels waiting for the reader of a pipe.</param>
    /// <exception cref="FourMeException"><c>FileWriteFailed</c>, <c>FileInUse</c> or <c>PathIsDirectory</c>.</exception>
    internal static void Write(string path, bool isPrivate, Action<Stream> write, CancellationToken stop = default)
    {
        using OutputFile file = At(path);
        FileFault.GuardWrite(path, () =>
        {
            using FileStream to = isPrivate ? PrivateFile.Create(file.Staged)
                : new FileStream(file.Staged, FileMode.CreateNew, FileAccess.Write);
            write(to);
        });
        file.Publish(stop);
    }

    /// <summary>Moves the staged file to its final place.</summary>
    /// <param name="stop">Cancels waiting for the reader of a pipe.</param>
    /// <exception cref="FourMeException"><c>FileWriteFailed</c> or <c>FileInUse</c>.</exception>
    internal void Publish(CancellationToken stop = default) => Publish(Staged, _place, stop);

    /// <summary>Moves a finished file of the module to its final place.</summary>
    /// <param name="finished">The file; it is moved, or copied into a pipe.</param>
    /// <param name="path">The full path of the final place.</param>
    /// <param name="stop">Cancels waiting for the reader of a pipe.</param>
    /// <exception cref="FourMeException"><c>FileWriteFailed</c>, <c>FileInUse</c> or <c>PathIsDirectory</c>.</exception>
    internal static void Publish(string finished, string path, CancellationToken stop = default) =>
        Publish(finished, FilePlace.Find(path), stop);

    public void Dispose()
    {
        _partial.Dispose();
        if (_place.Kind == FilePlaceKind.Stream) PrivateFile.DeleteFolder(Path.GetDirectoryName(Staged)!);
    }

    private static void Publish(string finished, FilePlace place, CancellationToken stop)
    {
        if (place.Kind == FilePlaceKind.Folder) throw Failures.PathIsDirectory(place.Path, isTarget: true).ToException();
        try
        {
            if (place.Kind == FilePlaceKind.Stream) Pour(finished, place.Path, stop);
            else FileLock.WhenFree(() => Replace(finished, place), stop);
        }
        catch (IOException busy) when (FileLock.IsHeld(busy))
        {
            throw Failures.FileInUse(place.Path, busy).ToException();
        }
        catch (Exception failed) when (FileFault.Is(failed))
        {
            throw Failures.FileWriteFailed(place.Path, failed).ToException();
        }
    }

    private static void Replace(string finished, FilePlace place)
    {
        if (place.IsWrittenOver) WriteOver(finished, place.Path);
        else if (place.Kind == FilePlaceKind.Nothing) File.Move(finished, place.Target);
        else if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows)) ReplaceOnWindows(finished, place.Target);
        // A new file that cannot get the old owner would lock that user out, so the old one is overwritten instead.
        else if (UnixFile.TakeAfter(finished, place.Target)) PartialFile.Replace(finished, place.Target);
        else WriteOver(finished, place.Target);
    }

    /// <summary>Windows keeps the access list and the attributes of a file replaced this way.</summary>
    private static void ReplaceOnWindows(string finished, string target)
    {
        FileAttributes attributes = File.GetAttributes(target);
        if ((attributes & FileAttributes.ReadOnly) != 0) File.SetAttributes(target, attributes & ~FileAttributes.ReadOnly);
        try
        {
            File.Replace(finished, target, null, ignoreMetadataErrors: true);
        }
        finally
        {
            if ((attributes & FileAttributes.ReadOnly) != 0) File.SetAttributes(target, attributes);
        }
    }

    private static void WriteOver(string finished, string target)
    {
        using FileStream from = OpenFinished(finished);
        using var to = new FileStream(target, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
        to.SetLength(0);
        from.CopyTo(to, BufferSize);
    }

    /// <summary>Opening a pipe blocks until a reader opens it, so another thread does it and Ctrl+C can end the wait.</summary>
    private static void Pour(string finished, string path, CancellationToken stop)
    {
        Exception? failed = null;
        var done = new ManualResetEvent(false);
        var pouring = new Thread(() =>
        {
            try
            {
                using FileStream from = OpenFinished(finished);
                using var to = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 1);
                // A reader that opens the pipe after the run was stopped must not get its data.
                if (!stop.IsCancellationRequested) from.CopyTo(to, BufferSize);
            }
            catch (Exception exception) when (FileFault.Is(exception))
            {
                failed = exception;
            }
            finally
            {
                done.Set();
            }
        }) { IsBackground = true, Name = "FourMe.Import pipe" };
        pouring.Start();
        if (WaitHandle.WaitAny([done, stop.WaitHandle]) == 1) throw new OperationCanceledException(stop);
        done.Dispose();
        if (failed is not null) ExceptionDispatchInfo.Capture(failed).Throw();
    }

    private static FileStream OpenFinished(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
}

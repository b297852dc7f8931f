using FourMe.Import.Errors;
using FourMe.Import.Files;

namespace FourMe.Import.State;

/// <summary>
/// Lets only one run at a time work under a run name, and on the same account, type and Source. Two runs would undo each other's changes
/// and count each other's effects. Taken before anything is read.
/// </summary>
/// <remarks>
/// The lock is a file opened exclusively. The operating system closes it when the process ends, so the lock of a killed run can be taken
/// over at once.
/// </remarks>
internal sealed class RunLock : IDisposable
{
    private const string LockEnding = ".lock", HolderEnding = ".json";

    private readonly List<FileStream> _locks = [];
    private readonly List<string> _holders = [];

    // A killed run leaves a holder beside each of its locks, but is reported only once.
    private readonly HashSet<string> _told = [];

    private RunLock() { }

    /// <summary>Takes both locks of a run, without waiting.</summary>
    /// <param name="stateFolder">The state folder.</param>
    /// <param name="run">The run.</param>
    /// <param name="clock">The clock, for the start of the run.</param>
    /// <param name="host">Receives a warning when an earlier run was killed.</param>
    /// <exception cref="FourMeException"><c>RunInProgress</c> or <c>FileWriteFailed</c>.</exception>
    internal static RunLock Take(string stateFolder, RunKey run, TimeProvider clock, ITransferHost host)
    {
        string folder = Path.Combine(stateFolder, "locks");
        var taken = new RunLock();
        try
        {
            StateFolder.Create(stateFolder, folder);
            // The holder has the run name, so that a run of another name over the same records can tell who is in the way.
            foreach (string what in run.Locks)
                taken.TakeOne(Path.Combine(folder, Path.GetFileNameWithoutExtension(StateFileName.Of(what))), run.Name, clock, host);
            return taken;
        }
        catch (Exception failed)
        {
            taken.Dispose();
            if (FileFault.Is(failed)) throw Failures.FileWriteFailed(folder, failed).ToException();
            throw;
        }
    }

    /// <summary>Releases the locks.</summary>
    public void Dispose()
    {
        // Holders first: otherwise a run that takes the lock in between would report a killed run.
        foreach (string holder in _holders) PrivateFile.Delete(holder);
        foreach (FileStream held in _locks) held.Dispose();
        _holders.Clear();
        _locks.Clear();
    }

    private void TakeOne(string stem, string name, TimeProvider clock, ITransferHost host)
    {
        string holder = stem + HolderEnding;
        _locks.Add(Open(stem + LockEnding) ?? throw Busy(name, RunHolder.Read(holder)));
        if (RunHolder.Read(holder) is { } left)
        {
            // Some file systems do not support locks. There, the process itself must have ended.
            if (left.Machine == Environment.MachineName && !left.IsGone) throw Busy(name, left);
            if (_told.Add($"{left.Name} {left}")) host.Warning(Failures.RunTakenOver(left.Name, left.ToString(), left.Began).Message);
        }
        RunHolder.Here(name, clock.GetUtcNow()).Write(holder);
        _holders.Add(holder);
    }

    private static FourMeException Busy(string name, RunHolder? holder) =>
        Failures.RunInProgress(name, holder?.Name, holder?.ToString(), holder?.Began).ToException();

    /// <summary>Opens the file exclusively; null when another process has it open.</summary>
    private static FileStream? Open(string path)
    {
        try
        {
            return PrivateFile.OpenAlone(path);
        }
        catch (IOException held) when (held is not (DirectoryNotFoundException or PathTooLongException))
        {
            return null;
        }
    }
}

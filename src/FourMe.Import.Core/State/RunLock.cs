using FourMe.Import.Errors;
using FourMe.Import.Files;

namespace FourMe.Import.State;

/// <summary>
/// Lets one run at a time work under a name, and one on the same account, type and Source: two would undo each other's work,
/// and each would count what the other did. It is taken before anything is read.
/// </summary>
/// <remarks>
/// An open file that nobody else may open. The system closes it with the process, however that ends, so a lock that was
/// not given back can be taken over at once.
/// </remarks>
internal sealed class RunLock : IDisposable
{
    private const string LockEnding = ".lock", HolderEnding = ".json";

    private readonly List<FileStream> _locks = [];
    private readonly List<string> _holders = [];

    // A run that was killed left a holder beside each of its locks, and is spoken of once.
    private readonly HashSet<string> _told = [];

    private RunLock() { }

    /// <summary>Takes both locks of a run.</summary>
    /// <param name="stateFolder">The state folder.</param>
    /// <param name="run">Which run.</param>
    /// <param name="clock">What says when it began.</param>
    /// <param name="host">Is told when an earlier run was killed.</param>
    /// <exception cref="FourMeException"><c>RunInProgress</c> or <c>FileWriteFailed</c>.</exception>
    internal static RunLock Take(string stateFolder, RunKey run, TimeProvider clock, ITransferHost host)
    {
        string folder = Path.Combine(stateFolder, "locks");
        var taken = new RunLock();
        try
        {
            StateFolder.Create(stateFolder, folder);
            // Of two names over the same records, the second is told of the first.
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

    /// <summary>Gives the locks back.</summary>
    public void Dispose()
    {
        // First what says who holds it: whoever comes in between finds nobody who was killed.
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
            // Some file systems know no locks. Then the process itself has to be gone.
            if (left.Machine == Environment.MachineName && !left.IsGone) throw Busy(name, left);
            if (_told.Add($"{left.Name} {left}")) host.Warning(Failures.RunTakenOver(left.Name, left.ToString(), left.Began).Message);
        }
        RunHolder.Here(name, clock.GetUtcNow()).Write(holder);
        _holders.Add(holder);
    }

    private static FourMeException Busy(string name, RunHolder? holder) =>
        Failures.RunInProgress(name, holder?.Name, holder?.ToString(), holder?.Began).ToException();

    /// <summary>Opens the file for this run alone; null when another one has it.</summary>
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

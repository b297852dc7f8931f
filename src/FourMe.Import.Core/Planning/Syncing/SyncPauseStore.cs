using System.Text.Json;
using FourMe.Import.Errors;
using FourMe.Import.Files;
using FourMe.Import.State;

namespace FourMe.Import.Planning;

/// <summary>
/// Which run names are stopped: a file for each beside its ledger. It is no part of the ledger, which a run at work would write over.
/// </summary>
/// <param name="folder">The state folder.</param>
internal sealed class SyncPauseStore(string folder)
{
    internal const string Ending = ".paused";

    private const string Unreadable = "The file that says who stopped it, and why, cannot be read.";

    private readonly string _folder = Path.Combine(folder, LedgerStore.FolderName);

    /// <summary>
    /// What is known of the stop of a run name; null when its runs go on. A file that cannot be read stops it all the same.
    /// </summary>
    /// <param name="owner">Host and account.</param>
    /// <param name="name">The run name, whatever its case.</param>
    internal SyncPause? Find(JobOwner owner, string name)
    {
        string path = PathOf(owner, name);
        return File.Exists(path) ? Read(path) ?? new SyncPause
        {
            Host = owner.Host, Account = owner.Account, Name = name, By = string.Empty, At = File.GetLastWriteTimeUtc(path),
            Reason = Unreadable,
        } : null;
    }

    /// <summary>Nothing goes on under a run name that is stopped.</summary>
    /// <exception cref="FourMeException"><c>RunPaused</c>.</exception>
    internal void ThrowIfPaused(JobOwner owner, string name)
    {
        if (Find(owner, name) is { } pause) throw Failures.RunPaused(name, pause.By, pause.At, pause.Reason).ToException();
    }

    /// <summary>Stops a run name; one that is stopped already gets the new reason.</summary>
    /// <param name="owner">Host and account.</param>
    /// <param name="name">The run name.</param>
    /// <param name="reason">Why; null when nothing was said.</param>
    /// <param name="by">Who stops it.</param>
    /// <param name="at">When.</param>
    /// <exception cref="FourMeException"><c>FileWriteFailed</c>: it is not stopped.</exception>
    internal SyncPause Suspend(JobOwner owner, string name, string? reason, string by, DateTimeOffset at)
    {
        string path = PathOf(owner, name);
        var pause = new SyncPause { Host = owner.Host, Account = owner.Account, Name = name, By = by, At = at, Reason = reason };
        try
        {
            StateFolder.Create(folder, _folder);
            AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(pause, SyncPauseJson.Default.SyncPause));
        }
        catch (Exception failed) when (FileFault.Is(failed))
        {
            throw Failures.FileWriteFailed(path, failed).ToException();
        }
        return pause;
    }

    /// <summary>Lets a run name go on.</summary>
    /// <returns>Whether it was stopped.</returns>
    /// <exception cref="FourMeException"><c>FileWriteFailed</c>: it stays stopped.</exception>
    internal bool Resume(JobOwner owner, string name)
    {
        string path = PathOf(owner, name);
        if (!File.Exists(path)) return false;
        try
        {
            File.Delete(path);
            return true;
        }
        catch (Exception failed) when (FileFault.Is(failed))
        {
            throw Failures.FileWriteFailed(path, failed).ToException();
        }
    }

    /// <summary>All run names that are stopped, as far as their files can be read.</summary>
    internal IReadOnlyList<SyncPause> All() =>
        Directory.Exists(_folder) ? [.. Directory.GetFiles(_folder, "*" + Ending).Select(Read).OfType<SyncPause>()] : [];

    private static SyncPause? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(AtomicFile.Read(path), SyncPauseJson.Default.SyncPause)
                is { Host: not null, Account: not null, Name: not null, By: not null } pause ? pause : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException || FileFault.Is(unreadable))
        {
            return null;
        }
    }

    private string PathOf(JobOwner owner, string name) =>
        Path.Combine(_folder, Path.ChangeExtension(LedgerStore.FileNameOf(owner, name), Ending));
}

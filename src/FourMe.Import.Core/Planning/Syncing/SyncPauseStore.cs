using System.Text.Json;
using FourMe.Import.Errors;
using FourMe.Import.Files;
using FourMe.Import.State;

namespace FourMe.Import.Planning;

/// <summary>
/// Stores suspensions: one file per run name, beside its ledger. They are not part of the ledger, because a run in progress would overwrite
/// it.
/// </summary>
/// <param name="folder">The state folder.</param>
internal sealed class SyncPauseStore(string folder)
{
    internal const string Ending = ".paused";

    private const string Unreadable = "The file that says who stopped it, and why, cannot be read.";

    private readonly string _folder = Path.Combine(folder, LedgerStore.FolderName);

    /// <summary>The suspension of a run name; null when it is active. An unreadable file still suspends the run name.</summary>
    /// <param name="owner">Host and account.</param>
    /// <param name="name">The run name, in any case.</param>
    internal SyncPause? Find(JobOwner owner, string name)
    {
        string path = PathOf(owner, name);
        return File.Exists(path) ? Read(path) ?? new SyncPause
        {
            Host = owner.Host, Account = owner.Account, Name = name, By = string.Empty, At = File.GetLastWriteTimeUtc(path),
            Reason = Unreadable,
        } : null;
    }

    /// <summary>Throws if the run name is suspended.</summary>
    /// <exception cref="FourMeException"><c>RunPaused</c>.</exception>
    internal void ThrowIfPaused(JobOwner owner, string name)
    {
        if (Find(owner, name) is { } pause) throw Failures.RunPaused(name, pause.By, pause.At, pause.Reason).ToException();
    }

    /// <summary>Suspends a run name, replacing an earlier suspension.</summary>
    /// <param name="owner">Host and account.</param>
    /// <param name="name">The run name.</param>
    /// <param name="reason">The reason; null for none.</param>
    /// <param name="by">Who suspends it.</param>
    /// <param name="at">The current time.</param>
    /// <exception cref="FourMeException"><c>FileWriteFailed</c>: the run name is not suspended.</exception>
    internal SyncPause Suspend(JobOwner owner, string name, string? reason, string by, DateTimeOffset at)
    {
        string path = PathOf(owner, name);
        var pause = new SyncPause { Host = owner.Host, Account = owner.Account, Name = name, By = by, At = at, Reason = reason };
        FileFault.GuardWrite(path, () =>
        {
            StateFolder.Create(folder, _folder);
            AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(pause, SyncPauseJson.Default.SyncPause));
        });
        return pause;
    }

    /// <summary>Resumes a run name.</summary>
    /// <returns>Whether it was suspended.</returns>
    /// <exception cref="FourMeException"><c>FileWriteFailed</c>: it is still suspended.</exception>
    internal bool Resume(JobOwner owner, string name)
    {
        string path = PathOf(owner, name);
        if (!File.Exists(path)) return false;
        return FileFault.GuardWrite(path, () =>
        {
            File.Delete(path);
            return true;
        });
    }

    /// <summary>All suspensions with a readable file.</summary>
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

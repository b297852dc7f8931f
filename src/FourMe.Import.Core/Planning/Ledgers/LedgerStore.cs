using System.Text.Json;
using FourMe.Import.Errors;
using FourMe.Import.Files;
using FourMe.Import.State;

namespace FourMe.Import.Planning;

/// <summary>
/// The ledgers of a state folder. Each run name of an account has a small JSON file and a data file with its records, both readable by
/// the owner only. The small file names the data file and is replaced last and atomically, so a crash leaves the previous ledger.
/// </summary>
/// <param name="folder">The state folder.</param>
internal sealed class LedgerStore(string folder)
{
    /// <summary>Name of the folder within the state folder.</summary>
    internal const string FolderName = "ledgers";

    private const string AboutEnding = ".json", DataEnding = ".jsonl";

    /// <summary>How long the ledger of a run name outlives its last run.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    private readonly string _folder = Path.Combine(folder, FolderName);

    /// <summary>The ledger of a run name; null when there is none.</summary>
    /// <param name="owner">Host and account.</param>
    /// <param name="name">The run name, in any case.</param>
    /// <exception cref="FourMeException">
    /// <c>LedgerUnreadable</c>: a ledger exists but cannot be read. Only the user may decide to start a new one.
    /// </exception>
    internal Ledger? Find(JobOwner owner, string name)
    {
        string path = PathOf(owner, name);
        if (ReadAbout(path) is not { } about) return null;
        return about.Owner == owner && string.Equals(about.Name, name, StringComparison.OrdinalIgnoreCase) ? Open(path, about)
            : throw Failures.LedgerUnreadable(path, new InvalidDataException("It is not the ledger of this run name.")).ToException();
    }

    /// <summary>The ledger of a run name, which must have the given type and Source; null when there is none.</summary>
    /// <exception cref="FourMeException"><c>LedgerUnreadable</c>. <c>RunNameTaken</c>: the ledger has another type or Source.</exception>
    internal Ledger? Find(JobOwner owner, string name, string type, string source)
    {
        if (Find(owner, name) is not { } ledger) return null;
        LedgerAbout about = ledger.About;
        return about.Type == type && about.Source == source ? ledger
            : throw Failures.RunNameTaken(about.Name, about.Type, about.Source, type, source).ToException();
    }

    /// <summary>All ledgers of the folder.</summary>
    /// <param name="unreadable">Called for each ledger that cannot be read; null to throw instead.</param>
    /// <exception cref="FourMeException"><c>LedgerUnreadable</c>. <c>FileReadFailed</c>: the folder cannot be read.</exception>
    internal IEnumerable<Ledger> All(Action<Failure>? unreadable = null)
    {
        foreach (string path in Files())
            if (TryRead(path, unreadable) is { } ledger) yield return ledger;
    }

    /// <summary>Writes a ledger, replacing the one of its run name. Ledgers of names without a run for 400 days are deleted.</summary>
    /// <param name="about">The data about it. Number and hash of the records are filled in.</param>
    /// <param name="records">The records, each key once. They may be streamed from the ledger being replaced.</param>
    /// <exception cref="FourMeException"><c>FileWriteFailed</c>: the previous ledger is kept.</exception>
    internal Ledger Write(LedgerAbout about, IEnumerable<LedgerRecord> records)
    {
        string path = PathOf(about.Owner, about.Name);
        string data = $"{Path.GetFileNameWithoutExtension(path)}.{Guid.NewGuid():N}{DataEnding}";
        try
        {
            StateFolder.Create(folder, _folder);
            about = LedgerWriter.Write(Path.Combine(_folder, data), about with { Data = data }, records);
            WriteAbout(path, about);
        }
        catch (Exception failed) when (FileFault.Is(failed))
        {
            PrivateFile.Delete(Path.Combine(_folder, data));
            throw Failures.FileWriteFailed(path, failed).ToException();
        }
        catch
        {
            PrivateFile.Delete(Path.Combine(_folder, data));
            throw;
        }
        DeleteData(path, but: data);
        RemoveOld(about.Written);
        return new Ledger(about, Path.Combine(_folder, data));
    }

    /// <summary>Writes only the data about a ledger; its records stay as they are.</summary>
    /// <param name="about">The data about a ledger of this store.</param>
    /// <exception cref="FourMeException"><c>FileWriteFailed</c>: the ledger is unchanged.</exception>
    internal void Write(LedgerAbout about)
    {
        string path = PathOf(about.Owner, about.Name);
        FileFault.GuardWrite(path, () => WriteAbout(path, about));
    }

    /// <summary>Whether a run name has a ledger, readable or not.</summary>
    internal bool Exists(JobOwner owner, string name) => File.Exists(PathOf(owner, name));

    /// <summary>Deletes the ledger of a run name. The account is not changed.</summary>
    internal void Remove(JobOwner owner, string name)
    {
        string path = PathOf(owner, name);
        PrivateFile.Delete(path);
        PrivateFile.Delete(Path.ChangeExtension(path, LearnedStore.Ending));
        DeleteData(path, but: null);
    }

    /// <summary>One that cannot be read, or does not say when it was written, stays: only the user may decide about it.</summary>
    private void RemoveOld(DateTimeOffset now)
    {
        foreach (Ledger ledger in All(unreadable: _ => { }))
        {
            LedgerAbout about = ledger.About;
            if (about.Written != default && now - about.Written > Kept) Remove(about.Owner, about.Name);
        }
    }

    private static void WriteAbout(string path, LedgerAbout about) =>
        AtomicFile.Write(path, SealedJson.Seal(JsonSerializer.SerializeToUtf8Bytes(about, LedgerJson.Default.LedgerAbout)));

    private Ledger? TryRead(string path, Action<Failure>? unreadable)
    {
        try
        {
            return ReadAbout(path) is { } about ? Open(path, about) : null;
        }
        catch (FourMeException failed) when (unreadable is not null)
        {
            unreadable(failed.Failure);
            return null;
        }
    }

    private string[] Files()
    {
        try
        {
            return Directory.GetFiles(_folder, "*" + AboutEnding);
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception closed) when (FileFault.Is(closed))
        {
            throw Failures.FileReadFailed(_folder, closed).ToException();
        }
    }

    private static LedgerAbout? ReadAbout(string path)
    {
        try
        {
            LedgerAbout? about = JsonSerializer.Deserialize(SealedJson.Open(AtomicFile.Read(path)), LedgerJson.Default.LedgerAbout);
            return about is { Host: not null, Account: not null, Name: not null, Type: not null, Data: not null, Hash: not null } ? about
                : throw new InvalidDataException("It is not about a ledger.");
        }
        catch (Exception none) when (none is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidDataException or NotSupportedException
            || FileFault.Is(unreadable))
        {
            throw Failures.LedgerUnreadable(path, unreadable).ToException();
        }
    }

    /// <summary>Opens the data file. A ledger may only name a file in its own folder, whatever was written into it.</summary>
    private Ledger Open(string path, LedgerAbout about) => about.Data.Length == 0 ? new Ledger(about, null)
        : about.Data == Path.GetFileName(about.Data) ? new Ledger(about, Path.Combine(_folder, about.Data))
        : throw Failures.LedgerUnreadable(path, new InvalidDataException("It names a file of another folder.")).ToException();

    private void DeleteData(string path, string? but)
    {
        if (!Directory.Exists(_folder)) return;
        foreach (string data in Directory.GetFiles(_folder, Path.GetFileNameWithoutExtension(path) + ".*" + DataEnding))
            if (Path.GetFileName(data) != but) PrivateFile.Delete(data);
    }

    /// <summary>File name of a run name's ledger, independent of the name's case.</summary>
    internal static string FileNameOf(JobOwner owner, string name) =>
        StateFileName.Of(string.Join("|", owner.Host, owner.Account, name.ToUpperInvariant()));

    private string PathOf(JobOwner owner, string name) => Path.Combine(_folder, FileNameOf(owner, name));
}

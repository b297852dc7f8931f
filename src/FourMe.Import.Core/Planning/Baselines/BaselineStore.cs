using System.Text.Json;
using FourMe.Import.Errors;
using FourMe.Import.Files;
using FourMe.Import.State;

namespace FourMe.Import.Planning;

/// <summary>
/// The baselines on disk, for the owner alone: a file of records for each host, account and type, and beside it what is known
/// of them. A new state of the records is a new file; it counts from the moment at which the file beside it names it.
/// </summary>
/// <param name="stateFolder">The state folder.</param>
/// <param name="clock">What says how long a baseline was not used.</param>
internal sealed class BaselineStore(string stateFolder, TimeProvider clock)
{
    private const string AboutEnding = ".json", RecordsEnding = ".csv", NamesEnding = ".names";

    /// <summary>Baselines that nobody had use for that long are removed: they are personal data.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(60);

    /// <summary>What no file beside it names, and is older, was left by a run that was killed.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);

    private readonly string _folder = Path.Combine(stateFolder, "baselines");

    /// <summary>The state folder.</summary>
    internal string StateFolder => stateFolder;

    /// <summary>The baseline of a type; null when there is none that can be read. Counts as use.</summary>
    internal BaselineFile? Find(JobOwner owner, string type) => About(owner, type) is { } about ? Open(Touched(about)) : null;

    /// <summary>All baselines, of all accounts, by account and type.</summary>
    internal IReadOnlyList<Baseline> All() =>
        [.. Abouts().Select(about => about.ToBaseline()).OrderBy(baseline => baseline.Host, StringComparer.Ordinal)
            .ThenBy(baseline => baseline.Account, StringComparer.Ordinal).ThenBy(baseline => baseline.Type, StringComparer.Ordinal)];

    /// <summary>Removes a baseline with all its files.</summary>
    internal void Remove(Baseline baseline) => Remove(StemOf(baseline.Owner, baseline.Type));

    /// <summary>What is known of a baseline; null when there is none.</summary>
    internal BaselineAbout? About(JobOwner owner, string type) =>
        Read(Path.Combine(_folder, StemOf(owner, type) + AboutEnding)) is { } about && about.Owner == owner && about.Type == type
            ? about : null;

    internal BaselineFile Open(BaselineAbout about) => BaselineFile.OfStore(_folder, about);

    /// <summary>Path for a new file of records; it does not exist yet.</summary>
    /// <exception cref="FourMeException"><c>FileWriteFailed</c>: the folder cannot be made.</exception>
    internal string NewFile(JobOwner owner, string type)
    {
        try
        {
            State.StateFolder.Create(stateFolder, _folder);
        }
        catch (Exception failed) when (FileFault.Is(failed))
        {
            throw Failures.FileWriteFailed(_folder, failed).ToException();
        }
        return Path.Combine(_folder, $"{StemOf(owner, type)}.{Guid.NewGuid():N}{RecordsEnding}");
    }

    /// <summary>Path of the file of former names that belongs to a file of records.</summary>
    internal static string NamesOf(string recordsFile) => recordsFile + NamesEnding;

    /// <summary>Lets a new state of a baseline count, and removes what nothing uses any more.</summary>
    /// <exception cref="FourMeException"><c>FileWriteFailed</c>.</exception>
    internal BaselineFile Save(BaselineAbout about)
    {
        string stem = StemOf(about.Owner, about.Type), path = Path.Combine(_folder, stem + AboutEnding);
        string? before = Read(path)?.File;
        try
        {
            AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(about, BaselineJson.Default.BaselineAbout));
        }
        catch (Exception failed) when (FileFault.Is(failed))
        {
            throw Failures.FileWriteFailed(path, failed).ToException();
        }
        // Whoever is reading the state before this one can read it to its end.
        foreach (string file in FilesOf(stem))
            if (!Belongs(file, about.File) && (before is null || !Belongs(file, before))) PrivateFile.Delete(file);
        RemoveOld();
        return Open(about);
    }

    /// <summary>Removes baselines that nobody used for sixty days, and files that a killed run left.</summary>
    internal void RemoveOld()
    {
        if (!Directory.Exists(_folder)) return;
        DateTimeOffset now = clock.GetUtcNow();
        var stems = new HashSet<string>(StringComparer.Ordinal);
        foreach (BaselineAbout about in Abouts())
        {
            string stem = StemOf(about.Owner, about.Type);
            if (about.Used < now - Kept) Remove(stem);
            else stems.Add(stem);
        }
        foreach (string file in Directory.GetFiles(_folder))
            if (!stems.Contains(Path.GetFileName(file).Split('.')[0]) && File.GetLastWriteTimeUtc(file) < (now - Abandoned).UtcDateTime)
                PrivateFile.Delete(file);
    }

    private BaselineAbout Touched(BaselineAbout about)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (now - about.Used < TimeSpan.FromDays(1)) return about;
        BaselineAbout touched = about with { Used = now };
        try
        {
            AtomicFile.Write(Path.Combine(_folder, StemOf(about.Owner, about.Type) + AboutEnding),
                JsonSerializer.SerializeToUtf8Bytes(touched, BaselineJson.Default.BaselineAbout));
        }
        catch (Exception failed) when (FileFault.Is(failed))
        {
            // It can be read all the same; it only goes the sooner.
        }
        return touched;
    }

    private IEnumerable<BaselineAbout> Abouts() => Directory.Exists(_folder)
        ? Directory.GetFiles(_folder, "*" + AboutEnding).Select(Read).OfType<BaselineAbout>() : [];

    private BaselineAbout? Read(string path)
    {
        try
        {
            var about = JsonSerializer.Deserialize(AtomicFile.Read(path), BaselineJson.Default.BaselineAbout);
            return about is { Host: not null, Account: not null, Type: not null, Hash: not null, IsSafe: true }
                && File.Exists(Path.Combine(_folder, about.File)) ? about : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or JsonException or UnauthorizedAccessException)
        {
            // There is none, or none that can be read: a full export makes it anew.
            return null;
        }
    }

    private void Remove(string stem)
    {
        // First what names the others: what is left of a removal that failed is no baseline.
        PrivateFile.Delete(Path.Combine(_folder, stem + AboutEnding));
        foreach (string file in FilesOf(stem)) PrivateFile.Delete(file);
    }

    private IEnumerable<string> FilesOf(string stem) => Directory.Exists(_folder)
        ? Directory.GetFiles(_folder, stem + ".*").Where(file => Path.GetFileName(file) != stem + AboutEnding) : [];

    private static bool Belongs(string file, string recordsFile) =>
        Path.GetFileName(file) is var name && (name == recordsFile || name == NamesOf(recordsFile));

    private static string StemOf(JobOwner owner, string type) =>
        Path.GetFileNameWithoutExtension(StateFileName.Of($"{owner.Host.ToLowerInvariant()}|{owner.Account}|{type}"));
}

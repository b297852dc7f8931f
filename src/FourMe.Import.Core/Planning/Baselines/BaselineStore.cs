using System.Text.Json;
using FourMe.Import.Files;
using FourMe.Import.State;

namespace FourMe.Import.Planning;

/// <summary>
/// The baselines on disk, readable by the owner only. Each host, account and type has a records file and a metadata file that names it. A
/// new state of the records is a new file, which becomes valid when the metadata file names it.
/// </summary>
/// <param name="stateFolder">The state folder.</param>
/// <param name="clock">The clock, for the time since the last use.</param>
internal sealed class BaselineStore(string stateFolder, TimeProvider clock)
{
    private const string AboutEnding = ".json", RecordsEnding = ".csv", NamesEnding = ".names";

    /// <summary>Baselines unused for this long are deleted, because they contain personal data.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(60);

    /// <summary>Older files without metadata were left by a killed run and are deleted.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);

    private readonly string _folder = Path.Combine(stateFolder, "baselines");

    /// <summary>The state folder.</summary>
    internal string StateFolder => stateFolder;

    /// <summary>The baseline of a type; null when there is none or it is unreadable. Updates the time of last use.</summary>
    internal BaselineFile? Find(JobOwner owner, string type) => About(owner, type) is { } about ? Open(Touched(about)) : null;

    /// <summary>All baselines of all accounts, ordered by host, account and type.</summary>
    internal IReadOnlyList<Baseline> All() =>
        [.. Abouts().Select(about => about.ToBaseline()).OrderBy(baseline => baseline.Host, StringComparer.Ordinal)
            .ThenBy(baseline => baseline.Account, StringComparer.Ordinal).ThenBy(baseline => baseline.Type, StringComparer.Ordinal)];

    /// <summary>Deletes a baseline with all its files.</summary>
    internal void Remove(Baseline baseline) => Remove(StemOf(baseline.Owner, baseline.Type));

    /// <summary>The metadata of a baseline; null when there is none.</summary>
    internal BaselineAbout? About(JobOwner owner, string type) =>
        Read(Path.Combine(_folder, StemOf(owner, type) + AboutEnding)) is { } about && about.Owner == owner && about.Type == type
            ? about : null;

    /// <summary>Path of the metadata of a baseline that is there but cannot be used; null when it can, or when there is none.</summary>
    internal string? Damaged(JobOwner owner, string type)
    {
        string path = Path.Combine(_folder, StemOf(owner, type) + AboutEnding);
        return File.Exists(path) && About(owner, type) is null ? path : null;
    }

    internal BaselineFile Open(BaselineAbout about) => BaselineFile.OfStore(_folder, about);

    /// <summary>Path of a new records file, which does not exist yet. Creates the folder.</summary>
    /// <exception cref="FourMeException"><c>FileWriteFailed</c>: the folder cannot be created.</exception>
    internal string NewFile(JobOwner owner, string type)
    {
        FileFault.GuardWrite(_folder, () => State.StateFolder.Create(stateFolder, _folder));
        return Path.Combine(_folder, $"{StemOf(owner, type)}.{Guid.NewGuid():N}{RecordsEnding}");
    }

    /// <summary>Path of the file of former names that belongs to a records file.</summary>
    internal static string NamesOf(string recordsFile) => recordsFile + NamesEnding;

    /// <summary>Makes a new state of a baseline valid, and deletes files that are no longer used.</summary>
    /// <exception cref="FourMeException"><c>FileWriteFailed</c>.</exception>
    internal BaselineFile Save(BaselineAbout about)
    {
        string stem = StemOf(about.Owner, about.Type), path = Path.Combine(_folder, stem + AboutEnding);
        string? before = Read(path)?.File;
        FileFault.GuardWrite(
            path, () => AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(about, BaselineJson.Default.BaselineAbout)));
        // The previous records file is kept for whoever is still reading it.
        foreach (string file in FilesOf(stem))
            if (!Belongs(file, about.File) && (before is null || !Belongs(file, before))) PrivateFile.Delete(file);
        RemoveOld();
        return Open(about);
    }

    /// <summary>Deletes baselines unused for 60 days, and files left by killed runs.</summary>
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
            // Still readable; it only expires earlier.
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
            // Missing or unreadable: the next full export creates it again.
            return null;
        }
    }

    private void Remove(string stem)
    {
        // Metadata first: what a failed removal leaves behind is no baseline.
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

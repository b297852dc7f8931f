using System.Globalization;
using System.Text.Json;
using FourMe.Import.Files;
using FourMe.Import.State;

namespace FourMe.Import.Manifests;

/// <summary>The manifest runs on disk: one small file each in the folder <c>manifests</c> of the state folder, kept for 30 days.</summary>
/// <param name="stateFolder">The state folder.</param>
/// <param name="clock">The clock, for the age of runs.</param>
internal sealed class ManifestStore(string stateFolder, TimeProvider clock)
{
    private const string Ending = ".json";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private static readonly StringComparison PathComparison =
        Path.DirectorySeparatorChar == '\\' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    private readonly string _folder = Path.Combine(stateFolder, "manifests");

    /// <summary>Creates the id of a new run.</summary>
    internal string NewId(string stem) => string.Format(CultureInfo.InvariantCulture, "{0}-{1:yyyyMMdd-HHmmss}-{2}",
        new string([.. stem.Select(letter => letter < 128 && char.IsLetterOrDigit(letter) ? letter : '_')]), clock.GetUtcNow(),
        Guid.NewGuid().ToString("N").Substring(0, 6));

    /// <summary>A run by its id, or by the id of the run of one of its types; null when there is none.</summary>
    internal ManifestState? Find(string id) => All().FirstOrDefault(state =>
        state.Id == id || state.Steps.Any(step => step.Run == id));

    /// <summary>All runs, newest first.</summary>
    internal IReadOnlyList<ManifestState> All() =>
        [.. Files().Select(Read).OfType<ManifestState>().OrderByDescending(state => state.Started)];

    /// <summary>The path of another existing manifest that uses a run name; null when there is none.</summary>
    internal string? OtherOf(JobOwner owner, string name, string path) => All()
        .Where(state => new JobOwner(state.Host, state.Account) == owner && !string.Equals(state.Path, path, PathComparison))
        .Where(state => File.Exists(state.Path))
        .FirstOrDefault(state => state.Steps.Any(step => string.Equals(step.Name, name, StringComparison.OrdinalIgnoreCase)))?.Path;

    /// <summary>Saves a run.</summary>
    /// <exception cref="FourMeException"><c>FileWriteFailed</c>.</exception>
    internal void Save(ManifestState state)
    {
        string path = Path.Combine(_folder, state.Id + Ending);
        FileFault.GuardWrite(path, () =>
        {
            PrivateFile.CreateFolder(stateFolder);
            PrivateFile.CreateFolder(_folder);
            AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(state, ManifestJson.Default.ManifestState));
        });
    }

    /// <summary>Deletes runs that are too old to be resumed.</summary>
    internal void RemoveOld()
    {
        foreach (string path in Files())
            if ((Read(path)?.Started.UtcDateTime ?? File.GetLastWriteTimeUtc(path)) < (clock.GetUtcNow() - Kept).UtcDateTime)
                PrivateFile.Delete(path);
    }

    private string[] Files()
    {
        try
        {
            return Directory.GetFiles(_folder, "*" + Ending);
        }
        catch (Exception none) when (FileFault.Is(none))
        {
            return [];
        }
    }

    private static ManifestState? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(AtomicFile.Read(path), ManifestJson.Default.ManifestState)
                is { Id: not null, Path: not null, Host: not null, Account: not null } state
                && state.Steps.All(step => step is { Name: not null, Type: not null }) ? state : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException || FileFault.Is(unreadable))
        {
            return null;
        }
    }
}

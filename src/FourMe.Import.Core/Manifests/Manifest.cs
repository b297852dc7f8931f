using System.Collections;
using FourMe.Import.Errors;
using FourMe.Import.Manifests;

namespace FourMe.Import;

/// <summary>
/// The description of a run over several record types: the types, the source of their records, and how much each may change. A manifest
/// is data; reading it sends no request and starts no script.
/// </summary>
public sealed class Manifest
{
    internal Manifest(string path, IReadOnlyList<ManifestEntry> entries)
    {
        Path = path;
        Entries = entries;
    }

    /// <summary>The full path of the manifest file. Relative paths in it are resolved against its folder.</summary>
    public string Path { get; }

    /// <summary>The record types, in the order of the file.</summary>
    public IReadOnlyList<ManifestEntry> Entries { get; }

    /// <summary>Folder of plans, baselines and ledgers; null for the user's state folder.</summary>
    public string? StatePath { get; internal init; }

    /// <summary>Path of the script that is called after every run except a quiet success; null when there is none.</summary>
    public string? OnEnd { get; internal init; }

    /// <summary>Whether missing references, and properties that match no column, are errors.</summary>
    public bool Strict { get; internal init; }

    /// <summary>Whether nothing at all is sent when one type is held or failed.</summary>
    public bool HoldAll { get; internal init; }

    /// <summary>The file name without its extension. Run names start with it by default.</summary>
    internal string Stem => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>Reads a manifest from a table.</summary>
    /// <param name="table">
    /// The table: <c>Types</c>, a list of tables with <c>Type</c>, <c>Records</c>, <c>Map</c> and so on, beside <c>Source</c>, <c>OnEnd</c>
    /// and others.
    /// </param>
    /// <param name="path">The full path of the manifest file. Relative paths are resolved against its folder.</param>
    /// <exception cref="FourMeException"><c>ManifestInvalid</c>: its text lists everything that is wrong.</exception>
    public static Manifest Read(IDictionary table, string path)
    {
        var reader = new ManifestReader(path ?? throw new ArgumentNullException(nameof(path)), value => value);
        Manifest? manifest = reader.Read(table ?? throw new ArgumentNullException(nameof(table)));
        return reader.Findings.Count == 0 ? manifest! : throw Failures.ManifestInvalid(path,
            string.Join(" ", reader.Findings.Select(finding => finding.Failure.Message))).ToException();
    }

    /// <inheritdoc />
    public override string ToString() => Path;
}

using System.Collections;
using FourMe.Import.Errors;
using FourMe.Import.Manifests;

namespace FourMe.Import;

/// <summary>
/// What a run of several record types does: the types, where their records come from, and how much each may change. A manifest is
/// data; reading it makes no request and starts no script.
/// </summary>
public sealed class Manifest
{
    internal Manifest(string path, IReadOnlyList<ManifestEntry> entries)
    {
        Path = path;
        Entries = entries;
    }

    /// <summary>The full path of its file; relative paths count from its folder.</summary>
    public string Path { get; }

    /// <summary>The record types, in the order of the file.</summary>
    public IReadOnlyList<ManifestEntry> Entries { get; }

    /// <summary>The folder with plans, baselines and ledgers; null for the user's own.</summary>
    public string? StatePath { get; internal init; }

    /// <summary>The script that hears of every end but a quiet success; null when there is none.</summary>
    public string? OnEnd { get; internal init; }

    /// <summary>Whether missing references, and properties that match no column, are errors.</summary>
    public bool Strict { get; internal init; }

    /// <summary>Whether nothing at all is sent when one type is held or failed.</summary>
    public bool HoldAll { get; internal init; }

    /// <summary>The name of the file without its ending, with which run names begin.</summary>
    internal string Stem => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>Reads a manifest from its table.</summary>
    /// <param name="table">
    /// The table: <c>Types</c>, a list of tables with <c>Type</c>, <c>Records</c>, <c>Map</c> and so on, beside <c>Source</c>,
    /// <c>OnEnd</c> and others.
    /// </param>
    /// <param name="path">The full path of its file; relative paths count from its folder.</param>
    /// <exception cref="FourMeException"><c>ManifestInvalid</c>: its text has all that is wrong.</exception>
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

using System.Collections;
using System.Management.Automation;
using FourMe.Import.Errors;
using FourMe.Import.Manifests;

namespace FourMe.Import.PowerShell;

/// <summary>A manifest read from a .psd1 file as data, with all problems of it and of the files it names.</summary>
internal sealed class ManifestFile
{
    private readonly ManifestReader _reader;

    private ManifestFile(string path, SessionState session)
    {
        _reader = new ManifestReader(path, PSValue.Unwrap);
        Manifest = _reader.Read(Table(path));
        Findings = [.. _reader.Findings, .. new ManifestCheck(session).Find(Manifest)];
    }

    /// <summary>The manifest. With <see cref="Findings"/> it may be incomplete.</summary>
    internal Manifest Manifest { get; }

    /// <summary>The problems found; empty when the manifest is valid.</summary>
    internal IReadOnlyList<ManifestFinding> Findings { get; }

    /// <summary>Reads a manifest without executing it.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="session">The session for script blocks in maps.</param>
    /// <exception cref="FourMeException">
    /// <c>FileNotFound</c>, <c>PathIsDirectory</c>, <c>ManifestInvalid</c>, <c>ManifestNotData</c>.
    /// </exception>
    internal static ManifestFile Read(string path, SessionState session) => new(FilePaths.Existing(path), session);

    private static IDictionary Table(string path)
    {
        if (!path.EndsWith(".psd1", StringComparison.OrdinalIgnoreCase))
            throw Failures.ManifestInvalid(path, "its name does not end in .psd1.").ToException();
        return new DataFile(path, problem => Failures.ManifestInvalid(path, problem).ToException(),
            (line, code) => Failures.ManifestNotData(path, line, code).ToException()).Read();
    }
}

using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text;
using FourMe.Import.Errors;
using FourMe.Import.Manifests;
using FourMe.Import.Rows;
using FourMe.Import.Values;

namespace FourMe.Import.PowerShell;

/// <summary>Checks the maps and scripts that a manifest names. Executes nothing and sends no request.</summary>
/// <param name="session">The session for script blocks in maps.</param>
internal sealed class ManifestCheck(SessionState session)
{
    /// <summary>The problems found.</summary>
    internal IEnumerable<ManifestFinding> Find(Manifest manifest)
    {
        foreach (ManifestFinding finding in manifest.Entries.SelectMany(Find)) yield return finding;
        if (manifest.OnEnd is { } script && Problem(script) is { } problem)
            yield return new ManifestFinding(
                Failures.ManifestValueInvalid("The manifest", ManifestWords.OnEnd, problem), Word: ManifestWords.OnEnd);
    }

    /// <summary>The map of an entry; null when it has none.</summary>
    /// <exception cref="FourMeException">The map is invalid.</exception>
    internal static IReadOnlyList<MapEntry>? MapOf(ManifestEntry entry, SessionState session) =>
        entry.MapPath is { } path ? MapReader.Read(MapFile.OfPath(path), session)
            : entry.MapTable is { } table ? MapReader.Read(table, session) : null;

    /// <summary>The encoding of the file of an entry; null for UTF-8.</summary>
    /// <exception cref="FourMeException"><c>UnknownEncoding</c>.</exception>
    internal static Encoding? EncodingOf(ManifestEntry entry) => entry.Encoding switch
    {
        null => null,
        Encoding encoding => encoding,
        int page => EncodingNames.OfPage(page),
        var name => EncodingNames.Find(name.ToString() ?? string.Empty),
    };

    private IEnumerable<ManifestFinding> Find(ManifestEntry entry)
    {
        string place = $"Entry {entry.Number} ({entry.Type})";
        if (entry.RecordsPath is { } script && script.EndsWith(".ps1", StringComparison.OrdinalIgnoreCase)
            && Problem(script) is { } problem)
            yield return new ManifestFinding(
                Failures.ManifestValueInvalid(place, ManifestWords.Records, problem), entry.Number, entry.Type, ManifestWords.Records);
        if (Thrown(() => EncodingOf(entry)) is { } encoding)
            yield return new ManifestFinding(encoding.In(place), entry.Number, entry.Type, ManifestWords.Encoding);
        // A missing file was reported by the manifest reader.
        if (entry.MapPath is { } map && !File.Exists(map)) yield break;
        if (Thrown(() => CheckMap(entry)) is { } wrong)
            yield return new ManifestFinding(wrong.In(place), entry.Number, entry.Type, ManifestWords.Map);
    }

    private object? CheckMap(ManifestEntry entry)
    {
        IReadOnlyList<MapEntry>? map = MapOf(entry, session);
        using (new RecordBatch(entry.RecordType, entry.ToRecordOptions(map, new FormattingContext(), strict: false), new NullSink()))
            return null;
    }

    private static Failure? Thrown(Func<object?> step)
    {
        try
        {
            step();
            return null;
        }
        catch (FourMeException wrong)
        {
            return wrong.Failure;
        }
    }

    /// <summary>The first syntax error of a script; null when it has none, or does not exist.</summary>
    private static string? Problem(string script)
    {
        if (!File.Exists(script)) return null;
        Parser.ParseFile(script, out _, out ParseError[] errors);
        return errors.Length == 0 ? null
            : $"names '{script}', which is no valid script: line {errors[0].Extent.StartLineNumber}: {errors[0].Message}";
    }
}

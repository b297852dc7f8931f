using System.Collections;
using System.Management.Automation;
using FourMe.Import.Errors;
using FourMe.Import.Hosting;
using FourMe.Import.Manifests;
using FourMe.Import.Rows;
using FourMe.Import.Text;

namespace FourMe.Import.PowerShell;

/// <summary>Reads the records of a manifest's types: from a script, from a file, or from -Records.</summary>
/// <param name="console">The cmdlet.</param>
/// <param name="given">The value of -Records: records by name.</param>
internal sealed class ManifestInput(IManifestConsole console, IDictionary given)
{
    private const string ScriptEnding = ".ps1";

    /// <summary>Names in -Records that the manifest does not use, and names that it uses and -Records lacks.</summary>
    internal IEnumerable<Failure> Check(Manifest manifest)
    {
        string[] names = [.. manifest.Entries.SelectMany(NamesOf).Distinct(StringComparer.OrdinalIgnoreCase)];
        foreach (object? key in given.Keys)
            if (!names.Contains($"{key}", StringComparer.OrdinalIgnoreCase))
                yield return Failures.RecordsUnknown($"{key}", NearestName.Of($"{key}", names));
        foreach (ManifestEntry entry in manifest.Entries)
            if (entry.RecordsPath is null && !TryGet(entry, out _))
                yield return Failures.RecordsNotGiven($"Entry {entry.Number} ({entry.Type})", entry.Records);
    }

    /// <summary>Reads the records of a type into a batch.</summary>
    /// <param name="step">The type.</param>
    /// <param name="batch">Receives the records.</param>
    /// <returns>Failures that make the type unusable, the cause last; empty when it can be planned.</returns>
    internal IReadOnlyList<Failure> Read(ManifestStep step, RecordBatch batch)
    {
        ManifestEntry entry = step.Entry;
        RecordIntake? intake = null;
        intake = new RecordIntake(batch, new RecordIntakeEvents
        {
            ReadFile = path => ReadFile(step, intake!, path),
            BeginExported = () => batch.Plan.FromExport = true,
            Added = _ => console.ShowReading(step.Type, batch.Read),
            Refused = (failures, source) => console.WriteFailure(Failure.OfRecord(failures).In(step.Type), source),
            Warn = notice => console.Cmdlet.WriteWarning($"{step.Type}: {CommandAdvice.With(notice.Text, notice.Code)}"),
        }, console.Stop) { Encoding = ManifestCheck.EncodingOf(entry), Delimiter = entry.Delimiter };
        string? problem = TryGet(entry, out object? records) ? Take(step, intake, records) : TakeFile(step, intake, entry.RecordsPath!);
        if (problem is not null) return [Failures.SourceFailed(step.Type, problem)];
        IReadOnlyList<Failure> failures = intake.Complete();
        if (failures.Count > 0) return failures;
        foreach (Failure heldBack in batch.HeldBack) console.WriteFailure(heldBack.In(step.Type), null);
        return [];
    }

    private static IEnumerable<string> NamesOf(ManifestEntry entry) => [entry.Records, entry.Type, entry.Name];

    private bool TryGet(ManifestEntry entry, out object? records)
    {
        foreach (string name in NamesOf(entry))
            foreach (DictionaryEntry one in given)
                if (string.Equals($"{one.Key}", name, StringComparison.OrdinalIgnoreCase))
                {
                    records = one.Value;
                    return true;
                }
        records = null;
        return false;
    }

    private string? Take(ManifestStep step, RecordIntake intake, object? records)
    {
        // Unwrapped only to look at the type: a custom object loses its properties without its wrapper.
        object? plain = PSValue.Base(records);
        if (plain is ScriptBlock script) return new SourceScript(console.Cmdlet).Run(script, intake.Take);
        if (plain is string path) return TakeFile(step, intake, FilePaths.Existing(FilePaths.Full(console.Cmdlet, path)));
        if (records is not null) intake.Take(PSObject.AsPSObject(records));
        return null;
    }

    private string? TakeFile(ManifestStep step, RecordIntake intake, string path)
    {
        if (path.EndsWith(ScriptEnding, StringComparison.OrdinalIgnoreCase)) return new SourceScript(console.Cmdlet).Run(path, intake.Take);
        ReadFile(step, intake, path);
        return null;
    }

    private static void ReadFile(ManifestStep step, RecordIntake intake, string path)
    {
        step.Sync!.NoteSource(File.GetLastWriteTimeUtc(path));
        intake.ReadFile(path);
    }
}

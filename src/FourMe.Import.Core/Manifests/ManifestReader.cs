using System.Collections;
using FourMe.Import.Errors;
using FourMe.Import.Planning;
using FourMe.Import.Values;

namespace FourMe.Import.Manifests;

/// <summary>Reads a manifest from a table and collects all problems.</summary>
/// <param name="path">The full path of the manifest.</param>
/// <param name="unwrap">Removes the host's wrapper from a value, such as a PSObject.</param>
internal sealed class ManifestReader(string path, Func<object?, object?> unwrap)
{
    private static readonly string[] FileEndings = [".ps1", ".csv", ".tsv", ".txt"];

    /// <summary>Files that are no source. As a name of records such a text would be a mistake that only the run notices.</summary>
    private static readonly string[] OtherEndings = [".xlsx", ".xlsm", ".xls", ".ods", ".json", ".xml", ".psd1", ".psm1"];

    private const string HoldTables = "must hold tables: @{ Type = 'people'; Records = './users.ps1' }.";

    private const string FromManifest = "Relative paths start at the folder of the manifest.";

    private readonly List<ManifestFinding> _findings = [];
    private ManifestTable _manifest = null!;
    private TimeSpan? _maximumAge, _maximumSourceAge;
    private int? _timeout;
    private string? _source;

    /// <summary>The problems found; empty when the manifest is valid.</summary>
    internal IReadOnlyList<ManifestFinding> Findings => _findings;

    /// <summary>Reads the manifest. With <see cref="Findings"/> it may be incomplete.</summary>
    internal Manifest Read(IDictionary table)
    {
        _manifest = new ManifestTable(table, ManifestWords.OfManifest, "The manifest", 0, unwrap, _findings);
        _maximumAge = _manifest.Duration(ManifestWords.MaximumAge);
        _maximumSourceAge = _manifest.Duration(ManifestWords.MaximumSourceAge);
        _timeout = _manifest.Number(ManifestWords.Timeout, 1, int.MaxValue);
        _source = _manifest.Text(ManifestWords.Source);
        var entries = new List<ManifestEntry>();
        int number = 0;
        foreach (object? given in Types())
        {
            number++;
            if (given is IDictionary entry) Take(entries, entry, number);
            else _manifest.Add(Failures.ManifestValueInvalid($"Entry {number}", ManifestWords.Types, HoldTables), ManifestWords.Types);
        }
        FindDoubles(entries);
        return new Manifest(path, entries)
        {
            StatePath = Full(_manifest.Text(ManifestWords.State)),
            OnEnd = ExistingFile(_manifest, ManifestWords.OnEnd),
            Strict = _manifest.Switch(ManifestWords.Strict),
            HoldAll = _manifest.Switch(ManifestWords.HoldAll),
        };
    }

    private IEnumerable<object?> Types()
    {
        object? types = _manifest.Value(ManifestWords.Types);
        // A single table counts as a list of one.
        IReadOnlyList<object?> entries = types switch
        {
            IDictionary one => [one],
            string or null => [],
            IEnumerable several => [.. several.Cast<object?>().Select(unwrap)],
            _ => [],
        };
        if (entries.Count > 0) return entries;
        _manifest.Add(types is null ? Failures.ManifestWordMissing("The manifest", ManifestWords.Types)
            : Failures.ManifestValueInvalid("The manifest", ManifestWords.Types, HoldTables), ManifestWords.Types);
        return [];
    }

    private void Take(List<ManifestEntry> entries, IDictionary given, int number)
    {
        string? type = TypeOf(given);
        var table = new ManifestTable(given, ManifestWords.OfEntry, type is null ? $"Entry {number}" : $"Entry {number} ({type})", number,
            unwrap, _findings, type);
        string name = table.Required(ManifestWords.Type);
        if (name.Length == 0) return;
        try
        {
            ManifestEntry entry = Entry(table, RecordTypes.Get(name), number);
            PlanChecks.Check(entry.RecordType, entry.ToPlanOptions(new FormattingContext(), null, whatIf: true));
            entries.Add(entry);
        }
        catch (FourMeException wrong)
        {
            table.Add(wrong.Failure.In(table.Place), wrong.Failure.Id switch
            {
                nameof(Failures.UnknownType) or nameof(Failures.NotPlannable) => ManifestWords.Type,
                nameof(Failures.ProtectInvalid) => ManifestWords.Protect,
                _ => ManifestWords.Retire,
            });
        }
    }

    /// <summary>The type name of an entry, read first so that all its messages can name it. Null when missing.</summary>
    private string? TypeOf(IDictionary given) => given.Cast<DictionaryEntry>()
        .Where(word => string.Equals(word.Key?.ToString(), ManifestWords.Type, StringComparison.OrdinalIgnoreCase))
        .Select(word => unwrap(word.Value) as string).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text))?.Trim();

    private ManifestEntry Entry(ManifestTable table, RecordType type, int number)
    {
        string records = table.Text(ManifestWords.Records) ?? type.Name;
        bool isFile = FileEndings.Any(ending => records.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
        object? map = table.Value(ManifestWords.Map);
        string? source = table.Text(ManifestWords.Source)
            ?? (type.FindColumn(RecordKey.Source) is null ? null : _source);
        return new ManifestEntry(number, type)
        {
            Name = table.Text(ManifestWords.Name) ?? $"{System.IO.Path.GetFileNameWithoutExtension(path)} {type.Name}",
            Source = source,
            Records = records,
            RecordsPath = isFile ? ExistingFile(table, ManifestWords.Records) : NoPath(table, records),
            MapPath = map is null or IDictionary ? null : ExistingFile(table, ManifestWords.Map),
            MapTable = map as IDictionary,
            Constants = table.Pairs(ManifestWords.Static) ?? [],
            Retire = table.Pairs(ManifestWords.Retire),
            RetireAfter = table.Number(ManifestWords.RetireAfter, 1, 365) ?? 1,
            Limits = LimitsOf(table, number),
            Protect = table.Texts(ManifestWords.Protect),
            Adopt = table.Texts(ManifestWords.Adopt),
            Claim = table.Switch(ManifestWords.Claim),
            Recreate = table.Switch(ManifestWords.Recreate),
            Include = table.Texts(ManifestWords.Include),
            MaximumAge = table.Duration(ManifestWords.MaximumAge) ?? _maximumAge,
            MaximumSourceAge = table.Duration(ManifestWords.MaximumSourceAge) ?? _maximumSourceAge,
            OnMissing = table.Choice(ManifestWords.OnMissing, OnMissing.Split),
            AllowColumn = table.Texts(ManifestWords.AllowColumn),
            Encoding = table.Value(ManifestWords.Encoding),
            Delimiter = DelimiterOf(table),
            Strict = table.Switch(ManifestWords.Strict),
            Timeout = (table.Number(ManifestWords.Timeout, 1, int.MaxValue) ?? _timeout) is { } seconds
                ? TimeSpan.FromSeconds(seconds) : null,
        };
    }

    private PlanLimits LimitsOf(ManifestTable entry, int number)
    {
        if (entry.Table(ManifestWords.Limits) is not { } given) return new PlanLimits();
        var limits = new ManifestTable(given, ManifestWords.OfLimits, $"{entry.Place}: {ManifestWords.Limits}", number, unwrap, _findings,
            entry.TypeName);
        return new PlanLimits
        {
            Retire = limits.Limit(ManifestWords.Retire),
            Clear = limits.Limit(ManifestWords.Clear),
            Update = limits.Limit(ManifestWords.Update),
            Create = limits.Limit(ManifestWords.Create),
            Adopt = limits.Limit(ManifestWords.Adopt),
            MinimumRecords = limits.Limit(ManifestWords.Records),
        };
    }

    private static char? DelimiterOf(ManifestTable table)
    {
        object? given = table.Value(ManifestWords.Delimiter);
        if (given is null) return null;
        if (given is char one) return one;
        if (given is string { Length: 1 } text) return text[0];
        table.Add(Failures.ManifestValueInvalid(table.Place, ManifestWords.Delimiter, "must be one character, such as ';'."),
            ManifestWords.Delimiter);
        return null;
    }

    /// <summary>Reports the name of records that is a path: of a folder, or of a file that cannot be read as records.</summary>
    private static string? NoPath(ManifestTable table, string records)
    {
        if (records.IndexOfAny(['/', '\\']) >= 0 || records is "." or ".."
            || OtherEndings.Any(ending => records.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
            table.Add(Failures.ManifestValueInvalid(table.Place, ManifestWords.Records,
                $"is '{records}', but must be a script (.ps1), a file (.csv, .tsv), or a name of given records."), ManifestWords.Records);
        return null;
    }

    private string? ExistingFile(ManifestTable table, string word)
    {
        if (Full(table.Text(word)) is not { } file) return null;
        if (Directory.Exists(file)) table.Add(Failures.PathIsDirectory(file).In($"{table.Place}: {word}", "Name a file."), word);
        else if (!File.Exists(file)) table.Add(Failures.FileNotFound(file).In($"{table.Place}: {word}", FromManifest), word);
        return file;
    }

    /// <summary>Resolves a path against the manifest's folder, because scheduled tasks have another working directory.</summary>
    private string? Full(string? named) => named is null ? null : System.IO.Path.GetFullPath(System.IO.Path.Combine(
        System.IO.Path.GetDirectoryName(path)!, named.Replace('\\', System.IO.Path.DirectorySeparatorChar)
            .Replace('/', System.IO.Path.DirectorySeparatorChar)));

    /// <summary>Reports entries with the same run name or the same records, which would undo each other's changes.</summary>
    private void FindDoubles(List<ManifestEntry> entries)
    {
        for (int at = 1; at < entries.Count; at++)
        {
            ManifestEntry entry = entries[at];
            foreach (ManifestEntry other in entries.Take(at))
            {
                bool isSameRecords = other.Type == entry.Type && string.Equals(other.Source, entry.Source, StringComparison.Ordinal);
                if (!isSameRecords && !string.Equals(other.Name, entry.Name, StringComparison.OrdinalIgnoreCase)) continue;
                string what = isSameRecords ? "Type and Source" : $"run name '{entry.Name}'";
                _findings.Add(new ManifestFinding(
                    Failures.ManifestEntryTwice($"Entry {entry.Number} ({entry.Type})", $"entry {other.Number}", what),
                    entry.Number, entry.Type, ManifestWords.Name));
            }
        }
    }
}

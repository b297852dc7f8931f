using System.Collections;
using System.Globalization;
using FourMe.Import.Errors;
using FourMe.Import.Text;

namespace FourMe.Import.Manifests;

/// <summary>
/// Reads the words and values of a table in a manifest. Problems are collected, so that the author learns of all of them at once.
/// </summary>
internal sealed class ManifestTable
{
    private readonly Dictionary<string, object?> _given = new(StringComparer.Ordinal);
    private readonly Func<object?, object?> _unwrap;
    private readonly List<ManifestFinding> _findings;
    private readonly int _entry;
    private readonly string? _type;

    /// <param name="table">The table.</param>
    /// <param name="words">The words that it may contain.</param>
    /// <param name="place">The table as called in messages.</param>
    /// <param name="entry">The entry of Types, from 1; 0 for the manifest itself.</param>
    /// <param name="unwrap">Removes the host's wrapper from a value, such as a PSObject.</param>
    /// <param name="findings">Receives the problems.</param>
    /// <param name="type">The record type; null when unknown.</param>
    internal ManifestTable(IDictionary table, IReadOnlyList<KeyValuePair<string, string>> words, string place, int entry,
        Func<object?, object?> unwrap, List<ManifestFinding> findings, string? type = null)
    {
        (Place, _entry, _unwrap, _findings, _type) = (place, entry, unwrap, findings, type);
        string[] names = [.. words.Select(word => word.Key)];
        foreach (DictionaryEntry given in table)
        {
            string name = given.Key?.ToString() ?? string.Empty;
            string? known = Array.Find(names, word => string.Equals(word, name, StringComparison.OrdinalIgnoreCase));
            if (known is not null) _given[known] = unwrap(given.Value);
            else Add(Unknown(words, names, name), name);
        }
    }

    /// <summary>The table as called in messages.</summary>
    internal string Place { get; }

    /// <summary>The record type of the entry; null when unknown.</summary>
    internal string? TypeName => _type;

    internal void Add(Failure failure, string? word = null) => _findings.Add(new ManifestFinding(failure, _entry, _type, word));

    internal bool Has(string word) => _given.TryGetValue(word, out object? value) && value is not null;

    internal object? Value(string word) => _given.TryGetValue(word, out object? value) ? value : null;

    internal string? Text(string word)
    {
        switch (Value(word))
        {
            case null: return null;
            case string text when text.Trim().Length > 0: return text.Trim();
            case string: return Wrong<string>(word, "is empty.");
            case var other when other is IDictionary or Array or bool: return Wrong<string>(word, "must be a text.");
            case var other: return Convert.ToString(other, CultureInfo.InvariantCulture);
        }
    }

    /// <summary>The text of a word; '' when it is missing or wrong, which is added to the findings.</summary>
    internal string Required(string word)
    {
        if (Has(word)) return Text(word) ?? string.Empty;
        Add(Failures.ManifestWordMissing(Place, word), word);
        return string.Empty;
    }

    internal bool Switch(string word) => Value(word) switch
    {
        null => false,
        bool yes => yes,
        _ => Wrong<bool>(word, "must be $true or $false."),
    };

    internal int? Number(string word, int least, int most)
    {
        object? value = Value(word);
        if (value is null) return null;
        if (value is int or long or short or byte
            && Convert.ToInt64(value, CultureInfo.InvariantCulture) is var number && number >= least && number <= most) return (int)number;
        return Wrong<int?>(word, most == int.MaxValue ? $"must be a number from {least} on." : $"must be a number from {least} to {most}.");
    }

    /// <summary>A time span such as '7.00:00:00'. A bare number is refused, because its unit would be unclear.</summary>
    internal TimeSpan? Duration(string word)
    {
        object? value = Value(word);
        if (value is null or TimeSpan { Ticks: >= 0 }) return (TimeSpan?)value;
        string text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;
        if (text.IndexOf(':') > 0 && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan read) && read >= TimeSpan.Zero)
            return read;
        Add(Failures.InvalidTimeSpan(text).In($"{Place}: {word}"), word);
        return null;
    }

    internal IReadOnlyList<string> Texts(string word)
    {
        object? value = Value(word);
        if (value is null) return [];
        if (value is not string && value is IEnumerable several and not IDictionary)
        {
            string[] texts = [.. several.Cast<object?>()
                .Select(item => Convert.ToString(_unwrap(item), CultureInfo.InvariantCulture) ?? "")];
            return texts.Any(string.IsNullOrWhiteSpace) ? Wrong<IReadOnlyList<string>>(word, "has an empty entry.") ?? [] : texts;
        }
        return Text(word) is { } text ? [text] : [];
    }

    internal IDictionary? Table(string word) => Value(word) switch
    {
        null => null,
        IDictionary table => table,
        _ => Wrong<IDictionary>(word, word == ManifestWords.Limits ? "must be a table, such as @{ Retire = '5%' }."
            : "must be a table, such as @{ Disabled = $true }."),
    };

    /// <summary>The values of a table by name; null when the word is missing.</summary>
    internal IReadOnlyList<KeyValuePair<string, object?>>? Pairs(string word) => Table(word) is not { } table ? null
        : [.. table.Cast<DictionaryEntry>().Select(pair =>
            new KeyValuePair<string, object?>(pair.Key?.ToString() ?? string.Empty, _unwrap(pair.Value)))];

    /// <summary>A limit: a number, a percentage, or both. Null when the word is missing or wrong.</summary>
    internal Limit? Limit(string word)
    {
        try
        {
            return Has(word) ? LimitOf(Value(word)) : null;
        }
        catch (FourMeException invalid)
        {
            Add(invalid.Failure.In($"{Place}: {word}"), word);
            return null;
        }
    }

    internal T Choice<T>(string word, T otherwise)
        where T : struct, Enum
    {
        if (Text(word) is not { } text) return otherwise;
        return Enum.TryParse(text, ignoreCase: true, out T chosen) && Enum.IsDefined(typeof(T), chosen) ? chosen
            : Wrong<T>(word, $"is '{text}', but must be one of {string.Join(", ", Enum.GetNames(typeof(T)))}.");
    }

    private Limit LimitOf(object? given)
    {
        object? value = _unwrap(given);
        if (value is Limit limit) return limit;
        if (value is not string && value is IEnumerable several)
            return several.Cast<object?>().Select(LimitOf).Aggregate((one, other) => one.And(other));
        return FourMe.Import.Limit.Parse(Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty);
    }

    private T? Wrong<T>(string word, string problem)
    {
        Add(Failures.ManifestValueInvalid(Place, word, problem), word);
        return default;
    }

    private Failure Unknown(IReadOnlyList<KeyValuePair<string, string>> words, string[] names, string name)
    {
        string? belongs = ManifestWords.Belongs(words, name);
        return Failures.ManifestWordUnknown(
            Place, name, belongs is null ? NearestName.Of(name, names) ?? Parameter(words, name) : null, belongs, string.Join(", ", names));
    }

    /// <summary>Suggests the word for a parameter name. Limits have a table of their own.</summary>
    private static string? Parameter(IReadOnlyList<KeyValuePair<string, string>> words, string name) =>
        ManifestWords.OfLimits.FirstOrDefault(limit => string.Equals(limit.Value, name, StringComparison.OrdinalIgnoreCase)).Key
            is not { } key ? null : ReferenceEquals(words, ManifestWords.OfLimits) ? key : $"{ManifestWords.Limits} = @{{ {key} = ... }}";
}

using System.Collections;
using FourMe.Import.Errors;
using FourMe.Import.Text;

namespace FourMe.Import.Mapping;

/// <summary>A map entry given as a table.</summary>
internal sealed class MapEntryTable
{
    private readonly string _column;
    private readonly Dictionary<string, object?> _given = new(StringComparer.Ordinal);
    private readonly Func<object?, object?> _unwrap;
    private readonly Func<object, MapCode?> _codeOf;

    /// <exception cref="FourMeException"><c>MapEntryInvalid</c>: a key of the table is unknown.</exception>
    internal MapEntryTable(string column, IDictionary table, Func<object?, object?> unwrap, Func<object, MapCode?> codeOf)
    {
        (_column, _unwrap, _codeOf) = (column, unwrap, codeOf);
        foreach (DictionaryEntry entry in table)
        {
            string name = entry.Key?.ToString() ?? string.Empty;
            _given[MapWords.Find(name) ?? throw Unknown(name)] = unwrap(entry.Value);
        }
    }

    internal static FourMeException Invalid(string column, string problem) => Failures.MapEntryInvalid(column, problem).ToException();

    /// <exception cref="FourMeException"><c>MapEntryInvalid</c>.</exception>
    internal MapEntry ToEntry()
    {
        object? property = Value(MapWords.Property), expression = Value(MapWords.Expression);
        // Select-Object also accepts a property name as Expression.
        if (property is null && expression is string) (property, expression) = (expression, null);
        if ((property is null) == (expression is null)) throw Invalid("it needs either Property (a name) or Expression (a script block).");
        MapCode? code = expression is null ? null : _codeOf(expression) ?? throw Invalid("Expression must be a script block.");
        return new MapEntry(_column, property is null ? [] : Names(property), code)
        {
            Not = Switch(MapWords.Not),
            Values = Table(MapWords.Values),
            Otherwise = Otherwise(),
            Format = Text(MapWords.Format),
            Lookup = Lookup(),
            Trim = Switch(MapWords.Trim),
            Account = Text(MapWords.Account),
            Separator = Text(MapWords.Separator),
            Default = Value(MapWords.Default),
            WhenMissing = Choice<MissingAction>(MapWords.WhenMissing),
            When = Choice<WriteWhen>(MapWords.When) ?? WriteWhen.Always,
            OnDrift = Choice<DriftAction>(MapWords.OnDrift) ?? DriftAction.Overwrite,
        };
    }

    private string[] Names(object property) => property switch
    {
        string name => [name.Trim()],
        IEnumerable several and not IDictionary =>
            [.. several.Cast<object?>().Select(item => (_unwrap(item) as string)?.Trim()
                ?? throw Invalid("Property must be a name, or a list of names."))],
        _ => throw Invalid("Property must be a name, or a list of names."),
    };

    private bool Switch(string word) => Value(word) switch
    {
        null => false,
        bool yes => yes,
        _ => throw Invalid($"{word} must be $true or $false."),
    };

    private Dictionary<string, object?>? Table(string word)
    {
        if (!_given.ContainsKey(word)) return null;
        if (Value(word) is not IDictionary table) throw Invalid($"{word} must be a table, such as @{{ yes = $true; no = $false }}.");
        var read = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in table)
        {
            string key = _unwrap(entry.Key) is { } given && ValueText.Of(given) is { } text ? text
                : throw Invalid($"{word} has an empty key.");
            if (read.ContainsKey(key)) throw Invalid($"'{key}' occurs twice in {word}.");
            read.Add(key, Constant(word, _unwrap(entry.Value)));
        }
        return read;
    }

    private object? Otherwise() =>
        _given.TryGetValue(MapWords.Otherwise, out object? value) ? Constant(MapWords.Otherwise, value) : Missing.Value;

    private object? Constant(string word, object? value) =>
        value is not null && _codeOf(value) is not null ? throw Invalid($"{word} must hold values, not script blocks.") : value;

    private MapLookup? Lookup() => _given.ContainsKey(MapWords.Lookup)
        ? MapLookup.In(Value(MapWords.Lookup) as IDictionary
            ?? throw Invalid("Lookup must be a table, such as @{ 'CN=Ann' = 'ann@widget.com' }.")) : null;

    private T? Choice<T>(string word)
        where T : struct, Enum
    {
        if (Text(word) is not { } text) return null;
        return Enum.TryParse(text, ignoreCase: true, out T chosen) && Enum.IsDefined(typeof(T), chosen)
            ? chosen : throw Invalid($"{word} is '{text}', but must be one of {string.Join(", ", Enum.GetNames(typeof(T)))}.");
    }

    private object? Value(string word) => _given.TryGetValue(word, out object? value) ? value : null;

    private string? Text(string word) => Value(word)?.ToString();

    private FourMeException Unknown(string name) => Invalid(
        $"it has the unknown key '{name}'" +
        $"{(NearestName.Of(name, MapWords.Names) is { } nearest ? $"; '{nearest}' was probably meant" : string.Empty)}.");

    private FourMeException Invalid(string problem) => Invalid(_column, problem);
}

using System.Collections;
using System.Management.Automation;

namespace FourMe.Import.PowerShell;

/// <summary>Reads what a user gives as -Map: a table of columns with property names, script blocks or tables.</summary>
internal static class MapReader
{
    private static readonly string[] Keys = ["Property", "Expression", "Account", "Separator", "Default", "WhenMissing"];

    /// <exception cref="FourMeException"><c>MapEntryInvalid</c>.</exception>
    internal static IReadOnlyList<MapEntry> Read(IDictionary map)
    {
        var entries = new List<MapEntry>(map.Count);
        foreach (DictionaryEntry entry in map)
        {
            string column = entry.Key?.ToString() ?? string.Empty;
            entries.Add(ReadEntry(column, PSValue.Unwrap(entry.Value)));
        }
        return entries;
    }

    private static MapEntry ReadEntry(string column, object? value) => value switch
    {
        string property when property.Trim().Length > 0 => new MapEntry(column, property.Trim()),
        ScriptBlock script => new MapEntry(column, ScriptExpression.Of(script)),
        IDictionary table => ReadTable(column, table),
        null => throw Invalid(column, "it is empty."),
        _ => throw Invalid(column, $"a value of type '{value.GetType().Name}' is none of these."),
    };

    private static MapEntry ReadTable(string column, IDictionary table)
    {
        var given = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in table)
        {
            string name = entry.Key?.ToString() ?? string.Empty;
            if (!Keys.Contains(name, StringComparer.OrdinalIgnoreCase))
                throw Invalid(column, $"it has no key '{name}'{(NearestName.Of(name, Keys) is { } nearest ? $"; '{nearest}' was probably meant" : string.Empty)}.");
            given[name] = PSValue.Unwrap(entry.Value);
        }
        given.TryGetValue("Property", out object? property);
        given.TryGetValue("Expression", out object? expression);
        // Select-Object takes a property name as Expression too.
        if (expression is string named) (property, expression) = (property ?? named, null);
        return (property, expression) switch
        {
            (string path, null) => new MapEntry(column, path.Trim())
            {
                Account = Text(given, "Account"), Separator = Text(given, "Separator"), Default = Value(given, "Default"), WhenMissing = Action(column, given),
            },
            (null, ScriptBlock script) => new MapEntry(column, ScriptExpression.Of(script))
            {
                Account = Text(given, "Account"), Separator = Text(given, "Separator"), Default = Value(given, "Default"), WhenMissing = Action(column, given),
            },
            _ => throw Invalid(column, "it needs either Property (a name) or Expression (a script block)."),
        };
    }

    private static MissingAction? Action(string column, Dictionary<string, object?> given)
    {
        if (Text(given, "WhenMissing") is not { } text) return null;
        return Enum.TryParse(text, ignoreCase: true, out MissingAction action) && Enum.IsDefined(typeof(MissingAction), action)
            ? action : throw Invalid(column, $"WhenMissing is '{text}', and can be {string.Join(", ", Enum.GetNames(typeof(MissingAction)))}.");
    }

    private static object? Value(Dictionary<string, object?> given, string name) => given.TryGetValue(name, out object? value) ? value : null;

    private static string? Text(Dictionary<string, object?> given, string name) => Value(given, name)?.ToString();

    private static FourMeException Invalid(string column, string problem) => Failures.MapEntryInvalid(column, problem).ToException();
}

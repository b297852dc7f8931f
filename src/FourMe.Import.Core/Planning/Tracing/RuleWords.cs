using FourMe.Import.Mapping;
using FourMe.Import.Values;

namespace FourMe.Import.Planning;

/// <summary>Describes how a column gets its value, in the words of the map.</summary>
internal static class RuleWords
{
    /// <summary>A constant.</summary>
    internal const string Static = "Static";

    /// <summary>A property with the name of the column.</summary>
    internal const string ByName = "by name";

    /// <summary>The rule of a column.</summary>
    /// <param name="column">The column.</param>
    /// <param name="raw">The value in the record; null when there is none.</param>
    internal static string Of(PlannedColumn column, object? raw)
    {
        if (column.Constant is not null) return Static;
        if (column.Entry is not { } entry) return ByName;
        return string.Join(", ", Source(entry).Concat(Decision(entry, raw)).Concat(Form(entry)));
    }

    private static IEnumerable<string> Source(MapEntry entry)
    {
        if (entry.Expression is not null) yield return MapWords.Expression;
        else if (entry.Format is null) yield return MapWords.Property;
        if (entry.Trim) yield return MapWords.Trim;
        if (entry.Format is { } format) yield return $"{MapWords.Format} '{format}'";
    }

    private static IEnumerable<string> Decision(MapEntry entry, object? raw)
    {
        if (entry.Not) yield return MapWords.Not;
        if (entry.Values is { } values) yield return IsListed(entry, values, raw) ? MapWords.Values : MapWords.Otherwise;
        if (entry.Lookup is not null) yield return MapWords.Lookup;
    }

    private static IEnumerable<string> Form(MapEntry entry)
    {
        if (entry.Account is { } account) yield return $"{MapWords.Account} '{account}'";
        if (entry.Separator is { } separator) yield return $"{MapWords.Separator} '{separator.Replace("\n", "\\n")}'";
        if (entry.Default is { } value) yield return $"{MapWords.Default} '{ValueText.Of(value)}'";
        if (entry.WhenMissing is { } missing) yield return $"{MapWords.WhenMissing} {missing}";
        if (entry.When != WriteWhen.Always) yield return $"{MapWords.When} {entry.When}";
        if (entry.OnDrift != DriftAction.Overwrite) yield return $"{MapWords.OnDrift} {entry.OnDrift}";
    }

    /// <summary>Whether the value is found in the map's table. A value that is not found then uses Otherwise.</summary>
    private static bool IsListed(MapEntry entry, IReadOnlyDictionary<string, object?> values, object? raw)
    {
        if (entry.Otherwise is Missing || raw is null || ValueText.Of(raw) is not { } text) return true;
        if (entry.Trim) text = text.Trim();
        return values.Keys.Contains(text, StringComparer.OrdinalIgnoreCase);
    }
}

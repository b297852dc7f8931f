namespace FourMe.Import.Mapping;

/// <summary>The words of a map entry, the source for completion, errors and the page docs/maps.md.</summary>
internal static class MapWords
{
    internal const string Property = nameof(MapEntry.Property);
    internal const string Expression = nameof(MapEntry.Expression);
    internal const string Not = nameof(MapEntry.Not);
    internal const string Values = nameof(MapEntry.Values);
    internal const string Otherwise = nameof(MapEntry.Otherwise);
    internal const string Format = nameof(MapEntry.Format);
    internal const string Lookup = nameof(MapEntry.Lookup);
    internal const string Trim = nameof(MapEntry.Trim);
    internal const string Account = nameof(MapEntry.Account);
    internal const string Separator = nameof(MapEntry.Separator);
    internal const string Default = nameof(MapEntry.Default);
    internal const string WhenMissing = nameof(MapEntry.WhenMissing);
    internal const string When = nameof(MapEntry.When);
    internal const string OnDrift = nameof(MapEntry.OnDrift);

    /// <summary>Every word with a short description, in the order in which they apply.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string>> All { get; } =
    [
        new(Property, "the name of a property, or several: the first that has a value"),
        new(Expression, "a script block that runs for each record; $_ is the record"),
        new(Trim, "$true removes leading and trailing blanks"),
        new(Format, "joins the properties, such as '{0} {1}'"),
        new(Not, "$true writes the opposite of a boolean"),
        new(Values, "a table from values to what is written"),
        new(Otherwise, "what is written for a value that Values does not list"),
        new(Lookup, "a table in which the value is looked up"),
        new(Account, "the account that a reference belongs to"),
        new(Separator, "joins the items of a collection"),
        new(Default, "what is written for an empty or missing value"),
        new(WhenMissing, "Leave, Clear or Error: what to do with a missing value"),
        new(When, "Always or Create: for which records a plan writes the column"),
        new(OnDrift, "Overwrite, Keep or Report: what a plan does with a value that somebody changed in the account"),
    ];

    internal static IReadOnlyList<string> Names { get; } = [.. All.Select(word => word.Key)];

    /// <summary>The words in one line.</summary>
    internal static string Listed => string.Join(", ", Names);

    /// <summary>The exact spelling of a word; null when there is no such word.</summary>
    internal static string? Find(string name) =>
        Names.FirstOrDefault(word => string.Equals(word, name, StringComparison.OrdinalIgnoreCase));
}

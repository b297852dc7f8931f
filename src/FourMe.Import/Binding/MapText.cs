using FourMe.Import.Mapping;

namespace FourMe.Import.PowerShell;

/// <summary>Writes a proposed map as the text of a .psd1 file.</summary>
internal static class MapText
{
    /// <param name="type">The record type.</param>
    /// <param name="draft">The proposal.</param>
    /// <param name="map">The path of the map, for the line that uses it.</param>
    /// <param name="source">The file of the records; null for objects.</param>
    internal static string Write(RecordType type, MapDraft draft, string map, string? source)
    {
        string records = source is null ? string.Empty : $" -Path {TypedWord.Single(source)}";
        List<string> lines =
        [
            $"# A proposal for {type.Title}, made from the names and values of the records. Read it, change it, then:",
            Line($"#   {(source is null ? "$records | " : string.Empty)}Import-FourMeRecords -Type {type.Name}{records} -Map " +
                $"{TypedWord.Single(map)}"),
            "# The words of an entry: Get-Help about_FourMe_Mapping",
            "@{",
        ];
        int width = draft.Entries.Select(entry => TypedWord.Single(entry.Column).Length).DefaultIfEmpty(0).Max();
        lines.AddRange(draft.Entries.Select(entry => $"    {TypedWord.Single(entry.Column).PadRight(width)} = {Value(entry)}"));
        foreach (Column column in draft.Unfilled) lines.AddRange(["", "    # REQUIRED, but no property was found for it:",
            $"    # {TypedWord.Single(column.Name)} = ''"]);
        if (type.FindColumn("Source ID") is not null)
            lines.AddRange(["",
                "    # The id of the record in its own system. It is half of a key: name the system with -Source when you fill it in.",
                "    # 'Source ID' = ''"]);
        if (draft.Unused.Count > 0) lines.AddRange(["", "    # Not used, with the beginning of a value:"]);
        lines.AddRange(draft.Unused.Select(unused => Line($"    #   {Unused(unused.Key, unused.Value)}")));
        return string.Join("\n", [.. lines, "}", ""]);
    }

    private static string Unused(SourceProperty property, string? reason) =>
        $"{TypedWord.Single(property.Name)}  {property.Example}{(reason is null ? string.Empty : $"  ({reason})")}".TrimEnd();

    private static string Value(MapEntry entry)
    {
        string names = string.Join(", ", entry.Properties.Select(TypedWord.Single));
        var words = new List<string>();
        if (entry.Format is not null) words.Add($"{MapWords.Format} = {TypedWord.Single(entry.Format)}");
        if (entry.Trim) words.Add($"{MapWords.Trim} = $true");
        if (entry.Not) words.Add($"{MapWords.Not} = $true");
        if (entry.Values is { } values)
            words.Add($"{MapWords.Values} = @{{ {string.Join("; ", values.Select(Pair))} }}");
        return words.Count == 0 ? names : $"@{{ {MapWords.Property} = {names}; {string.Join("; ", words)} }}";
    }

    private static string Pair(KeyValuePair<string, object?> value) =>
        $"{TypedWord.Single(value.Key)} = {(value.Value is true ? "$true" : "$false")}";

    /// <summary>A comment on a single line.</summary>
    private static string Line(string text) => new([.. text.Select(c => char.IsControl(c) ? ' ' : c)]);
}

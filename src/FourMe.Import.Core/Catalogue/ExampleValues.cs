namespace FourMe.Import.Catalogue;

/// <summary>An example value for each column.</summary>
internal static class ExampleValues
{
    internal static object? Of(Column column) => column.Kind switch
    {
        // A new record has no ID yet, and a given ID would be looked up.
        ColumnKind.Integer when column.Name == "ID" => null,
        ColumnKind.Integer => 1,
        ColumnKind.Decimal => 12.5m,
        ColumnKind.Boolean => false,
        ColumnKind.Date => new DateTime(2026, 1, 31),
        ColumnKind.DateTime => new DateTime(2026, 1, 31, 17, 0, 0, DateTimeKind.Utc),
        ColumnKind.Time => new TimeSpan(8, 30, 0),
        ColumnKind.Duration => new TimeSpan(1, 30, 0),
        ColumnKind.Enumeration => column.Enumeration is { } name ? Enumerations.Find(name)?.Values[0].Key : null,
        ColumnKind.CustomFields => new Dictionary<string, object> { ["field_id"] = "value" },
        ColumnKind.Reference or ColumnKind.ReferenceList when column.Reference == "people" => "howard.tanner@example.com",
        ColumnKind.ReferenceList => new[] { "First " + column.Name, "Second " + column.Name },
        ColumnKind.Text when column.Name.Contains("Email") => "howard.tanner@example.com",
        ColumnKind.Text when column.Name.EndsWith("URI", StringComparison.Ordinal) => "https://example.com/",
        ColumnKind.Text when column.Name == "Source" => "Example",
        ColumnKind.Multiline => "Text that may have\nseveral lines",
        _ => Shortened("Example " + column.Name, column.MaxLength),
    };

    private static string Shortened(string text, int? limit) =>
        limit is { } length && text.Length > length ? text.Substring(0, length) : text;
}

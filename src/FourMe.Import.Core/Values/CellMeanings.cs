namespace FourMe.Import.Values;

/// <summary>The meaning of each kind of column. Add a new kind here and in <see cref="CellFormats"/>.</summary>
internal static class CellMeanings
{
    private static readonly CellMeaning Text = new TextMeaning();
    private static readonly CellMeaning Email = new EmailMeaning();
    private static readonly CellMeaning Number = new NumberMeaning();
    private static readonly CellMeaning Boolean = new BooleanMeaning();
    private static readonly CellMeaning Date = new DateMeaning();
    private static readonly CellMeaning DateTime = new DateTimeMeaning();
    private static readonly CellMeaning LocalDateTime = new ZonelessDateTimeMeaning();
    private static readonly CellMeaning Time = new TimeMeaning();
    private static readonly CellMeaning Duration = new DurationMeaning();
    private static readonly CellMeaning CustomFields = new CustomFieldsMeaning();

    /// <summary>The meaning of a column's cells.</summary>
    /// <param name="column">The column.</param>
    /// <param name="separator">The separator set by a map; null for the column's own.</param>
    internal static CellMeaning For(Column column, string? separator = null)
    {
        CellMeaning single = Single(column);
        return column.IsList ? new ListMeaning(single, column.Ordered, column.Separator, separator) : single;
    }

    private static CellMeaning Single(Column column) => column.Kind switch
    {
        ColumnKind.Integer or ColumnKind.Decimal => Number,
        ColumnKind.Boolean => Boolean,
        ColumnKind.Date => Date,
        ColumnKind.DateTime => column.Zoneless ? LocalDateTime : DateTime,
        ColumnKind.Time => Time,
        ColumnKind.Duration => Duration,
        ColumnKind.Enumeration when column.Enumeration == EnumerationHints.TimeZones => new TimeZoneMeaning(column.Enumeration),
        ColumnKind.Enumeration when column.Enumeration is { } name => new EnumerationMeaning(name),
        ColumnKind.CustomFields => CustomFields,
        ColumnKind.Reference or ColumnKind.ReferenceList => new ReferenceMeaning(column.Reference),
        _ when column.Name == EmailMeaning.Column => Email,
        _ => Text,
    };
}

namespace FourMe.Import.Values;

/// <summary>The format of each kind of column. Add a new kind here.</summary>
internal static class CellFormats
{
    private static readonly CellFormat Text = new TextFormat();
    private static readonly CellFormat Integer = new IntegerFormat();
    private static readonly CellFormat Decimal = new DecimalFormat();
    private static readonly CellFormat Boolean = new BooleanFormat();
    private static readonly CellFormat Date = new DateFormat();
    private static readonly CellFormat DateTime = new DateTimeFormat();
    private static readonly CellFormat LocalDateTime = new ZonelessDateTimeFormat();
    private static readonly CellFormat Time = new TimeFormat();
    private static readonly CellFormat Duration = new DurationFormat();
    private static readonly CellFormat Enumeration = new EnumerationFormat();
    private static readonly CellFormat CustomFields = new CustomFieldsFormat();

    internal static CellFormat For(Column column) => column.Kind switch
    {
        ColumnKind.Integer => Integer,
        ColumnKind.Decimal => Decimal,
        ColumnKind.Boolean => Boolean,
        ColumnKind.Date => Date,
        ColumnKind.DateTime => column.Zoneless ? LocalDateTime : DateTime,
        ColumnKind.Time => Time,
        ColumnKind.Duration => Duration,
        ColumnKind.Enumeration => Enumeration,
        ColumnKind.CustomFields => CustomFields,
        _ => Text,
    };
}

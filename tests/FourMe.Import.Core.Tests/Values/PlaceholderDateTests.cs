namespace FourMe.Import.Core.Tests.Values;

/// <summary>Placeholder dates, which programs write for no date, are sent with a warning.</summary>
public sealed class PlaceholderDateTests
{
    public static TheoryData<ColumnKind, object, string> Placeholders => new()
    {
        { ColumnKind.Date, DateTime.MinValue, "0001-01-01" },
        { ColumnKind.Date, "9999-12-31", "9999-12-31" },
        { ColumnKind.Date, new DateTimeOffset(1601, 1, 1, 0, 0, 0, TimeSpan.Zero), "1601-01-01" },
        { ColumnKind.Date, new DateTime(1900, 1, 1), "1900-01-01" },
        { ColumnKind.DateTime, DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc), "0001-01-01T00:00:00Z" },
        { ColumnKind.DateTime, "9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z" },
    };

    [Theory]
    [MemberData(nameof(Placeholders))]
    public void They_are_told_once_a_column(ColumnKind kind, object value, string cell)
    {
        var context = new FormattingContext();

        Assert.Equal(cell, Written.Cell(kind, value, context));
        Assert.Equal(cell, Written.Cell(kind, value, context));

        string said = Assert.Single(context.Notices.Said());
        Assert.Contains($"'{Written.Name}' has the date {cell.Substring(0, 10)}, which programs write where there is no date", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-03-31"), InlineData("1970-01-01"), InlineData("1987-05-17"), InlineData("")]
    public void Other_dates_are_no_news(string value)
    {
        var context = new FormattingContext();

        Assert.Equal(value, Written.Cell(ColumnKind.Date, value, context));

        Assert.Empty(context.Notices.Said());
    }
}

namespace FourMe.Import.Core.Tests.Mapping;

public sealed class PlannedColumnTests
{
    private static readonly FormattingContext Context = new();

    [Fact]
    public void A_missing_value_is_no_cell_and_no_failure()
    {
        Assert.Null(Column(ColumnKind.Boolean).Write(Missing.Value, Context, out Failure? failure));
        Assert.Null(failure);
    }

    [Fact]
    public void An_empty_value_is_an_empty_cell()
    {
        foreach (object? empty in new object?[] { null, "", DBNull.Value, Array.Empty<object>() })
            Assert.Equal("", Column(ColumnKind.Boolean).Write(empty, Context, out _));
    }

    [Fact]
    public void A_default_stands_for_missing_and_for_empty_values()
    {
        PlannedColumn column = Column(ColumnKind.Boolean, true);
        foreach (object? absent in new object?[] { Missing.Value, null, "", DBNull.Value, Array.Empty<object>() })
            Assert.Equal("1", column.Write(absent, Context, out _));
        Assert.Equal("0", column.Write(false, Context, out _));
    }

    [Fact]
    public void A_default_is_written_by_the_columns_kind_and_may_be_wrong()
    {
        Assert.Equal("2026-03-31", Column(ColumnKind.Date, new DateTime(2026, 3, 31)).Write(null, Context, out _));
        foreach (object? absent in new object?[] { Missing.Value, "" })
        {
            Assert.Null(Column(ColumnKind.Date, "31.03.2026").Write(absent, Context, out Failure? failure));
            Assert.Equal("InvalidDate", failure?.Id);
        }
    }

    [Fact]
    public void A_default_does_not_hide_a_wrong_value()
    {
        Assert.Null(Column(ColumnKind.Boolean, true).Write("ja", Context, out Failure? failure));
        Assert.Equal("InvalidBoolean", failure?.Id);
    }

    [Fact]
    public void The_account_and_the_separator_of_the_entry_are_used()
    {
        var entry = new MapEntry("Team", "x") { Account = "widget", Separator = "; ", Default = "nobody" };
        var column = new PlannedColumn(new Column("Team", ColumnKind.Reference, 0), "Team", 0, entry);
        Assert.Equal("a @widget; b @widget", column.Write(new[] { "a", "b" }, Context, out _));
        Assert.Equal("nobody @widget", column.Write(null, Context, out _));
    }

    private static PlannedColumn Column(ColumnKind kind, object? fallback = null) =>
        new(new Column("Some", kind, 0), "Some", 0, new MapEntry("Some", "x") { Default = fallback });
}

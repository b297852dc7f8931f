using System.Collections;

namespace FourMe.Import.Core.Tests.Values;

public sealed class CollectionCellTests
{
    private static readonly Column Lines = Written.Column(ColumnKind.ReferenceList);
    private static readonly string[] Two = ["a", "b"];

    [Theory]
    [InlineData(null, "a\nb"), InlineData(",", "a,b"), InlineData(";", "a;b"), InlineData(";\n", "a;\nb")]
    public void A_list_column_has_its_own_separator(string? separator, string cell) =>
        Assert.Equal(cell, Written.Cell(new Column(Written.Name, ColumnKind.ReferenceList, 0) { Separator = separator }, Two));

    [Theory]
    [InlineData("people", "Do Not Translate Languages", "a,b"), InlineData("custom_views", "Search Fields", "a;b"), InlineData("service_categories", "Services", "a;\nb")]
    [InlineData("projects", "Phases", "a\nb"), InlineData("slas", "Customer Representatives", "a\nb"), InlineData("knowledge_articles", "Keywords", "a,b")]
    public void The_documented_exceptions_are_in_the_catalogue(string type, string column, string cell) =>
        Assert.Equal(cell, Written.Cell(new ColumnFormatter(RecordTypes.Get(type).FindColumn(column)!), Two));

    [Fact]
    public void A_separator_of_the_map_wins_and_makes_a_list_of_any_column()
    {
        Assert.Equal("a / b", Written.Cell(new ColumnFormatter(Lines, separator: " / "), Two));
        Assert.Equal("a, b", Written.Cell(new ColumnFormatter(Written.Column(ColumnKind.Text), separator: ", "), Two));
        Assert.Equal("a b", Written.Cell(new ColumnFormatter(Lines, separator: " "), Two));
    }

    [Fact]
    public void Any_sequence_is_a_collection()
    {
        object[] sequences = [new ArrayList { "a", "b" }, new List<string> { "a", "b" }, new Queue<string>(Two), Two.Select(item => item), new HashSet<string>(Two)];
        foreach (object sequence in sequences) Assert.Equal("a\nb", Written.Cell(Lines, sequence));
    }

    [Fact]
    public void Empty_items_are_left_out()
    {
        Assert.Equal("a\nb", Written.Cell(Lines, new object?[] { null, "a", "", DBNull.Value, "b" }));
        Assert.Equal("a", Written.Cell(ColumnKind.Text, new[] { "", "a", null }));
        Assert.Equal("", Written.Cell(Lines, Array.Empty<int>()));
    }

    [Fact]
    public void A_collection_of_one_is_that_one()
    {
        Assert.Equal("a", Written.Cell(ColumnKind.Text, new[] { "a" }));
        Assert.Equal("1", Written.Cell(ColumnKind.Boolean, new ArrayList { "yes" }));
        Assert.Equal("2026-03-31", Written.Cell(ColumnKind.Date, new[] { new DateTime(2026, 3, 31) }));
        Assert.Equal("a\nb", Written.Cell(ColumnKind.Multiline, new[] { "a\nb" }));
    }

    [Fact]
    public void Several_values_for_a_single_column_are_refused_with_their_number()
    {
        foreach (ColumnKind kind in new[] { ColumnKind.Text, ColumnKind.Multiline, ColumnKind.Reference, ColumnKind.Unknown })
        {
            Failure failure = Written.Refused(kind, new[] { "a", "b", "c" });
            Assert.Equal("CollectionInSingleColumn", failure.Id);
            Assert.Contains("a collection of 3", failure.Message);
            Assert.Contains("Choose one", failure.Advice);
            Assert.Contains("Separator", failure.Advice);
        }
    }

    [Fact]
    public void Each_item_is_wrapped_and_written_by_the_columns_kind()
    {
        var context = new FormattingContext { Unwrap = value => value is Lazy<object> lazy ? lazy.Value : value };
        Assert.Equal("a\n5", Written.Cell(Lines, new Lazy<object>(() => new object[] { new Lazy<object>(() => "a"), 5 }), context));
    }

    [Fact]
    public void A_collection_in_a_collection_is_refused()
    {
        Failure failure = Written.Refused(Lines, new object[] { "a", new[] { "b" } });
        Assert.Equal("UnsuitableType", failure.Id);
        Assert.Contains("System.String[]", failure.Message);
    }

    [Theory]
    [InlineData(null, "x\ny"), InlineData(null, "x\r\ny"), InlineData(",", "x,y"), InlineData(", ", "x,y"), InlineData(";", "x;y"), InlineData(";\n", "x;\ny"), InlineData(";\n", "x\ny")]
    public void An_item_that_would_be_read_as_two_is_refused(string? separator, string item)
    {
        Failure failure = Written.Refused(new ColumnFormatter(Lines, separator: separator), new[] { "a", item });
        Assert.Equal("LineBreakInListItem", failure.Id);
        Assert.Contains($"'{item}'", failure.Message);
    }

    [Theory]
    [InlineData(",", "x\ny"), InlineData(",", "x;y"), InlineData(";", "x,y"), InlineData(" ", "x y")]
    public void Other_punctuation_in_an_item_stays(string separator, string item) =>
        Assert.Equal("a" + separator + item, Written.Cell(new ColumnFormatter(Lines, separator: separator), new[] { "a", item }));

    [Fact]
    public void A_text_with_line_breaks_is_the_list_already() => Assert.Equal("x\r\ny", Written.Cell(Lines, "x\r\ny"));

    [Fact]
    public void A_wrong_item_fails_the_cell() =>
        Assert.Equal("UnsuitableType", Written.Refused(Lines, new object[] { "a", new object() }).Id);
}

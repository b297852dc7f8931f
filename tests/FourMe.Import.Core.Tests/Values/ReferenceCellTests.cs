namespace FourMe.Import.Core.Tests.Values;

public sealed class ReferenceCellTests
{
    private static readonly Column One = Written.Column(ColumnKind.Reference);
    private static readonly Column Many = Written.Column(ColumnKind.ReferenceList);

    [Theory]
    [InlineData("ed.turner@widget.com", "ed.turner@widget.com @widget"), InlineData("Widget North America, Inc.", "Widget North America, Inc. @widget"), InlineData("x@widget", "x@widget @widget")]
    [InlineData("ed.turner@widget.com @widget", "ed.turner@widget.com @widget")]
    public void The_account_is_appended_once(string reference, string cell) =>
        Assert.Equal(cell, Written.Cell(new ColumnFormatter(One, "widget"), reference));

    [Fact]
    public void Every_reference_of_a_list_gets_the_account() =>
        Assert.Equal("a@x.com @wna\nb@x.com @wna\nc @wna", Written.Cell(new ColumnFormatter(Many, "wna"), new[] { "a@x.com", "b@x.com @wna", "c" }));

    [Fact]
    public void A_number_gets_the_account_too() => Assert.Equal("48673 @wdc", Written.Cell(new ColumnFormatter(One, "wdc"), 48673));

    [Fact]
    public void An_empty_reference_stays_empty()
    {
        foreach (object? empty in new object?[] { null, "", DBNull.Value, Array.Empty<string>(), new string?[] { null, "" } })
            Assert.Equal("", Written.Cell(new ColumnFormatter(One, "widget"), empty));
    }

    [Fact]
    public void Without_an_account_nothing_is_appended() => Assert.Equal("x @y", Written.Cell(One, "x @y"));

    [Fact]
    public void What_is_wrong_with_a_reference_is_found_with_the_account_too()
    {
        Assert.Equal("ValueHasNul", Written.Refused(new ColumnFormatter(One, "widget"), "a\0b").Id);
        Assert.Equal("UnsuitableType", Written.Refused(new ColumnFormatter(One, "widget"), new object()).Id);
        var narrow = new Column(Written.Name, ColumnKind.Reference, 0) { MaxLength = 5 };
        Assert.Equal("TooLong", Written.Refused(new ColumnFormatter(narrow, "widget"), "abc").Id);
    }
}

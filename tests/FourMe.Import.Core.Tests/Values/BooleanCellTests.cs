namespace FourMe.Import.Core.Tests.Values;

public sealed class BooleanCellTests
{
    [Theory]
    [InlineData("1"), InlineData("T"), InlineData("Y"), InlineData("TRUE"), InlineData("YES"), InlineData("ON")]
    [InlineData("t"), InlineData("y"), InlineData("True"), InlineData("yes"), InlineData("On"), InlineData("tRuE"), InlineData(" yes ")]
    public void Every_documented_word_for_true_in_any_case_is_1(string word) =>
        Assert.Equal("1", Written.Cell(ColumnKind.Boolean, word));

    [Theory]
    [InlineData("0"), InlineData("F"), InlineData("N"), InlineData("FALSE"), InlineData("NO"), InlineData("OFF")]
    [InlineData("f"), InlineData("n"), InlineData("False"), InlineData("no"), InlineData("Off"), InlineData("fAlSe"), InlineData("\tno\n")]
    public void Every_word_for_false_in_any_case_is_0(string word) =>
        Assert.Equal("0", Written.Cell(ColumnKind.Boolean, word));

    [Theory]
    [InlineData(true, "1"), InlineData(false, "0"), InlineData(1, "1"), InlineData(0, "0"), InlineData(1L, "1"), InlineData((byte)0, "0")]
    [InlineData(1.0, "1"), InlineData(0.0, "0"), InlineData('Y', "1"), InlineData('n', "0"), InlineData(Answer.Yes, "1"), InlineData(Answer.Off, "0")]
    public void Values_of_other_types_count_by_their_text(object value, string cell) =>
        Assert.Equal(cell, Written.Cell(ColumnKind.Boolean, value));

    [Theory]
    [InlineData("ja"), InlineData("nein"), InlineData("wahr"), InlineData("oui"), InlineData("x"), InlineData("2"), InlineData("-1"), InlineData("01")]
    [InlineData("tru"), InlineData("yess"), InlineData("yes."), InlineData("enabled"), InlineData("null"), InlineData("ＴＲＵＥ"), InlineData("   ")]
    [InlineData(2), InlineData(-1), InlineData(0.5), InlineData(Answer.Maybe)]
    public void Anything_else_is_refused_since_the_service_would_read_it_as_false(object value)
    {
        Failure failure = Written.Refused(ColumnKind.Boolean, value);
        Assert.Equal("InvalidBoolean", failure.Id);
        Assert.Contains("The service would silently store false.", failure.Message);
    }

    [Fact]
    public void The_refusal_shows_the_value_the_words_and_how_to_translate()
    {
        Failure failure = Written.Refused(ColumnKind.Boolean, "ja");
        Assert.StartsWith("'ja' in 'Some Column' is not a boolean.", failure.Message);
        Assert.Contains("True is 1, T, Y, TRUE, YES or ON; false is 0, F, N, FALSE, NO or OFF.", failure.Advice);
        Assert.Contains("Translate other words in the map.", failure.Advice);
    }

    [Fact]
    public void A_long_value_is_shown_in_part_only()
    {
        Failure failure = Written.Refused(ColumnKind.Boolean, new string('x', 61));
        Assert.StartsWith($"'{new string('x', 60)}...'", failure.Message);
    }

    [Fact]
    public void An_empty_value_empties_the_field()
    {
        Assert.Equal("", Written.Cell(ColumnKind.Boolean, ""));
        Assert.Equal("", Written.Cell(ColumnKind.Boolean, null));
    }

    public enum Answer { Yes, Off, Maybe }
}

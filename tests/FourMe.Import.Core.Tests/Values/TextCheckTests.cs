namespace FourMe.Import.Core.Tests.Values;

public sealed class TextCheckTests
{
    [Theory]
    [InlineData("\0"), InlineData("a\0"), InlineData("\0b"), InlineData("😀\0")]
    public void A_nul_is_refused_with_how_to_remove_it(string text)
    {
        Failure failure = Written.Refused(ColumnKind.Text, text);
        Assert.Equal("ValueHasNul", failure.Id);
        Assert.Contains("Remove it", failure.Advice);
    }

    [Theory]
    [InlineData(0xD83D), InlineData(0xDE00)]
    public void Half_of_a_surrogate_pair_is_refused_wherever_it_stands(int half)
    {
        string lone = ((char)half).ToString();
        foreach (string text in new[] { lone, "a" + lone, lone + "b", "😀" + lone, lone + "😀", "\uDE00\uD83D" })
        {
            Failure failure = Written.Refused(ColumnKind.Text, text);
            Assert.Equal("ValueHasUnpairedSurrogate", failure.Id);
            Assert.Contains("cut in the middle of a character", failure.Advice);
        }
    }

    [Theory]
    [InlineData("😀"), InlineData("😀😀"), InlineData("a😀b"), InlineData("\uFFFF"), InlineData("\uE000"), InlineData("\u0001\u001f\u007f"), InlineData("\ufeff")]
    public void Whole_characters_of_every_sort_pass(string text) => Assert.Equal(text, Written.Cell(ColumnKind.Text, text));

    [Fact]
    public void A_limit_counts_characters_a_surrogate_pair_as_one()
    {
        var column = new Column(Written.Name, ColumnKind.Text, 0) { MaxLength = 3 };
        Assert.Equal("abc", Written.Cell(column, "abc"));
        Assert.Equal("😀😀😀", Written.Cell(column, "😀😀😀"));
        Assert.Equal("äöü", Written.Cell(column, "äöü"));
        Failure failure = Written.Refused(column, "😀😀😀😀");
        Assert.Equal("TooLong", failure.Id);
        Assert.Equal("The value in 'Some Column' has 4 characters; the service allows 3.", failure.Message);
        Assert.Contains("Shorten it", failure.Advice);
        Assert.Equal("TooLong", Written.Refused(column, "abcd").Id);
    }

    [Fact]
    public void A_limit_holds_for_whole_lists_and_for_values_of_any_type()
    {
        var column = new Column(Written.Name, ColumnKind.ReferenceList, 0) { MaxLength = 5 };
        Assert.Equal("ab\ncd", Written.Cell(column, new[] { "ab", "cd" }));
        Assert.Equal("TooLong", Written.Refused(column, new[] { "ab", "cde" }).Id);
        Assert.Equal("TooLong", Written.Refused(column, 123456).Id);
    }

    [Theory]
    [InlineData("x", 65536), InlineData("é", 32768), InlineData("漢", 21845), InlineData("😀", 16384)]
    public void Rich_text_is_limited_in_bytes(string character, int most)
    {
        Column information = RecordTypes.Get("people").FindColumn("Information")!;
        var column = new Column(Written.Name, information.Kind, 0) { MaxBytes = information.MaxBytes };
        string longest = string.Concat(Enumerable.Repeat(character, most));
        Assert.Equal(longest, Written.Cell(column, longest));
        Failure failure = Written.Refused(column, longest + character);
        Assert.Equal("TooLong", failure.Id);
        Assert.EndsWith("bytes; the service allows 65536.", failure.Message);
    }

    [Fact]
    public void A_column_without_a_limit_takes_any_length() => Assert.Equal(1_000_000, Written.Cell(ColumnKind.Multiline, new string('x', 1_000_000)).Length);
}

namespace FourMe.Import.Core.Tests.Text;

/// <summary>Untrusted text on a console.</summary>
public sealed class ShownTextTests
{
    [Theory]
    [InlineData("Zoë 😀 'x'", "Zoë 😀 'x'")]
    [InlineData("a\u001b[31mred", "a\u241b[31mred")]
    [InlineData("a\r\n\tb\0", "a\u240d\u240a\u2409b\u2400")]
    [InlineData("\u007f\u009b31m", "\u2421\\u009b31m")]
    [InlineData("exe.\u202egpj", "exe.\\u202egpj")]
    [InlineData("a\u2028b\u200bc", "a\\u2028b\\u200bc")]
    public void Control_characters_are_shown(string text, string shown) => Assert.Equal(shown, ShownText.Of(text));

    [Fact]
    public void Text_without_any_is_the_same_instance()
    {
        string text = new('x', 3);
        Assert.Same(text, ShownText.Of(text));
    }

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdefg", 6, "abcdef...")]
    [InlineData("ab😀d", 3, "ab...")]
    public void Long_text_is_cut_between_characters(string text, int longest, string shown) => Assert.Equal(shown, ShownText.Of(text, longest));

    [Fact]
    public void LinesStayLines() => Assert.Equal("a\u241B\nb\n", ShownText.OfLines("a\u001B\r\nb\n"));
}

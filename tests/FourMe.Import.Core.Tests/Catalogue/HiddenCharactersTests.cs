namespace FourMe.Import.Core.Tests.Catalogue;

public sealed class HiddenCharactersTests
{
    [Theory]
    [InlineData("Primary\u00A0Email", "a no-break space (U+00A0) at position 8")]
    [InlineData("\uFEFFName", "a byte order mark (U+FEFF) at position 1")]
    [InlineData("Na\u200Bme\u00AD", "a zero-width space (U+200B) at position 3, a soft hyphen (U+00AD) at position 6")]
    [InlineData("Na\u2003me", "a hidden character (U+2003) at position 3")]
    [InlineData(" Name ", "a space at its beginning, a space at its end")]
    [InlineData("Primary Email", null)]
    [InlineData("Straße-1_ä", null)]
    public void What_hides_in_a_name_is_told(string name, string? expected) => Assert.Equal(expected, HiddenCharacters.In(name));
}

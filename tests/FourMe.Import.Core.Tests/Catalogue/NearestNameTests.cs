using FourMe.Import.Core.Tests.Values;

namespace FourMe.Import.Core.Tests.Catalogue;

public sealed class NearestNameTests
{
    private static readonly string[] Names = ["Primary Email", "Manager", "Site", "Name"];

    [Theory]
    [InlineData("manager", "Manager"), InlineData("Mananger", "Manager"), InlineData("Manger", "Manager"), InlineData("Mangaer", "Manager"), InlineData("Nanager", "Manager")]
    [InlineData("primaryemial", "Primary Email"), InlineData("Primary E-Mail", "Primary Email"), InlineData("Sit", "Site"), InlineData("Siet", "Site"), InlineData("mail", null)]
    [InlineData("x", null), InlineData("", null), InlineData("  ", null), InlineData("Mxnxgxr", null), InlineData("Managerial Level", null)]
    public void It_has_no_more_than_a_third_of_the_letters_wrong(string written, string? nearest) => Assert.Equal(nearest, NearestName.Of(written, Names));

    [Fact]
    public void The_fewest_errors_win_and_then_the_first()
    {
        Assert.Equal("abcdef", NearestName.Of("abcdeX", ["abcdXY", "abcdef", "abcdeg"]));
        Assert.Null(NearestName.Of("abc", []));
    }

    [Theory]
    [InlineData("Primary Email", "primaryemail"), InlineData("PRIMARY_EMAIL", "primaryemail"), InlineData("primary.e-mail ", "primaryemail"), InlineData("ID", "id"), InlineData("Größe (€)", "größe"), InlineData("--", "")]
    public void Names_are_compared_by_letters_and_digits_in_lower_case(string name, string normalized)
    {
        foreach (string culture in new[] { "en-US", "tr-TR", "de-DE" })
            Assert.Equal(normalized, Written.Under(culture, () => ColumnName.Normalize(name)));
    }
}

using FourMe.Import.Text;

namespace FourMe.Import.Core.Tests.Text;

/// <summary>Names near to one that nobody has.</summary>
public class NearestNameTests
{
    [Theory]
    [InlineData("Wien", "Wien Office")]
    [InlineData("wien", "Wien Office")]
    [InlineData("Wein", "")]
    [InlineData("Wie", "")]
    [InlineData("Wi", "")]
    [InlineData("Graz", "Graz-Nord,Graz Headquarters")]
    [InlineData("Linz Ofice", "Linz Office,Linz Office 2")]
    public void Names_that_go_on_after_the_first_words_are_near(string name, string near) =>
        Assert.Equal(near.Split(',', StringSplitOptions.RemoveEmptyEntries), Near(name));

    [Fact]
    public void Typing_errors_come_before_names_that_go_on_and_shorter_names_before_longer_ones() =>
        Assert.Equal(["Brno1", "Brno East", "Brno Office"], NearestName.OfEach(
            ["Brno"], ["Brno Office Building", "Brno Office", "Brno East", "Brno1", "Prague"], 3)["Brno"]);

    private static IReadOnlyList<string> Near(string name) => NearestName.OfEach(
        [name], ["Wien Office", "Wiener Neustadt", "Graz Headquarters", "Graz-Nord", "Linz Office", "Linz Office 2"], 3)[name];
}

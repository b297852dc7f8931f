using System.Text.Json;

namespace FourMe.Import.Core.Tests.Catalogue;

public class TypeWordsTests
{
    [Theory]
    [InlineData("person", "people")]
    [InlineData("Users", "people")]
    [InlineData("Company", "organizations")]
    [InlineData("assets", "cis")]
    [InlineData("peolpe", "people")]
    public void A_word_of_other_systems_leads_to_the_type(string word, string type)
    {
        FourMeException unknown = Assert.Throws<FourMeException>(() => RecordTypes.Get(word));

        Assert.Contains($"'{type}'", unknown.Failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("person", "people")]
    [InlineData("users", "people")]
    [InlineData("asset", "cis")]
    [InlineData("peolpe", "people")]
    public void A_word_of_other_systems_leads_to_the_type_of_an_export_too(string word, string type)
    {
        FourMeException unknown = Assert.Throws<FourMeException>(() => ExportTypes.Get(word));

        Assert.Equal("UnknownExportType", unknown.Failure.Id);
        Assert.EndsWith($"Did you mean '{type}'?", unknown.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_that_says_nothing_leads_nowhere() => Assert.Null(TypeWords.Nearest("quarks", [.. RecordTypes.Names]));

    [Fact]
    public void Every_word_belongs_to_one_type_of_the_catalogue()
    {
        using JsonDocument words = CatalogueData.Open("type-words");
        JsonProperty[] types = [.. words.RootElement.EnumerateObject()];

        Assert.All(types, type => Assert.NotNull(RecordTypes.Find(type.Name)));
        string[] all = [.. types.SelectMany(type => type.Value.EnumerateArray()).Select(word => word.GetString()!)];
        Assert.Equal(all.Length, all.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(all, word => Assert.Null(RecordTypes.Find(word)));
    }

    [Theory]
    [InlineData("Emial", "Primary Email")]
    [InlineData("Organisation", "Organization")]
    [InlineData("Nme", "Name")]
    [InlineData("Xyzzy", null)]
    public void A_column_is_found_by_one_of_its_words(string name, string? column) =>
        Assert.Equal(column, RecordTypes.Get("people").NearestColumn(name));
}

using System.Reflection;
using System.Text.RegularExpressions;

namespace FourMe.Import.Core.Tests.Mapping;

public sealed class MapWordsTests
{
    [Fact]
    public void Each_word_is_a_property_of_an_entry_and_the_other_way_round()
    {
        string[] ours = [nameof(MapEntry.Column), nameof(MapEntry.Properties), nameof(MapEntry.ExpressionReads)];
        Assert.Equal(
            typeof(MapEntry).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name).Except(ours).Order(),
            MapWords.Names.Order());
    }

    [Fact]
    public void The_page_has_the_words_as_the_catalogue_does()
    {
        string page = File.ReadAllText(Path.Combine(Repository(), "docs", "maps.md"));
        // .NET Framework's matches are not generic.
        IEnumerable<Match> rows = Regex.Matches(page, @"^\| `[A-Z]\w+` \| .* \|$", RegexOptions.Multiline).Cast<Match>();
        Assert.Equal(MapWords.All.Select(word => $"| `{word.Key}` | {word.Value} |"), rows.Select(row => row.Value));
    }

    private static string Repository()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "FourMeImport.sln"))) folder = folder.Parent;
        return folder!.FullName;
    }
}

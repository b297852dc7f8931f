using System.Text.RegularExpressions;
using FourMe.Import.Module.Tests.Help;
using FourMe.Import.Module.Tests.Metadata;
using FourMe.Import.Module.Tests.Sources;
using FourMe.Import.Tests;

namespace FourMe.Import.Module.Tests;

/// <summary>The about topics: their text equals that of their pages, and every error id is explained.</summary>
public partial class AboutTopicTests
{
    private const int MostColumns = 80;

    public static TheoryData<string> Topics => [.. AboutTopic.Pages.Select(page => Path.GetFileNameWithoutExtension(page))];

    [Fact]
    public void TheTopicsAreThese() => Assert.Equal(
        ["about_FourMe_Errors", "about_FourMe_History", "about_FourMe_Import", "about_FourMe_Manifest", "about_FourMe_Mapping",
            "about_FourMe_Plan", "about_FourMe_Scheduling",
            "about_FourMe_Sync"],
        AboutTopic.Pages.Select(page => Path.GetFileNameWithoutExtension(page)).Order(StringComparer.Ordinal));

    [Fact]
    public void EveryTopicHasAPage() => Assert.Equal(
        AboutTopic.Pages.Select(page => Path.GetFileNameWithoutExtension(page) + ".help.txt").Order(StringComparer.Ordinal),
        Directory.GetFiles(Repository.PathOf("module", "en-US"), "*.help.txt").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Topics))]
    public void TheTextIsThatOfThePage(string topic) =>
        Assert.Equal(AboutTopic.Of(topic).WordsOfPage, AboutTopic.Of(topic).WordsOfText);

    [Theory]
    [MemberData(nameof(Topics))]
    public void TheTextIsStaged(string topic) => Assert.Equal(
        AboutTopic.Of(topic).Text, File.ReadAllText(Path.Combine(StagedModule.Folder, "en-US", topic + ".help.txt")));

    [Theory]
    [MemberData(nameof(Topics))]
    public void NoLineIsWiderThanAConsole(string topic) =>
        Rule.HasNoBreach(AboutTopic.Of(topic).Text.Split('\n').Where(line => line.Length > MostColumns));

    /// <summary>Windows PowerShell reads a file without a byte order mark in the machine's code page.</summary>
    [Theory]
    [MemberData(nameof(Topics))]
    public void EveryLetterIsAscii(string topic) =>
        Rule.HasNoBreach(AboutTopic.Of(topic).Text.Split('\n').Where(line => line.Any(letter => letter is < ' ' or > '~')));

    /// <summary>Get-Help takes the fifth line for the synopsis.</summary>
    [Theory]
    [MemberData(nameof(Topics))]
    public void TheSynopsisStandsWhereGetHelpLooks(string topic)
    {
        string[] lines = AboutTopic.Of(topic).Text.Split('\n');

        Assert.Equal(["TOPIC", "    " + topic, string.Empty, "SHORT DESCRIPTION"], lines[..4]);
        Assert.Matches(@"^    \S.*\.$", lines[4]);
        Assert.Equal([string.Empty, "LONG DESCRIPTION"], lines[5..7]);
    }

    [Fact]
    public void EveryErrorIdIsExplainedOnce()
    {
        string[] explained = [.. ErrorIds().Select(match => match.Groups["id"].Value)];

        Assert.Equal([.. FailureTests.Ids.Concat(WarningIds()).Distinct().Order(StringComparer.Ordinal)], explained.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ErrorIdsAreInOrderWithinTheirSection() => Assert.All(
        AboutTopic.Of("about_FourMe_Errors").Page.Split("\n## "),
        section =>
        {
            string[] ids = [.. ErrorId().Matches(section).Select(match => match.Groups["id"].Value)];
            Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        });

    /// <summary>Text in backticks that looks like an error id in another topic is one.</summary>
    [Fact]
    public void NoTopicNamesAnErrorIdThatThereIsNot()
    {
        HashSet<string> ids = [.. FailureTests.Ids, .. WarningIds()];
        string[] named = [.. AboutTopic.Pages.SelectMany(page => NamedError().Matches(File.ReadAllText(page))).Select(match => match.Groups["id"].Value)];

        Assert.NotEmpty(named);
        Rule.HasNoBreach(named.Where(id => !ids.Contains(id)));
    }

    private static MatchCollection ErrorIds() => ErrorId().Matches(AboutTopic.Of("about_FourMe_Errors").Page);

    private static IEnumerable<string> WarningIds()
    {
        string[] ids = [.. SourceFile.CSharp("src").SelectMany(file => Warning().Matches(string.Join('\n', file.Lines))).Select(match => match.Groups["id"].Value)];
        Assert.NotEmpty(ids);
        return ids;
    }

    [GeneratedRegex("^- `(?<id>[A-Z][A-Za-z0-9]+)`:", RegexOptions.Multiline)]
    private static partial Regex ErrorId();

    [GeneratedRegex(@"(?:the error `(?<id>[A-Z]\w+)`|\(`(?<id>[A-Z][a-z]\w+)`\))")]
    private static partial Regex NamedError();

    [GeneratedRegex("""Notices\.Once\(\s*"(?<id>\w+)"|notices\.Once\(\s*"(?<id>\w+)|new Notice\(\s*"(?<id>\w+)""")]
    private static partial Regex Warning();
}

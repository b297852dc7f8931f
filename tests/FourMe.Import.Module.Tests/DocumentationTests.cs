using System.Text.RegularExpressions;
using FourMe.Import.Module.Tests.Sources;
using FourMe.Import.Tests;

namespace FourMe.Import.Module.Tests;

/// <summary>Everything that the documentation refers to exists.</summary>
public partial class DocumentationTests
{
    private static readonly string[] Pages =
        [.. SourceFile.Below(Repository.Root).Where(path => path.EndsWith(".md", StringComparison.Ordinal))];

    [Fact]
    public void ThePageOfTheArchitectureNamesNothingThatIsGone()
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "architecture.md"));
        HashSet<string> files = [.. SourceFile.CSharp("src").Concat(SourceFile.CSharp("tests")).Select(file => Path.GetFileNameWithoutExtension(file.Path).Split('.')[0])];
        string[] named = [.. ClassName().Matches(text).Select(match => match.Value).Where(name => !NoClass.Contains(name)).Distinct()];

        Assert.True(named.Length > 30, "The page names hardly a class; is the pattern still right?");
        Rule.HasNoBreach(named.Where(name => !files.Contains(name)).Select(name => $"There is no {name}.cs"));
    }

    [Fact]
    public void EveryLinkToAFileLeadsToOne()
    {
        string[] links = [.. Pages.SelectMany(Links)];

        Assert.NotEmpty(links);
        Rule.HasNoBreach(Pages.SelectMany(page => Links(page)
            .Where(link => !Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, link)))
            .Select(link => $"{Path.GetRelativePath(Repository.Root, page)}: {link}")));
    }

    [Fact]
    public void EveryLinkToAHeadingLeadsToOne()
    {
        (string Page, string To, string Heading)[] links = [.. Pages.SelectMany(page => Targets(page)
            .Where(link => link.Contains('#') && !link.Contains("://"))
            .Select(link => link.Split('#'))
            .Select(link => (page, link[0].Length == 0 ? page : Path.Combine(Path.GetDirectoryName(page)!, link[0]), link[1])))];

        Assert.NotEmpty(links);
        Rule.HasNoBreach(links.Where(link => File.Exists(link.To) && !Headings(link.To).Contains(link.Heading))
            .Select(link => $"{Path.GetRelativePath(Repository.Root, link.Page)}: #{link.Heading}"));
    }

    /// <summary>Words in the page that look like class names and are not.</summary>
    private static readonly string[] NoClass = ["PowerShell", "ErrorRecord", "TimeProvider", "StopProcessing", "FourMe", "ADUser", "PSCredential"];

    private static IEnumerable<string> Targets(string page) =>
        Link().Matches(Fenced().Replace(File.ReadAllText(page), string.Empty)).Select(match => match.Groups["to"].Value);

    /// <summary>The headings of a page as link anchors: lower case, no punctuation, hyphens for spaces.</summary>
    private static IEnumerable<string> Headings(string page) => Fenced().Replace(File.ReadAllText(page), string.Empty).Split('\n')
        .Where(line => line.StartsWith('#'))
        .Select(line => NoPartOfALink().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), string.Empty).Replace(' ', '-'));

    private static IEnumerable<string> Links(string page) => Targets(page)
        .Select(link => link.Split('#')[0])
        .Where(link => link.Length > 0 && !link.Contains("://") && !link.StartsWith("mailto:", StringComparison.Ordinal));

    [GeneratedRegex(@"(?<![\w./-])(?:I?[A-Z][a-z]+){2,}(?![\w./-])|(?<![\w./-])(?:PSObjectReader|ITransferHost)(?![\w./-])")]
    private static partial Regex ClassName();

    [GeneratedRegex(@"[^\w -]")]
    private static partial Regex NoPartOfALink();

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fenced();
}

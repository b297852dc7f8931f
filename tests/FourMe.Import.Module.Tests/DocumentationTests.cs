using System.Text.RegularExpressions;
using FourMe.Import.Module.Tests.Sources;
using FourMe.Import.Tests;

namespace FourMe.Import.Module.Tests;

/// <summary>What the pages for people refer to is there.</summary>
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

    /// <summary>Words in the page that look like classes and are the names of something else.</summary>
    private static readonly string[] NoClass = ["PowerShell", "ErrorRecord", "TimeProvider", "StopProcessing", "FourMe", "ADUser", "PSCredential"];

    private static IEnumerable<string> Links(string page) => Link().Matches(Fenced().Replace(File.ReadAllText(page), string.Empty))
        .Select(match => match.Groups["to"].Value.Split('#')[0])
        .Where(link => link.Length > 0 && !link.Contains("://") && !link.StartsWith("mailto:", StringComparison.Ordinal));

    [GeneratedRegex(@"(?<![\w./-])(?:I?[A-Z][a-z]+){2,}(?![\w./-])|(?<![\w./-])(?:PSObjectReader|ITransferHost)(?![\w./-])")]
    private static partial Regex ClassName();

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fenced();
}

using System.Text.RegularExpressions;
using FourMe.Import.Tests;

namespace FourMe.Import.Module.Tests.Help;

/// <summary>A page of docs/en-US.</summary>
internal sealed partial class HelpPage
{
    private readonly string _text;

    private HelpPage(string path)
    {
        Name = Path.GetFileNameWithoutExtension(path);
        _text = File.ReadAllText(path).ReplaceLineEndings("\n");
    }

    internal static IReadOnlyList<HelpPage> All { get; } =
        [.. Directory.GetFiles(Repository.PathOf("docs", "en-US"), "*-*.md").Order(StringComparer.Ordinal).Select(path => new HelpPage(path))];

    internal string Name { get; }

    internal HelpEntry Entry => new()
    {
        Name = Name,
        Synopsis = Plain(Section("SYNOPSIS")),
        Description = Plain(Section("DESCRIPTION")),
        Parameters = [.. Parts("PARAMETERS").Where(part => part.Title.StartsWith('-')).Select(Parameter)],
        Examples = [.. Parts("EXAMPLES").Select(Example)],
        Inputs = [.. Parts("INPUTS").Select(part => $"{part.Title}: {Plain(part.Body)}")],
        Outputs = [.. Parts("OUTPUTS").Select(part => $"{part.Title}: {Plain(part.Body)}")],
        Notes = Plain(Section("NOTES")),
        // The address in the page's front matter is the first link of the help.
        Links = ["Online Version", .. Link().Matches(Section("RELATED LINKS")).Select(link => link.Groups["text"].Value)],
    };

    /// <summary>The lines of the YAML block of a parameter.</summary>
    internal string[] Facts(string parameter) => Yaml().Match(Parts("PARAMETERS").Single(part => part.Title == "-" + parameter).Body).Groups["facts"].Value.Split('\n');

    /// <summary>Placeholders that a tool left to be filled in.</summary>
    internal IEnumerable<string> Gaps => Gap().Matches(_text).Select(gap => $"{Name}: {gap.Value}");

    private string Section(string heading) => Regex.Match(_text, $@"^## {heading}\n(.*?)(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline) is { Success: true } found
        ? found.Groups[1].Value : throw new InvalidDataException($"{Name}.md has no section '{heading}'.");

    private IEnumerable<(string Title, string Body)> Parts(string heading) =>
        Part().Matches(Section(heading)).Select(part => (part.Groups["title"].Value, part.Groups["body"].Value));

    private static HelpParameter Parameter((string Title, string Body) part) =>
        new(part.Title[1..], Plain(Yaml().Replace(part.Body, string.Empty)), DefaultValue().Match(part.Body).Groups["value"].Value.Trim('\''));

    private static HelpExample Example((string Title, string Body) part) =>
        new(part.Title, Code().Match(part.Body).Groups["code"].Value, Plain(Code().Replace(part.Body, string.Empty)));

    private static string Plain(string markdown) => Space().Replace(Mark().Replace(Link().Replace(markdown, "${text}"), string.Empty), " ").Trim();

    [GeneratedRegex(@"^### (?<title>[^\n]+)\n(?<body>.*?)(?=^### |\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Part();

    [GeneratedRegex(@"^```yaml\n(?<facts>.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Yaml();

    [GeneratedRegex(@"^```powershell\n(?<code>.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"^DefaultValue: (?<value>.+)$", RegexOptions.Multiline)]
    private static partial Regex DefaultValue();

    [GeneratedRegex(@"\[(?<text>[^\]]+)\]\([^)]+\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`|\*\*")]
    private static partial Regex Mark();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"\{\{ ?(Fill|Insert|Add).*")]
    private static partial Regex Gap();
}

using System.Text.RegularExpressions;
using FourMe.Import.Tests;

namespace FourMe.Import.Module.Tests.Help;

/// <summary>An about topic: the page, and the text generated from it for Get-Help.</summary>
internal sealed partial class AboutTopic
{
    private AboutTopic(string name)
    {
        Page = File.ReadAllText(Repository.PathOf("docs", "en-US", name + ".md")).ReplaceLineEndings("\n");
        Text = File.ReadAllText(Repository.PathOf("module", "en-US", name + ".help.txt"));
    }

    internal static string[] Pages => Directory.GetFiles(Repository.PathOf("docs", "en-US"), "about_*.md");

    internal string Page { get; }

    internal string Text { get; }

    /// <summary>The words of the page, without Markdown markup.</summary>
    internal string[] WordsOfPage => Words(string.Join('\n', LinesWithoutMarks()));

    internal string[] WordsOfText => Words(Text);

    internal static AboutTopic Of(string name) => new(name);

    private IEnumerable<string> LinesWithoutMarks()
    {
        bool inCode = false;
        foreach (string line in Page.Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal)) inCode = !inCode;
            else if (inCode) yield return line;
            else if (line.StartsWith("# ", StringComparison.Ordinal)) yield return "TOPIC " + line[2..];
            else if (line.StartsWith("## ", StringComparison.Ordinal)) yield return line[3..].ToUpperInvariant();
            else yield return Marks().Replace(line, "${text}");
        }
    }

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"^###\s|`(?<text>[^`]+)`|\*\*(?<text>[^*]+)\*\*|\[(?<text>[^\]]+)\]\([^)]*\)")]
    private static partial Regex Marks();
}

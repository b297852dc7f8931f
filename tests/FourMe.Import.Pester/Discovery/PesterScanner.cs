using System.Text.RegularExpressions;

namespace FourMe.Import.Pester.Discovery;

/// <summary>
/// Finds the tests of a Pester file by reading it as text, because the list of tests must be the same on a machine without PowerShell. A
/// test it cannot see (an It created by a function) is reported after the run as undiscovered.
/// </summary>
internal static partial class PesterScanner
{
    internal static IReadOnlyList<PesterCase> ScanFolder(string folder) =>
    [
        .. Directory.GetFiles(folder, "*.Tests.ps1")
            .Order(StringComparer.OrdinalIgnoreCase)
            .SelectMany(ScanFile),
    ];

    internal static IReadOnlyList<PesterCase> ScanFile(string path) => Scan(Path.GetFileName(path), File.ReadAllText(path));

    internal static IReadOnlyList<PesterCase> Scan(string file, string text)
    {
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        return
        [
            .. lines
                .Select((line, index) => (Match: ItLine().Match(line), Number: index + 1))
                .Where(found => found.Match.Success)
                .Select(found => new PesterCase(file, found.Number, NameOf(found.Match))),
        ];
    }

    private static string NameOf(Match match) => match.Groups["single"].Success
        ? match.Groups["single"].Value.Replace("''", "'")
        : EscapedCharacter().Replace(match.Groups["double"].Value, "$1");

    [GeneratedRegex("""^\s*It\s+(?:-Name\s+)?(?:'(?<single>(?:[^']|'')*)'|"(?<double>(?:[^"`]|`.|"")*)")""", RegexOptions.IgnoreCase)]
    private static partial Regex ItLine();

    [GeneratedRegex("`(.)|\"(?=\")")]
    private static partial Regex EscapedCharacter();
}

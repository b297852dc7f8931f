using System.Text.RegularExpressions;
using FourMe.Import.Tests;

namespace FourMe.Import.Module.Tests.Sources;

/// <summary>A file of the repository, with code distinguished from comments and strings.</summary>
internal sealed partial class SourceFile(string path)
{
    private static readonly string[] MadeFolders = [".git", ".vs", ".idea", "bin", "obj", "out", "artifacts", "TestResults", "BenchmarkDotNet.Artifacts"];

    /// <summary>Path within the repository, with slashes.</summary>
    internal string Path { get; } = System.IO.Path.GetRelativePath(Repository.Root, path).Replace('\\', '/');

    internal string[] Lines { get; } = File.ReadAllLines(path);

    /// <summary>The lines on which a pattern matches in code, as 'file:line: text'.</summary>
    internal IEnumerable<string> CodeMatching(Regex pattern) =>
        from line in Lines.Select((text, index) => (Text: text, Number: index + 1))
        where pattern.IsMatch(TextOrComment().Replace(line.Text, "\"\""))
        select $"{Path}:{line.Number}: {line.Text.Trim()}";

    internal static IReadOnlyList<SourceFile> CSharp(params string[] folder) =>
        [.. Below(Repository.PathOf(folder)).Where(file => file.EndsWith(".cs", StringComparison.Ordinal)).Select(file => new SourceFile(file))];

    /// <summary>Every file of the repository, without build output.</summary>
    internal static IEnumerable<string> Below(string folder) =>
        // In a linked work tree .git is a file.
        Directory.GetFiles(folder).Where(file => System.IO.Path.GetFileName(file) != ".git").Concat(
            Directory.GetDirectories(folder)
                .Where(inner => !MadeFolders.Contains(System.IO.Path.GetFileName(inner)))
                .SelectMany(Below));

    [GeneratedRegex("""
        "(?:\\.|[^"\\])*"|//.*
        """)]
    private static partial Regex TextOrComment();
}

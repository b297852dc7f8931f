using System.Text.RegularExpressions;
using FourMe.Import.Tests;

namespace FourMe.Import.Module.Tests.Metadata;

/// <summary>The few values of the module manifest that the tests need, read as text.</summary>
internal static partial class Manifest
{
    private static readonly string Text = File.ReadAllText(Repository.PathOf("FourMe.Import.psd1"));

    internal static string Value(string key) =>
        Regex.Match(Text, $@"^\s*{key}\s*=\s*'([^']*)'", RegexOptions.Multiline) is { Success: true } found
            ? found.Groups[1].Value
            : throw new InvalidDataException($"The manifest has no '{key}'.");

    internal static string[] List(string key) =>
        Regex.Match(Text, $@"^\s*{key}\s*=\s*@\(([^)]*)\)", RegexOptions.Multiline) is { Success: true } found
            ? [.. Quoted().Matches(found.Groups[1].Value).Select(item => item.Groups[1].Value)]
            : throw new InvalidDataException($"The manifest has no list '{key}'.");

    [GeneratedRegex("'([^']*)'")]
    private static partial Regex Quoted();
}

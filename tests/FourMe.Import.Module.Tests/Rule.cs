namespace FourMe.Import.Module.Tests;

/// <summary>A rule that must have no violations; a failure lists all of them in full.</summary>
internal static class Rule
{
    internal static void HasNoBreach(IEnumerable<string> breaches)
    {
        string[] found = [.. breaches];
        Assert.True(found.Length == 0, "\n" + string.Join('\n', found));
    }
}

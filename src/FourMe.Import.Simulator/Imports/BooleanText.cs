namespace FourMe.Import.Simulator.Imports;

/// <summary>How the service reads a boolean: a few words are true, everything else is silently false.</summary>
internal static class BooleanText
{
    private static readonly HashSet<string> Truthy = new(StringComparer.OrdinalIgnoreCase) { "1", "T", "Y", "TRUE", "YES", "ON" };

    public static bool IsTrue(string text) => Truthy.Contains(text);

    public static string Normalise(string text) => IsTrue(text) ? "1" : "0";
}

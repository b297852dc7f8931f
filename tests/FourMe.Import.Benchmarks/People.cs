using System.Globalization;

namespace FourMe.Import.Benchmarks;

/// <summary>The people that all benchmarks work with.</summary>
internal static class People
{
    internal const int Count = 1000;

    /// <summary>The people as records, twelve values each.</summary>
    internal static IReadOnlyList<IReadOnlyDictionary<string, object?>> Records { get; } = [.. Enumerable.Range(1, Count).Select(Record)];

    private static Dictionary<string, object?> Record(int number) => new()
    {
        ["Primary Email"] = $"person{number}@example.com",
        ["Name"] = $"Person Number {number}",
        ["Source ID"] = $"E{number}",
        ["Organization"] = "Widget Data Center",
        ["Job Title"] = "Engineer, senior",
        ["Support ID"] = $"S{number % 1000}",
        ["Authentication ID"] = $"auth-{number}",
        ["Employee ID"] = number.ToString(CultureInfo.InvariantCulture),
        ["Site"] = "Houston",
        ["Location"] = $"Room {number % 500}",
        ["Information"] = $"Notes on {number}",
        ["Disabled"] = number % 7 == 0,
    };
}

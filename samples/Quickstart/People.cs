namespace FourMe.Import.Quickstart;

/// <summary>People as a directory would give them.</summary>
internal static class People
{
    private static readonly string[] FirstNames = ["Ada", "Björn", "Chloé", "Dmitri", "Emre", "Fatima", "Grace", "Hiroshi"];
    private static readonly string[] LastNames = ["Lovelace", "O'Neill", "Müller", "Nowak", "Yıldız", "van den Berg", "García", "Tanaka"];

    // Every 400th person works for an organization that nobody has told the service about.
    private const int Unknown = 400;

    internal static IEnumerable<Dictionary<string, object?>> Generate(int count)
    {
        for (int number = 1; number <= count; number++)
        {
            yield return new Dictionary<string, object?>
            {
                ["Primary Email"] = $"person{number}@quickstart.example",
                ["Name"] = $"{FirstNames[number % FirstNames.Length]} {LastNames[number / FirstNames.Length % LastNames.Length]}",
                ["Source"] = "Quickstart",
                ["Source ID"] = number,
                ["Organization"] = number % Unknown == Unknown / 2 ? "Widgets of Tomorrow" : "Widget Data Center, Internal IT @widget",
                ["Job Title"] = number % 2 == 0 ? "Engineer, \"level 2\"" : "Analyst",
                ["VIP"] = number % 50 == 0,
            };
        }
    }
}

using System.Globalization;
using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator.Imports;

namespace FourMe.Import.Core.Tests.Importing;

/// <summary>
/// 200 random mixes of accepted and refused records: every input record ends in the account or in the file of failed rows, and after
/// correcting the file all are in the account.
/// </summary>
public sealed class NobodyLostTests : IDisposable
{
    private const int Mixes = 200;
    private const string Marker = "Employee ID";

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = 4 * Watchdog.Milliseconds)]
    public async Task Whoever_came_in_is_in_the_account_or_in_the_file()
    {
        bool refuses = true;
        await using TestAccount account = await TestAccount.StartAsync(options => options.RowRule = (_, row) =>
            refuses && Value(row, "Job Title") == "refused" ? new RowVerdict("Not this one") : null);
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        for (int mix = 1 + Flavour.Number; mix <= Mixes; mix += Flavour.Count)
        {
            var random = new Random(mix);
            People people = People.Random(random, mix);
            kinds.UnionWith(people.Kinds);
            var options = new RecordOptions
            {
                OnMissing = (OnMissing)random.Next(3),
                DeferReferences = random.Next(3) == 0,
            };
            refuses = true;

            using var run = new RepairRun(account, _folder, options, rowsInFile: random.Next(3) * 3, state: _folder[$"state-{mix}"]);
            IReadOnlyList<string> files = await run.ImportAsync($"{mix}.csv", people.Records);

            string[] came = [.. people.Markers.Order(StringComparer.Ordinal)];
            HashSet<string> inFiles = [.. files.SelectMany(InFile)];
            HashSet<string> inAccount = [.. InAccount(account, mix)];
            Assert.True(came.All(marker => inFiles.Contains(marker) || inAccount.Contains(marker)),
                $"Mix {mix}: lost {string.Join(", ", came.Where(marker => !inFiles.Contains(marker) && !inAccount.Contains(marker)))}");
            // The file has no row without a defect; a deferred column, however, fails after its record was imported.
            if (!options.DeferReferences) Assert.Empty(inFiles.Intersect(inAccount));

            refuses = false;
            foreach (string file in files)
            {
                using var repair = new RepairRun(account, _folder, state: _folder[$"state-{mix}"]);
                await repair.ImportFileAsync(Path.GetFileName(file), People.Corrected);
            }
            Assert.Equal(came, InAccount(account, mix).Order(StringComparer.Ordinal));
        }
        Assert.Equal(People.AllKinds.Order(StringComparer.Ordinal), kinds.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> InFile(string path)
    {
        List<string[]> rows = FailedRowsFiles.Read(path);
        int marker = Array.IndexOf(rows[0], Marker);
        Assert.All(rows.Skip(1), row => Assert.True(row[^2].Length > 0 && row[^1].Length > 0, string.Join("|", row)));
        return marker < 0 ? [] : rows.Skip(1).Select(row => row[marker]);
    }

    private static IEnumerable<string> InAccount(TestAccount account, int mix) => account.Service.Records("wdc", "people")
        .Select(record => Value(record, Marker)).Where(marker => marker.StartsWith($"{mix}-", StringComparison.Ordinal));

    private static string Value(IReadOnlyDictionary<string, string> row, string column) => row.TryGetValue(column, out string? value) ? value : string.Empty;

    /// <summary>People, each with at most one defect.</summary>
    private sealed class People
    {
        internal static readonly string[] AllKinds =
            ["right", "right without a title", "no boolean", "too long", "no key", "same key", "refused by the service", "an object", "no name"];

        internal List<Dictionary<string, object?>> Records { get; } = [];

        internal List<string> Kinds { get; } = [];

        internal IEnumerable<string> Markers => Records.Select(record => (string)record[Marker]!);

        internal static People Random(Random random, int mix)
        {
            var people = new People();
            // The first one is valid: a run without any would fail as a whole.
            for (int number = 0; number < random.Next(2, 20); number++) people.Add(mix, number, number == 0 ? "right" : AllKinds[random.Next(AllKinds.Length)], random);
            return people;
        }

        /// <summary>The row with its defect corrected.</summary>
        internal static IEnumerable<string> Corrected(IEnumerable<string> cells)
        {
            string[] row = [.. cells];
            string? marker = Array.Find(row, cell => cell.Contains('-', StringComparison.Ordinal) && char.IsAsciiDigit(cell[0]) && !cell.Contains('@', StringComparison.Ordinal));
            // Rows of deferred columns have only the key beside them.
            if (marker is null) return row;
            for (int i = 0; i < row.Length; i++)
            {
                if (row[i] == "ja") row[i] = "1";
                else if (row[i] == "refused") row[i] = "Clerk";
                else if (row[i].StartsWith("xxx", StringComparison.Ordinal)) row[i] = "Short";
            }
            // The e-mail address is the first column of the type, the name the second one here.
            row[0] = $"{marker}@w.com";
            if (row[1].Length == 0) row[1] = "Found";
            return row;
        }

        private void Add(int mix, int number, string kind, Random random)
        {
            string marker = string.Create(CultureInfo.InvariantCulture, $"{mix}-{number}");
            var person = new Dictionary<string, object?>
            {
                ["Primary Email"] = kind == "no key" ? string.Empty : kind == "same key" ? $"{mix}-0@w.com" : $"{marker}@w.com",
                ["Name"] = kind == "too long" ? new string('x', 300) : kind == "no name" ? string.Empty : $"Name {number}",
                [Marker] = marker,
                ["VIP"] = kind == "no boolean" ? "ja" : "0",
            };
            if (kind != "right without a title") person["Job Title"] = kind == "refused by the service" ? "refused" : "Clerk";
            if (kind == "an object") person["Job Title"] = new Dictionary<string, object?> { ["a"] = 1 };
            if (random.Next(2) == 0) person["Manager"] = $"{mix}-0@w.com";
            Records.Add(person);
            Kinds.Add(kind);
        }
    }
}

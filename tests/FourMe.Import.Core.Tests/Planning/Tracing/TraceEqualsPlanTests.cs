using FourMe.Import.Core.Tests.Planning.Joining;
using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Planning.Tracing;

/// <summary>A trace and a plan decide the same about a record: both use the same comparison, in different ways.</summary>
public sealed class TraceEqualsPlanTests
{
    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(4, false)]
    public async Task Of_a_whole_source_each_record_is_traced_as_it_is_planned(int seed, bool retires)
    {
        var people = new RandomPeople(seed, 2800);
        await using PlanTrial trial = await StartAsync(people);
        Dictionary<long, string> planned = await PlanAsync(trial, people.Source, retires);

        Dictionary<long, string> traced = await TraceAsync(trial, people.Source, retires, keys: [.. Keys(people)]);

        Assert.Equal(planned.Count, people.Source.Count);
        // The source proves something only if all of this happens.
        Assert.All(["Create", "Update", "Adopt", "Unchanged", "Refused", "KeyTaken", "AmbiguousMatch", "NotAdopted"],
            word => Assert.Contains(planned.Values, line => line.StartsWith(word, StringComparison.Ordinal)));
        Assert.Contains(people.Source, person => planned[people.Source.IndexOf(person) + 1].StartsWith("Unchanged", StringComparison.Ordinal)
            && person.TryGetValue("Manager", out object? manager) && manager is string { Length: > 0 } address && address.StartsWith("new", StringComparison.Ordinal));
        Assert.Contains(planned.Values, line => line.Contains("RetiredReference", StringComparison.Ordinal));
        if (retires) Assert.Contains(planned.Values, line => line.StartsWith("Restore", StringComparison.Ordinal));
        Assert.All(traced, one => Assert.Equal($"{one.Key}: {planned[one.Key]}", $"{one.Key}: {one.Value}"));
        // Records without a Source ID cannot be traced by it.
        Assert.Equal(Keys(people).Count(), traced.Count);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_record_alone_is_traced_as_in_a_plan_of_it_alone()
    {
        var people = new RandomPeople(5, 60);
        await using PlanTrial trial = await StartAsync(people);
        var words = new HashSet<string>();
        foreach (Dictionary<string, object?> person in people.Source)
        {
            string planned = (await PlanAsync(trial, [person], retires: false))[1];
            string traced = (await TraceAsync(trial, [person], retires: false, keys: null))[1];
            Assert.Equal(planned, traced);
            words.Add(planned.Split(' ')[0]);
        }
        Assert.Superset(new HashSet<string> { "Create", "Update", "Unchanged", "Refused" }, words);
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData(6)]
    [InlineData(7)]
    public async Task A_row_of_an_owner_is_traced_as_the_owner_is_planned(int seed)
    {
        var random = new Random(seed);
        var account = new List<string>();
        var source = new List<Dictionary<string, object?>>();
        for (int owner = 0; owner < 200; owner++)
        {
            for (int row = 0; row < 3; row++)
            {
                int fate = random.Next(6);
                if (fate > 0) account.Add($"{owner * 10 + row},p{owner}@w.com,telephone,{Label(row)},+31 {owner} {row},{(random.Next(8) > 0 ? 1 : 0)}");
                if (fate == 5) continue;
                source.Add(PlanTrial.Record(("Person", $"p{owner}@w.com"), ("Contact Protocol", random.Next(40) == 0 ? "pigeon" : "telephone"),
                    ("Contact Label", Label(row)), ("Contact URI", $"+31 {owner} {(random.Next(10) == 0 ? "new" : row)}"), ("Integration", true)));
            }
        }
        await using PlanTrial trial = await PlanTrial.StartAsync(
            "people_contact_details", "ID,Person,Contact Protocol,Contact Label,Contact URI,Integration", account);
        await trial.PlanAsync(source, _ => new PlanOptions { Name = PlanTrial.Name });
        var actions = trial.Planned.ToDictionary(planned => planned.Change.Key, planned => planned.Change.Action.ToString());
        HashSet<string> refused = [.. trial.Refused.Select(number => (string)source[(int)number - 1]["Person"]!)];

        IReadOnlyList<TraceCell> cells = await trial.TraceAsync(source, _ => new PlanOptions { Name = PlanTrial.Name });

        Assert.Equal(source.Count, cells.Select(cell => cell.Number).Distinct().Count());
        Assert.All(cells, cell => Assert.Equal($"{cell.Key}: {(refused.Contains(cell.Key) ? "Refused" : actions.GetValueOrDefault(cell.Key, "Unchanged"))}",
            $"{cell.Key}: {cell.RecordDecision}"));
        Assert.Superset(new HashSet<string> { "Create", "Update", "Unchanged", "Refused" }, cells.Select(cell => cell.RecordDecision).ToHashSet());
    }

    private static string Label(int row) => row switch { 0 => "work", 1 => "fax", _ => "mobile" };

    private static async Task<PlanTrial> StartAsync(RandomPeople people)
    {
        PlanTrial trial = await PlanTrial.StartAsync("people", RandomPeople.Header, people.Account);
        trial.Ledger([.. people.Ledger.Select(known => known.Value ? trial.Retired(known.Key) : new LedgerRecord { Key = known.Key })]);
        return trial;
    }

    private static IEnumerable<string> Keys(RandomPeople people) =>
        people.Source.Select(person => (string)person["Source ID"]!).Where(key => key.Length > 0);

    /// <summary>
    /// The plan's decision about each record: its action or error, and the columns that change or are refused as references.
    /// </summary>
    private static async Task<Dictionary<long, string>> PlanAsync(PlanTrial trial, IReadOnlyList<Dictionary<string, object?>> records, bool retires)
    {
        await trial.PlanAsync(records, _ => PlanTrial.Options(retires));
        var byNumber = trial.Planned.Where(planned => planned.Number > 0).ToDictionary(planned => planned.Number);
        ILookup<string, PlanNote> notes = trial.Notes.ToLookup(note => note.Key);
        var lines = new Dictionary<long, string>();
        for (int number = 1; number <= records.Count; number++)
        {
            string key = (string)records[number - 1]["Source ID"]!;
            long place = PlaceOf(trial, records, number);
            string failure = trial.Failures.FirstOrDefault(one => one.Row == place)?.Id ?? string.Empty;
            string disabled = notes[key].Any(note => note.Id == "DisabledByOther") ? "DisabledByOther" : "Unchanged";
            lines[number] = trial.Refused.Contains(number) ? "Refused"
                : failure.Length > 0 ? failure
                : byNumber.TryGetValue(place, out PlannedChange? planned) ? Show(planned.Change.Action.ToString(),
                    planned.Change.Cells.Select(cell => cell.Column), notes[key].Where(note => note.Id == "RetiredReference").Select(_ => "Manager"))
                : notes[key].Any(note => note.Id == "Vanished") ? "Vanished"
                : Show(disabled, [], notes[key].Where(note => note.Id == "RetiredReference").Select(_ => "Manager"));
        }
        return lines;
    }

    /// <summary>The number of the record that takes the place of an earlier, refused one with the same key.</summary>
    private static long PlaceOf(PlanTrial trial, IReadOnlyList<Dictionary<string, object?>> records, int number)
    {
        for (int before = 1; before < number; before++)
            if (trial.Refused.Contains(before) && Equals(records[before - 1]["Source ID"], records[number - 1]["Source ID"])) return before;
        return number;
    }

    private static async Task<Dictionary<long, string>> TraceAsync(
        PlanTrial trial, IReadOnlyList<Dictionary<string, object?>> records, bool retires, IReadOnlyCollection<string>? keys)
    {
        IReadOnlyList<TraceCell> cells = await trial.TraceAsync(records, _ => PlanTrial.Options(retires), keys: keys);
        return cells.GroupBy(cell => cell.Number).Where(record => record.Key > 0).ToDictionary(record => record.Key, record =>
        {
            string decision = record.First().RecordDecision;
            return Enum.TryParse<ChangeAction>(decision, out _) || decision is "Unchanged" or "DisabledByOther"
                ? Show(decision, record.Where(cell => cell.Decision == decision).Select(cell => cell.Column),
                    record.Where(cell => cell.Decision == "RetiredReference" && !IsSame(cell)).Select(cell => cell.Column))
                : decision;
        });
    }

    /// <summary>A reference to a retired record that does not change is left out without a note.</summary>
    private static bool IsSame(TraceCell cell) => string.Equals(cell.Cell, cell.AccountValue, StringComparison.OrdinalIgnoreCase);

    private static string Show(string decision, IEnumerable<string> changed, IEnumerable<string> refused) =>
        $"{decision} {string.Join(",", changed.Order(StringComparer.Ordinal))}" + string.Concat(refused.Distinct().Select(column => $" RetiredReference {column}"));
}

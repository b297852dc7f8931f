using FourMe.Import.Core.Tests.Support;
using Night = FourMe.Import.Core.Tests.Planning.Schedules.ModelRun.Night;

namespace FourMe.Import.Core.Tests.Planning.Schedules;

/// <summary>
/// A thousand random schedules of missing and returning records, edits by others and refusals: plans and ledgers do what the model of the
/// rules
/// says.
/// </summary>
public sealed class ScheduleTests : IAsyncLifetime
{
    private const int SchedulesOfASeed = 100;
    private const string Name = "nightly", Source = "ERP", Type = "organizations";

    private static readonly DateTimeOffset Start = new(2040, 5, 6, 2, 0, 0, TimeSpan.Zero);
    private static readonly Dictionary<string, string> Disable = new() { ["Disabled"] = "1" };

    private static readonly string TooLong = new('x', 500);

    private readonly TestFolder _folder = TestFolder.OfMemory();
    private TestAccount _account = null!;

    public async ValueTask InitializeAsync() => _account = await TestAccount.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _account.DisposeAsync();
        _folder.Dispose();
    }

    public static TheoryData<int> Seeds => [.. Flavour.Share(Enumerable.Range(1, 10))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Plans_and_ledgers_do_what_the_rules_say(int seed)
    {
        var tally = new Dictionary<string, int>();
        for (int schedule = 0; schedule < SchedulesOfASeed; schedule++)
            await RunAsync(new Random((seed * 1000) + schedule), _folder[$"{schedule}"], $"seed {seed}, schedule {schedule}", tally);
        // The schedules prove something only if all of this happens.
        Assert.All(["Create", "Update", "Retire", "Restore", "FirstRun", "MaximumRetire", "MinimumRecords", "KeysMoved", "ColumnEmpty", "NoRecords"],
            word => Assert.True(tally.GetValueOrDefault(word) > 0, word));
    }

    private async Task RunAsync(Random random, string state, string where, Dictionary<string, int> tally)
    {
        int maximumRetire = random.Next(0, 4), retireAfter = random.Next(1, 4), people = random.Next(4, 13);
        var model = new ModelRun(maximumRetire, retireAfter);
        var options = new PlanOptions
        {
            Name = Name, Source = Source, Retire = Disable, RetireAfter = retireAfter, BaselinePath = state + ".csv", StatePath = state,
            Limits = new PlanLimits { Retire = Limit.Of(maximumRetire) },
        };
        var store = new LedgerStore(state);
        double hour = 0;
        for (int i = 0; i < people; i++)
            if (random.Next(3) > 0) model.Account[$"k{i}"] = new ModelRun.Person { Id = $"{100 + i}", Name = $"N{i}", Disabled = random.Next(8) == 0 };
        for (int night = 0; night < random.Next(4, 9); night++)
        {
            hour += random.Next(5) == 0 ? 6 : 24;
            Meddle(model, random);
            Night tonight = Tonight(random, hour, people);
            Write(options.BaselinePath!, model);
            (Plan plan, PlanFile file) = await PlanAsync(options, tonight);

            string at = $"{where}, night {night}";
            List<string> expected = model.Changes(tonight), held = model.Held(tonight);
            Change[] changes = [.. file.Changes().Select(planned => planned.Change)];
            Assert.Equal($"{at}: {string.Join(", ", expected)}",
                $"{at}: {string.Join(", ", changes.Select(change => $"{change.Action} {change.Key}").Order(StringComparer.Ordinal))}");
            Assert.Equal($"{at}: {string.Join(", ", held)}",
                $"{at}: {string.Join(", ", plan.Held.Select(limit => limit.Limit).Distinct().Order(StringComparer.Ordinal))}");
            Assert.Equal(held.Count > 0 ? PlanState.Held : PlanState.Ready, plan.State);
            foreach (string word in held.Concat(expected.Select(change => change.Split(' ')[0]))) tally[word] = tally.GetValueOrDefault(word) + 1;

            bool isApproval = held.Count > 0 && random.Next(2) == 0, isGood = held.Count == 0 || isApproval, fails = random.Next(4) == 0;
            var undone = new HashSet<string>(fails ? expected.Where(_ => random.Next(2) == 0) : []);
            if (isGood) Advance(store, file, tonight, isApproval, change => !undone.Contains($"{change.Action} {change.Key}"), Start.AddHours(hour));
            model.End(tonight, isGood, isApproval, change => !undone.Contains(change));
            Compare(store, model, at);
        }
    }

    /// <summary>Edits the account as others do during the day.</summary>
    private static void Meddle(ModelRun model, Random random)
    {
        foreach ((string key, ModelRun.Person person) in model.Account.ToArray())
        {
            int dice = random.Next(40);
            if (dice == 0) model.Account.Remove(key);
            else if (dice < 4) person.Disabled = !person.Disabled;
            else if (dice == 4) person.Name += "x";
        }
    }

    private static Night Tonight(Random random, double hour, int people)
    {
        var right = new Dictionary<string, string>();
        var refused = new HashSet<string>();
        bool keysMoved = random.Next(15) == 0, allRefused = random.Next(15) == 0, nothing = random.Next(20) == 0;
        for (int i = 0; i < people && !nothing; i++)
        {
            int dice = random.Next(12);
            if (dice == 0) continue;
            string key = keysMoved ? $"m{i}" : $"k{i}";
            if (dice == 1 || allRefused) refused.Add(key);
            else right[key] = keysMoved ? $"M{i}" : random.Next(8) == 0 ? $"N{i}-{hour}" : $"N{i}";
        }
        return new Night(hour, right, refused, !nothing && random.Next(15) == 0);
    }

    private static void Write(string path, ModelRun model) => File.WriteAllLines(path, ["ID,Source,Source ID,Disabled,Name,Parent,Business Unit Organization,Manager,Substitute",
        .. model.Account.Select(person => $"{person.Value.Id},{Source},{person.Key},{(person.Value.Disabled ? 1 : 0)},{person.Value.Name},,,,")]);

    private async Task<(Plan Plan, PlanFile File)> PlanAsync(PlanOptions options, Night night)
    {
        _account.Clock.Advance(Start.AddHours(night.Hour) - _account.Clock.GetUtcNow());
        using var run = new PlanRun(_account.Client, RecordTypes.Get(Type), options);
        using RecordBatch batch = run.NewBatch(new RecordOptions());
        await run.BeginAsync(_account.Host, CancellationToken.None);
        foreach ((string key, string name) in night.Right) Add(batch, key, name, refused: false);
        foreach (string key in night.Refused) Add(batch, key, TooLong, refused: true);
        if (night.KeyUnreadable) batch.Add(new DictionaryReader(), new Dictionary<string, object?> { ["Source ID"] = string.Empty, ["Name"] = "whose?" });
        Assert.Empty(batch.Complete());
        Plan plan = await run.CompleteAsync(batch, _account.Host, CancellationToken.None);
        return (plan, run.File!);
    }

    private static void Add(RecordBatch batch, string key, string name, bool refused) => Assert.Equal(refused, batch.Add(new DictionaryReader(),
        new Dictionary<string, object?> { ["Source ID"] = key, ["Name"] = name }).Count > 0);

    /// <summary>Updates the ledger with the real code.</summary>
    private void Advance(LedgerStore store, PlanFile file, Night night, bool isApproval, Func<Change, bool> isDone, DateTimeOffset now)
    {
        var step = new LedgerStep
        {
            At = now, IsGood = true, IsApproval = isApproval, Seen = night.Seen, CountsAbsences = file.Header.CountsAbsences,
            FilledColumns = file.Header.FilledColumns, IsDone = isDone,
        };
        JobOwner owner = JobOwner.Of(_account.Client);
        Ledger? before = store.Find(owner, Name, Type, Source);
        var done = new DoneChanges(file.Changes().Select(planned => planned.Change), RecordTypes.Get(Type), step);
        LedgerAbout about = before?.About ?? new LedgerAbout { Host = owner.Host, Account = owner.Account, Name = Name, Type = Type, Source = Source };
        (LedgerAbout after, IEnumerable<LedgerRecord> records) = new LedgerUpdate(step, done).After(about, before?.Records() ?? [], () => file.Seen());
        store.Write(after, records);
    }

    private void Compare(LedgerStore store, ModelRun model, string at)
    {
        IEnumerable<LedgerRecord> records = store.Find(JobOwner.Of(_account.Client), Name)?.Records() ?? [];
        Assert.Equal($"{at}: {string.Join(", ", model.Ledger.Select(known => Show(known.Key, known.Value.Missed, known.Value.RetiredByUs)).Order(StringComparer.Ordinal))}",
            $"{at}: {string.Join(", ", records.Select(record => Show(record.Key, record.Missed, record.Retired is not null)).Order(StringComparer.Ordinal))}");
    }

    private static string Show(string key, int missed, bool retired) => $"{key} missed {missed}{(retired ? " retired" : string.Empty)}";
}

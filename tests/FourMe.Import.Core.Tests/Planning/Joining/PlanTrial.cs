using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;

namespace FourMe.Import.Core.Tests.Planning.Joining;

/// <summary>Plans against an exported file and a ledger written by the test.</summary>
internal sealed class PlanTrial : IAsyncDisposable
{
    internal const string Name = "nightly";
    internal const string Source = "HR";

    private readonly TestAccount _account;
    private readonly TestFolder _folder = new();
    private readonly string _type;

    private PlanTrial(TestAccount account, string type) => (_account, _type) = (account, type);

    internal IReadOnlyList<PlannedChange> Planned { get; private set; } = [];

    internal IReadOnlyList<PlanNote> Notes { get; private set; } = [];

    internal IReadOnlyList<SeenRecord> Seen { get; private set; } = [];

    internal PlanFile File { get; private set; } = null!;

    /// <summary>The numbers of the records refused while they were read.</summary>
    internal HashSet<long> Refused { get; private set; } = [];

    /// <summary>Failures of records that were valid by themselves.</summary>
    internal IReadOnlyList<Failure> Failures { get; private set; } = [];

    internal TestAccount Account => _account;

    /// <summary>The changes as lines: <c>Update 7: Job Title 'Clerk' -> 'Lead'</c>.</summary>
    internal IEnumerable<string> Shown => Planned.Select(planned => Show(planned.Change)).Order(StringComparer.Ordinal);

    internal IEnumerable<string> Noted => Notes.Select(note => $"{note.Id} {note.Key}".TrimEnd()).Order(StringComparer.Ordinal);

    internal string BaselinePath => _folder["baseline.csv"];

    private JobOwner Owner => JobOwner.Of(_account.Client);

    /// <param name="type">The record type.</param>
    /// <param name="header">The header of the export.</param>
    /// <param name="rows">Its rows.</param>
    internal static async Task<PlanTrial> StartAsync(string type, string header, params IReadOnlyList<string> rows)
    {
        var trial = new PlanTrial(await TestAccount.StartAsync(), type);
        trial.Write(header, rows);
        return trial;
    }

    internal void Write(string header, params IReadOnlyList<string> rows) =>
        System.IO.File.WriteAllText(BaselinePath, string.Join("\r\n", [header, .. rows]) + "\r\n");

    /// <summary>Saves a baseline of another type in the state folder.</summary>
    internal void Baseline(string type, string header, params IReadOnlyList<string> rows)
    {
        var store = new BaselineStore(_account.StateFolder, _account.Clock);
        string path = store.NewFile(Owner, type);
        System.IO.File.WriteAllText(path, string.Join("\r\n", [header, .. rows]) + "\r\n");
        store.Save(new BaselineAbout
        {
            Host = Owner.Host, Account = Owner.Account, Type = type, File = Path.GetFileName(path), Hash = PlanFolder.HashOf(path),
            Records = rows.Count, Bytes = new FileInfo(path).Length, StandsFor = _account.Clock.GetUtcNow(),
            LastFull = _account.Clock.GetUtcNow(), Used = _account.Clock.GetUtcNow(),
        });
    }

    /// <summary>Writes the ledger of the run name.</summary>
    internal void Ledger(params IReadOnlyList<LedgerRecord> records) => LedgerOf(Name, records);

    /// <summary>Writes a ledger with records that this run name has seen.</summary>
    internal void Ledger(params IReadOnlyList<string> keys) => LedgerOf(Name, [.. keys.Select(key => new LedgerRecord { Key = key })]);

    /// <summary>Writes the ledger of a run name with a week of good runs.</summary>
    internal void GoodLedger(long seen, IReadOnlyList<string> filled, IReadOnlyList<string> keys)
    {
        DateTimeOffset now = _account.Clock.GetUtcNow();
        new LedgerStore(_account.StateFolder).Write(
            new LedgerAbout
            {
                Host = Owner.Host, Account = Owner.Account, Name = Name, Type = _type, Source = Source, Approved = now.AddDays(-8),
                GoodRuns = [.. Enumerable.Range(1, 7).Select(day => new GoodRun(now.AddDays(-day), seen))], FilledColumns = filled,
            },
            keys.Select(key => new LedgerRecord { Key = key }));
    }

    internal void LedgerOf(string name, IReadOnlyList<LedgerRecord> records) => new LedgerStore(_account.StateFolder).Write(
        new LedgerAbout
        {
            Host = Owner.Host, Account = Owner.Account, Name = name, Type = _type,
            Source = _type is "people_contact_details" or "people_roles" ? "" : Source, Approved = _account.Clock.GetUtcNow(),
        },
        records);

    /// <summary>A ledger record that this run name retired.</summary>
    internal LedgerRecord Retired(string key, string column = "Disabled", string? before = "0", string written = "1") => new()
    {
        Key = key, Retired = new Retired(_account.Clock.GetUtcNow(), [new RetiredCell(column, before, written)]),
    };

    internal static PlanOptions Options(bool retires = true) => new() { Name = Name, Source = Source, Retire = retires ? Disable : null };

    internal static IReadOnlyDictionary<string, string> Disable { get; } = new Dictionary<string, string> { ["Disabled"] = "1" };

    internal static Dictionary<string, object?> Record(params (string Name, object? Value)[] properties) =>
        properties.ToDictionary(property => property.Name, property => property.Value);

    /// <summary>A person with Source ID, address and name.</summary>
    internal static Dictionary<string, object?> Person(string id, params (string Name, object? Value)[] more)
    {
        Dictionary<string, object?> person = Record(("Source ID", id), ("Primary Email", $"p{id}@w.com"), ("Name", $"P{id}"));
        foreach ((string name, object? value) in more) person[name] = value;
        return person;
    }

    internal async Task<Plan> PlanAsync(
        IEnumerable<Dictionary<string, object?>> records, Func<PlanOptions, PlanOptions>? with = null, RecordOptions? options = null)
    {
        PlanOptions chosen = Options();
        if (with is not null) chosen = with(chosen);
        chosen = Copy(chosen);
        using var run = new PlanRun(_account.Client, RecordTypes.Get(_type), chosen);
        using RecordBatch batch = run.NewBatch(options ?? new RecordOptions());
        await run.BeginAsync(_account.Host, CancellationToken.None);
        Refused = [];
        foreach (Dictionary<string, object?> record in records)
            if (batch.Add(new DictionaryReader(), record).Count > 0) Refused.Add(batch.Read);
        Assert.Empty(batch.Complete());
        Plan plan = await run.CompleteAsync(batch, _account.Host, CancellationToken.None);
        File = run.File!;
        Failures = run.Refusals;
        Planned = [.. File.Changes()];
        Notes = [.. File.Notes()];
        Seen = [.. File.Seen()];
        File.Verify();
        Assert.Empty(_account.Requests(Endpoint.ImportPost));
        return plan;
    }

    /// <summary>Traces records.</summary>
    internal async Task<IReadOnlyList<TraceCell>> TraceAsync(IEnumerable<Dictionary<string, object?>> records, Func<PlanOptions, PlanOptions>? with = null,
        RecordOptions? options = null, IReadOnlyCollection<string>? keys = null)
    {
        PlanOptions chosen = Options();
        if (with is not null) chosen = with(chosen);
        using var tracer = new RecordTracer(_account.Client, _type, options, Copy(chosen), keys);
        await tracer.BeginAsync(_account.Host);
        foreach (Dictionary<string, object?> record in records) tracer.Add(record);
        IReadOnlyList<TraceCell> cells = await tracer.CompleteAsync(_account.Host);
        Assert.Empty(_account.Requests(Endpoint.ImportPost));
        return cells;
    }

    public async ValueTask DisposeAsync()
    {
        await _account.DisposeAsync();
        _folder.Dispose();
    }

    private static string Show(Change change) => $"{change.Action} {change.Key}"
        + (change.Cells.Count == 0 ? string.Empty : ": " + string.Join(", ", change.Cells.Select(cell =>
            cell.Old is null ? $"{cell.Column} '{cell.New}'" : $"{cell.Column} '{cell.Old}' -> '{cell.New}'")));

    private PlanOptions Copy(PlanOptions options) => new()
    {
        Name = options.Name, Source = options.Source, Retire = options.Retire, RetireAfter = options.RetireAfter, Limits = options.Limits,
        Protect = options.Protect, Adopt = options.Adopt, Include = options.Include, Recreate = options.Recreate, Claim = options.Claim,
        SourceTime = options.SourceTime, MapPath = options.MapPath, BaselinePath = options.BaselinePath ?? BaselinePath,
        StatePath = _account.StateFolder,
    };
}

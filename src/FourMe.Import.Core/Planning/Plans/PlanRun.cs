using FourMe.Import.Errors;
using FourMe.Import.Files;
using FourMe.Import.Rows;
using FourMe.Import.State;
using FourMe.Import.Values;

namespace FourMe.Import.Planning;

/// <summary>
/// One plan from its first record to its end. Programs (<see cref="RecordPlanner"/>) and the cmdlet go through the same one.
/// </summary>
internal sealed class PlanRun : IDisposable
{
    private const string People = "people", Roles = "people_roles";

    private readonly FourMeClient _client;
    private readonly RecordType _type;
    private readonly PlanOptions _options;
    private readonly PlanSides _sides;
    private readonly SeenRows _rows;
    private PlanWriter? _writer;
    private BaselineFile? _baseline;
    private BaselineColumns? _columns;
    private MeaningContext? _meaning;
    private RetireCells? _retire;
    private ApiUser? _user;

    /// <param name="client">The account.</param>
    /// <param name="type">The record type.</param>
    /// <param name="options">What the plan may do.</param>
    /// <exception cref="FourMeException"><c>NotPlannable</c>, <c>RetireNeedsName</c>, <c>RetireInvalid</c>.</exception>
    internal PlanRun(FourMeClient client, RecordType type, PlanOptions options)
    {
        PlanChecks.Check(type, options);
        _client = client;
        _type = type;
        _options = options;
        _sides = new PlanSides(client, type, options);
        SourceTime = options.SourceTime;
        _rows = type.Owners.Count > 0 ? new DesiredOwners() : new DesiredRows();
    }

    /// <summary>Where the rows go: to be given to the batch that makes them.</summary>
    internal IRowSink Rows => _rows;

    /// <summary>The plan on disk, once it is complete; null when the run only looked.</summary>
    internal PlanFile? File { get; private set; }

    /// <summary>Hears what is decided about some records; null for nobody.</summary>
    internal DecisionWatch? Watch { get; init; }

    internal RecordType Type => _type;

    internal PlanOptions Options => _options;

    /// <summary>What came in.</summary>
    internal SeenRows Seen => _rows;

    /// <summary>The account's records; null before the begin.</summary>
    internal BaselineFile? Baseline => _baseline;

    /// <summary>Where their columns are; null before the begin.</summary>
    internal BaselineColumns? Columns => _columns;

    /// <summary>What was compared by; null before that.</summary>
    internal JoinContext? Context { get; private set; }

    /// <summary>What the run name knows; null before the comparison, and when it has no ledger.</summary>
    internal Ledger? Ledger { get; private set; }

    /// <summary>When the oldest source file was written; null when the records come from elsewhere.</summary>
    internal DateTimeOffset? SourceTime { get; private set; }

    /// <summary>The names of the records that the type refers to, as far as there are baselines; known once the run has begun.</summary>
    internal ReferenceNames? Names => _meaning?.Names as ReferenceNames;

    /// <summary>Hears of each change of the plan while it is made; null for nobody.</summary>
    internal Action<PlannedChange>? Listener { get; set; }

    /// <summary>The columns that had a value in some record; known once the plan is complete.</summary>
    internal IReadOnlyList<string> FilledColumns =>
        [.. _rows.Columns.All.Where(column => column.Filled > 0).Select(column => column.Header)];

    private DateTimeOffset Now => _client.Options.TimeProvider.GetUtcNow();

    /// <summary>Takes note of a source file.</summary>
    /// <param name="written">When it was written.</param>
    internal void NoteSource(DateTimeOffset written)
    {
        if (SourceTime is null || written < SourceTime) SourceTime = written;
    }

    /// <summary>What is wrong with records that were right by themselves: their keys, or another record that has their name.</summary>
    internal IReadOnlyList<Failure> Refusals => _writer?.Failures ?? [];

    /// <summary>A hash of what came in, for the history; null when it is not known.</summary>
    internal string? Input => _rows.Input is { } sum ? RunRecorder.InputOf(sum, _rows.Count) : null;

    /// <summary>The batch of a program.</summary>
    internal RecordBatch NewBatch(RecordOptions records) => new(_type, PlanChecks.WithSource(records, _type, _options), Rows);

    /// <summary>Brings the baseline up to date; to be called when the batch is there, and before its first record.</summary>
    /// <exception cref="FourMeException">There is no baseline, or no plan can be made with it.</exception>
    internal async Task BeginAsync(ITransferHost host, CancellationToken cancellationToken)
    {
        _baseline = await _sides.BaselineAsync(host, cancellationToken).ConfigureAwait(false);
        _columns = new BaselineColumns(_type, _baseline.Headers);
        PlanChecks.Check(_type, _columns);
        _meaning = _sides.Meaning(_baseline, cancellationToken);
        _retire = RetireCells.Of(_type, _options.Retire, _columns, _meaning);
        // Nobody takes the person of the token out of use, or over.
        if (_type.Name == People) _user = await _client.GetMeAsync(host, cancellationToken).ConfigureAwait(false);
        _writer = _sides.NewWriter(Watch);
        _rows.Open(new RunColumns(_rows.Plan, _columns, _meaning, _options.Include), _columns, _writer);
    }

    /// <summary>The batch is complete: compares, judges, and keeps the plan.</summary>
    internal Task<Plan> CompleteAsync(RecordBatch batch, ITransferHost host, CancellationToken cancellationToken)
    {
        if (_writer is null) throw Failures.PlanNotBegun().ToException();
        // A large baseline takes its time: whoever waits hears of it meanwhile, and can stop it.
        return Task.Run(() => Guard(() => Compare(batch.Read, host, cancellationToken)), cancellationToken);
    }

    public void Dispose()
    {
        _rows.Dispose();
        _writer?.Dispose();
    }

    private Plan Guard(Func<Plan> compare)
    {
        try
        {
            return compare();
        }
        catch (Exception full) when (FileFault.Is(full))
        {
            throw Failures.FileWriteFailed(_sides.StateFolder, full).ToException();
        }
    }

    private Plan Compare(long read, ITransferHost host, CancellationToken cancellationToken)
    {
        if (_rows is DesiredRows { KeyLacking: { } lacking }) throw NoKey(string.Join(", ", lacking)).ToException();
        string source = _columns!.Of(RecordKey.Source) < 0 || _rows.HasSeveralSources ? string.Empty
            : _rows.Count > 0 ? _rows.Source : _options.Source ?? _rows.Source;
        if (_retire is not null && source.Length == 0) throw Failures.RetireNeedsSource(_type.Name).ToException();
        string name = PlanChecks.NameOf(_type, _options, source);
        Ledger? ledger = Ledger = _sides.Ledgers.Find(_sides.Owner, name, _type.Name, source);
        var judge = new LimitJudge(
            new LimitContext(_type, _options.Limits, ledger?.About, Agreed(name), Now, _options.MaximumSourceAge));
        var remembered = new RememberedValues(_rows is DesiredRows ? _rows.Columns.All : []);
        using var found = new FoundChanges(_writer!.Id, _type);
        JoinContext context = Context = new JoinContext(_type, _options, _baseline!, _columns!, _meaning!, _rows, _writer)
        {
            Source = source,
            Retire = _retire,
            // Where somebody asks about records and none came in, it is not known that all are gone.
            OnlySome = _options.OnlySome || (Watch is not null && read == 0),
            Known = _rows.Know(ledger, source, Now, remembered),
            Remembered = remembered,
            Others = new OtherNames(_sides.Ledgers, _sides.Owner, name, _type.Name, source),
            Protection = new Protection(_type, _options.Protect, _user, _columns!),
            Found = found,
            Tally = new PlanTally(_writer, judge, Listener),
            Learned = new LearnedStore(_sides.StateFolder).Find(_sides.Owner, name),
        };
        foreach (PlanNote note in _rows.Columns.NotComparable) context.Note(note);
        ComparisonFigures figures = Comparison(context, cancellationToken).Run(cancellationToken);
        host.Verbose($"{_type.Name}: compared {read:N0} records with {_baseline!.About.Records:N0} of the account.");
        Plan plan = new PlanEnding(_sides, context, name, SourceTime).Complete(read, figures, judge, Now);
        if (!_options.WhatIf) File = _sides.Open(plan.Id);
        return plan;
    }

    private Failure NoKey(string columns)
    {
        string problem = $"it does not have '{columns}', by which the records are known";
        return _options.BaselinePath is { } path ? Failures.NotABaseline(path, _type.Name, problem)
            : Failures.NotPlannable(_type.Name, $"the account's export cannot be compared: {problem}.");
    }

    private Agreements Agreed(string name) =>
        new(new AgreementStore(_sides.StateFolder, _client.Options.TimeProvider).Find(_sides.Owner, name));

    private IComparison Comparison(JoinContext context, CancellationToken cancellationToken)
    {
        var retired = new RetiredRecords(type => _sides.BaselineOf(type, _baseline!), cancellationToken);
        var guard = new ReferenceGuard(context, retired);
        if (_rows is DesiredOwners) return new OwnerComparison(context, guard);
        return new RecordComparison(context, guard, new AdoptionRules(context, () => _sides.BaselineOf(Roles, _baseline!)));
    }
}

using FourMe.Import.Errors;
using FourMe.Import.Files;
using FourMe.Import.Rows;
using FourMe.Import.State;
using FourMe.Import.Values;

namespace FourMe.Import.Planning;

/// <summary>Makes one plan, from its first record to its end. <see cref="RecordPlanner"/> and the cmdlet both use it.</summary>
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

    /// <param name="client">The client of the account.</param>
    /// <param name="type">The record type.</param>
    /// <param name="options">Options of the plan.</param>
    /// <exception cref="FourMeException">
    /// <c>NotPlannable</c>, <c>RetireNeedsName</c>, <c>RetireInvalid</c>, <c>ProtectInvalid</c>.
    /// </exception>
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

    /// <summary>The sink for the rows of the batch.</summary>
    internal IRowSink Rows => _rows;

    /// <summary>The plan on disk, once it is complete; null with WhatIf.</summary>
    internal PlanFile? File { get; private set; }

    /// <summary>Receives the decisions about traced records; null for none.</summary>
    internal DecisionWatch? Watch { get; init; }

    internal RecordType Type => _type;

    internal PlanOptions Options => _options;

    /// <summary>The records of the run.</summary>
    internal SeenRows Seen => _rows;

    /// <summary>The account's records; null before <see cref="BeginAsync"/>.</summary>
    internal BaselineFile? Baseline => _baseline;

    /// <summary>The columns of the account's records; null before <see cref="BeginAsync"/>.</summary>
    internal BaselineColumns? Columns => _columns;

    /// <summary>The data of the comparison; null before it.</summary>
    internal JoinContext? Context { get; private set; }

    /// <summary>The ledger of the run name; null before the comparison, or when there is none.</summary>
    internal Ledger? Ledger { get; private set; }

    /// <summary>When the oldest source file was last written; null when the records do not come from files.</summary>
    internal DateTimeOffset? SourceTime { get; private set; }

    /// <summary>The names of the referenced records, for types with a baseline; null before <see cref="BeginAsync"/>.</summary>
    internal ReferenceNames? Names => _meaning?.Names as ReferenceNames;

    /// <summary>Called for each change while the plan is made; null for none.</summary>
    internal Action<PlannedChange>? Listener { get; set; }

    /// <summary>The columns that have a value in at least one record. Final once the plan is complete.</summary>
    internal IReadOnlyList<string> FilledColumns =>
        [.. _rows.Columns.All.Where(column => column.Filled > 0).Select(column => column.Header)];

    private DateTimeOffset Now => _client.Options.TimeProvider.GetUtcNow();

    /// <summary>Notes a source file.</summary>
    /// <param name="written">When it was last written.</param>
    internal void NoteSource(DateTimeOffset written)
    {
        if (SourceTime is null || written < SourceTime) SourceTime = written;
    }

    /// <summary>
    /// Failures of records that were valid by themselves, for example an unreadable key or a name that another record has.
    /// </summary>
    internal IReadOnlyList<Failure> Refusals => _writer?.Failures ?? [];

    /// <summary>A hash of the run's records, for the history; null when unknown.</summary>
    internal string? Input => _rows.Input is { } sum ? RunRecorder.InputOf(sum, _rows.Count) : null;

    /// <summary>Creates the batch for a program's records.</summary>
    internal RecordBatch NewBatch(RecordOptions records) => new(_type, PlanChecks.WithSource(records, _type, _options), Rows);

    /// <summary>Brings the baseline up to date. Call it after creating the batch and before adding its first record.</summary>
    /// <exception cref="FourMeException">No baseline can be obtained, or no plan can be made with it.</exception>
    internal async Task BeginAsync(ITransferHost host, CancellationToken cancellationToken)
    {
        _baseline = await _sides.BaselineAsync(host, cancellationToken).ConfigureAwait(false);
        _columns = new BaselineColumns(_type, _baseline.Headers);
        PlanChecks.Check(_type, _columns);
        _meaning = _sides.Meaning(_baseline, _options.Stop);
        Names?.KeepsFailure = true;
        _retire = RetireCells.Of(_type, _options.Retire, _columns, _meaning);
        // The person of the token is neither retired nor adopted.
        if (_type.Name == People) _user = await _client.GetMeAsync(host, cancellationToken).ConfigureAwait(false);
        _writer = _sides.NewWriter(Watch);
        _rows.Open(new RunColumns(_rows.Plan, _columns, _meaning, _options.Include), _columns, _writer);
    }

    /// <summary>Compares the completed batch with the account, judges the changes and saves the plan.</summary>
    internal Task<Plan> CompleteAsync(RecordBatch batch, ITransferHost host, CancellationToken cancellationToken)
    {
        if (_writer is null) throw Failures.PlanNotBegun().ToException();
        // Off the calling thread: a large baseline takes time, and the caller must stay able to report and cancel.
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
        ReleaseNamesFailure();
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
            // A trace that finds none of its records in the source says nothing about all other records.
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

    /// <summary>Throws what kept names from being read while records were added. From here on it is thrown at once.</summary>
    private void ReleaseNamesFailure()
    {
        if (Names?.Unread is { } failure) throw failure.ToException();
        Names?.KeepsFailure = false;
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

using FourMe.Import.Errors;
using FourMe.Import.Files;
using FourMe.Import.Rows;
using FourMe.Import.State;
using FourMe.Import.Values;

namespace FourMe.Import.Planning;

/// <summary>Makes one plan, from its first record to its end. <see cref="RecordPlanner"/> and the cmdlet both use it.</summary>
internal sealed class PlanRun : IDisposable
{
    private const string People = "people";

    private readonly FourMeClient _client;
    private readonly RecordType _type;
    private readonly PlanOptions _options;
    private readonly PlanSides _sides;
    private readonly SeenRows _rows;
    private PlanBasis? _basis;
    private PlanComparison? _comparison;

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

    /// <summary>How long to wait for each export of the account's records; null for as long as it takes.</summary>
    internal TimeSpan? Timeout { get; init; }

    internal RecordType Type => _type;

    internal PlanOptions Options => _options;

    /// <summary>The records of the run.</summary>
    internal SeenRows Seen => _rows;

    /// <summary>The account's records; null before <see cref="BeginAsync"/>.</summary>
    internal BaselineFile? Baseline => _basis?.Baseline;

    /// <summary>The columns of the account's records; null before <see cref="BeginAsync"/>.</summary>
    internal BaselineColumns? Columns => _basis?.Columns;

    /// <summary>The data of the comparison; null before it.</summary>
    internal JoinContext? Context => _comparison?.Context;

    /// <summary>The ledger of the run name; null before the comparison, or when there is none.</summary>
    internal Ledger? Ledger => _comparison?.Ledger;

    /// <summary>When the oldest source file was last written; null when the records do not come from files.</summary>
    internal DateTimeOffset? SourceTime { get; private set; }

    /// <summary>The names of the referenced records, for types with a baseline; null before <see cref="BeginAsync"/>.</summary>
    internal ReferenceNames? Names => _basis?.Names;

    /// <summary>Called for each change while the plan is made; null for none.</summary>
    internal Action<PlannedChange>? Listener { get; set; }

    /// <summary>The columns that have a value in at least one record. Final once the plan is complete.</summary>
    internal IReadOnlyList<string> FilledColumns =>
        [.. _rows.Columns.All.Where(column => column.Filled > 0).Select(column => column.Header)];

    /// <summary>Notes a source file.</summary>
    /// <param name="written">When it was last written.</param>
    internal void NoteSource(DateTimeOffset written)
    {
        if (SourceTime is null || written < SourceTime) SourceTime = written;
    }

    /// <summary>
    /// Failures of records that were valid by themselves, for example an unreadable key or a name that another record has.
    /// </summary>
    internal IReadOnlyList<Failure> Refusals => _basis?.Writer.Failures ?? [];

    /// <summary>A hash of the run's records, for the history; null when unknown.</summary>
    internal string? Input => _rows.Input is { } sum ? RunRecorder.InputOf(sum, _rows.Count) : null;

    /// <summary>Creates the batch for a program's records.</summary>
    internal RecordBatch NewBatch(RecordOptions records) => new(_type, PlanChecks.WithSource(records, _type, _options), Rows);

    /// <summary>Brings the baseline up to date. Call it after creating the batch and before adding its first record.</summary>
    /// <exception cref="FourMeException">No baseline can be obtained, or no plan can be made with it.</exception>
    internal async Task BeginAsync(ITransferHost host, CancellationToken cancellationToken)
    {
        BaselineFile baseline = await _sides.BaselineAsync(host, Timeout, cancellationToken).ConfigureAwait(false);
        var columns = new BaselineColumns(_type, baseline.Headers);
        PlanChecks.Check(_type, columns);
        MeaningContext meaning = _sides.Meaning(baseline, _options.Stop);
        if (meaning.Names is ReferenceNames names) names.KeepsFailure = true;
        RetireCells? retire = RetireCells.Of(_type, _options.Retire, columns, meaning);
        ApiUser? user = _type.Name == People ? await _client.GetMeAsync(host, cancellationToken).ConfigureAwait(false) : null;
        _basis = new PlanBasis(baseline, columns, meaning, retire, user, _sides.NewWriter(Watch));
        _rows.Open(new RunColumns(_rows.Plan, columns, meaning, _options.Include), columns, _basis.Writer);
    }

    /// <summary>Compares the completed batch with the account, judges the changes and saves the plan.</summary>
    internal Task<Plan> CompleteAsync(RecordBatch batch, ITransferHost host, CancellationToken cancellationToken)
    {
        if (_basis is null) throw Failures.PlanNotBegun().ToException();
        // Off the calling thread: a large baseline takes time, and the caller must stay able to report and cancel.
        return Task.Run(
            () => FileFault.GuardWrite(_sides.StateFolder, () => Compare(batch.Read, host, cancellationToken)), cancellationToken);
    }

    public void Dispose()
    {
        _rows.Dispose();
        _basis?.Writer.Dispose();
    }

    private Plan Compare(long read, ITransferHost host, CancellationToken cancellationToken)
    {
        _comparison = new PlanComparison(this, _sides, _basis!, _client.Options.TimeProvider);
        Plan plan = _comparison.Run(read, host, cancellationToken);
        if (!_options.WhatIf) File = _sides.Open(plan.Id);
        return plan;
    }
}

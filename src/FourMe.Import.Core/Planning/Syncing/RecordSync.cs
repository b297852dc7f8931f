using FourMe.Import.Errors;
using FourMe.Import.Hosting;
using FourMe.Import.Mapping;
using FourMe.Import.Planning;
using FourMe.Import.Rows;

namespace FourMe.Import;

/// <summary>
/// Keeps records of an account in step with a source, for programs that run every night: compares, applies what is within the limits,
/// reads back, and remembers what this run name has seen. The cmdlet goes the same way with PowerShell's objects.
/// </summary>
/// <example><code>
/// using var sync = new RecordSync(client, "people", options: new PlanOptions { Name = "HR nightly", Source = "HR" });
/// await sync.BeginAsync();
/// foreach (var person in people)
///     if (sync.Add(person) is { } refused) Console.Error.WriteLine(refused.Message);
/// Run run = await sync.CompleteAsync();
/// foreach (Failure failure in run.Failures) Console.Error.WriteLine(failure.Message);
/// return run.ExitCode;
/// </code></example>
public sealed class RecordSync : IDisposable
{
    private static readonly DictionaryReader Reader = new();
    private readonly SyncRun _run;
    private readonly RecordBatch _batch;

    /// <summary>Begins a run; nothing is read or asked for yet.</summary>
    /// <param name="client">The account.</param>
    /// <param name="type">The record type, for example <c>people</c>.</param>
    /// <param name="records">How records become rows; null for matching by name.</param>
    /// <param name="options">What the run may do; null for the defaults, which retire nothing.</param>
    /// <param name="apply">How long to wait for jobs; null for the defaults. The state folder is that of the other options.</param>
    /// <exception cref="FourMeException">
    /// <c>UnknownType</c>, <c>UnknownColumn</c>, <c>DuplicateColumn</c>, <c>EmptyMap</c>, <c>NotPlannable</c>, <c>RetireNeedsName</c>,
    /// <c>RetireInvalid</c>.
    /// </exception>
    public RecordSync(FourMeClient client, string type, RecordOptions? records = null, PlanOptions? options = null,
        ApplyOptions? apply = null)
    {
        records ??= new RecordOptions();
        _run = new SyncRun(client ?? throw new ArgumentNullException(nameof(client)), RecordTypes.Get(type), options ?? new PlanOptions(),
            apply ?? new ApplyOptions(), records.Constants);
        _batch = _run.NewBatch(records);
    }

    /// <summary>Number of records added so far.</summary>
    public long Count => _batch.Read;

    /// <summary>The plan, once <see cref="CompleteAsync"/> has made it; null when it could not be made.</summary>
    public Plan? Plan => _run.Plan;

    /// <summary>
    /// Takes the lock of the run, sees jobs of a killed run to their end, and brings the baseline up to date.
    /// </summary>
    /// <param name="host">Hears how it goes on; null for nobody.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <returns>
    /// Whether records are wanted. Otherwise the run is over, records are passed over, and <see cref="CompleteAsync"/> says why: the
    /// run name is suspended, another run is busy, or there is no baseline.
    /// </returns>
    public Task<bool> BeginAsync(ITransferHost? host = null, CancellationToken cancellationToken = default) =>
        _run.BeginAsync(TransferRun.Of(host), cancellationToken);

    /// <summary>Adds a record.</summary>
    /// <param name="record">Names and values; null and '' clear a field, a name that is absent leaves it alone.</param>
    /// <returns>Null when it became a row; otherwise what is wrong with it, and the account's record is kept as it is.</returns>
    public Failure? Add(IReadOnlyDictionary<string, object?> record)
    {
        if (_run.Result is not null) return null;
        IReadOnlyList<Failure> failures = _batch.Add(Reader, record);
        return failures.Count == 0 ? null : Failure.OfRecord(failures);
    }

    /// <summary>
    /// Compares what was added with the account and applies the difference, if it is within the limits. Can be called once.
    /// </summary>
    /// <param name="host">Hears how it goes on; null for nobody.</param>
    /// <param name="cancellationToken">
    /// Stops the sending and the waiting; a job that the service has goes on, and the next run sees to it.
    /// </param>
    /// <returns>
    /// What became of it, always: a plan that is held, a busy run and a missing baseline are outcomes with their errors in
    /// <see cref="Run.Failures"/>. With <see cref="PlanOptions.WhatIf"/> nothing is sent and kept; <see cref="Plan"/> says what would be.
    /// </returns>
    public async Task<Run> CompleteAsync(ITransferHost? host = null, CancellationToken cancellationToken = default)
    {
        if (_run.Result is { } ended) return ended;
        TransferRun listener = TransferRun.Of(host);
        Run run = await RunAsync(listener, cancellationToken).ConfigureAwait(false);
        if (_run.Unrecorded is { } problem) listener.Warning(problem);
        return run;
    }

    private async Task<Run> RunAsync(TransferRun listener, CancellationToken cancellationToken)
    {
        IReadOnlyList<Failure> wrong = _batch.Complete(cancellationToken);
        while (_batch.Notices.TryTake(out Notice notice)) listener.Warning(notice.Text);
        if (wrong.Count > 0) return _run.End(wrong);
        if (!await _run.PlanAsync(_batch, listener, cancellationToken).ConfigureAwait(false)) return _run.Result!;
        return await _run.ApplyAsync(listener, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives the lock back, and deletes what is left of the temporary files.</summary>
    public void Dispose()
    {
        _batch.Dispose();
        _run.Dispose();
    }
}

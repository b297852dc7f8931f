using FourMe.Import.Errors;
using FourMe.Import.Hosting;
using FourMe.Import.Mapping;
using FourMe.Import.Planning;
using FourMe.Import.Rows;

namespace FourMe.Import;

/// <summary>
/// Synchronizes records of an account with a source, for programs that run every night: compares, applies what is within the limits, reads
/// back, and updates the ledger of the run name. The cmdlet uses the same code with PowerShell's objects.
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

    /// <summary>Starts a run. Nothing is read or requested yet.</summary>
    /// <param name="client">The client of the account.</param>
    /// <param name="type">The record type, for example <c>people</c>.</param>
    /// <param name="records">How records become rows; null to match columns by name.</param>
    /// <param name="options">Options of the plan; null for the defaults, which retire nothing.</param>
    /// <param name="apply">
    /// Options for applying it; null for the defaults. The state folder is taken from <paramref name="options"/>.
    /// </param>
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

    /// <summary>The plan, after <see cref="CompleteAsync"/>; null when none could be made.</summary>
    public Plan? Plan => _run.Plan;

    /// <summary>
    /// Takes the lock of the run, waits for jobs of a killed run, and brings the baseline up to date. Call it before adding records.
    /// </summary>
    /// <param name="host">Receives progress and warnings; null for none.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>
    /// True when records can be added. False when the run is over because its name is suspended, another run holds the lock, or there is no
    /// baseline. Added records are ignored then, and <see cref="CompleteAsync"/> returns the reason.
    /// </returns>
    public Task<bool> BeginAsync(ITransferHost? host = null, CancellationToken cancellationToken = default) =>
        _run.BeginAsync(TransferRun.Of(host), cancellationToken);

    /// <summary>Adds a record.</summary>
    /// <param name="record">Values by name. Null and '' clear a field; a missing name leaves it alone.</param>
    /// <returns>
    /// Null when the record was accepted, or the run is over; otherwise the failure, and the account's record is left as it is.
    /// </returns>
    public Failure? Add(IReadOnlyDictionary<string, object?> record)
    {
        if (_run.Result is not null) return null;
        IReadOnlyList<Failure> failures = _batch.Add(Reader, record);
        return failures.Count == 0 ? null : Failure.OfRecord(failures);
    }

    /// <summary>Compares the added records with the account, and applies the difference if it is within the limits. Call it once.</summary>
    /// <param name="host">Receives progress and warnings; null for none.</param>
    /// <param name="cancellationToken">
    /// Cancels the upload and the wait. A job that the service has accepted goes on, and the next run waits for it.
    /// </param>
    /// <returns>
    /// The run. A held plan, a busy run and a missing baseline are outcomes with their errors in <see cref="Run.Failures"/>, not
    /// exceptions. With <see cref="PlanOptions.WhatIf"/> nothing is sent or saved, and <see cref="Plan"/> has the changes.
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

    /// <summary>Releases the lock and deletes remaining temporary files.</summary>
    public void Dispose()
    {
        _batch.Dispose();
        _run.Dispose();
    }
}

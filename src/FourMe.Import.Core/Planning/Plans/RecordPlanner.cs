using FourMe.Import.Catalogue;
using FourMe.Import.Errors;
using FourMe.Import.Mapping;
using FourMe.Import.Planning;
using FourMe.Import.Rows;

namespace FourMe.Import;

/// <summary>
/// Makes plans for programs: add the records that the account should have, and get the changes that this would need. Nothing is sent. The
/// cmdlets use the same code with PowerShell's objects.
/// </summary>
/// <example><code>
/// using var planner = new RecordPlanner(client, "people", options: new PlanOptions { Source = "HR" });
/// await planner.BeginAsync();
/// planner.Add(new Dictionary&lt;string, object?&gt; { ["Source ID"] = "7", ["Primary Email"] = "ann@example.com", ["Name"] = "Ann" });
/// Plan plan = await planner.CompleteAsync();
/// Console.WriteLine(plan.Summary);
/// </code></example>
public sealed class RecordPlanner : IDisposable
{
    private static readonly DictionaryReader Reader = new();
    private readonly PlanRun _run;
    private readonly RecordBatch _batch;
    private readonly PlanRecording _recording;

    /// <summary>Starts a plan. Nothing is requested from the service yet.</summary>
    /// <param name="client">The client of the account.</param>
    /// <param name="type">The record type, for example <c>people</c>.</param>
    /// <param name="records">How records become rows; null to match columns by name.</param>
    /// <param name="options">Options of the plan; null for the defaults, which retire nothing.</param>
    /// <exception cref="FourMeException"><c>UnknownType</c>, <c>UnknownColumn</c>, <c>DuplicateColumn</c>, <c>EmptyMap</c>.</exception>
    public RecordPlanner(FourMeClient client, string type, RecordOptions? records = null, PlanOptions? options = null)
    {
        records ??= new RecordOptions();
        _run = new PlanRun(client, RecordTypes.Get(type), options ?? new PlanOptions());
        _batch = _run.NewBatch(records);
        _recording = new PlanRecording(client, RecordTypes.Get(type), options ?? new PlanOptions(), records.Constants);
        _recording.Watch(_batch);
    }

    /// <summary>Number of records added so far.</summary>
    public long Count => _batch.Read;

    /// <summary>Brings the baseline up to date, with an export if necessary. Call it before adding records.</summary>
    /// <param name="host">Receives progress and warnings; null for none.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="FourMeException"><c>NotPlannable</c>, or the reason why there is no baseline.</exception>
    public Task BeginAsync(ITransferHost? host = null, CancellationToken cancellationToken = default) =>
        _recording.BeginAsync(_run, TransferRunOf(host), cancellationToken);

    /// <summary>Adds a record.</summary>
    /// <param name="record">Values by name. Null and '' clear a field; a missing name leaves it alone.</param>
    /// <returns>Null when the record was accepted; otherwise the failure, and the account's record is left as it is.</returns>
    public Failure? Add(IReadOnlyDictionary<string, object?> record)
    {
        IReadOnlyList<Failure> failures = _batch.Add(Reader, record);
        return failures.Count == 0 ? null : Failure.OfRecord(failures);
    }

    /// <summary>Compares the added records with the baseline and writes the plan. Call it once.</summary>
    /// <param name="host">Receives progress and warnings; null for none.</param>
    /// <param name="cancellationToken">Cancels the work. No plan is left then.</param>
    /// <returns>The plan, held or not.</returns>
    /// <exception cref="FourMeException"><c>PlanNotBegun</c>, the run as a whole is unusable, or the disk is full.</exception>
    public async Task<Plan> CompleteAsync(ITransferHost? host = null, CancellationToken cancellationToken = default)
    {
        ITransferHost listener = TransferRunOf(host);
        IReadOnlyList<Failure> wrong = _batch.Complete(cancellationToken);
        while (_batch.Notices.TryTake(out Hosting.Notice notice)) listener.Warning(notice.Text);
        if (wrong.Count > 0)
        {
            _recording.Fail(Failure.OfRecord(wrong));
            throw Failure.OfRecord(wrong).ToException();
        }
        return await _recording.CompleteAsync(_run, _batch, listener, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes remaining temporary files.</summary>
    public void Dispose()
    {
        _batch.Dispose();
        _run.Dispose();
    }

    private static Hosting.TransferRun TransferRunOf(ITransferHost? host) => Hosting.TransferRun.Of(host);
}

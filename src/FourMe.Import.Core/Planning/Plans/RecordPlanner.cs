using FourMe.Import.Catalogue;
using FourMe.Import.Errors;
using FourMe.Import.Mapping;
using FourMe.Import.Planning;
using FourMe.Import.Rows;

namespace FourMe.Import;

/// <summary>
/// Plans for programs: add the records that the account should have, and see what would have to change. Nothing is sent.
/// The cmdlets go the same way with PowerShell's objects.
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

    /// <summary>Begins a plan; nothing is asked for yet.</summary>
    /// <param name="client">The account.</param>
    /// <param name="type">The record type, for example <c>people</c>.</param>
    /// <param name="records">How records become rows; null for matching by name.</param>
    /// <param name="options">What the plan may do; null for the defaults, which retire nothing.</param>
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

    /// <summary>Reads the ledger and brings the baseline up to date, with an export where it has to be.</summary>
    /// <param name="host">Hears how it goes on; null for nobody.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <exception cref="FourMeException"><c>NotPlannable</c>, or why there is no baseline.</exception>
    public Task BeginAsync(ITransferHost? host = null, CancellationToken cancellationToken = default) =>
        _recording.BeginAsync(_run, TransferRunOf(host), cancellationToken);

    /// <summary>Adds a record.</summary>
    /// <param name="record">Names and values; null and '' clear a field, a name that is absent leaves it alone.</param>
    /// <returns>Null when it became a row; otherwise what is wrong with it, and the account's record is kept as it is.</returns>
    public Failure? Add(IReadOnlyDictionary<string, object?> record)
    {
        IReadOnlyList<Failure> failures = _batch.Add(Reader, record);
        return failures.Count == 0 ? null : Failure.OfRecord(failures);
    }

    /// <summary>Compares what was added with the baseline and writes the plan. Can be called once.</summary>
    /// <param name="host">Hears how it goes on; null for nobody.</param>
    /// <param name="cancellationToken">Stops it; no plan is left.</param>
    /// <returns>The plan, held or not.</returns>
    /// <exception cref="FourMeException">The run as a whole cannot be used, or the disk is full.</exception>
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

    /// <summary>Deletes what is left of the temporary files.</summary>
    public void Dispose()
    {
        _batch.Dispose();
        _run.Dispose();
    }

    private static Hosting.TransferRun TransferRunOf(ITransferHost? host) => Hosting.TransferRun.Of(host);
}

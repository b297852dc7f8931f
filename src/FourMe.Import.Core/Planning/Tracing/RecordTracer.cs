using FourMe.Import.Catalogue;
using FourMe.Import.Hosting;
using FourMe.Import.Mapping;
using FourMe.Import.Planning;
using FourMe.Import.Rows;

namespace FourMe.Import;

/// <summary>
/// Traces records for programs: where each cell comes from, what the account has, and what a plan decides and why. Nothing is sent, and no
/// plan is saved. The cmdlet uses the same code.
/// </summary>
/// <remarks>
/// Without keys, all added records are traced. With keys, the added records are taken as the whole source, and records with one of the keys
/// are traced, whether they are in the source or not.
/// </remarks>
public sealed class RecordTracer : IDisposable
{
    private static readonly DictionaryReader Reader = new();
    private readonly TraceRun _run;
    private readonly RecordBatch _batch;
    private readonly bool _isWhole;

    /// <summary>Starts a trace. Nothing is requested from the service yet.</summary>
    /// <param name="client">The client of the account.</param>
    /// <param name="type">The record type, for example <c>people</c>.</param>
    /// <param name="records">How records become rows; null to match columns by name.</param>
    /// <param name="options">Options of the plan; null for the defaults, which retire nothing.</param>
    /// <param name="keys">
    /// Source IDs, IDs, e-mail addresses, labels or names of the records to trace; null for all added records.
    /// </param>
    /// <exception cref="FourMeException"><c>UnknownType</c>, <c>UnknownColumn</c>, <c>NotPlannable</c>.</exception>
    public RecordTracer(FourMeClient client, string type, RecordOptions? records = null, PlanOptions? options = null,
        IReadOnlyCollection<string>? keys = null)
    {
        _isWhole = keys is not null;
        _run = new TraceRun(client, RecordTypes.Get(type), (options ?? new PlanOptions()).ToLook(onlySome: !_isWhole), keys);
        _batch = _run.NewBatch(records ?? new RecordOptions());
    }

    /// <summary>Brings the baseline up to date, without a full export of a large type. Call it before adding records.</summary>
    /// <param name="host">Receives progress and warnings; null for none.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="FourMeException"><c>NotPlannable</c>, or the reason why there is no baseline.</exception>
    public Task BeginAsync(ITransferHost? host = null, CancellationToken cancellationToken = default) =>
        _run.BeginAsync(TransferRun.Of(host), cancellationToken);

    /// <summary>Adds a record.</summary>
    /// <param name="record">Values by name, as for <see cref="RecordPlanner.Add"/>.</param>
    public void Add(IReadOnlyDictionary<string, object?> record)
    {
        IReadOnlyList<Failure> failures = _batch.Add(Reader, record);
        _run.Take(_batch, Reader, record, given => [.. given.Keys], failures);
    }

    /// <summary>Compares, and returns the decisions about the traced records. Call it once.</summary>
    /// <param name="host">Receives progress and warnings; null for none.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>One item per column, record by record; for a record missing from the source, what is known about it.</returns>
    /// <exception cref="FourMeException">The run as a whole is unusable.</exception>
    public async Task<IReadOnlyList<TraceCell>> CompleteAsync(ITransferHost? host = null, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<Failure> wrong = _batch.Complete(cancellationToken, areSome: !_isWhole);
        if (wrong.Count > 0) throw Failure.OfRecord(wrong).ToException();
        return await _run.CompleteAsync(_batch, TransferRun.Of(host), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes remaining temporary files.</summary>
    public void Dispose()
    {
        _batch.Dispose();
        _run.Dispose();
    }
}

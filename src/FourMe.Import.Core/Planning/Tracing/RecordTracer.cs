using FourMe.Import.Catalogue;
using FourMe.Import.Hosting;
using FourMe.Import.Mapping;
using FourMe.Import.Planning;
using FourMe.Import.Rows;

namespace FourMe.Import;

/// <summary>
/// Traces records for programs: where each cell comes from, what the account has, what a plan decides and why. Nothing is sent, and no
/// plan is left. The cmdlet goes the same way.
/// </summary>
/// <remarks>
/// Without keys all records that are added are traced, and nothing is said of others. With keys the records that are added are taken for
/// the whole source, and those that have one of the keys are traced, whether they come in or not.
/// </remarks>
public sealed class RecordTracer : IDisposable
{
    private static readonly DictionaryReader Reader = new();
    private readonly TraceRun _run;
    private readonly RecordBatch _batch;
    private readonly bool _isWhole;

    /// <summary>Begins a trace; nothing is asked for yet.</summary>
    /// <param name="client">The account.</param>
    /// <param name="type">The record type, for example <c>people</c>.</param>
    /// <param name="records">How records become rows; null for matching by name.</param>
    /// <param name="options">What a plan of these records may do; null for the defaults, which retire nothing.</param>
    /// <param name="keys">
    /// Source IDs, IDs, e-mail addresses, labels or names of the records that are traced; null for all that are added.
    /// </param>
    /// <exception cref="FourMeException"><c>UnknownType</c>, <c>UnknownColumn</c>, <c>NotPlannable</c>.</exception>
    public RecordTracer(FourMeClient client, string type, RecordOptions? records = null, PlanOptions? options = null,
        IReadOnlyCollection<string>? keys = null)
    {
        _isWhole = keys is not null;
        _run = new TraceRun(client, RecordTypes.Get(type), (options ?? new PlanOptions()).ToLook(onlySome: !_isWhole), keys);
        _batch = _run.NewBatch(records ?? new RecordOptions());
    }

    /// <summary>Brings the baseline up to date; a large type is not exported in full for it.</summary>
    /// <param name="host">Hears how it goes on; null for nobody.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <exception cref="FourMeException"><c>NotPlannable</c>, or why there is no baseline.</exception>
    public Task BeginAsync(ITransferHost? host = null, CancellationToken cancellationToken = default) =>
        _run.BeginAsync(TransferRun.Of(host), cancellationToken);

    /// <summary>Adds a record.</summary>
    /// <param name="record">Names and values, as for <see cref="RecordPlanner.Add"/>.</param>
    public void Add(IReadOnlyDictionary<string, object?> record)
    {
        IReadOnlyList<Failure> failures = _batch.Add(Reader, record);
        _run.Take(_batch, Reader, record, given => [.. given.Keys], failures);
    }

    /// <summary>Compares, and says of each traced record what was decided. Can be called once.</summary>
    /// <param name="host">Hears how it goes on; null for nobody.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>One item a column, record by record; of a record that did not come in what is known of it.</returns>
    /// <exception cref="FourMeException">The run as a whole cannot be used.</exception>
    public async Task<IReadOnlyList<TraceCell>> CompleteAsync(ITransferHost? host = null, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<Failure> wrong = _batch.Complete(cancellationToken, areSome: !_isWhole);
        if (wrong.Count > 0) throw Failure.OfRecord(wrong).ToException();
        return await _run.CompleteAsync(_batch, TransferRun.Of(host), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes what is left of the temporary files.</summary>
    public void Dispose()
    {
        _batch.Dispose();
        _run.Dispose();
    }
}

using FourMe.Import.Catalogue;
using FourMe.Import.Errors;
using FourMe.Import.Hosting;
using FourMe.Import.Importing;
using FourMe.Import.Mapping;
using FourMe.Import.Rows;
using FourMe.Import.State;

namespace FourMe.Import;

/// <summary>
/// An import for programs: add records, then send them. The cmdlets do the same with PowerShell objects.
/// </summary>
/// <example><code>
/// using var import = new RecordImport(client, "people");
/// import.Add(new Dictionary&lt;string, object?&gt; { ["Primary Email"] = "ann@example.com", ["Name"] = "Ann" });
/// ImportReport report = await import.SendAsync();
/// </code></example>
public sealed class RecordImport : IDisposable
{
    private static readonly DictionaryReader Reader = new();
    private readonly ImportSession _session;
    private readonly ImportFiles _files;
    private readonly RecordBatch _batch;
    private readonly EnumerationSource _enumerations;
    private readonly ImportRecorder _recorder;
    private EnumerationLists? _read;

    /// <summary>Starts an import; nothing is sent yet.</summary>
    /// <param name="client">The account.</param>
    /// <param name="type">The record type, for example <c>people</c>.</param>
    /// <param name="records">How records become rows; null for matching by name.</param>
    /// <param name="options">The options of the job; null to wait as long as it takes.</param>
    /// <exception cref="FourMeException"><c>UnknownType</c>, <c>UnknownColumn</c>, <c>DuplicateColumn</c>, <c>EmptyMap</c>.</exception>
    public RecordImport(FourMeClient client, string type, RecordOptions? records = null, ImportOptions? options = null)
    {
        records ??= new RecordOptions();
        _session = new ImportSession(client, RecordTypes.Get(type), options ?? new ImportOptions(), SilentHost.Instance);
        _files = new ImportFiles(_session.Options);
        _enumerations = new EnumerationSource(client, _session.Options.StateFolder ?? StateFolder.Path);
        var lookup = new AccountEnumerations(() => _read ?? _enumerations.CachedToday);
        _batch = new RecordBatch(_session.Type, records.With(records.Formatting with { Enumerations = lookup }), _files.Rows,
            _files.Deferred);
        _recorder = new ImportRecorder(_session, ImportRecorder.SourceOf(_session.Type, records.Constants));
        _recorder.Watch(_batch);
    }

    /// <summary>Number of records added so far.</summary>
    public long Count => _batch.Read;

    /// <summary>
    /// Reads the service's enumerations (<c>GET /enums</c>), which may have values that the shipped lists lack. Call it before
    /// the first record; without it, lists that were read within the last day are used.
    /// </summary>
    /// <param name="host">Receives messages about waits; null for none.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="FourMeException">The service did not answer with lists.</exception>
    public async Task ReadEnumerationsAsync(ITransferHost? host = null, CancellationToken cancellationToken = default) =>
        _read = await _enumerations.ReadAsync(TransferRun.Of(host), cancellationToken).ConfigureAwait(false);

    /// <summary>Adds a record.</summary>
    /// <param name="record">Names and values; null and '' clear a field, an absent name leaves it unchanged.</param>
    /// <returns>Null when it became a row; otherwise its failure, and it is not sent.</returns>
    public Failure? Add(IReadOnlyDictionary<string, object?> record)
    {
        IReadOnlyList<Failure> failures = _batch.Add(Reader, record);
        return failures.Count == 0 ? null : Failure.OfRecord(failures);
    }

    /// <summary>Sends the added records and waits for the end of the jobs. Can be called once.</summary>
    /// <param name="host">Receives messages and progress; null for none.</param>
    /// <param name="cancellationToken">Cancels sending and waiting; an accepted job continues in the service.</param>
    /// <returns>A result for each job, and all failures.</returns>
    /// <exception cref="FourMeException">Nothing could be sent, or the service may have accepted a file.</exception>
    public async Task<ImportReport> SendAsync(ITransferHost? host = null, CancellationToken cancellationToken = default)
    {
        var listener = TransferRun.Of(host);
        try
        {
            return await SendAsync(listener, cancellationToken).ConfigureAwait(false);
        }
        catch (FourMeException failed)
        {
            _recorder.Fail(failed.Failure);
            throw;
        }
        catch (OperationCanceledException)
        {
            _recorder.Stop();
            throw;
        }
        finally
        {
            _recorder.Complete();
            if (_recorder.Problem is { } problem) listener.Warning(problem);
        }
    }

    private async Task<ImportReport> SendAsync(TransferRun listener, CancellationToken cancellationToken)
    {
        IReadOnlyList<Failure> wrong = _batch.Complete(cancellationToken);
        while (_batch.Notices.TryTake(out Notice notice)) listener.Warning(notice.Text);
        if (wrong.Count > 0) throw Failure.OfRecord(wrong).ToException();
        var sequence = new ImportSequence(_session, _files.All, _batch.Read - _batch.Rows) { DeferredFrom = _files.DeferredFrom };
        sequence.Check();
        _recorder.Files(_files.All);
        var results = new List<ImportResult>();
        var failures = new List<Failure>(_batch.HeldBack);
        while (sequence.Next is not null)
        {
            ImportJobReport outcome = await sequence.SendNextAsync(listener, cancellationToken).ConfigureAwait(false);
            results.Add(outcome.Result);
            _recorder.Add(outcome);
            if (outcome.Failure is not null) failures.Add(outcome.Failure);
            failures.AddRange(outcome.FailedRows.Select(row => row.ToFailure(_session.Type)));
        }
        if (sequence.NotSent is not null)
        {
            failures.Add(sequence.NotSent);
            _recorder.Fail(sequence.NotSent);
        }
        if (_batch.Rows == 0 && _batch.Read > 0) results.Add(ImportResult.Nothing(_session.Type.Name, _batch.Read));
        return new ImportReport(results, failures);
    }

    /// <summary>Deletes the remaining temporary files.</summary>
    public void Dispose()
    {
        _batch.Dispose();
        _files.Dispose();
    }
}

/// <summary>The report of an import.</summary>
/// <param name="Results">A result for each job, in order.</param>
/// <param name="Failures">The failures: of jobs as a whole, and of rows with their number in <see cref="Failure.Row"/>.</param>
public sealed record ImportReport(IReadOnlyList<ImportResult> Results, IReadOnlyList<Failure> Failures)
{
    /// <summary>Whether every record is in the account: none was refused when it was added, none by the service.</summary>
    public bool Succeeded => Failures.Count == 0 && Results.All(result => result.Succeeded);
}

using FourMe.Import.Errors;
using FourMe.Import.Exporting;
using FourMe.Import.Hosting;

namespace FourMe.Import;

/// <summary>An export for programs: records as they arrive. The cmdlets do the same with PowerShell objects.</summary>
/// <example><code>
/// var export = new RecordExport(client, new ExportRequest { Types = ["people"] });
/// await export.ReadAsync((type, record) => Console.WriteLine(record["Name"]));
/// </code></example>
public sealed class RecordExport
{
    private readonly FourMeClient _client;
    private readonly ExportRequest _request;
    private readonly string? _stateFolder;

    /// <summary>Prepares an export; nothing is requested yet.</summary>
    /// <param name="client">The account.</param>
    /// <param name="request">The request for an export as CSV.</param>
    /// <param name="stateFolder">Folder of the journal; null for the user's own.</param>
    public RecordExport(FourMeClient client, ExportRequest request, string? stateFolder = null)
    {
        _client = client;
        _request = request;
        _stateFolder = stateFolder;
        if (request.Format == ExportFormat.Xlsx) throw Failures.XlsxNeedsFile().ToException();
    }

    /// <summary>Requests the export, waits for it, and reads its records one after another.</summary>
    /// <param name="take">Called for each record with its type and its cells by header; on pool threads, never concurrently.</param>
    /// <param name="host">Receives messages and progress; null for none.</param>
    /// <param name="cancellationToken">Cancels the export.</param>
    /// <returns>Number of records; null when nothing has changed since the requested moment.</returns>
    /// <exception cref="FourMeException">The service refused, or the download failed.</exception>
    public async Task<long?> ReadAsync(
        Action<string, IReadOnlyDictionary<string, string>> take, ITransferHost? host = null, CancellationToken cancellationToken = default)
    {
        var listener = TransferRun.Of(host);
        var recorder = new ExportRecorder(_client, _request.TypeList, string.Empty, _stateFolder);
        try
        {
            return await ReadAsync(take, listener, recorder, cancellationToken).ConfigureAwait(false);
        }
        catch (FourMeException failed)
        {
            recorder.Fail(failed.Failure);
            throw;
        }
        finally
        {
            recorder.Stop();
            if (recorder.Problem is { } problem) listener.Warning(problem);
        }
    }

    private async Task<long?> ReadAsync(Action<string, IReadOnlyDictionary<string, string>> take, TransferRun listener,
        ExportRecorder recorder, CancellationToken cancellationToken)
    {
        ExportOutcome outcome;
        using (recorder.Steps.Measure("Export"))
        {
            outcome = await new ExportRun(_client, _request, null, _stateFolder, listener) { Run = recorder.Id }
                .RunAsync(noWait: false, timeout: null, cancellationToken).ConfigureAwait(false);
        }
        if (outcome.Finished is null)
        {
            recorder.Complete(RunOutcome.NothingToDo, null, 0);
            return null;
        }
        var receiver = new Receiver(take);
        using (recorder.Steps.Measure("Download"))
        {
            await new ExportReader(_client, listener, Carry).ReadAsync(outcome.Finished, receiver, cancellationToken)
                .ConfigureAwait(false);
        }
        recorder.Complete(RunOutcome.Applied, outcome.Finished.Entry.Token, receiver.Count);
        return receiver.Count;
    }

    private static Task Carry(Action action, CancellationToken cancellationToken)
    {
        action();
        return Task.CompletedTask;
    }

    private sealed class Receiver(Action<string, IReadOnlyDictionary<string, string>> take) : IRecordReceiver
    {
        private string _type = string.Empty;
        private IReadOnlyList<string> _headers = [];

        internal long Count { get; private set; }

        public void Begin(string type, IReadOnlyList<string> headers) => (_type, _headers) = (type, headers);

        public void Take(IReadOnlyList<string[]> records)
        {
            foreach (string[] cells in records)
            {
                var record = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
                for (int i = 0; i < cells.Length; i++) record[_headers[i]] = cells[i];
                Count++;
                take(_type, record);
            }
        }
    }
}

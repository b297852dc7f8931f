using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Importing;

/// <summary>One import as the cmdlet runs it: records, refusals, jobs, files of failed rows.</summary>
internal sealed class RepairRun : IDisposable
{
    private static readonly DictionaryReader Reader = new();

    private readonly TestAccount _account;
    private readonly TestFolder _folder;
    private readonly ImportSession _session;
    private readonly ImportFiles _files;
    private readonly RecordBatch _batch;

    internal RepairRun(TestAccount account, TestFolder folder, RecordOptions? options = null, string type = "people", long rowsInFile = 0,
        string? state = null)
    {
        _account = account;
        _folder = folder;
        var importing = new ImportOptions { StateFolder = state ?? account.StateFolder, MaximumRowCount = rowsInFile };
        _session = new ImportSession(account.Client, RecordTypes.Get(type), importing, account.Host);
        _files = new ImportFiles(importing);
        _batch = new RecordBatch(_session.Type, options ?? new RecordOptions(), _files.Rows, _files.Deferred, _files.Refused);
    }

    /// <summary>Imports records.</summary>
    /// <param name="failedRows">Name of the file for rows that are not in the account; null to keep them with the jobs.</param>
    /// <param name="records">The records.</param>
    /// <returns>The files of failed rows.</returns>
    internal async Task<IReadOnlyList<string>> ImportAsync(string? failedRows, params IEnumerable<IReadOnlyDictionary<string, object?>> records)
    {
        foreach (IReadOnlyDictionary<string, object?> record in records) _batch.Add(Reader, record);
        Assert.Empty(_batch.Complete());
        FailedRowsOutput? output = failedRows is null ? null : new FailedRowsOutput(count =>
            [.. Enumerable.Range(1, count).Select(number => _folder[count == 1 ? failedRows : Path.ChangeExtension(failedRows, $".{number}.csv")])]);
        var sequence = new ImportSequence(_session, _files.All, _batch.Read - _batch.Rows)
        {
            Refused = _files.FinishRefused(),
            DeferredFrom = _files.DeferredFrom,
            FailedRows = output,
        };
        if (_batch.Rows == 0) Assert.Null(sequence.NothingSent(_account.Host, default));
        while (sequence.Next is not null) Assert.Null((await sequence.SendNextAsync(_account.Host, default)).RowsFailure);
        Assert.Null(sequence.Finish(_account.Host, default));
        return output?.Files ?? [];
    }

    /// <summary>Imports a file of failed rows after its cells were corrected.</summary>
    internal async Task ImportFileAsync(string name, Func<IEnumerable<string>, IEnumerable<string>> correct)
    {
        List<string[]> rows = FailedRowsFiles.Read(_folder[name]);
        _batch.Begin(rows[0]);
        await ImportAsync(null, rows.Skip(1).Select(row => rows[0].Zip(correct(row)).ToDictionary(pair => pair.First, object? (pair) => pair.Second)));
    }

    public void Dispose()
    {
        _batch.Dispose();
        _files.Dispose();
    }
}

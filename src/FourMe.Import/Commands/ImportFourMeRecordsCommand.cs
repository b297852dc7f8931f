using System.Management.Automation;

namespace FourMe.Import.PowerShell.Commands;

/// <summary>Takes records through the Bulk Import API: CSV, upload, wait, result.</summary>
[Cmdlet(VerbsData.Import, "FourMeRecords", DefaultParameterSetName = ObjectSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ImportResult))]
public sealed class ImportFourMeRecordsCommand : RecordInputCommand
{
    private const int RowsBetweenProgress = 1000;

    private SourceKeeper? _sources;
    private SpoolSink? _spool;
    private FourMeConnection? _connection;
    private ProgressBar? _bar;

    /// <summary>The connection; the default one when it is not given.</summary>
    [Parameter]
    [ConnectionTransform]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public FourMeConnection? Connection { get; set; }

    /// <summary>Return as soon as the service has the file.</summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    /// <summary>Seconds to wait for each job; as long as it takes when it is not given.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Timeout { get; set; }

    /// <summary>Rows in one file at most.</summary>
    [Parameter]
    [ValidateRange(1, long.MaxValue)]
    public long? MaximumRowCount { get; set; }

    /// <summary>Bytes in one file at most.</summary>
    [Parameter]
    [ValidateRange(1024, long.MaxValue)]
    public long? MaximumFileSize { get; set; }

    /// <summary>Of how many records the object is kept for errors of the service.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int KeepSource { get; set; } = 10_000;

    /// <summary>Send a file that may have been taken before, though its records have no key.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override IRowSink NewSink() => _spool = new SpoolSink(SpoolSink.NewFolder(), MaximumRowCount ?? 0, MaximumFileSize ?? 0);

    private protected override void Begin()
    {
        _connection = ConnectionChoice.Of(Connection);
        _sources = new SourceKeeper(KeepSource);
        _bar = new ProgressBar(this);
        base.Begin();
    }

    private protected override void Added(object source)
    {
        _sources!.Keep(Batch.Read, source);
        if (Batch.Read % RowsBetweenProgress == 0) _bar!.Reading(Type, Batch.Read);
    }

    private protected override void End()
    {
        if (!CompleteBatch()) return;
        if (Batch.Read == 0)
        {
            WriteWarning($"There were no records of '{Type}' to import.");
            return;
        }
        try
        {
            if (Batch.Rows == 0) WriteObject(NothingSent());
            else SendFiles(_spool!.Files);
        }
        finally
        {
            _bar!.Complete(Type);
        }
    }

    private void SendFiles(IReadOnlyList<SpoolFile> files)
    {
        if (NoWait && files.Count > 1) throw Failures.NoWaitWithManyFiles(files.Count).ToException();
        long skipped = Batch.Read - Batch.Rows;
        for (int i = 0; i < files.Count; i++)
        {
            if (!ShouldProcess(Target(), Action(files[i], i, files.Count))) continue;
            ImportOutcome outcome = Send(files, i, i == 0 ? skipped : 0);
            WriteObject(outcome.Result);
            WriteErrors(outcome);
            if (outcome.MayGoOn) continue;
            WriteNotSent(files, i + 1);
            return;
        }
    }

    private ImportOutcome Send(IReadOnlyList<SpoolFile> files, int index, long skipped)
    {
        var options = new ImportOptions
        {
            NoWait = NoWait,
            Timeout = Timeout is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            Force = Force,
        };
        try
        {
            return Await((host, stop) => new ImportRun(_connection!.Client, RecordType, options, host).SendAsync(files[index], skipped, stop));
        }
        catch (FourMeException) when (index + 1 < files.Count)
        {
            WriteNotSent(files, index + 1);
            throw;
        }
    }

    private void WriteErrors(ImportOutcome outcome)
    {
        if (outcome.Failure is { } failure) WriteFailure(failure, outcome.Result.Token);
        foreach (FailedRow row in outcome.FailedRows) WriteFailure(Failures.RowFailed(row.InputNumber, row.Said), _sources!.TargetOf(row));
    }

    private void WriteNotSent(IReadOnlyList<SpoolFile> files, int first)
    {
        if (first < files.Count) WriteFailure(Failures.FilesNotSent(files.Count - first, files.Skip(first).Sum(file => file.Rows)), Type);
    }

    private ImportResult NothingSent() => new() { Type = RecordType.Name, State = TransferState.NothingSent, Skipped = Batch.Read };

    private string Target() => _connection!.Account.Length > 0 ? $"account {_connection.Account}" : "the account of the API user";

    private string Action(SpoolFile file, int index, int count) =>
        $"Import {file.Rows:N0} rows of '{RecordType.Name}'" + (count > 1 ? $" (file {index + 1} of {count}: {file.Headers})" : string.Empty);
}

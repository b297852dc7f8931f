using System.Management.Automation;
using FourMe.Import.Catalogue;
using FourMe.Import.Errors;
using FourMe.Import.Hosting;
using FourMe.Import.Importing;
using FourMe.Import.Rows;
using FourMe.Import.Spool;

namespace FourMe.Import.PowerShell.Commands;

/// <summary>Imports records through the Bulk Import API: CSV, upload, wait, result.</summary>
[Cmdlet(VerbsData.Import, "FourMeRecords", DefaultParameterSetName = ObjectSet, SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ImportResult), typeof(FourMeJob))]
public sealed class ImportFourMeRecordsCommand : RecordFilesCommand
{
    private const int RecordsBetweenProgress = 1000;

    private SourceKeeper? _sources;
    private ImportSession? _session;
    private ImportFiles? _files;
    private FourMeConnection? _connection;
    private ImportSequence? _sequence;
    private RunSummary? _summary;
    private long _began;

    /// <summary>The connection; the default one when it is not given.</summary>
    [Parameter]
    [ConnectionTransform]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public FourMeConnection? Connection { get; set; }

    /// <summary>Return as soon as the service has accepted the file.</summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    /// <summary>Seconds to wait for each job; without it, as long as it takes.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    [NumberTransform]
    public int? Timeout { get; set; }

    /// <summary>Number of objects kept as targets for errors of the service.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    [NumberTransform]
    public int KeepSource { get; set; } = 10_000;

    /// <summary>Keep a copy of the sent files. With several files name.csv becomes name.1.csv, name.2.csv and so on.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>Write the rows that the service refused into a file that can be imported again.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? FailedRows { get; set; }

    /// <summary>Send a file that the service may have accepted before although its records have no key; replace existing files.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Send references to records of the same type in a second job, when all records exist.</summary>
    [Parameter]
    public SwitchParameter DeferReference { get; set; }

    private protected override bool DefersReferences => DeferReference;

    private protected override IRowSink NewSink() => Files.Rows;

    private protected override IRowSink NewDeferredSink() => Files.Deferred;

    private ImportSession Session => _session ??= new ImportSession(
        _connection!.Client, RecordType,
        new ImportOptions
        {
            NoWait = NoWait,
            Timeout = Timeout is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            Force = Force,
            MaximumRowCount = MaximumRowCount ?? 0,
            MaximumFileSize = MaximumFileSize ?? 0,
        },
        SilentHost.Instance);

    private ImportFiles Files => _files ??= new ImportFiles(Session.Options);

    private protected override string? OpenJob => _sequence?.OpenToken;

    private protected override object? SourceOf(long number) => _sources!.Find(number);

    private protected override IReadOnlyList<Func<EnumerationLists?>> EnumerationSources =>
        IsWhatIf ? [() => EnumerationsOf(_connection!).CachedToday] : [() => EnumerationsOf(_connection!).CachedToday, ReadEnumerations];

    private protected override void Begin()
    {
        _connection = ConnectionChoice.Of(Connection);
        _sources = new SourceKeeper(KeepSource);
        _summary = new RunSummary(Type);
        _began = TimeProvider.System.GetTimestamp();
        base.Begin();
    }

    private protected override void BeginExported()
    {
        if (RecordType.AddOnly && !Force) throw Failures.WouldDuplicate(Type).ToException();
        base.BeginExported();
    }

    private protected override void Added(object source)
    {
        _sources!.Keep(Batch.Read, source);
        if (Batch.Read % RecordsBetweenProgress != 0) return;
        Bar.Show(new TransferProgress(RecordType.Name, TransferStage.Reading, Batch.Read, 0, TimeProvider.System.GetElapsedTime(_began)));
    }

    /// <summary>Whether a file is sent unchanged, because it needs no checks, mapping or splitting.</summary>
    private protected override void ReadFile(string path)
    {
        bool asItIs = SkipValidation && Map is null && Static is null && Source is null && MaximumRowCount is null
            && MaximumFileSize is null
            && Encoding is null && Delimiter is null;
        if (asItIs) Files.TakeAsItIs(path);
        else base.ReadFile(path);
    }

    private protected override void End()
    {
        if (!CompleteBatch()) return;
        if (Batch.Read == 0 && Files.AsTheyAre == 0)
        {
            WriteWarning($"There were no records of '{Type}' to import.");
            return;
        }
        IReadOnlyList<SpoolFile> files = Files.All;
        if (Batch.Read > 0) WriteVerbose(VerboseText.Read(RecordType.Name, Batch.Read, Batch.Rows, files.Count));
        if (Batch.Rows == 0 && Files.AsTheyAre == 0) WriteObject(ImportResult.Nothing(RecordType.Name, Batch.Read));
        else SendFiles(files);
        if (!IsWhatIf && _summary!.Text(Batch.Read - Batch.Rows, FailedRows) is { } summary) Say(summary);
    }

    /// <summary>Without the account's own lists the checks use the available ones.</summary>
    private EnumerationLists? ReadEnumerations()
    {
        try
        {
            return Await(EnumerationsOf(_connection!).ReadAsync);
        }
        catch (FourMeException failed)
        {
            WriteVerbose($"The enumerations of the account cannot be read: {failed.Message}");
            return null;
        }
    }

    private void SendFiles(IReadOnlyList<SpoolFile> files)
    {
        ImportSequence sequence = _sequence = new ImportSequence(Session, files, Batch.Read - Batch.Rows)
        {
            DeferredFrom = Files.DeferredFrom,
            FailedRows = FailedRows is null ? null : OutFileNames.Of(this, FailedRows, files.Count, Force),
        };
        sequence.Check();
        IReadOnlyList<string>? copies = OutFile is null ? null : OutFileNames.Of(this, OutFile, files.Count, Force);
        try
        {
            while (sequence.Next is { } file)
            {
                if (!ShouldProcess(Target(), Action(file, sequence.Position, sequence.Count)))
                {
                    sequence.Skip();
                    continue;
                }
                if (copies is not null) file.CopyTo(copies[sequence.Position], StopToken);
                Report(Await(sequence.SendNextAsync));
            }
        }
        catch (Exception ended) when (ended is FlowControlException or PipelineStoppedException)
        {
            sequence.Stop(SilentHost.Instance, pipelineEnded: true);
            throw;
        }
        finally
        {
            sequence.Stop(SilentHost.Instance);
            if (sequence.NotSent is { } left && !Stopping) WriteFailure(left, Type);
        }
    }

    private void Report(ImportJobReport outcome)
    {
        _summary!.Add(outcome.Result);
        WriteObject(outcome.Entry is { } job ? new FourMeJob(job) : outcome.Result);
        if (outcome.Failure is { } failure) WriteJobFailure(failure, outcome.Result.Token);
        foreach (FailedRow row in outcome.FailedRows) WriteFailure(row.ToFailure(RecordType), _sources!.TargetOf(row));
        if (outcome.RowsFailure is { } rows) WriteFailure(rows, outcome.Result.Token);
    }

    private string Target() => _connection!.Account.Length > 0 ? $"account {_connection.Account}" : "the account of the API user";

    private string Action(SpoolFile file, int index, int count) =>
        $"Import {file.Rows:N0} rows of '{RecordType.Name}'"
            + (count > 1 ? $" (file {index + 1} of {count}: {file.Headers})" : string.Empty);

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing) _files?.Dispose();
        base.Dispose(disposing);
    }
}

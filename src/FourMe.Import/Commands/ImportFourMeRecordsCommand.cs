using System.Management.Automation;
using FourMe.Import.Catalogue;
using FourMe.Import.Errors;
using FourMe.Import.Hosting;
using FourMe.Import.Importing;
using FourMe.Import.Rows;
using FourMe.Import.Spool;
using FourMe.Import.Text;

namespace FourMe.Import.PowerShell.Commands;

/// <summary>Imports records through the Bulk Import API: CSV, upload, wait, result.</summary>
[Cmdlet(VerbsData.Import, "FourMeRecords", DefaultParameterSetName = ObjectSet, SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[Alias("Import-FourMeRecord")]
[OutputType(typeof(ImportResult), typeof(FourMeJob))]
public sealed class ImportFourMeRecordsCommand : RecordFilesCommand
{
    private SourceKeeper? _sources;
    private ImportSession? _session;
    private ImportFiles? _files;
    private FourMeConnection? _connection;
    private ImportSequence? _sequence;
    private FailedRowsTarget? _failedRows;
    private ImportSummary? _summary;
    private ImportRecorder? _recorder;
    private IDisposable? _reading;

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

    /// <summary>Write the records that are not in the account, with the reasons, into a file that can be imported again.</summary>
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

    private protected override IRefusedSink NewRefusedSink() => Files.Refused;

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

    /// <summary>Collects the run for the history.</summary>
    private ImportRecorder Recorder => _recorder ??= new ImportRecorder(Session,
        ImportRecorder.SourceOf(RecordType, StaticReader.Read(Static, Source)));

    private protected override string? OpenJob => _sequence?.OpenToken;

    private protected override object? SourceOf(long number) => _sources!.Find(number);

    private protected override IReadOnlyList<Func<EnumerationLists?>> EnumerationSources =>
        IsWhatIf ? [() => EnumerationsOf(_connection!).CachedToday]
            : [() => EnumerationsOf(_connection!).CachedToday, () => ReadEnumerations(_connection!)];

    private protected override void Begin()
    {
        _connection = ConnectionChoice.Resolve(Connection);
        _sources = new SourceKeeper(KeepSource);
        _summary = new ImportSummary(Type);
        base.Begin();
        CheckTargets();
        if (IsWhatIf) return;
        Recorder.Watch(Batch, () => Files.All.Take(Files.AsTheyAre).Sum(file => file.Rows));
        _reading = Recorder.Steps.Measure("Records");
    }

    /// <summary>A file that must not be replaced is an error before the first record is read, not after the last one.</summary>
    private void CheckTargets()
    {
        foreach (string path in new[] { OutFile, FailedRows }.OfType<string>()) OutFileNames.Of(this, path, count: 1, Force);
    }

    private protected override void BeginExported()
    {
        if (RecordType.AddOnly && !Force) throw Failures.WouldDuplicate(Type).ToException();
        base.BeginExported();
    }

    private protected override void Added(object source)
    {
        _sources!.Keep(Batch.Read, source);
        Bar.ShowReading(RecordType.Name, Batch.Read);
    }

    /// <summary>Whether files are sent unchanged, because they need no checks, mapping or splitting.</summary>
    private bool SendsAsTheyAre => SkipValidation && Map is null && Static is null && Source is null && MaximumRowCount is null
        && MaximumFileSize is null && Encoding is null && Delimiter is null;

    private protected override void ReadFile(string path)
    {
        if (SendsAsTheyAre) Files.TakeAsItIs(path);
        else base.ReadFile(path);
    }

    private protected override void OnFailure(Failure failure)
    {
        // Before the type is known there is no run.
        if (IsWhatIf || _connection is null || RecordType is null) return;
        Recorder.Fail(failure, isCause: Batch is { Rows: 0 });
        Recorder.Complete();
    }

    private protected override void RefusedRun(IReadOnlyList<Failure> failures)
    {
        OnFailure(failures[failures.Count - 1]);
        base.RefusedRun(failures);
    }

    private protected override void End()
    {
        _reading?.Dispose();
        if (!CompleteBatch()) return;
        if (Batch.Read == 0 && Files.AsTheyAre == 0)
        {
            WriteWarning($"There were no records of '{Type}' to import.");
            Complete();
            return;
        }
        IReadOnlyList<SpoolFile> files = Files.All;
        if (Batch.Read > 0) WriteVerbose(VerboseText.Read(RecordType.Name, Batch.Read, Batch.Rows, files.Count));
        ImportSequence sequence = _sequence = NewSequence(files);
        ReleaseMemory();
        if (Batch.Rows == 0 && Files.AsTheyAre == 0) SendNothing(sequence);
        else SendFiles(sequence, files);
        Complete();
        if (!IsWhatIf && _summary!.Text(Batch.Read - Batch.Rows, WhatNext()) is { } summary) Say(summary);
    }

    private void Complete()
    {
        if (IsWhatIf) return;
        Recorder.Complete();
        SayUnrecorded(Recorder.Problem);
    }

    private ImportSequence NewSequence(IReadOnlyList<SpoolFile> files)
    {
        _failedRows = FailedRows is null ? null : new FailedRowsTarget(this, FailedRows, Force);
        var sequence = new ImportSequence(Session, files, Batch.Read - Batch.Rows)
        {
            Refused = Files.FinishRefused(),
            DeferredFrom = Files.DeferredFrom,
            FailedRows = _failedRows?.Output,
        };
        _failedRows?.Check(sequence.MostFailedRowsFiles);
        return sequence;
    }

    /// <summary>What to do about records that are not in the account; commands on lines of their own, to be copied.</summary>
    private string[] WhatNext() => _failedRows?.Advice(Type)
        ?? ["To write them into a file, with the reasons:", "  Receive-FourMeJob -Latest -FailedRows failed.csv"];

    private void SendNothing(ImportSequence sequence)
    {
        Failure? unwritten = IsWhatIf ? null : Await((host, stop) => Task.FromResult(sequence.NothingSent(host, stop)));
        WriteObject(ImportResult.Nothing(RecordType.Name, Batch.Read));
        if (unwritten is not null) WriteFailure(unwritten, Type);
    }

    private void SendFiles(ImportSequence sequence, IReadOnlyList<SpoolFile> files)
    {
        sequence.Check();
        if (!IsWhatIf) Recorder.Files(files);
        IReadOnlyList<string>? copies = OutFile is null ? null : OutFileNames.Of(this, OutFile, sequence.Count, Force);
        try
        {
            while (sequence.Next is { } file)
            {
                if (ShouldProcess(AccountName.InWords(_connection!.Account), Action(file, sequence.Position, sequence.Count)))
                    Send(sequence, file, copies?[sequence.Position]);
                else sequence.Skip();
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
            if (!Stopping) Finish(sequence);
        }
    }

    private void Send(ImportSequence sequence, SpoolFile file, string? copy)
    {
        if (copy is not null) file.CopyTo(copy, StopToken);
        using IDisposable step = Recorder.Steps.Measure("Send");
        Report(Await(sequence.SendNextAsync));
    }

    /// <summary>Writes the errors for files that were not sent, and for failed rows that could not be written.</summary>
    private void Finish(ImportSequence sequence)
    {
        if (sequence.NotSent is { } left)
        {
            Recorder.Fail(left);
            WriteFailure(left, Type);
        }
        if (sequence.Finish(SilentHost.Instance, StopToken) is { } unwritten) WriteFailure(unwritten, Type);
    }

    private void Report(ImportJobReport outcome)
    {
        _summary!.Add(outcome.Result);
        Recorder.Add(outcome);
        WriteObject(outcome.Entry is { } job ? new FourMeJob(job) : outcome.Result);
        if (outcome.Failure is { } failure) WriteJobFailure(failure, outcome.Result.Token);
        foreach (FailedRow row in outcome.FailedRows) WriteFailure(row.ToFailure(RecordType), _sources!.TargetOf(row));
        if (outcome.RowsFailure is { } rows) WriteFailure(rows, outcome.Result.Token);
    }

    private string Action(SpoolFile file, int index, int count) =>
        $"Import {Counted.Of(file.Rows, "row")} of '{RecordType.Name}'"
            + (count > 1 ? $" (file {index + 1} of {count}: {file.Headers})" : string.Empty);

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _reading?.Dispose();
            _recorder?.Stop(OpenJob, isWanted: !StopToken.IsCancellationRequested);
            _files?.Dispose();
        }
        base.Dispose(disposing);
    }
}

using System.Management.Automation;
using FourMe.Import.Errors;
using FourMe.Import.Exporting;
using FourMe.Import.Files;
using FourMe.Import.Planning;
using FourMe.Import.State;

namespace FourMe.Import.PowerShell.Commands;

/// <summary>Exports records from the account: as objects while they arrive, or as files.</summary>
[Cmdlet(VerbsData.Export, "FourMeRecords", DefaultParameterSetName = ObjectSet, SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[Alias("Export-FourMeRecord")]
[OutputType(typeof(PSObject), typeof(FileInfo), typeof(FourMeJob))]
public sealed class ExportFourMeRecordsCommand : ExportDeliveryCommand
{
    /// <summary>The record types.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(ExportTypeCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Type { get; set; } = [];

    /// <summary>Only records created or changed after this moment.</summary>
    [Parameter]
    [MomentTransform]
    public DateTime? Since { get; set; }

    /// <summary>Only records created or changed since the last export of the series.</summary>
    [Parameter]
    public SwitchParameter SinceLastRun { get; set; }

    /// <summary>Start the series of -SinceLastRun again, with all records.</summary>
    [Parameter]
    public SwitchParameter Full { get; set; }

    /// <summary>Name that distinguishes several series of the same types.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(StateNameCompleter))]
    public string StateName { get; set; } = string.Empty;

    /// <summary>Exports nothing; confirms that the objects of the last export of the series were processed.</summary>
    [Parameter]
    public SwitchParameter ConfirmLastRun { get; set; }

    /// <summary>The format of the files.</summary>
    [Parameter]
    [ValidateSet(nameof(ExportFormat.Csv), nameof(ExportFormat.Xlsx))]
    public string Format { get; set; } = nameof(ExportFormat.Csv);

    /// <summary>The line ending.</summary>
    [Parameter]
    [ValidateSet(nameof(ExportLineSeparator.Lf), nameof(ExportLineSeparator.CrLf))]
    public string? LineSeparator { get; set; }

    /// <summary>The language, for types that need one.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(LocaleCompleter))]
    public string? Locale { get; set; }

    /// <summary>Return the job as soon as the service has accepted the request.</summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    /// <summary>Writes a proof of the records' origin beside -OutFile, so that a plan made from the file can be applied.</summary>
    [Parameter]
    public SwitchParameter AsBaseline { get; set; }

    private ExportRecorder? _recorder;

    /// <summary>The job whose records are being emitted. A later command of the pipeline may stop it when it has enough.</summary>
    private string? _delivering;

    private protected override object? DefaultTarget => ExportRequest.ListOf(Type);

    private protected override void OnFailure(Failure failure) => _recorder?.Fail(failure);

    private protected override void Begin()
    {
        if (Since is not null && SinceLastRun) throw Failures.OneStartOnly().ToException();
        if (ConfirmLastRun) return;
        if (NoWait && ToFiles)
            WriteWarning("With -NoWait no file is written, so -OutFile and -OutDirectory have no effect. Receive-FourMeJob has them, too.");
        if (!SinceLastRun && (Full || StateName.Length > 0))
            WriteWarning("-StateName and -Full belong to -SinceLastRun and have no effect without it.");
    }

    private protected override void End()
    {
        FourMeClient client = ConnectionChoice.Resolve(Connection).Client;
        string[] types = [.. Type.SelectMany(ExportRequest.TypesIn).Select(name => ExportTypes.Get(name).Name).Distinct()];
        var series = new ExportSeries(client, types, StateName);
        if (ConfirmLastRun)
        {
            series.ConfirmPending();
            return;
        }
        ExportFormat format = Choice.Of<ExportFormat>(Format);
        if (!NoWait) CheckTarget(types, format);
        if (AsBaseline) CheckBaseline(types, format);
        ExportRequest request = NewRequest(types, format, series);
        if (!ShouldProcess(Target(client), Action(request))) return;
        _recorder = new ExportRecorder(client, request.TypeList, StateName, null);
        ExportOutcome outcome = Export(client, request, series, _recorder);
        if (outcome.Entry is null)
        {
            // If nothing has changed, everything up to now is exported.
            if (SinceLastRun) series.Confirm(outcome.ServerTime);
            _recorder.Complete(RunOutcome.NothingToDo, null, 0);
        }
        else if (outcome.Finished is null)
        {
            _recorder.Complete(RunOutcome.Sent, outcome.Entry.Token, 0);
            WriteObject(new FourMeJob(outcome.Entry));
        }
        else
        {
            Receive(client, outcome.Entry, outcome.Finished, _recorder);
            if (AsBaseline) WriteProof(client, types[0], request, outcome.ServerTime);
            _recorder.Complete(RunOutcome.Applied, outcome.Entry.Token, Delivered);
        }
        SayUnrecorded(_recorder.Problem);
    }

    private ExportRequest NewRequest(string[] types, ExportFormat format, ExportSeries series) => new()
    {
        Types = types,
        From = SinceLastRun ? series.Since(Full) : Clamped(),
        Format = format,
        LineSeparator = LineSeparator is null ? null : Choice.Of<ExportLineSeparator>(LineSeparator),
        Locale = Locale,
    };

    private ExportOutcome Export(FourMeClient client, ExportRequest request, ExportSeries series, ExportRecorder recorder)
    {
        using IDisposable step = recorder.Steps.Measure("Export");
        return Await((host, stop) => new ExportRun(client, request, SinceLastRun ? series.Name : null, null, host) { Run = recorder.Id }
            .RunAsync(NoWait, WaitLimit, stop));
    }

    private void Receive(FourMeClient client, JobEntry entry, FinishedExport export, ExportRecorder recorder)
    {
        bool isComplete;
        _delivering = entry.Token;
        using (recorder.Steps.Measure("Download")) isComplete = Deliver(client, export);
        ExportSeries.Delivered(client, entry, ToFiles, isComplete);
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing && !StopToken.IsCancellationRequested && _delivering is { } token)
            _recorder?.Complete(RunOutcome.Applied, token, Delivered);
        else if (disposing) _recorder?.Stop();
        base.Dispose(disposing);
    }

    /// <summary>Refuses requests that cannot give a baseline, before anything is sent.</summary>
    private void CheckBaseline(string[] types, ExportFormat format)
    {
        bool isArchive = OutFile is not null && System.IO.Path.GetExtension(OutFile).Equals(".zip", StringComparison.OrdinalIgnoreCase);
        if (OutFile is null || NoWait || isArchive || format != ExportFormat.Csv || types.Length > 1
            || ExportTypes.Get(types[0]).ImportName is null) throw Failures.BaselineNeedsOneFile().ToException();
        string path = FilePaths.Full(this, OutFile);
        // What was written to a pipe cannot be read again to compute its hash.
        if (FilePlace.Find(path).Kind == FilePlaceKind.Stream) throw Failures.BaselineNeedsOneFile().ToException();
        FilePlace.Free(BaselineProof.PathOf(path), Force);
    }

    private void WriteProof(FourMeClient client, string type, ExportRequest request, DateTimeOffset moment) => BaselineProof.Write(
        FilePaths.Full(this, OutFile!), JobOwner.Of(client), ExportTypes.Get(type).ImportName!, moment, request.From is null, StopToken);

    private DateTimeOffset? Clamped()
    {
        if (Since is not { } since) return null;
        var moment = new DateTimeOffset(since);
        if (moment >= ExportSeries.Earliest(TimeProvider.System)) return moment;
        DateTimeOffset earliest = ExportSeries.Earliest(TimeProvider.System);
        WriteWarning(
            $"The service goes back two months at most, so records changed since {earliest:u} are exported, not since {moment:u}.");
        return earliest;
    }

    private static string Target(FourMeClient client) => JobOwner.Of(client).ToString();

    private static string Action(ExportRequest request) =>
        $"Export '{string.Join("', '", request.Types)}'" + (request.From is { } from ? $" changed since {from:u}" : string.Empty);
}

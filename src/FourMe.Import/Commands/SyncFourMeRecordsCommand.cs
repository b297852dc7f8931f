using System.Collections;
using System.Management.Automation;
using FourMe.Import.Planning;
using FourMe.Import.Rows;

namespace FourMe.Import.PowerShell.Commands;

/// <summary>
/// Synchronizes records of an account with a source: baseline, plan, limits, application, read-back. Made for scheduled tasks, for one
/// record type or, with a manifest, for several.
/// </summary>
[Cmdlet(VerbsData.Sync, "FourMeRecords", DefaultParameterSetName = ObjectSet, SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Run))]
public sealed partial class SyncFourMeRecordsCommand : PlanInputCommand
{
    private const string ManifestSet = "Manifest";

    private SyncRun? _run;
    private bool _isOver;

    /// <summary>The record type, for example people or cis.</summary>
    [Parameter(ParameterSetName = ObjectSet, Mandatory = true, Position = 0)]
    [Parameter(ParameterSetName = PathSet, Mandatory = true, Position = 0)]
    [Parameter(ParameterSetName = LiteralPathSet, Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(RecordTypeCompleter))]
    [ValidateNotNullOrEmpty]
    public override string Type { get; set; } = string.Empty;

    /// <summary>A .psd1 file with the record types, the sources of their records, and how much each may change.</summary>
    [Parameter(ParameterSetName = ManifestSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string? Manifest { get; set; }

    /// <summary>Records for the manifest, by the names it uses: objects, a script block, or the path of a file.</summary>
    [Parameter(ParameterSetName = ManifestSet)]
    [ValidateNotNull]
    public IDictionary? Records { get; set; }

    /// <summary>Sends nothing at all when one type is held or failed.</summary>
    [Parameter(ParameterSetName = ManifestSet)]
    public SwitchParameter HoldAll { get; set; }

    /// <summary>Id of the manifest run to resume.</summary>
    [Parameter(ParameterSetName = ManifestSet)]
    [ArgumentCompleter(typeof(ManifestRunCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Resume { get; set; }

    /// <summary>Seconds to wait for each job; without limit when omitted.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    [NumberTransform]
    public int? Timeout { get; set; }

    private protected override object? DefaultTarget => Manifest ?? Name ?? Type;

    private protected override string? OpenJob => _run?.OpenToken ?? _manifestRun?.OpenToken;

    private protected override IRowSink NewSink()
    {
        var apply = new ApplyOptions { Timeout = Timeout is { } seconds ? TimeSpan.FromSeconds(seconds) : null };
        _run = new SyncRun(Client, RecordType, Options(), apply, StaticReader.Read(Static, Source));
        return _run.Rows;
    }

    private protected override void Begin()
    {
        if (Manifest is not null)
        {
            CheckParameters();
            return;
        }
        Connect();
        base.Begin();
        _run!.Watch(Batch);
        if (!Await(_run!.BeginAsync)) Finish(_run.Result!);
    }

    private protected override void Process()
    {
        if (!_isOver && Manifest is null) base.Process();
    }

    private protected override void OnFailure(Failure failure) => _run?.End(failure);

    private protected override void NoteSource(DateTimeOffset written) => _run!.NoteSource(written);

    private protected override void RefusedRun(IReadOnlyList<Failure> failures) => Finish(_run!.End(failures));

    private protected override void End()
    {
        if (Manifest is not null)
        {
            RunManifest();
            return;
        }
        if (_isOver || !CompleteBatch()) return;
        if (!Await((host, stop) => _run!.PlanAsync(Batch, host, stop)))
        {
            Finish(_run!.Result!);
            return;
        }
        Plan plan = _run!.Plan!;
        bool isHeld = plan.State == PlanState.Held;
        if (isHeld && !IsWhatIf)
        {
            isHeld = !HeldQuestion.Ask(this, plan, Bar.IsWatched);
            if (!isHeld) _run.Approve(Environment.UserName, HeldQuestion.Reason);
        }
        // A held plan sends nothing, so there is no question to ask. The run has the reason.
        if ((!isHeld || IsWhatIf) && !ShouldProcess(Target, Action(plan, isHeld))) return;
        Finish(Await(_run.ApplyAsync));
    }

    private static string Action(Plan plan, bool isHeld)
    {
        if (!isHeld) return $"Apply '{plan.Summary}'";
        return $"Hold '{plan.Summary}' ({string.Join("; ", plan.Held.Select(held => $"{held.Limit}: {HeldWords.Of(held)}"))})";
    }

    private void Finish(Run run)
    {
        _isOver = true;
        SayUnrecorded(_run!.Unrecorded);
        foreach (Failure failure in run.Failures) WriteFailure(failure, failure.Token ?? failure.Record ?? run.PlanId);
        WriteObject(NamedObject.Of(run, NamedObject.Run));
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing) return;
        _run?.Dispose();
        _manifestRun?.Dispose();
    }
}

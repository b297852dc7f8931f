using System.Management.Automation;
using FourMe.Import.Planning;
using FourMe.Import.Rows;

namespace FourMe.Import.PowerShell.Commands;

/// <summary>Compares records with the account and makes a plan of the changes. Sends nothing.</summary>
[Cmdlet(VerbsCommon.New, "FourMePlan", DefaultParameterSetName = ObjectSet, SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(Plan))]
public sealed class NewFourMePlanCommand : PlanInputCommand
{
    private PlanRun? _run;
    private PlanRecording? _recording;
    private bool _declined;

    private protected override IRowSink NewSink()
    {
        PlanOptions options = Options();
        _run = new PlanRun(Client, RecordType, options);
        _recording = new PlanRecording(Client, RecordType, options, StaticReader.Read(Static, Source));
        return _run.Rows;
    }

    private protected override void Begin()
    {
        Connect();
        // With -WhatIf the comparison is still made, because it is what the user asks for. It leaves only a newer baseline.
        _declined = !ShouldProcess(Target, $"Make a plan for '{Type}'") && !IsWhatIf;
        if (_declined) return;
        base.Begin();
        _recording!.Watch(Batch);
        Await((_, host, stop) => _recording.BeginAsync(_run!, host, stop));
    }

    private protected override void Process()
    {
        if (!_declined) base.Process();
    }

    private protected override void OnFailure(Failure failure) => _recording?.Fail(failure);

    private protected override void RefusedRun(IReadOnlyList<Failure> failures)
    {
        _recording!.Fail(failures[failures.Count - 1]);
        base.RefusedRun(failures);
    }

    private protected override void NoteSource(DateTimeOffset written) => _run!.NoteSource(written);

    private protected override void End()
    {
        if (_declined || !CompleteBatch()) return;
        Plan plan = Await((host, stop) => _recording!.CompleteAsync(_run!, Batch, host, stop));
        // Records refused by the comparison are errors, like records that could not be read.
        foreach (Failure refused in _run!.Refusals) WriteFailure(refused, refused.Record);
        WriteObject(NamedObject.Of(plan, NamedObject.Plan));
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing) _run?.Dispose();
    }
}

using System.Management.Automation;
using FourMe.Import.Hosting;
using FourMe.Import.Planning;
using FourMe.Import.Rows;

namespace FourMe.Import.PowerShell.Commands;

/// <summary>
/// Shows for single records, column by column, where the value comes from, what the account has, and what a plan decides. Sends nothing and
/// leaves no plan.
/// </summary>
[Cmdlet(VerbsDiagnostic.Trace, "FourMeRecord", DefaultParameterSetName = ObjectSet)]
[OutputType(typeof(TraceCell))]
public sealed class TraceFourMeRecordCommand : PlanInputCommand
{
    private readonly PSObjectReader _objects = new();
    private readonly CsvFileRecords _files = new();
    private TraceRun? _run;

    /// <summary>The records to trace: Source IDs, IDs, e-mail addresses, labels or names. All other records are only compared.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Key { get; set; }

    /// <summary>Whether the input is the whole source. Without -Key nothing is known about records missing from the input.</summary>
    private bool IsWhole => Key is not null;

    private protected override IRowSink NewSink()
    {
        _run = new TraceRun(Client, RecordType, Options().ToLook(onlySome: !IsWhole), Key);
        return _run.Rows;
    }

    private protected override void Begin()
    {
        Connect();
        base.Begin();
        Await((_, host, stop) => _run!.BeginAsync(host, stop));
    }

    private protected override void NoteSource(DateTimeOffset written) => _run!.NoteSource(written);

    private protected override void Taken(object record, IReadOnlyList<Failure> failures)
    {
        if (record is CsvFileRecord row) _run!.Take(Batch, _files, row, one => one.Row.Headers, failures);
        else _run!.Take(Batch, _objects, (PSObject)record, PSObjectReader.NamesOf, failures);
    }

    /// <summary>Writes no error: that a record is refused is part of the result.</summary>
    private protected override void Refused(IReadOnlyList<Failure> failures, object? source) { }

    /// <summary>Writes warnings about the whole run as verbose lines, because they do not concern the traced records.</summary>
    private protected override void Warn(Notice notice) => WriteVerbose(notice.Text);

    private protected override void End()
    {
        if (!CompleteBatch(areSome: !IsWhole)) return;
        foreach (TraceCell cell in Await((host, stop) => _run!.CompleteAsync(Batch, host, stop)))
            WriteObject(NamedObject.Of(cell, NamedObject.TraceCell));
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing) _run?.Dispose();
    }
}

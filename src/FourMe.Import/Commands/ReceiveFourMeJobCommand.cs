using System.Management.Automation;
using FourMe.Import.Errors;
using FourMe.Import.Exporting;
using FourMe.Import.Importing;
using FourMe.Import.State;

namespace FourMe.Import.PowerShell.Commands;

/// <summary>
/// Gets a job's results: the refused rows of an import, or the records or files of an export. Waits for the end unless it was
/// seen before.
/// </summary>
[Cmdlet(VerbsCommunications.Receive, "FourMeJob", DefaultParameterSetName = JobChoice.ByToken)]
[OutputType(typeof(RowResult), typeof(PSObject), typeof(FileInfo))]
public sealed class ReceiveFourMeJobCommand : ExportDeliveryCommand, INamedJobs
{
    private int _filesOfRows;

    // JobCommand has these three, too. A class has only one base class: here the one with the six parameters of a delivery,
    // so that the fewest are repeated. CmdletTests checks that they are equal.

    /// <summary>Tokens of jobs.</summary>
    [Parameter(Position = 0, Mandatory = true, ParameterSetName = JobChoice.ByToken)]
    [ArgumentCompleter(typeof(JobTokenCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Token { get; set; }

    /// <summary>The newest job.</summary>
    [Parameter(Mandatory = true, ParameterSetName = JobChoice.ByLatest)]
    public SwitchParameter Latest { get; set; }

    /// <summary>Jobs from Get-FourMeJob or from -NoWait, results, tokens: anything with a token.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = JobChoice.ByJob)]
    public object? Job { get; set; }

    /// <summary>The file for the rows of an import that are not in the account, ready to be imported again.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? FailedRows { get; set; }

    /// <summary>With -FailedRows: write every row of the job, including imported ones.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <summary>Confirm that the objects of the export were processed, so that the next one of its series starts after it.</summary>
    [Parameter]
    public SwitchParameter ConfirmDelivery { get; set; }

    private protected override object? DefaultTarget => JobChoice.TargetOf(this);

    private protected override void Begin()
    {
        if (All && FailedRows is null) WriteWarning("-All has no effect without -FailedRows, which names the file for the rows.");
    }

    private protected override void Process()
    {
        JobEntry[] entries = [.. JobChoice.Find(this)];
        foreach (JobEntry entry in entries)
        {
            if (entry.Kind == JobEntry.Export) ReceiveExport(entry);
            else if (FailedRows is null) ReceiveImport(entry);
            else WriteRows(Latest ? JobChoice.RunOf(entry) : [entry]);
        }
    }

    private void ReceiveExport(JobEntry entry)
    {
        FourMeClient client = JobChoice.ClientFor(entry, Connection);
        CheckTarget(entry.Types, entry.Format);
        FinishedExport export = Await((host, stop) =>
            new ExportEnding(client, new GuardedJournal(null, client.Options.TimeProvider, host), host).WaitAsync(entry, WaitLimit, stop));
        bool isComplete = Deliver(client, export);
        ExportSeries.Delivered(client, entry, ToFiles || ConfirmDelivery, isComplete);
        ExportRecorder.Later(entry, Delivered, null, client.Options.TimeProvider);
    }

    private void ReceiveImport(JobEntry entry)
    {
        FourMeClient client = JobChoice.ClientFor(entry, Connection);
        ImportJobReport outcome = Await((host, stop) => new ReceivedImport(client, entry, host).OutcomeAsync(WaitLimit, stop));
        if (outcome.IsFinal && !outcome.Result.WentIn && entry.File is null)
        {
            WriteNotKept(entry);
            return;
        }
        foreach (FailedRow row in outcome.FailedRows) WriteObject(new RowResult(entry.Token!, row));
        if (outcome.IsFinal && outcome.UntiedRows > 0) WriteNotTied(entry, outcome);
        if (outcome.Failure is { } failure && !outcome.IsFinal) WriteJobFailure(failure, entry.Token);
        if (outcome.IsFinal && outcome.Result.WentIn) new ReceivedImport(client, entry, SilentHost.Instance).Received();
    }

    /// <summary>Writes the rows of the jobs of one run: rows with the same columns go into one file.</summary>
    private void WriteRows(IReadOnlyList<JobEntry> entries)
    {
        var sources = new List<FailedRowsSource>();
        var settled = new List<Action>();
        var notTied = new List<Action>();
        foreach (JobEntry entry in entries) Collect(entry, sources, settled, notTied);
        // With several jobs in the pipeline, none may overwrite the rows of another.
        var output = new FailedRowsOutput(count => OutFileNames.Of(this, FailedRows!, count, Force, _filesOfRows));
        output.Write(sources, SilentHost.Instance, StopToken);
        foreach (string file in output.Files) WriteObject(WrittenFile.Of(this, file));
        _filesOfRows += output.Files.Count;
        foreach (Action say in notTied) say();
        foreach (Action settle in settled) settle();
    }

    private void Collect(JobEntry entry, List<FailedRowsSource> sources, List<Action> settled, List<Action> notTied)
    {
        var rows = new FailedRowsOfRun(JobChoice.Journal, entry);
        ImportJobReport? outcome = null;
        // Files that were not sent or are unconfirmed, and kept rows, are available without the service.
        if (entry.Token is not null && (All || !rows.IsAllKept))
        {
            FourMeClient client = JobChoice.ClientFor(entry, Connection);
            outcome = Await((host, stop) => new ReceivedImport(client, entry, host).OutcomeAsync(WaitLimit, stop));
        }
        bool isOpen = outcome is { IsFinal: false };
        foreach (FailedRowsSource source in rows.Sources(All || isOpen, outcome))
            if (!sources.Exists(known => known.File.Path == source.File.Path)) sources.Add(source);
        if (!All && outcome is { IsFinal: true, LacksRows: true }) notTied.Add(() => WriteNotTied(entry, outcome));
        // Everything is kept while rows remain that only -All returns, or while the end of the job is open.
        else if (!isOpen && (entry.Token is not null || rows.IsAllKept)) settled.Add(() => JobChoice.Delivered(entry));
    }

    private void WriteNotKept(JobEntry entry)
    {
        if (entry.FailedRows.Count == 0)
        {
            WriteFailure(Failures.RowsNotKept(entry.Token!), entry.Token);
            return;
        }
        Failure failure = Failures.RowsNotKept(entry.Token!, areRefusedKept: true);
        WriteError(failure.ToErrorRecord(entry.Token, $"{failure.Advice} Receive-FourMeJob {entry.Token} -FailedRows failed.csv does so."));
    }

    private void WriteNotTied(JobEntry entry, ImportJobReport outcome) =>
        WriteFailure(Failures.RowsNotTied(entry.Token!, outcome.UntiedRows), entry.Token);
}

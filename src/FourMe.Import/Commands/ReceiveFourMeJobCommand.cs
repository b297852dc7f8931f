using System.Management.Automation;
using FourMe.Import.Errors;
using FourMe.Import.Exporting;
using FourMe.Import.Importing;
using FourMe.Import.Spool;
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

    /// <summary>The file for the failed rows of an import, ready to be imported again.</summary>
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

    private protected override void Process()
    {
        foreach (JobEntry entry in JobChoice.Of(this))
        {
            if (entry.Kind == JobEntry.Export) ReceiveExport(entry);
            else ReceiveImport(JobChoice.Journal, entry);
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
    }

    private void ReceiveImport(JobJournal journal, JobEntry entry)
    {
        // The rows of a file that was not sent, or is unconfirmed, can be written without the service.
        if (entry.Token is null && FailedRows is not null)
        {
            WriteRows(new FailedRowsOfRun(journal, entry), null);
            return;
        }
        FourMeClient client = JobChoice.ClientFor(entry, Connection);
        var received = new ReceivedImport(client, entry, SilentHost.Instance);
        ImportJobReport outcome = Await((host, stop) => new ReceivedImport(client, entry, host).OutcomeAsync(WaitLimit, stop));
        if (FailedRows is null)
        {
            if (outcome.IsFinal && !outcome.Result.WentIn && entry.File is null) throw Failures.RowsNotKept(entry.Token!).ToException();
            foreach (FailedRow row in outcome.FailedRows) WriteObject(new RowResult(entry.Token!, row));
            if (outcome.IsFinal && outcome.UntiedRows > 0) WriteFailure(Failures.RowsNotTied(entry.Token!, outcome.UntiedRows),
                entry.Token);
            if (outcome.Failure is { } failure && !outcome.IsFinal) WriteJobFailure(failure, entry.Token);
        }
        else
        {
            WriteRows(new FailedRowsOfRun(journal, entry), outcome);
        }
        // The rows are kept while some are missing that only -All can write.
        bool isAllHere = outcome.Result.WentIn || (FailedRows is not null && (All || outcome.UntiedRows == 0));
        if (outcome.IsFinal && isAllHere) received.Received();
    }

    private void WriteRows(FailedRowsOfRun rows, ImportJobReport? outcome)
    {
        IReadOnlyList<SpoolFile> files = rows.Files(All || outcome is null || !outcome.IsFinal, outcome);
        // With several jobs in the pipeline, none may overwrite the rows of another.
        IReadOnlyList<string> names = OutFileNames.Of(this, FailedRows!, Math.Max(1, files.Count), Force, _filesOfRows);
        for (int i = 0; i < files.Count; i++)
        {
            FailedRowsFile.Write(files[i], rows.Numbers(files[i]), names[i], StopToken);
            _filesOfRows++;
            WriteObject(new FileInfo(names[i]));
        }
        if (rows.Untied > 0) WriteFailure(Failures.RowsNotTied(rows.Token, rows.Untied), rows.Token);
    }
}

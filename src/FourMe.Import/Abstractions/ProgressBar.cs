using System.Management.Automation;

namespace FourMe.Import.PowerShell;

/// <summary>The one progress bar of a run. Silent where nobody watches: in a scheduled task it would only fill the log.</summary>
internal sealed class ProgressBar(PSCmdlet cmdlet)
{
    /// <summary>A console whose output goes into files has nobody before it; other hosts know themselves what to show.</summary>
    private bool IsWatched { get; } =
        Environment.UserInteractive && !(cmdlet.Host.Name == "ConsoleHost" && Console.IsOutputRedirected && Console.IsErrorRedirected);

    /// <summary>Any number will do, as long as all stages of a run use the same.</summary>
    private const int ActivityId = 0x4AE;

    internal void Show(TransferProgress progress)
    {
        if (!IsWatched) return;
        var record = new ProgressRecord(ActivityId, Activity(progress), Status(progress))
        {
            PercentComplete = progress.Percent ?? -1,
            SecondsRemaining = progress.Remaining is { } left ? (int)left.TotalSeconds : -1,
            RecordType = progress.Stage == TransferStage.Ended ? ProgressRecordType.Completed : ProgressRecordType.Processing,
        };
        cmdlet.WriteProgress(record);
    }

    /// <summary>Rows are read and checked; how many there will be is not known yet.</summary>
    internal void Reading(string type, long rows)
    {
        if (IsWatched) cmdlet.WriteProgress(new ProgressRecord(ActivityId, $"Importing {type}", $"Reading and checking: {rows:N0} rows"));
    }

    internal void Complete(string type)
    {
        if (IsWatched) cmdlet.WriteProgress(new ProgressRecord(ActivityId, $"Importing {type}", "Ended") { RecordType = ProgressRecordType.Completed });
    }

    private static string Activity(TransferProgress progress) =>
        progress.Stage is TransferStage.Exporting or TransferStage.Downloading ? $"Exporting {progress.Type}" : $"Importing {progress.Type}";

    private static string Status(TransferProgress progress) => progress.Stage switch
    {
        TransferStage.Uploading => $"Uploading: {progress.Done / 1024:N0} of {progress.Total / 1024:N0} KB",
        TransferStage.Queued => "Waiting for the service to begin",
        TransferStage.Processing => progress.Total > 0 ? $"The service is at line {progress.Done:N0} of {progress.Total:N0} rows" : $"The service is at line {progress.Done:N0}",
        TransferStage.Exporting => $"The service is at line {progress.Done:N0}",
        TransferStage.Downloading => progress.Total > 0 ? $"Downloading: {progress.Done / 1024:N0} of {progress.Total / 1024:N0} KB" : $"Downloading: {progress.Done / 1024:N0} KB",
        TransferStage.FetchingLog => "Fetching the log",
        _ => "Ended",
    };
}

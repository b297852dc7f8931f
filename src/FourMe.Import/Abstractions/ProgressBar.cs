using System.Management.Automation;
using static System.FormattableString;

namespace FourMe.Import.PowerShell;

/// <summary>The progress bar of a command. Silent in unattended sessions: in a scheduled task it would only fill the log.</summary>
internal sealed class ProgressBar(PSCmdlet cmdlet)
{
    /// <summary>Any number, as long as all stages of a run use the same.</summary>
    private const int ActivityId = 0x4AE;

    private const string NotBegun = "Waiting for the service to begin";

    private const int RecordsBetween = 1000;

    private readonly long _began = TimeProvider.System.GetTimestamp();
    private string? _shown;

    /// <summary>A console with redirected output has no viewer; other hosts decide themselves what to show.</summary>
    internal bool IsWatched { get; } =
        Environment.UserInteractive && !(cmdlet.Host.Name == "ConsoleHost" && Console.IsOutputRedirected && Console.IsErrorRedirected);

    internal void Show(TransferProgress progress) => Show(progress, Activity(progress));

    private void Show(TransferProgress progress, string activity)
    {
        if (!IsWatched) return;
        _shown = activity;
        cmdlet.WriteProgress(new ProgressRecord(ActivityId, _shown, Status(progress))
        {
            PercentComplete = progress.Percent ?? -1,
            SecondsRemaining = progress.Remaining is { } left ? (int)left.TotalSeconds : -1,
        });
    }

    /// <summary>Shows how many records were read, every thousand records.</summary>
    /// <param name="type">Their type.</param>
    /// <param name="read">Number of records.</param>
    /// <param name="forPlan">Whether the records are compared with the account, rather than imported directly.</param>
    internal void ShowReading(string type, long read, bool forPlan = false)
    {
        if (read % RecordsBetween != 0) return;
        var progress = new TransferProgress(type, TransferStage.Reading, read, 0, TimeProvider.System.GetElapsedTime(_began));
        Show(progress, forPlan ? $"Comparing {type} with the account" : Activity(progress));
    }

    /// <summary>Removes the bar, if there is one.</summary>
    internal void Complete()
    {
        if (_shown is null) return;
        cmdlet.WriteProgress(new ProgressRecord(ActivityId, _shown, "Ended") { RecordType = ProgressRecordType.Completed });
        _shown = null;
    }

    private static string Activity(TransferProgress progress) =>
        progress.Stage is TransferStage.Exporting or TransferStage.Downloading ? $"Exporting {progress.Type}"
            : $"Importing {progress.Type}";

    private static string Status(TransferProgress progress) => progress.Stage switch
    {
        TransferStage.Reading => Invariant($"Reading and checking: {progress.Done:N0} records{Rate(progress)}"),
        TransferStage.Uploading => $"Uploading: {Kilobytes(progress)}",
        TransferStage.Queued => NotBegun,
        TransferStage.Processing => progress.Total > 0
            ? Invariant($"The service is at line {progress.Done:N0} of {progress.Total:N0} rows{Rate(progress)}")
            : Invariant($"The service is at line {progress.Done:N0}{Rate(progress)}"),
        TransferStage.Exporting => progress.Done == 0 ? NotBegun : Invariant($"The service is at line {progress.Done:N0}{Rate(progress)}"),
        TransferStage.Downloading => $"Downloading: {Kilobytes(progress)}",
        _ => "Fetching the log",
    };

    private static string Kilobytes(TransferProgress progress)
    {
        string rate = progress.Rate is { } bytes ? Invariant($" ({bytes / 1024:N0} KB/s)") : string.Empty;
        return progress.Total > 0
            ? Invariant($"{progress.Done / 1024:N0} of {progress.Total / 1024:N0} KB{rate}")
            : Invariant($"{progress.Done / 1024:N0} KB{rate}");
    }

    private static string Rate(TransferProgress progress) => progress.Rate is { } rate ? Invariant($" ({rate:N0} a second)") : string.Empty;
}

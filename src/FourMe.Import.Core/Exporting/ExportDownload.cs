namespace FourMe.Import;

/// <summary>What every download of an export has in common.</summary>
internal static class ExportDownload
{
    internal static DownloadOptions Options(FinishedExport export, FourMeClient client, ITransferHost host)
    {
        host.Verbose(Story.Downloading(export.Entry.Type));
        var progress = new StageProgress(export.Entry.Type, host, client.Options.TimeProvider);
        return new DownloadOptions(
            $"the export of '{export.Entry.Type}' (job {export.Entry.Token})", TransferRun.Of(host),
            (done, total) => progress.Report(TransferStage.Downloading, done, total));
    }
}

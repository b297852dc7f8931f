using System.IO.Compression;
using FourMe.Import.Downloading;
using FourMe.Import.Errors;
using FourMe.Import.Files;
using FourMe.Import.Hosting;

namespace FourMe.Import.Exporting;

/// <summary>
/// Reads a finished export as records: a single type during the download, several types from an archive on disk, which is
/// deleted afterwards.
/// </summary>
/// <param name="client">The account.</param>
/// <param name="host">Receives messages and progress.</param>
/// <param name="onConsumer">Executes an action on the consumer's thread and waits for it.</param>
internal sealed class ExportReader(FourMeClient client, ITransferHost host, Func<Action, CancellationToken, Task> onConsumer)
{
    /// <summary>Requested types that the export lacks; known when it was read.</summary>
    internal IReadOnlyList<string> Missing { get; private set; } = [];

    /// <summary>Number of records read.</summary>
    internal long Records { get; private set; }

    /// <summary>Reads an export to its end.</summary>
    /// <exception cref="FourMeException">
    /// <c>NotAnExport</c>, <c>ExportUnreadable</c>, <c>ArchiveInvalid</c>, or the download failed.
    /// </exception>
    internal async Task ReadAsync(FinishedExport export, IRecordReceiver receiver, CancellationToken cancellationToken)
    {
        var download = new ExportDownload(export, client, host);
        Stream opened = await client.Files.OpenAsync(export.Link, download.Options, cancellationToken).ConfigureAwait(false);
        using var stream = new PeekedStream(opened);
        if (download.Types.Count > 1 || await FormOfAsync(stream, download.Check, cancellationToken)
            .ConfigureAwait(false) == ExportForm.Zip)
            await ReadArchiveAsync(stream, download, receiver, cancellationToken).ConfigureAwait(false);
        else
            await ReadRecordsAsync(stream, download.Types[0], download, receiver, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<ExportForm> FormOfAsync(PeekedStream stream, ExportCheck check, CancellationToken cancellationToken) =>
        check.FormOf(await stream.PeekAsync(ExportCheck.IsTold, ExportCheck.LongestBeginning, cancellationToken).ConfigureAwait(false));

    private async Task ReadArchiveAsync(Stream stream, ExportDownload download, IRecordReceiver receiver,
        CancellationToken cancellationToken)
    {
        string folder = TemporaryFolders.New();
        try
        {
            ExportDownload.MakeFolder(folder);
            string path = Path.Combine(folder, "export.zip");
            await FileDownload.SaveAsync(stream, path, download.Options, cancellationToken).ConfigureAwait(false);
            using ExportArchive archive = download.OpenArchive(path);
            Missing = download.Check.Missing(download.Types, archive);
            foreach (KeyValuePair<string?, ZipArchiveEntry> file in archive.Files)
            {
                if (file.Key is null)
                {
                    host.Warning(Failures.UnmatchedArchiveEntry(file.Value.Name).Message);
                    continue;
                }
                using var entry = new PeekedStream(ExportArchive.Open(file.Value, download.What));
                await download.EntryFormAsync(entry, cancellationToken).ConfigureAwait(false);
                await ReadRecordsAsync(entry, file.Key, download, receiver, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            PrivateFile.DeleteFolder(folder);
        }
    }

    private async Task ReadRecordsAsync(
        Stream stream, string type, ExportDownload download, IRecordReceiver receiver, CancellationToken cancellationToken)
    {
        long began = client.Options.TimeProvider.GetTimestamp(), count = 0;
        using var records = new RecordStream(stream, download.What, header => download.Check.Header(type, header));
        await records.OpenAsync(cancellationToken).ConfigureAwait(false);
        // The next batch is read while the consumer has this one.
        Task taken = onConsumer(() => receiver.Begin(type, records.Headers), cancellationToken);
        while (await records.ReadAsync(cancellationToken).ConfigureAwait(false) is { } batch)
        {
            await taken.ConfigureAwait(false);
            count += batch.Count;
            taken = onConsumer(() => receiver.Take(batch), cancellationToken);
        }
        await taken.ConfigureAwait(false);
        Records += count;
        host.Verbose(VerboseText.Received(type, count, client.Options.TimeProvider.GetElapsedTime(began)));
    }
}

using System.IO.Compression;

namespace FourMe.Import;

/// <summary>
/// Reads a finished export as records: a single type while it is downloaded, several types from an archive on disk, which
/// is deleted afterwards.
/// </summary>
/// <param name="client">The account.</param>
/// <param name="host">Hears of waits and progress.</param>
/// <param name="onConsumer">Carries out an action on the consumer's thread and waits for it.</param>
internal sealed class ExportReader(FourMeClient client, ITransferHost host, Func<Action, CancellationToken, Task> onConsumer)
{
    /// <summary>Reads an export to its end.</summary>
    internal async Task ReadAsync(FinishedExport export, IRecordReceiver receiver, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> types = export.Entry.Types;
        DownloadOptions download = ExportDownload.Options(export, client, host);
        if (types.Count > 1)
        {
            await ReadArchiveAsync(export, types, download, receiver, cancellationToken).ConfigureAwait(false);
            return;
        }
        using Stream stream = await client.Files.OpenAsync(export.Link, download, cancellationToken).ConfigureAwait(false);
        await ReadRecordsAsync(stream, types[0], download.What, receiver, cancellationToken).ConfigureAwait(false);
    }

    private async Task ReadArchiveAsync(
        FinishedExport export, IReadOnlyList<string> types, DownloadOptions download, IRecordReceiver receiver, CancellationToken cancellationToken)
    {
        string folder = SpoolFolders.New();
        try
        {
            MakeFolder(folder);
            string path = Path.Combine(folder, "export.zip");
            await client.Files.SaveAsync(export.Link, path, download, cancellationToken).ConfigureAwait(false);
            using var archive = new ExportArchive(path, types, download.What);
            foreach (KeyValuePair<string?, ZipArchiveEntry> file in archive.Files)
            {
                if (file.Key is null)
                {
                    host.Warning(Failures.UnmatchedArchiveEntry(file.Value.Name).Message);
                    continue;
                }
                using Stream stream = ExportArchive.Open(file.Value, download.What);
                await ReadRecordsAsync(stream, file.Key, download.What, receiver, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            PrivateFile.DeleteFolder(folder);
        }
    }

    private static void MakeFolder(string folder)
    {
        try
        {
            PrivateFile.CreateFolder(folder);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw Failures.FileWriteFailed(folder, failed).ToException();
        }
    }

    private async Task ReadRecordsAsync(Stream stream, string type, string what, IRecordReceiver receiver, CancellationToken cancellationToken)
    {
        long began = client.Options.TimeProvider.GetTimestamp(), count = 0;
        using var records = new RecordStream(stream, what);
        await records.OpenAsync(cancellationToken).ConfigureAwait(false);
        // While the consumer has one batch, the next is read.
        Task taken = onConsumer(() => receiver.Begin(type, records.Headers), cancellationToken);
        while (await records.ReadAsync(cancellationToken).ConfigureAwait(false) is { } batch)
        {
            await taken.ConfigureAwait(false);
            count += batch.Count;
            taken = onConsumer(() => receiver.Take(batch), cancellationToken);
        }
        await taken.ConfigureAwait(false);
        host.Verbose(Story.Received(type, count, client.Options.TimeProvider.GetElapsedTime(began)));
    }
}

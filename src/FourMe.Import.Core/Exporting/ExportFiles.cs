using System.IO.Compression;

namespace FourMe.Import;

/// <summary>
/// Brings a finished export to disk. Each file is written beside its final name and renamed when it is complete: a file
/// under its final name is never a part of one.
/// </summary>
internal sealed class ExportFiles(FourMeClient client, ITransferHost host)
{
    private const int BufferSize = 128 * 1024;
    private const string Partial = ".partial";
    private const string Archive = ".zip";

    /// <summary>Writes the file of a single type, or an archive as it is.</summary>
    /// <returns>The paths of the files.</returns>
    /// <exception cref="FourMeException">The download failed, <c>SplitWorkbook</c> or <c>FileWriteFailed</c>.</exception>
    internal async Task<IReadOnlyList<string>> SaveAsync(FinishedExport export, string path, CancellationToken cancellationToken)
    {
        bool isSplit = export.Entry.Format == ExportFormat.Xlsx && IsArchive(export);
        if (isSplit && !path.EndsWith(Archive, StringComparison.OrdinalIgnoreCase)) throw Failures.SplitWorkbook(export.Entry.Type, export.Entry.Token!).ToException();
        string partial = path + "." + Guid.NewGuid().ToString("N") + Partial;
        await client.Files.SaveAsync(export.Link, partial, ExportDownload.Options(export, client, host), cancellationToken).ConfigureAwait(false);
        Publish(partial, path);
        return [path];
    }

    /// <summary>Writes a file for each type into a folder, named after the type.</summary>
    /// <returns>The paths of the files.</returns>
    /// <exception cref="FourMeException">The download failed, <c>ArchiveInvalid</c>, <c>FileExists</c> or <c>FileWriteFailed</c>.</exception>
    internal async Task<IReadOnlyList<string>> SaveAllAsync(FinishedExport export, string folder, bool force, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> types = export.Entry.Types;
        string ending = EndingOf(export.Entry.Format);
        // A large workbook is split into several files, so even a single type may come as an archive.
        if (types.Count == 1 && !IsArchive(export))
            return await SaveAsync(export, Free(Path.Combine(folder, NameOf(types[0], export.Entry.Format)), force), cancellationToken).ConfigureAwait(false);

        DownloadOptions download = ExportDownload.Options(export, client, host);
        string temporary = Path.Combine(folder, "." + Guid.NewGuid().ToString("N") + Partial);
        try
        {
            await client.Files.SaveAsync(export.Link, temporary, download, cancellationToken).ConfigureAwait(false);
            using var archive = new ExportArchive(temporary, types, download.What);
            return await ExtractAsync(archive, folder, ending, force, download.What, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            PrivateFile.Delete(temporary);
        }
    }

    private async Task<IReadOnlyList<string>> ExtractAsync(ExportArchive archive, string folder, string ending, bool force, string what, CancellationToken cancellationToken)
    {
        // All names before the first file: one that is taken leaves the folder as it was.
        var targets = new List<(ZipArchiveEntry Entry, string Path)>();
        foreach (IGrouping<string?, KeyValuePair<string?, ZipArchiveEntry>> files in archive.Files.GroupBy(file => file.Key))
        {
            int number = 0, count = files.Count();
            foreach (KeyValuePair<string?, ZipArchiveEntry> file in files)
            {
                if (file.Key is null)
                {
                    host.Warning(Failures.UnmatchedArchiveEntry(file.Value.Name).Message);
                    continue;
                }
                number++;
                string name = count == 1 ? file.Key : $"{file.Key}.{number}";
                targets.Add((file.Value, Free(Path.Combine(folder, name + ending), force)));
            }
        }
        var paths = new List<string>();
        foreach ((ZipArchiveEntry entry, string path) in targets)
        {
            await ExtractAsync(entry, path, what, cancellationToken).ConfigureAwait(false);
            paths.Add(path);
        }
        return paths;
    }

    private async Task ExtractAsync(ZipArchiveEntry entry, string path, string what, CancellationToken cancellationToken)
    {
        string partial = path + "." + Guid.NewGuid().ToString("N") + Partial;
        bool whole = false;
        try
        {
            // Looks at the token with every buffer: a large entry can be stopped in its middle.
            using (Stream from = ExportArchive.Open(entry, what))
            using (FileStream to = PrivateFile.Create(partial)) await from.CopyToAsync(to, BufferSize, cancellationToken).ConfigureAwait(false);
            whole = true;
        }
        catch (InvalidDataException invalid)
        {
            throw Failures.ArchiveInvalid(what, invalid).ToException();
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw Failures.FileWriteFailed(path, failed).ToException();
        }
        finally
        {
            if (!whole) PrivateFile.Delete(partial);
        }
        Publish(partial, path);
    }

    /// <summary>The name of a type's file.</summary>
    internal static string NameOf(string type, ExportFormat format) => type + EndingOf(format);

    /// <summary>The path itself, if it may be written.</summary>
    /// <exception cref="FourMeException"><c>FileExists</c>.</exception>
    internal static string Free(string path, bool force) => force || !File.Exists(path) ? path : throw Failures.FileExists(path).ToException();

    private static bool IsArchive(FinishedExport export) => export.Link.AbsolutePath.EndsWith(Archive, StringComparison.OrdinalIgnoreCase);

    private static string EndingOf(ExportFormat format) => format == ExportFormat.Xlsx ? ".xlsx" : ".csv";

    private void Publish(string partial, string path)
    {
        try
        {
            AtomicFile.Replace(partial, path);
            host.Verbose(Story.Saved(path, new FileInfo(path).Length));
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            PrivateFile.Delete(partial);
            throw Failures.FileWriteFailed(path, failed).ToException();
        }
    }
}

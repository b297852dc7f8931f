using System.IO.Compression;
using FourMe.Import.Downloading;
using FourMe.Import.Errors;
using FourMe.Import.Files;
using FourMe.Import.Hosting;

namespace FourMe.Import.Exporting;

/// <summary>
/// Saves a finished export to disk. Each file is staged until it is complete and checked: a file under its final name is
/// never incomplete, and never something else.
/// </summary>
internal sealed class ExportFiles(FourMeClient client, ITransferHost host)
{
    private const string Archive = ".zip";

    /// <summary>Requested types that the export lacks; known when the files are written.</summary>
    internal IReadOnlyList<string> Missing { get; private set; } = [];

    /// <summary>Number of records in the files; 0 for workbooks, which are not read.</summary>
    internal long Records { get; private set; }

    /// <summary>Writes the file of a single type, or the unchanged archive when the name ends in .zip.</summary>
    /// <returns>The paths of the files.</returns>
    /// <exception cref="FourMeException">
    /// The download failed, <c>NotAnExport</c>, <c>ExportUnreadable</c>, <c>SplitWorkbook</c>, <c>FileWriteFailed</c> or <c>FileInUse</c>.
    /// </exception>
    internal async Task<IReadOnlyList<string>> SaveAsync(FinishedExport export, string path, CancellationToken cancellationToken)
    {
        var download = new ExportDownload(export, client, host);
        using OutputFile target = OutputFile.At(path);
        await client.Files.SaveAsync(export.Link, target.Staged, download.Options, cancellationToken, path).ConfigureAwait(false);
        if (await IsTheFileAsync(download, target.Staged, cancellationToken).ConfigureAwait(false))
            Publish(target, path, cancellationToken);
        else await SaveFromArchiveAsync(download, target, path, cancellationToken).ConfigureAwait(false);
        Records = download.Check.Records;
        return [path];
    }

    /// <summary>Writes a file for each type into a folder, named after the type.</summary>
    /// <returns>The paths of the files.</returns>
    /// <exception cref="FourMeException">As <see cref="SaveAsync"/>, <c>ArchiveInvalid</c> or <c>FileExists</c>.</exception>
    internal async Task<IReadOnlyList<string>> SaveAllAsync(FinishedExport export, string folder, bool force,
        CancellationToken cancellationToken)
    {
        var download = new ExportDownload(export, client, host);
        string staging = OutputFile.StagingFolder(Path.Combine(folder, "export" + Archive));
        try
        {
            ExportDownload.MakeFolder(staging);
            string staged = Path.Combine(staging, "export");
            await client.Files.SaveAsync(export.Link, staged, download.Options, cancellationToken, folder).ConfigureAwait(false);
            // A large workbook is split into several files, so even a single type may come as an archive.
            if (download.Types.Count == 1 && await IsTheFileAsync(download, staged, cancellationToken).ConfigureAwait(false))
            {
                string path = FilePlace.Free(Path.Combine(folder, NameOf(download.Types[0], export.Entry.Format)), force).Path;
                Publish(staged, path, cancellationToken);
                return [path];
            }
            using ExportArchive archive = download.OpenArchive(staged);
            Missing = download.Check.Missing(download.Types, archive);
            IReadOnlyList<Target> targets = Targets(archive, folder, EndingOf(export.Entry.Format), force);
            return await ExtractAllAsync(targets, download, staging, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Records = download.Check.Records;
            PrivateFile.DeleteFolder(staging);
        }
    }

    /// <summary>The name of a type's file.</summary>
    internal static string NameOf(string type, ExportFormat format) => type + EndingOf(format);

    private static string EndingOf(ExportFormat format) => format == ExportFormat.Xlsx ? ".xlsx" : ".csv";

    /// <summary>Whether a download is the file itself, checked to its end; false for an archive that contains it.</summary>
    private static async Task<bool> IsTheFileAsync(ExportDownload download, string staged, CancellationToken cancellationToken)
    {
        if (download.Check.FormOf(staged) == ExportForm.Text)
        {
            if (download.WantsWorkbooks) throw download.Check.Not("it is text, but a workbook was requested");
            await download.Check.WholeAsync(staged, download.Types[0], cancellationToken).ConfigureAwait(false);
            return true;
        }
        using ExportArchive archive = download.OpenArchive(staged);
        if (!archive.IsWorkbook) return false;
        return download.WantsWorkbooks ? true : throw download.Check.Not("it is a workbook, but CSV was requested");
    }

    /// <summary>Writes the only file of an archive, or the archive itself when the name ends in .zip.</summary>
    private async Task SaveFromArchiveAsync(
        ExportDownload download, OutputFile target, string path, CancellationToken cancellationToken)
    {
        using (ExportArchive archive = download.OpenArchive(target.Staged))
        {
            Missing = download.Check.Missing(download.Types, archive);
            if (!path.EndsWith(Archive, StringComparison.OrdinalIgnoreCase))
            {
                ZipArchiveEntry[] entries = [.. archive.Files.Where(file => file.Key is not null).Select(file => file.Value)];
                if (entries.Length > 1) throw Failures.SplitWorkbook(
                    download.Export.Entry.Type, download.Export.Entry.Token!).ToException();
                using OutputFile file = OutputFile.At(path);
                await ExtractAsync(new Target(entries[0], download.Types[0], path), download, file.Staged, cancellationToken)
                    .ConfigureAwait(false);
                Publish(file, path, cancellationToken);
                return;
            }
        }
        Publish(target, path, cancellationToken);
    }

    private async Task<IReadOnlyList<string>> ExtractAllAsync(
        IReadOnlyList<Target> targets, ExportDownload download, string staging, CancellationToken cancellationToken)
    {
        // All files before the first rename, so that a failure leaves the folder unchanged.
        for (int i = 0; i < targets.Count; i++)
            await ExtractAsync(targets[i], download, Staged(i), cancellationToken).ConfigureAwait(false);
        for (int i = 0; i < targets.Count; i++) Publish(Staged(i), targets[i].Path, cancellationToken);
        return [.. targets.Select(target => target.Path)];

        string Staged(int number) => Path.Combine(staging, number.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Chooses the names of all files before the first is written, so that an existing one leaves the folder unchanged.</summary>
    private List<Target> Targets(ExportArchive archive, string folder, string ending, bool force)
    {
        var targets = new List<Target>();
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
                targets.Add(new Target(file.Value, file.Key, FilePlace.Free(Path.Combine(folder, name + ending), force).Path));
            }
        }
        return targets;
    }

    /// <summary>Unpacks a file of an archive and checks it.</summary>
    private static async Task ExtractAsync(Target target, ExportDownload download, string staged, CancellationToken cancellationToken)
    {
        // Checks the token with every buffer, so that a large entry can be stopped.
        using (Stream from = ExportArchive.Open(target.Entry, download.What))
            await FileDownload.SaveAsync(from, staged, download.Options, cancellationToken, target.Path).ConfigureAwait(false);
        ExportForm form = download.Check.FormOf(staged);
        if (!download.WantsWorkbooks)
        {
            if (form == ExportForm.Zip) throw download.Check.Not("a file of the archive is an archive itself");
            await download.Check.WholeAsync(staged, target.Type, cancellationToken).ConfigureAwait(false);
            return;
        }
        if (form == ExportForm.Text) throw download.Check.Not("a file of the archive is text, but workbooks were requested");
        using ExportArchive workbook = download.OpenArchive(staged);
        if (!workbook.IsWorkbook) throw download.Check.Not("a file of the archive is not a workbook");
    }

    private void Publish(OutputFile file, string path, CancellationToken stop)
    {
        file.Publish(stop);
        host.Verbose(VerboseText.Saved(path, new FileInfo(path) is { Exists: true } saved ? saved.Length : 0));
    }

    private void Publish(string staged, string path, CancellationToken stop)
    {
        OutputFile.Publish(staged, path, stop);
        host.Verbose(VerboseText.Saved(path, new FileInfo(path) is { Exists: true } saved ? saved.Length : 0));
    }

    /// <summary>A file of an archive, the type of its records, and the path that it gets.</summary>
    private sealed record Target(ZipArchiveEntry Entry, string Type, string Path);
}

using FourMe.Import.Downloading;
using FourMe.Import.Errors;
using FourMe.Import.Files;
using FourMe.Import.Hosting;

namespace FourMe.Import.Exporting;

/// <summary>The common part of all downloads of an export.</summary>
internal sealed class ExportDownload
{
    internal ExportDownload(FinishedExport export, FourMeClient client, ITransferHost host)
    {
        Export = export;
        host.Verbose(VerboseText.Downloading(export.Entry.Type));
        var progress = new StageProgress(export.Entry.Type, host, client.Options.TimeProvider);
        What = $"the export of '{export.Entry.Type}' (job {export.Entry.Token})";
        Types = export.Entry.Types;
        Check = new ExportCheck(What, host);
        Options = new DownloadOptions(What, TransferRun.Of(host), (done, total) => progress.Report(TransferStage.Downloading, done, total))
        {
            Declared = Check.Declared,
        };
    }

    /// <summary>The export.</summary>
    internal FinishedExport Export { get; }

    /// <summary>The name of the download for messages.</summary>
    internal string What { get; }

    /// <summary>The requested types.</summary>
    internal IReadOnlyList<string> Types { get; }

    /// <summary>Checks whether it is the export.</summary>
    internal ExportCheck Check { get; }

    internal DownloadOptions Options { get; }

    /// <summary>Whether workbooks were requested, not CSV.</summary>
    internal bool WantsWorkbooks => Export.Entry.Format == ExportFormat.Xlsx;

    /// <summary>Creates a private folder for files that are not complete yet.</summary>
    /// <exception cref="FourMeException"><c>FileWriteFailed</c>.</exception>
    internal static void MakeFolder(string folder) => FileFault.GuardWrite(folder, () => PrivateFile.CreateFolder(folder));

    /// <summary>Opens an archive on disk.</summary>
    /// <exception cref="FourMeException">
    /// <c>NotAnExport</c>: it is not an archive; <c>ArchiveInvalid</c>: it is damaged.
    /// </exception>
    internal ExportArchive OpenArchive(string path)
    {
        // A file that is not ZIP may be a web page, which deserves a better message than a damaged archive.
        Check.FormOf(path);
        return new ExportArchive(path, Types, What);
    }

    /// <summary>Checks that a file of an archive can be a CSV file.</summary>
    /// <exception cref="FourMeException"><c>NotAnExport</c>, <c>ExportUnreadable</c> or <c>ArchiveInvalid</c>.</exception>
    internal async Task EntryFormAsync(PeekedStream entry, CancellationToken cancellationToken)
    {
        try
        {
            byte[] beginning = await entry.PeekAsync(ExportCheck.IsTold, ExportCheck.LongestBeginning, cancellationToken)
                .ConfigureAwait(false);
            if (Check.FormOf(beginning) == ExportForm.Zip) throw Check.Not("a file of the archive is an archive itself");
        }
        catch (InvalidDataException invalid)
        {
            throw Failures.ArchiveInvalid(What, invalid).ToException();
        }
    }
}

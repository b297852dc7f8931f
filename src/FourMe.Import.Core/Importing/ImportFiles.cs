using FourMe.Import.Files;
using FourMe.Import.Rows;
using FourMe.Import.Spool;

namespace FourMe.Import.Importing;

/// <summary>
/// The files of an import while they are created: rows of records, deferred rows, and files that are sent unchanged. Dispose
/// deletes every file that was not moved to a job.
/// </summary>
internal sealed class ImportFiles : IDisposable
{
    private readonly SpoolSink _rows;
    private readonly SpoolSink _deferred;
    private readonly RawFiles _raw = new(TemporaryFolders.New());
    private readonly RefusedSpool _refused = new(TemporaryFolders.New());
    private readonly List<SpoolFile> _asTheyAre = [];

    /// <param name="options">Has the limits of one file.</param>
    internal ImportFiles(ImportOptions options)
    {
        var limits = new RowLimits(options.MaximumRowCount, options.MaximumFileSize);
        _rows = new SpoolSink(TemporaryFolders.New(), limits);
        _deferred = new SpoolSink(TemporaryFolders.New(), limits);
    }

    /// <summary>The sink of rows.</summary>
    internal IRowSink Rows => _rows;

    /// <summary>The sink of rows that are sent after all others.</summary>
    internal IRowSink Deferred => _deferred;

    /// <summary>Receives refused records.</summary>
    internal IRefusedSink Refused => _refused;

    /// <summary>Number of files that are sent unchanged.</summary>
    internal int AsTheyAre => _asTheyAre.Count;

    /// <summary>All files in the order in which they are sent, once the sinks are complete.</summary>
    internal IReadOnlyList<SpoolFile> All => [.. _asTheyAre, .. _rows.Files, .. _deferred.Files];

    /// <summary>Position among all files of the first with deferred rows, counted from 0.</summary>
    internal int DeferredFrom => _asTheyAre.Count + _rows.Files.Count;

    /// <summary>The refused records, when all records were added.</summary>
    /// <exception cref="FourMeException"><c>FileWriteFailed</c>.</exception>
    internal IReadOnlyList<SpoolFile> FinishRefused() => _refused.Finish();

    /// <summary>Copies a file that is sent byte for byte.</summary>
    /// <exception cref="FourMeException"><c>FileReadFailed</c> or <c>FileWriteFailed</c>.</exception>
    internal void TakeAsItIs(string path) => _asTheyAre.Add(_raw.Take(path));

    public void Dispose()
    {
        _rows.Dispose();
        _deferred.Dispose();
        _refused.Dispose();
        _raw.Dispose();
    }
}

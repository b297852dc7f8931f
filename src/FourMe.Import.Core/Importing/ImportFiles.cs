using FourMe.Import.Files;
using FourMe.Import.Rows;
using FourMe.Import.Spool;

namespace FourMe.Import.Importing;

/// <summary>
/// The files of an import while they are made: rows of records, rows that are sent after all others, and files that are sent
/// as they are. Disposing it deletes what no job has taken over.
/// </summary>
internal sealed class ImportFiles : IDisposable
{
    private readonly SpoolSink _rows;
    private readonly SpoolSink _deferred;
    private readonly RawFiles _raw = new(TemporaryFolders.New());
    private readonly List<SpoolFile> _asTheyAre = [];

    /// <param name="options">How large one file may become.</param>
    internal ImportFiles(ImportOptions options)
    {
        var limits = new RowLimits(options.MaximumRowCount, options.MaximumFileSize);
        _rows = new SpoolSink(TemporaryFolders.New(), limits);
        _deferred = new SpoolSink(TemporaryFolders.New(), limits);
    }

    /// <summary>Takes rows.</summary>
    internal IRowSink Rows => _rows;

    /// <summary>Takes rows that are sent after all others.</summary>
    internal IRowSink Deferred => _deferred;

    /// <summary>Number of files that are sent as they are.</summary>
    internal int AsTheyAre => _asTheyAre.Count;

    /// <summary>All files in the order in which they are sent, once the sinks are complete.</summary>
    internal IReadOnlyList<SpoolFile> All => [.. _asTheyAre, .. _rows.Files, .. _deferred.Files];

    /// <summary>Place among all files of the first whose rows wait for the others, counted from 0.</summary>
    internal int DeferredFrom => _asTheyAre.Count + _rows.Files.Count;

    /// <summary>Takes a copy of a file that is sent byte for byte.</summary>
    /// <exception cref="FourMeException"><c>FileReadFailed</c> or <c>FileWriteFailed</c>.</exception>
    internal void TakeAsItIs(string path) => _asTheyAre.Add(_raw.Take(path));

    public void Dispose()
    {
        _rows.Dispose();
        _deferred.Dispose();
        _raw.Dispose();
    }
}

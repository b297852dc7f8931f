using FourMe.Import.Errors;
using FourMe.Import.Exporting;
using FourMe.Import.Files;

namespace FourMe.Import.Planning;

/// <summary>
/// The records of a baseline at one time, streamed from disk as often as needed and never held in memory. A refresh writes a new file and
/// leaves this one unchanged.
/// </summary>
internal sealed class BaselineFile
{
    private readonly BaselineRows _rows;
    private readonly string? _formerNames;

    private BaselineFile(BaselineRows rows, Baseline about, string hash, string? formerNames)
    {
        _rows = rows;
        _formerNames = formerNames;
        About = about;
        Hash = hash;
    }

    /// <summary>Type, account, number of records and times.</summary>
    internal Baseline About { get; }

    /// <summary>SHA-256 of the records file when it was written, in lower-case hexadecimal.</summary>
    internal string Hash { get; }

    /// <summary>The store's metadata; null for a file that a user exported.</summary>
    internal BaselineAbout? Kept { get; private init; }

    /// <summary>Path of the records file.</summary>
    internal string Path => _rows.Path;

    /// <summary>The full export that was rejected as too small; null when there is none.</summary>
    internal BaselineShrink? Shrunk => Kept?.Shrunk;

    /// <summary>Whether the account of the records is known and the file is known to be complete.</summary>
    internal bool IsProven { get; private init; }

    /// <summary>The column names in the order of the account's export.</summary>
    /// <exception cref="FourMeException"><c>BaselineUnreadable</c> or <c>BaselineChanged</c>.</exception>
    internal IReadOnlyList<string> Headers => _rows.Headers;

    /// <summary>The index of a column, ignoring case; -1 when the export does not have it.</summary>
    internal int IndexOf(string column) => _rows.IndexOf(column);

    /// <summary>Streams the records, their cells in the order of <see cref="Headers"/>.</summary>
    /// <param name="stop">Cancels the reading.</param>
    /// <returns>The same array for every record. Copy what is needed longer.</returns>
    /// <exception cref="FourMeException"><c>BaselineUnreadable</c> or <c>BaselineChanged</c>.</exception>
    internal IEnumerable<string[]> Rows(CancellationToken stop) => _rows.Read(null, stop);

    /// <summary>Streams only some of the cells, which is cheaper.</summary>
    /// <param name="columns">Indexes of the wanted columns. All other cells are empty.</param>
    /// <param name="stop">Cancels the reading.</param>
    internal IEnumerable<string[]> Rows(IReadOnlyList<int> columns, CancellationToken stop) => _rows.Read([.. columns], stop);

    /// <summary>Former names of records. A record may have several, and a name may belong to another record now.</summary>
    internal IEnumerable<FormerName> FormerNames => _formerNames is null ? [] : Planning.FormerNames.Read(_formerNames);

    /// <summary>Throws unless the file is byte for byte the one that was written.</summary>
    /// <exception cref="FourMeException"><c>BaselineChanged</c>.</exception>
    internal void Verify(CancellationToken stop)
    {
        try
        {
            if (FileHash.Of(Path, stop) == Hash) return;
        }
        catch (FourMeException gone) when (gone.Failure.Id == nameof(Failures.FileReadFailed))
        {
            throw Failures.BaselineChanged(About.Type, Path, gone.Failure.Cause).ToException();
        }
        throw Failures.BaselineChanged(About.Type, Path, null).ToException();
    }

    /// <summary>Opens a baseline of the store.</summary>
    internal static BaselineFile OfStore(string folder, BaselineAbout about) => new(
        BaselineRows.OfStore(System.IO.Path.Combine(folder, about.File), about.Type),
        about.ToBaseline(),
        about.Hash,
        about.FormerNames is null ? null : System.IO.Path.Combine(folder, about.FormerNames))
    {
        Kept = about,
        IsProven = true,
    };

    /// <summary>Opens a file that a user exported, to be used instead of the baseline. Reads it once completely.</summary>
    /// <param name="path">The file.</param>
    /// <param name="type">The type whose records it must have.</param>
    /// <param name="stop">Cancels the reading.</param>
    /// <exception cref="FourMeException">
    /// <c>FileReadFailed</c>, <c>FileNotCsv</c>, <c>FileHasNul</c>, <c>NotABaseline</c> or <c>BaselineUnreadable</c>.
    /// </exception>
    internal static BaselineFile OfExport(string path, RecordType type, CancellationToken stop)
    {
        BaselineRows rows = BaselineRows.OfExport(path, type.Name);
        if (ExportHeader.Problem(type.ExportName ?? type.Name, rows.Headers) is { } problem)
            throw Failures.NotABaseline(path, type.Name, problem).ToException();
        long records = rows.Read([], stop).LongCount();
        string hash = FileHash.Of(path, stop);
        var file = new FileInfo(path);
        BaselineProof? proof = BaselineProof.Read(path) is { } read && read.Hash == hash && read.Type == type.Name ? read : null;
        DateTimeOffset time = proof?.Time ?? file.LastWriteTimeUtc;
        var about = new Baseline(proof?.Owner ?? new(string.Empty, string.Empty), type.Name)
        {
            Records = records,
            StandsFor = time,
            LastFull = time,
            Bytes = file.Length,
        };
        return new BaselineFile(rows, about, hash, null) { IsProven = proof is { IsFull: true } };
    }
}

using FourMe.Import.Errors;
using FourMe.Import.Exporting;
using FourMe.Import.Files;

namespace FourMe.Import.Planning;

/// <summary>
/// The records of a baseline at one moment, read from disk as often as needed and never held in memory. A refresh writes a new
/// file and leaves this one as it is.
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

    /// <summary>SHA-256 of the file of records when it was written, in lower-case hexadecimal.</summary>
    internal string Hash { get; }

    /// <summary>What the store keeps beside the records; null for a file of somebody's own.</summary>
    internal BaselineAbout? Kept { get; private init; }

    /// <summary>Where the records are.</summary>
    internal string Path => _rows.Path;

    /// <summary>The full export that was too small to take the place of this baseline; null when there is none.</summary>
    internal BaselineShrink? Shrunk => Kept?.Shrunk;

    /// <summary>Whether it is known which account the records are from, and that all of its records are there.</summary>
    internal bool IsProven { get; private init; }

    /// <summary>The columns, as the account's export has them.</summary>
    /// <exception cref="FourMeException"><c>BaselineUnreadable</c> or <c>BaselineChanged</c>.</exception>
    internal IReadOnlyList<string> Headers => _rows.Headers;

    /// <summary>The place of a column, whatever the case of its name; -1 when the export does not have it.</summary>
    internal int IndexOf(string column) => _rows.IndexOf(column);

    /// <summary>The records one by one, their cells in the order of <see cref="Headers"/>.</summary>
    /// <param name="stop">Ends it.</param>
    /// <returns>The same array each time, with the cells of the next record: copy what is needed for longer.</returns>
    /// <exception cref="FourMeException"><c>BaselineUnreadable</c> or <c>BaselineChanged</c>.</exception>
    internal IEnumerable<string[]> Rows(CancellationToken stop) => _rows.Read(null, stop);

    /// <summary>The same with only some of the cells, which costs less.</summary>
    /// <param name="columns">Places of the columns that are wanted; the other cells are empty.</param>
    /// <param name="stop">Ends it.</param>
    internal IEnumerable<string[]> Rows(IReadOnlyList<int> columns, CancellationToken stop) => _rows.Read([.. columns], stop);

    /// <summary>Names that records had before; a record may have several, and a name may be another record's now.</summary>
    internal IEnumerable<FormerName> FormerNames => _formerNames is null ? [] : Planning.FormerNames.Read(_formerNames);

    /// <summary>Sees that the file is the one that was written, byte for byte.</summary>
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

    /// <summary>A baseline of the store.</summary>
    internal static BaselineFile OfStore(string folder, BaselineAbout about) => new(
        BaselineRows.OfStore(System.IO.Path.Combine(folder, about.File), about.Type),
        about.ToBaseline(),
        about.Hash,
        about.FormerNames is null ? null : System.IO.Path.Combine(folder, about.FormerNames))
    {
        Kept = about,
        IsProven = true,
    };

    /// <summary>A file that somebody exported, in place of the baseline. It is read once to its end.</summary>
    /// <param name="path">The file.</param>
    /// <param name="type">The type whose records it should have.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="FourMeException">
    /// <c>FileReadFailed</c>, <c>FileNotCsv</c>, <c>NotABaseline</c> or <c>BaselineUnreadable</c>.
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

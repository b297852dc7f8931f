using CsvHelper;
using FourMe.Import.Csv;
using FourMe.Import.Files;
using FourMe.Import.Rows;

namespace FourMe.Import.Spool;

/// <summary>A finished file of rows on disk, waiting to be sent.</summary>
internal sealed class SpoolFile
{
    private string? _hash;

    /// <param name="path">The file.</param>
    /// <param name="length">Length in bytes.</param>
    /// <param name="hash">Its hash; '' when it was not computed; null to compute it when it is asked for.</param>
    /// <param name="numbers">The records of the input behind the rows.</param>
    /// <param name="headers">The header, for messages.</param>
    internal SpoolFile(string path, long length, string? hash, RowNumbers numbers, string headers)
    {
        Path = path;
        Length = length;
        _hash = hash;
        Numbers = numbers;
        Headers = headers;
    }

    /// <summary>The current path of the file.</summary>
    internal string Path { get; private set; }

    /// <summary>Length in bytes.</summary>
    internal long Length { get; }

    /// <summary>SHA-256 of the content, in hexadecimal; '' for files that are not sent.</summary>
    /// <exception cref="FourMeException"><c>FileReadFailed</c>.</exception>
    internal string Hash => _hash ??= FileHash.Of(Path, CancellationToken.None);

    /// <summary>The hash if it is known without reading the file; otherwise ''.</summary>
    internal string KnownHash => _hash ?? string.Empty;

    /// <summary>The sum of the content, by <see cref="SummingStream"/>; null when it is not known.</summary>
    internal string? Sum { get; init; }

    /// <summary>What files of the same content have in common: the sum, or else the hash.</summary>
    /// <exception cref="FourMeException"><c>FileReadFailed</c>.</exception>
    internal string Fingerprint => Sum ?? Hash;

    /// <summary>The records of the input behind the rows.</summary>
    internal RowNumbers Numbers { get; }

    /// <summary>The header, for messages.</summary>
    internal string Headers { get; }

    /// <summary>Number of rows, the header not counted.</summary>
    internal long Rows => Numbers.Count;

    internal Stream OpenRead() => new FileStream(
        Path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024,
            FileOptions.Asynchronous | FileOptions.SequentialScan);

    /// <summary>
    /// The rows, counted as everywhere. The separator of a user's file that is sent unchanged is detected by its header.
    /// </summary>
    internal CsvReader ReadRows()
    {
        var source = CsvSource.Open(OpenRead(), Path);
        return CsvDialect.ReadSent(source.Bytes, source.Separator);
    }

    /// <summary>Moves the file, also to another disk.</summary>
    internal void MoveTo(string path)
    {
        try
        {
            File.Move(Path, path);
        }
        catch (IOException) when (!File.Exists(path) && File.Exists(Path))
        {
            using (Stream from = OpenRead())
            using (FileStream to = PrivateFile.Create(path)) from.CopyTo(to);
            PrivateFile.Delete(Path);
        }
        Path = path;
    }

    /// <summary>Copies the file to a path of the user; an existing file is replaced.</summary>
    /// <exception cref="FourMeException"><c>FileWriteFailed</c> or <c>FileInUse</c>.</exception>
    internal void CopyTo(string path, CancellationToken stop = default) => OutputFile.Write(
        path, isPrivate: true,
        to =>
        {
            using Stream from = OpenRead();
            from.CopyTo(to);
        }, stop);

    internal void Delete() => PrivateFile.Delete(Path);
}

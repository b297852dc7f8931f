using System.Text;
using CsvHelper;
using FourMe.Import.Csv;
using FourMe.Import.Errors;
using FourMe.Import.Exporting;
using FourMe.Import.Files;

namespace FourMe.Import.Planning;

/// <summary>Reads the rows of an exported file of the store or of a user.</summary>
internal sealed class BaselineRows
{
    private const int BufferSize = 128 * 1024;

    private readonly string _type;
    private readonly bool _isUsers;
    private string[]? _headers;

    private BaselineRows(string path, string type, bool isUsers)
    {
        Path = path;
        _type = type;
        _isUsers = isUsers;
    }

    internal string Path { get; }

    /// <summary>The column names, made distinct.</summary>
    internal IReadOnlyList<string> Headers => _headers ??= ReadHeaders();

    internal static BaselineRows OfStore(string path, string type) => new(path, type, isUsers: false);

    /// <summary>A file that users may have edited: any encoding and separator is accepted.</summary>
    internal static BaselineRows OfExport(string path, string type) => new(path, type, isUsers: true);

    internal int IndexOf(string column)
    {
        for (int i = 0; i < Headers.Count; i++)
            if (string.Equals(Headers[i], column, StringComparison.OrdinalIgnoreCase)) return i;
        return -1;
    }

    /// <summary>Streams the records. The same array is returned for every record.</summary>
    /// <param name="columns">Indexes of the wanted cells; null for all.</param>
    /// <param name="stop">Cancels the reading.</param>
    internal IEnumerable<string[]> Read(int[]? columns, CancellationToken stop)
    {
        using CsvReader csv = Open();
        var cells = new string[Headers.Count];
        for (int i = 0; i < cells.Length; i++) cells[i] = string.Empty;
        while (Next(csv, cells, columns))
        {
            stop.ThrowIfCancellationRequested();
            yield return cells;
        }
    }

    /// <summary>Streams the records as they are in the file: the same reader, positioned on one record after another.</summary>
    /// <exception cref="FourMeException"><c>BaselineUnreadable</c> or <c>BaselineChanged</c>.</exception>
    internal IEnumerable<CsvReader> Records(CancellationToken stop)
    {
        using CsvReader csv = Open();
        while (Guard(csv.Read))
        {
            stop.ThrowIfCancellationRequested();
            yield return csv;
        }
    }

    /// <summary>A cell of the current record, without the tab guard.</summary>
    /// <exception cref="FourMeException"><c>BaselineUnreadable</c>: the cell is not UTF-8.</exception>
    internal string Cell(CsvReader csv, int column)
    {
        try
        {
            return TabGuard.Remove(CsvCell.Text(csv, column));
        }
        catch (DecoderFallbackException invalid)
        {
            throw Failures.BaselineUnreadable(Path, _type, invalid).ToException();
        }
    }

    /// <summary>Opens the file, positioned before its header.</summary>
    private CsvReader Open()
    {
        try
        {
            if (!_isUsers) return CsvDialect.ReadKept(new FileStream(Path, FileMode.Open, FileAccess.Read,
                FileShare.Read | FileShare.Delete, BufferSize, FileOptions.SequentialScan), ',');
            CsvSource source = CsvSource.Open(Path);
            if (!source.HasNul) return CsvDialect.ReadKept(source.Utf8(), source.Separator);
            source.Dispose();
            throw Failures.FileHasNul(Path).ToException();
        }
        catch (Exception gone) when (FileFault.Is(gone))
        {
            throw (_isUsers ? Failures.FileReadFailed(Path, gone) : Failures.BaselineChanged(_type, Path, gone)).ToException();
        }
    }

    /// <summary>Runs a read operation and turns malformed CSV, invalid UTF-8 and I/O errors into <c>BaselineUnreadable</c>.</summary>
    private T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception broken) when (IsBroken(broken))
        {
            throw Failures.BaselineUnreadable(Path, _type, broken).ToException();
        }
    }

    private bool Next(CsvReader csv, string[] cells, int[]? columns)
    {
        try
        {
            if (!csv.Read()) return false;
            if (columns is null) CsvCell.Texts(csv, cells);
            else CsvCell.Texts(csv, cells, columns);
            if (columns is null) for (int i = 0; i < cells.Length; i++) cells[i] = TabGuard.Remove(cells[i]);
            else foreach (int i in columns) cells[i] = TabGuard.Remove(cells[i]);
            return true;
        }
        catch (Exception broken) when (IsBroken(broken))
        {
            throw Failures.BaselineUnreadable(Path, _type, broken).ToException();
        }
    }

    private string[] ReadHeaders()
    {
        using CsvReader csv = Open();
        string[] header = Guard(() =>
        {
            csv.ReadHeader();
            return csv.Headers.ToArray();
        });
        if (header.Length == 0) throw Failures.BaselineUnreadable(Path, _type,
            new InvalidDataException("It is empty, and has not even a header.")).ToException();
        return [.. ExportHeader.Distinct(header, (_, _) => { })];
    }

    private static bool IsBroken(Exception exception) =>
        exception is CsvFormatException or DecoderFallbackException or InvalidDataException || FileFault.Is(exception);
}

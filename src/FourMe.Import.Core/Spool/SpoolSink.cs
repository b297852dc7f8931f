using FourMe.Import.Csv;
using FourMe.Import.Errors;
using FourMe.Import.Files;
using FourMe.Import.Rows;
using FourMe.Import.Text;

namespace FourMe.Import.Spool;

/// <summary>
/// Writes rows into private temporary files: one for each set of columns, in order of first appearance, and another one
/// when a limit of rows or bytes is reached. Dispose deletes every file that was not moved elsewhere.
/// </summary>
internal sealed class SpoolSink : IRowSink
{
    internal const int MaximumColumnSets = 25;

    /// <summary>Blocks of rows: enough for a disk or a core that is slow now and then.</summary>
    private const int MostWaiting = 16;

    private readonly string _folder;
    private readonly string _target;
    private readonly bool _hashes;
    private readonly int _maximumColumnSets;
    private readonly List<OpenSpoolFile> _files = [];
    private readonly Dictionary<ColumnSet, OpenSpoolFile> _current = [];
    private IReadOnlyList<SpoolFile> _finished = [];
    private readonly WorkerThread _thread = new(MostWaiting);
    private OpenSpoolFile? _group;
    private OpenSpoolFile? _last;
    private bool _madeFolder;

    /// <param name="folder">The folder for the files; it belongs to this run.</param>
    /// <param name="limits">Limits of one file.</param>
    /// <param name="hashes">Compute the hashes of the files; only files that are sent need them.</param>
    /// <param name="maximumColumnSets">Maximum number of column sets.</param>
    /// <param name="target">The path that the files get at the end, for error messages; by default the folder.</param>
    internal SpoolSink(string folder, RowLimits limits = default, bool hashes = true, int maximumColumnSets = MaximumColumnSets,
        string? target = null)
    {
        _folder = folder;
        _target = target ?? folder;
        _hashes = hashes;
        _maximumColumnSets = maximumColumnSets;
        Limits = limits;
    }

    public RowLimits Limits { get; }

    /// <summary>The files; complete after <see cref="Complete"/>.</summary>
    internal IReadOnlyList<SpoolFile> Files => _finished;

    public void BeginGroup(ColumnSet columns, long rows, long bytes)
    {
        try
        {
            _group = FileFor(columns, rows, bytes);
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            throw Failures.FileWriteFailed(_target, exception).ToException();
        }
    }

    public void Write(ColumnSet columns, string?[] cells, long number)
    {
        try
        {
            OpenSpoolFile file = _group ?? FileFor(columns, 1, Limits.Bytes > 0 ? CsvSize.OfRow(columns.Slots, cells) : 0);
            file.Write(cells, number);
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            throw Failures.FileWriteFailed(_target, exception).ToException();
        }
    }

    public void Complete()
    {
        try
        {
            _thread.Complete();
            _finished = [.. _files.Select(file => file.Finish())];
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            throw Failures.FileWriteFailed(_target, exception).ToException();
        }
    }

    public void Dispose()
    {
        _thread.Dispose();
        foreach (OpenSpoolFile file in _files) file.Dispose();
        if (_madeFolder) PrivateFile.DeleteFolder(_folder);
    }

    private OpenSpoolFile FileFor(ColumnSet columns, long rows, long bytes)
    {
        if (ReferenceEquals(_last?.Columns, columns) && HasRoom(_last!, rows, bytes)) return _last!;
        if (_current.TryGetValue(columns, out OpenSpoolFile? file) && HasRoom(file, rows, bytes)) return _last = file;
        if (file is null && _current.Count == _maximumColumnSets) throw Failures.TooManyColumnSets(_maximumColumnSets, Commonest())
            .ToException();
        if (!_madeFolder)
        {
            PrivateFile.CreateFolder(_folder);
            _madeFolder = true;
        }
        file = new OpenSpoolFile(Path.Combine(_folder, $"{_files.Count + 1}.csv"), columns, _thread, Limits.Bytes > 0, _hashes);
        _files.Add(file);
        _current[columns] = file;
        return _last = file;
    }

    private bool HasRoom(OpenSpoolFile file, long rows, long bytes) =>
        file.Rows == 0 || (Limits.AllowRows(file.Rows + rows) && Limits.AllowBytes(file.Length + bytes));

    private string Commonest() => string.Join("; ", _files
        .OrderByDescending(file => file.Rows).Take(3).Select(file => $"{Counted.Of(file.Rows, "row")} with {file.Columns.Headers}"));
}

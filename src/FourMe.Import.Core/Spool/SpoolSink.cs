namespace FourMe.Import;

/// <summary>
/// Puts rows into private temporary files: one for each set of columns, in order of first appearance, and a further one
/// when a limit of rows or bytes is met. Disposing it deletes every file that nobody has taken over.
/// </summary>
internal sealed class SpoolSink : IRowSink
{
    internal const int MaximumColumnSets = 25;

    private readonly string _folder;
    private readonly long _maximumRows;
    private readonly long _maximumBytes;
    private readonly List<OpenSpoolFile> _files = [];
    private readonly Dictionary<ColumnSet, OpenSpoolFile> _current = [];
    private IReadOnlyList<SpoolFile> _finished = [];
    private bool _madeFolder;

    /// <param name="folder">Where the files are made; a folder of the run's own.</param>
    /// <param name="maximumRows">Rows in one file at most; 0 for no limit.</param>
    /// <param name="maximumBytes">Bytes in one file at most; 0 for no limit.</param>
    internal SpoolSink(string folder, long maximumRows = 0, long maximumBytes = 0)
    {
        _folder = folder;
        _maximumRows = maximumRows;
        _maximumBytes = maximumBytes;
    }

    /// <summary>A folder name for a new run under the machine's temporary folder.</summary>
    internal static string NewFolder() =>
        Path.Combine(Path.GetTempPath(), "FourMe.Import-" + Guid.NewGuid().ToString("N"));

    /// <summary>The files, once <see cref="Complete"/> was called.</summary>
    internal IReadOnlyList<SpoolFile> Files => _finished;

    public void Write(ColumnSet columns, string?[] cells, long number)
    {
        try
        {
            FileFor(columns, cells).Write(cells, number);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Failures.FileWriteFailed(_folder, exception).ToException();
        }
    }

    public void Complete()
    {
        try
        {
            _finished = [.. _files.Select(file => file.Finish())];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Failures.FileWriteFailed(_folder, exception).ToException();
        }
    }

    public void Dispose()
    {
        foreach (OpenSpoolFile file in _files) file.Dispose();
        if (!_madeFolder) return;
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Nothing of the run depends on it, and the run's own outcome must come through.
        }
    }

    private OpenSpoolFile FileFor(ColumnSet columns, string?[] cells)
    {
        if (_current.TryGetValue(columns, out OpenSpoolFile? file) && !IsFull(file, cells)) return file;
        if (file is null && _current.Count == MaximumColumnSets) throw Failures.TooManyColumnSets(MaximumColumnSets, Commonest()).ToException();
        if (!_madeFolder)
        {
            PrivateFile.CreateFolder(_folder);
            _madeFolder = true;
        }
        file = new OpenSpoolFile(Path.Combine(_folder, $"{_files.Count + 1}.csv"), columns, _maximumBytes > 0);
        _files.Add(file);
        _current[columns] = file;
        return file;
    }

    private bool IsFull(OpenSpoolFile file, string?[] cells) =>
        (_maximumRows > 0 && file.Rows >= _maximumRows)
        || (_maximumBytes > 0 && file.Rows > 0 && file.LengthWith(cells) > _maximumBytes);

    private string Commonest() => string.Join("; ", _files
        .OrderByDescending(file => file.Rows).Take(3).Select(file => $"{file.Rows} rows with {file.Columns.Headers}"));
}

using CsvHelper;
using FourMe.Import.Csv;
using FourMe.Import.Errors;
using FourMe.Import.Files;
using FourMe.Import.Rows;
using FourMe.Import.Text;

namespace FourMe.Import.Spool;

/// <summary>
/// Writes refused records to private files, one per set of columns, with the reasons in the last two columns. Disposing deletes every file
/// that was not taken over.
/// </summary>
/// <param name="folder">A folder of this run, created with the first record.</param>
internal sealed class RefusedSpool(string folder) : IRefusedSink, IDisposable
{
    /// <summary>Maximum number of open files. Irregular records may each have columns of their own.</summary>
    private const int MostOpen = 25;

    private readonly List<Part> _parts = [];
    private readonly Dictionary<ColumnSet, Part> _byColumns = [];
    private int _open;

    public void Write(ColumnSet columns, string?[] cells, long number, RowReason reason)
    {
        try
        {
            PartOf(columns).Write(cells, number, reason);
        }
        catch (Exception failed) when (FileFault.Is(failed))
        {
            throw Failures.FileWriteFailed(folder, failed).ToException();
        }
    }

    /// <summary>Completes the files.</summary>
    /// <returns>The files, in order of first appearance.</returns>
    /// <exception cref="FourMeException"><c>FileWriteFailed</c>.</exception>
    internal IReadOnlyList<SpoolFile> Finish()
    {
        try
        {
            return [.. _parts.Select(part => part.Finish())];
        }
        catch (Exception failed) when (FileFault.Is(failed))
        {
            throw Failures.FileWriteFailed(folder, failed).ToException();
        }
    }

    public void Dispose()
    {
        foreach (Part part in _parts) part.Drop();
        if (_parts.Count > 0) PrivateFile.DeleteFolder(folder);
    }

    private Part PartOf(ColumnSet columns)
    {
        if (!_byColumns.TryGetValue(columns, out Part? part))
        {
            PrivateFile.CreateFolder(folder);
            part = new Part(Path.Combine(folder, $"{_parts.Count + 1}.csv"), columns);
            _parts.Add(part);
            _byColumns.Add(columns, part);
        }
        if (part.IsOpen) return part;
        if (_open == MostOpen)
        {
            foreach (Part other in _parts) other.Close();
            _open = 0;
        }
        part.Open();
        _open++;
        return part;
    }

    private sealed class Part(string path, ColumnSet columns)
    {
        private readonly RowNumbers _numbers = new();
        private FileStream? _file;
        private CsvWriter? _csv;
        private bool _isMade;

        internal bool IsOpen => _csv is not null;

        internal void Open()
        {
            _file = _isMade ? new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read) : PrivateFile.Create(path);
            _csv = CsvDialect.Write(_file);
            if (!_isMade) CsvDialect.WriteHeader(_csv, [.. columns.Names, ReasonColumns.Error, ReasonColumns.ErrorId]);
            _isMade = true;
        }

        internal void Write(string?[] cells, long number, RowReason reason)
        {
            foreach (int slot in columns.Slots) _csv!.WriteField(cells[slot]);
            _csv!.WriteField(reason.Text);
            _csv.WriteField(reason.Id);
            _csv.EndRecord();
            _numbers.Add(number);
        }

        internal void Close()
        {
            _csv?.Dispose();
            _file?.Dispose();
            _csv = null;
            _file = null;
        }

        internal SpoolFile Finish()
        {
            Close();
            return new SpoolFile(path, new FileInfo(path).Length, string.Empty, _numbers, columns.Headers);
        }

        /// <summary>Closes a file that is no longer needed, ignoring a full disk.</summary>
        internal void Drop()
        {
            try
            {
                Close();
            }
            catch (IOException)
            {
                _file?.Dispose();
            }
        }
    }
}

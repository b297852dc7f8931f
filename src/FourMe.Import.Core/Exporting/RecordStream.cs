using System.Text;
using CsvHelper;
using FourMe.Import.Csv;
using FourMe.Import.Errors;

namespace FourMe.Import.Exporting;

/// <summary>
/// Reads the records of an exported CSV as it arrives. Returns the available records whenever it would have to wait for more,
/// so that the first record is delivered before the file ends.
/// </summary>
internal sealed class RecordStream : IDisposable
{
    private const int LargestBatch = 512;

    private readonly CsvReader _csv;
    private readonly string _what;
    private readonly Func<IReadOnlyList<string>, IReadOnlyList<string>>? _header;
    private string[] _before = [];
    private Task<bool>? _waiting;
    private bool _ended;

    /// <param name="stream">The CSV; disposed with this.</param>
    /// <param name="what">Its name for messages.</param>
    /// <param name="header">Checks the header and returns the names of the columns; null for unchanged names.</param>
    internal RecordStream(Stream stream, string what, Func<IReadOnlyList<string>, IReadOnlyList<string>>? header = null)
    {
        _csv = CsvDialect.ReadExport(stream);
        _what = what;
        _header = header;
    }

    /// <summary>The header; read by <see cref="OpenAsync"/>.</summary>
    internal IReadOnlyList<string> Headers { get; private set; } = [];

    /// <summary>Reads the header.</summary>
    /// <exception cref="FourMeException">The download failed, or is not CSV.</exception>
    internal async Task OpenAsync(CancellationToken cancellationToken)
    {
        await GuardAsync(async () =>
        {
            await _csv.ReadHeaderAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);
        Headers = [.. _csv.Headers];
        // An export without records still has a header: an empty file was lost in transit.
        if (Headers.Count == 0) throw Failures.ExportUnreadable(_what, new InvalidDataException("It is empty; even the header is missing."))
            .ToException();
        if (Headers.Any(header => header.IndexOf(CsvCell.Replacement) >= 0))
            throw Failures.ExportUnreadable(_what, new InvalidDataException("Its header is not UTF-8.")).ToException();
        if (_header is not null) Headers = _header(Headers);
    }

    /// <summary>Reads the next available records.</summary>
    /// <returns>The cells by header; null at the end.</returns>
    /// <exception cref="FourMeException">The download failed, or is not CSV.</exception>
    internal async Task<IReadOnlyList<string[]>?> ReadAsync(CancellationToken cancellationToken)
    {
        var batch = new List<string[]>();
        while (batch.Count < LargestBatch && !_ended)
        {
            if (_waiting is null)
            {
                ValueTask<bool> read = NextAsync(cancellationToken);
                // Most records are already available: no allocation for a wait.
                if (!read.IsCompletedSuccessfully) _waiting = GuardAsync(() => read.AsTask());
                else if (await read.ConfigureAwait(false)) batch.Add(Cells());
                else _ended = true;
                if (_waiting is null) continue;
            }
            // Records before a failure are returned; the next call throws the failure.
            if (batch.Count > 0 && (!_waiting.IsCompleted || _waiting.IsFaulted)) return batch;
            if (await _waiting.ConfigureAwait(false)) batch.Add(Cells());
            else _ended = true;
            _waiting = null;
        }
        return batch.Count > 0 ? batch : null;
    }

    /// <summary>Reads the rest and discards it, to check that no record is incomplete.</summary>
    /// <returns>Number of records.</returns>
    /// <exception cref="FourMeException"><c>ExportUnreadable</c>.</exception>
    internal async Task<long> SkipToEndAsync(CancellationToken cancellationToken)
    {
        long count = 0;
        while (await GuardAsync(() => _csv.ReadAsync(cancellationToken).AsTask()).ConfigureAwait(false)) count++;
        return count;
    }

    public void Dispose() => _csv.Dispose();

    /// <summary>Converts an exception that the reader throws synchronously to one of the task.</summary>
    private ValueTask<bool> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            return _csv.ReadAsync(cancellationToken);
        }
        catch (Exception failed)
        {
            return new ValueTask<bool>(Task.FromException<bool>(failed));
        }
    }

    private string[] Cells()
    {
        try
        {
            string[] cells = _before = CsvCell.NewTexts(_csv, _before);
            for (int i = 0; i < cells.Length; i++) cells[i] = TabGuard.Remove(cells[i]);
            return cells;
        }
        catch (DecoderFallbackException invalid)
        {
            throw Failures.ExportUnreadable(_what, invalid).ToException();
        }
    }

    private async Task<bool> GuardAsync(Func<Task<bool>> read)
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (Exception invalid) when (invalid is CsvFormatException or InvalidDataException)
        {
            throw Failures.ExportUnreadable(_what, invalid).ToException();
        }
    }
}

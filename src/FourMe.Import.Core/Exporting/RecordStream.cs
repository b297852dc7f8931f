using System.Text;
using CsvHelper;
using FourMe.Import.Csv;
using FourMe.Import.Errors;

namespace FourMe.Import.Exporting;

/// <summary>
/// Reads the records of an exported CSV as it arrives. Hands out what is there as soon as more has to be waited for, so
/// that the first record is seen before the file ends.
/// </summary>
internal sealed class RecordStream : IDisposable
{
    private const int LargestBatch = 512;

    private readonly CsvReader _csv;
    private readonly string _what;
    private readonly Func<IReadOnlyList<string>, IReadOnlyList<string>>? _header;
    private Task<bool>? _waiting;
    private bool _ended;

    /// <param name="stream">The CSV; disposed with this.</param>
    /// <param name="what">What it is, in words for messages.</param>
    /// <param name="header">Looks at the header, and says which names the columns get; null takes them as they are.</param>
    internal RecordStream(Stream stream, string what, Func<IReadOnlyList<string>, IReadOnlyList<string>>? header = null)
    {
        _csv = CsvDialect.ReadExport(stream);
        _what = what;
        _header = header;
    }

    /// <summary>The header; read by <see cref="OpenAsync"/>.</summary>
    internal IReadOnlyList<string> Headers { get; private set; } = [];

    /// <summary>Reads the header.</summary>
    /// <exception cref="FourMeException">The download broke, or is no CSV.</exception>
    internal async Task OpenAsync(CancellationToken cancellationToken)
    {
        await GuardAsync(async () =>
        {
            await _csv.ReadHeaderAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);
        Headers = [.. _csv.Headers];
        // An export without records has its header all the same: an empty file is one that was lost on the way.
        if (Headers.Count == 0) throw Failures.ExportUnreadable(_what, new InvalidDataException("It is empty; even the header is missing."))
            .ToException();
        if (Headers.Any(header => header.IndexOf(CsvCell.Replacement) >= 0))
            throw Failures.ExportUnreadable(_what, new InvalidDataException("Its header is not UTF-8.")).ToException();
        if (_header is not null) Headers = _header(Headers);
    }

    /// <summary>Reads the next records, as many as are there.</summary>
    /// <returns>The cells by header; null at the end.</returns>
    /// <exception cref="FourMeException">The download broke, or is no CSV.</exception>
    internal async Task<IReadOnlyList<string[]>?> ReadAsync(CancellationToken cancellationToken)
    {
        var batch = new List<string[]>();
        while (batch.Count < LargestBatch && !_ended)
        {
            if (_waiting is null)
            {
                ValueTask<bool> read = NextAsync(cancellationToken);
                // Most records are there already: nothing is made for them that a wait would need.
                if (!read.IsCompletedSuccessfully) _waiting = GuardAsync(() => read.AsTask());
                else if (await read.ConfigureAwait(false)) batch.Add(Cells());
                else _ended = true;
                if (_waiting is null) continue;
            }
            // What came before a break is handed out; the break itself is for the next call.
            if (batch.Count > 0 && (!_waiting.IsCompleted || _waiting.IsFaulted)) return batch;
            if (await _waiting.ConfigureAwait(false)) batch.Add(Cells());
            else _ended = true;
            _waiting = null;
        }
        return batch.Count > 0 ? batch : null;
    }

    /// <summary>Reads the rest without making anything of it, to see that no record is cut.</summary>
    /// <exception cref="FourMeException"><c>ExportUnreadable</c>.</exception>
    internal async Task SkipToEndAsync(CancellationToken cancellationToken)
    {
        while (await GuardAsync(() => _csv.ReadAsync(cancellationToken).AsTask()).ConfigureAwait(false)) { }
    }

    public void Dispose() => _csv.Dispose();

    /// <summary>An exception that the reader throws at once is one of the waiting, too.</summary>
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
            string[] cells = CsvCell.Texts(_csv);
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

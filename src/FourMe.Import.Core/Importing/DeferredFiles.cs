using FourMe.Import.Errors;
using FourMe.Import.Files;
using FourMe.Import.Hosting;
using FourMe.Import.Rows;
using FourMe.Import.Spool;

namespace FourMe.Import.Importing;

/// <summary>
/// Files of columns that were put off to a second job. A row that did not go into the first would only fail once more, and
/// where the record exists after all it would get half of what belongs to it: its put-off columns are held back.
/// </summary>
internal sealed class DeferredFiles
{
    private readonly HashSet<long> _failed = [];
    private readonly Dictionary<SpoolFile, SpoolFile> _ready = [];

    /// <summary>Takes note of the rows that a job of the first pass refused.</summary>
    internal void Note(ImportJobReport outcome)
    {
        foreach (FailedRow row in outcome.FailedRows) _failed.Add(row.InputNumber);
    }

    /// <summary>What is sent of a file.</summary>
    internal SpoolFile Ready(SpoolFile file) => _ready.TryGetValue(file, out SpoolFile? ready) ? ready : file;

    /// <summary>Takes the rows that failed out of a file of put-off columns.</summary>
    /// <param name="file">The file.</param>
    /// <param name="host">Hears how many rows are held back.</param>
    /// <param name="failedRows">Where the rows go that are not in the account; null for nowhere.</param>
    /// <returns>What is left to send.</returns>
    /// <exception cref="FourMeException"><c>FileWriteFailed</c>.</exception>
    internal SpoolFile Hold(SpoolFile file, ITransferHost host, string? failedRows)
    {
        if (_ready.TryGetValue(file, out SpoolFile? known)) return known;
        long[] held = [.. Held(file)];
        SpoolFile ready = held.Length == 0 ? file : Without(file, [.. held]);
        _ready.Add(file, ready);
        if (held.Length == 0) return ready;
        host.Verbose(VerboseText.Withheld(held.Length, file.Headers));
        if (ready.Rows == 0 && failedRows is not null) FailedRowsFile.Write(file, held, failedRows);
        return ready;
    }

    /// <summary>A file of put-off columns was sent: what was held back of it belongs to the rows to import again.</summary>
    /// <exception cref="FourMeException"><c>FileWriteFailed</c>.</exception>
    internal void Sent(SpoolFile file, ImportJobReport outcome, string? failedRows)
    {
        if (failedRows is null || !_ready.TryGetValue(file, out SpoolFile? ready) || ReferenceEquals(ready, file)) return;
        HashSet<long> numbers = [.. outcome.FailedRows.Select(row => row.InputNumber), .. _failed];
        FailedRowsFile.Write(file, [.. Rows(file).Where(row => numbers.Contains(file.Numbers.InputNumber(row)))], failedRows);
    }

    /// <summary>A file beside another one with its rows but those with these numbers.</summary>
    private static SpoolFile Without(SpoolFile file, HashSet<long> rows)
    {
        string path = Path.ChangeExtension(file.Path, ".rest" + Path.GetExtension(file.Path));
        try
        {
            var numbers = new RowNumbers();
            foreach (long row in Rows(file))
                if (!rows.Contains(row)) numbers.Add(file.Numbers.InputNumber(row));
            using var to = new HashingStream(PrivateFile.Create(path));
            FailedRowsFile.Copy(file, row => !rows.Contains(row), to);
            to.Flush();
            return new SpoolFile(path, to.Position, to.FinishHash(), numbers, file.Headers);
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            throw Failures.FileWriteFailed(path, exception).ToException();
        }
    }

    private IEnumerable<long> Held(SpoolFile file) =>
        _failed.Count == 0 ? [] : Rows(file).Where(row => _failed.Contains(file.Numbers.InputNumber(row)));

    private static IEnumerable<long> Rows(SpoolFile file)
    {
        for (long row = 1; row <= file.Rows; row++) yield return row;
    }
}

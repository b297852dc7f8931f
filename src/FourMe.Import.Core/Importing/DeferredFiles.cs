using FourMe.Import.Errors;
using FourMe.Import.Files;
using FourMe.Import.Hosting;
using FourMe.Import.Rows;
using FourMe.Import.Spool;

namespace FourMe.Import.Importing;

/// <summary>
/// Files of columns that are deferred to a second job. The deferred columns of a row that failed in the first job are not
/// sent: it would fail again or, if the record exists after all, update only a part of it.
/// </summary>
internal sealed class DeferredFiles
{
    private readonly HashSet<long> _failed = [];
    private readonly Dictionary<SpoolFile, SpoolFile> _ready = [];

    /// <summary>Notes the rows that failed in a job of the first pass.</summary>
    internal void Note(ImportJobReport outcome)
    {
        foreach (FailedRow row in outcome.FailedRows) _failed.Add(row.InputNumber);
    }

    /// <summary>The part of a file that is sent.</summary>
    internal SpoolFile Ready(SpoolFile file) => _ready.TryGetValue(file, out SpoolFile? ready) ? ready : file;

    /// <summary>Removes the failed rows from a file of deferred columns.</summary>
    /// <param name="file">The file.</param>
    /// <param name="host">Receives the number of rows that are not sent.</param>
    /// <param name="failedRows">The file for rows that are not in the account; null for none.</param>
    /// <returns>The file of the remaining rows.</returns>
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

    /// <summary>
    /// Call it after a file of deferred columns was sent: its rows that were not sent belong to the rows to import again.
    /// </summary>
    /// <exception cref="FourMeException"><c>FileWriteFailed</c>.</exception>
    internal void Sent(SpoolFile file, ImportJobReport outcome, string? failedRows)
    {
        if (failedRows is null || !_ready.TryGetValue(file, out SpoolFile? ready) || ReferenceEquals(ready, file)) return;
        HashSet<long> numbers = [.. outcome.FailedRows.Select(row => row.InputNumber), .. _failed];
        FailedRowsFile.Write(file, [.. Rows(file).Where(row => numbers.Contains(file.Numbers.InputNumber(row)))], failedRows);
    }

    /// <summary>Copies a file without the rows with these numbers.</summary>
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

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
    /// <summary>The reason why each record of the input failed in a job of the first pass.</summary>
    private readonly Dictionary<long, RowReason> _failed = [];
    private readonly Dictionary<SpoolFile, SpoolFile> _ready = [];

    /// <summary>Notes the rows that failed in a job of the first pass.</summary>
    internal void Note(ImportJobReport outcome)
    {
        foreach (FailedRow row in outcome.FailedRows)
            if (!_failed.ContainsKey(row.InputNumber)) _failed.Add(row.InputNumber, row.Reason);
    }

    /// <summary>Notes records that are not, or may not be, in the account.</summary>
    internal void Note(IEnumerable<long> inputNumbers)
    {
        foreach (long number in inputNumbers)
            if (!_failed.ContainsKey(number)) _failed.Add(number, RowReason.None);
    }

    /// <summary>The part of a file that is sent.</summary>
    internal SpoolFile Ready(SpoolFile file) => _ready.TryGetValue(file, out SpoolFile? ready) ? ready : file;

    /// <summary>Removes the failed rows from a file of deferred columns.</summary>
    /// <param name="file">The file.</param>
    /// <param name="host">Receives the number of rows that are not sent.</param>
    /// <returns>The removed rows with the reasons; null when there are none, or when they were removed before.</returns>
    /// <exception cref="FourMeException"><c>FileWriteFailed</c>.</exception>
    internal SpoolFile? Hold(SpoolFile file, ITransferHost host)
    {
        if (_ready.ContainsKey(file)) return null;
        var held = new Dictionary<long, RowReason>();
        for (long row = 1; _failed.Count > 0 && row <= file.Rows; row++)
            if (_failed.TryGetValue(file.Numbers.InputNumber(row), out RowReason reason)) held.Add(row, reason);
        _ready.Add(file, held.Count == 0 ? file : Without(file, held.ContainsKey));
        if (held.Count == 0) return null;
        host.Verbose(VerboseText.Withheld(held.Count, file.Headers));
        return FailedRowsFile.Keep(FailedRowsSource.Some(file, held), Path.ChangeExtension(file.Path, ".withheld.csv"));
    }

    /// <summary>Copies a file without some of its rows.</summary>
    private static SpoolFile Without(SpoolFile file, Func<long, bool> isHeld)
    {
        string path = Path.ChangeExtension(file.Path, ".rest" + Path.GetExtension(file.Path));
        try
        {
            var numbers = new RowNumbers();
            for (long row = 1; row <= file.Rows; row++)
                if (!isHeld(row)) numbers.Add(file.Numbers.InputNumber(row));
            using var to = new HashingStream(PrivateFile.Create(path));
            FailedRowsFile.Copy(file, row => !isHeld(row), to);
            to.Flush();
            return new SpoolFile(path, to.Position, to.FinishHash(), numbers, file.Headers);
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            throw Failures.FileWriteFailed(path, exception).ToException();
        }
    }
}

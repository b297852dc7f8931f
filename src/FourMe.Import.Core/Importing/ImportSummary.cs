using FourMe.Import.Text;

namespace FourMe.Import.Importing;

/// <summary>The summary at the end of a run in which not every record was imported: how many are missing, and what to do.</summary>
internal sealed class ImportSummary(string type)
{
    private long _rows;
    private long _failed;
    private bool _isOpen;

    /// <summary>Adds the result of a job.</summary>
    internal void Add(ImportResult result)
    {
        _rows += result.Rows;
        _failed += result.Failures + result.Errors;
        _isOpen |= result.TransferState != TransferState.Done;
    }

    /// <summary>The summary; null when everything was imported, or when a job's own error says it all.</summary>
    /// <param name="refused">Records that were refused before sending.</param>
    /// <param name="next">What to do next, in lines.</param>
    internal string? Text(long refused, params IReadOnlyList<string> next)
    {
        if (_isOpen || refused + _failed == 0) return null;
        string by = refused == 0 ? FormattableString.Invariant($"{_failed:N0} refused by the service")
            : _failed == 0 ? FormattableString.Invariant($"{refused:N0} refused before sending")
            : FormattableString.Invariant($"{refused:N0} refused before sending, {_failed:N0} by the service");
        string missing = FormattableString.Invariant($"{refused + _failed:N0} of {Counted.Of(_rows + refused, "record")} of '{type}'");
        return string.Join(Environment.NewLine, [$"{missing} are not in the account:", $"{by}.", .. next]);
    }
}

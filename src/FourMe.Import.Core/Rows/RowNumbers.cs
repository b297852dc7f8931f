namespace FourMe.Import.Rows;

/// <summary>
/// Maps the rows of a file to the records of the input. They differ when records were refused or went to another file; only
/// the points where the difference changes are stored.
/// </summary>
internal sealed class RowNumbers
{
    private readonly List<Run> _runs = [];
    private long _count;

    internal RowNumbers() { }

    /// <summary>Restores the numbers stored with a job.</summary>
    internal RowNumbers(IReadOnlyList<Run> runs, long count)
    {
        _runs.AddRange(runs);
        _count = count;
    }

    /// <summary>Number of rows so far.</summary>
    internal long Count => _count;

    /// <summary>The runs, in the form stored with a job.</summary>
    internal IReadOnlyList<Run> Runs => _runs;

    internal void Add(long inputNumber)
    {
        _count++;
        if (_runs.Count == 0 || inputNumber - _count != _runs[_runs.Count - 1].Difference)
            _runs.Add(new Run(_count, inputNumber - _count));
    }

    /// <summary>The record of the input behind a row of the file, both counted from 1.</summary>
    internal long InputNumber(long fileRow)
    {
        int low = 0, high = _runs.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (_runs[middle].FirstRow <= fileRow) low = middle;
            else high = middle - 1;
        }
        return _runs.Count == 0 ? fileRow : fileRow + _runs[low].Difference;
    }

    /// <summary>From <see cref="FirstRow"/> on, the input's number is this much larger than the file's.</summary>
    internal readonly record struct Run(long FirstRow, long Difference);
}

namespace FourMe.Import.PowerShell;

/// <summary>Keeps the objects behind the first rows, so that an error of the service can point at them.</summary>
/// <param name="limit">How many to keep.</param>
internal sealed class SourceKeeper(int limit)
{
    private readonly Dictionary<long, object> _sources = [];

    /// <param name="number">Number of the record in the input, counted from 1.</param>
    /// <param name="source">The object.</param>
    internal void Keep(long number, object source)
    {
        if (_sources.Count < limit) _sources.Add(number, source);
    }

    /// <summary>The object behind a record; null where it was not kept.</summary>
    internal object? Find(long number) => _sources.TryGetValue(number, out object? source) ? CsvFileRecord.Shown(source) : null;

    /// <summary>The object behind a row; one made from the file where the object was not kept.</summary>
    internal object TargetOf(FailedRow row) => Find(row.InputNumber) ?? RowObject.Of(row);
}

using System.Management.Automation;
using System.Runtime.CompilerServices;
using FourMe.Import.Importing;

namespace FourMe.Import.PowerShell;

/// <summary>
/// Keeps the objects behind the first rows, so that an error of the service can point at them. An object that its producer
/// fills again for the next record is not kept: it would show the last record. Then the row of the file is shown.
/// </summary>
/// <param name="limit">How many to keep.</param>
internal sealed class SourceKeeper(int limit)
{
    private readonly Dictionary<long, object> _sources = [];
    private readonly Dictionary<object, long> _numbers = new(SameObject.Instance);

    /// <param name="number">Number of the record in the input, counted from 1.</param>
    /// <param name="source">The object.</param>
    internal void Keep(long number, object source)
    {
        if (_numbers.Count >= limit) return;
        object identity = RecordIdentity.Of(source);
        if (_numbers.TryGetValue(identity, out long before)) _sources.Remove(before);
        else
        {
            _numbers.Add(identity, number);
            _sources.Add(number, source);
        }
    }

    /// <summary>The object behind a record; null where it was not kept.</summary>
    internal object? Find(long number) => _sources.TryGetValue(number, out object? source) ? CsvFileRecord.Shown(source) : null;

    /// <summary>The object behind a row; one made from the file where the object was not kept.</summary>
    internal object TargetOf(FailedRow row) => Find(row.InputNumber) ?? RowObject.Of(row);

    private sealed class SameObject : IEqualityComparer<object>
    {
        internal static SameObject Instance { get; } = new();

        bool IEqualityComparer<object>.Equals(object? x, object? y) => ReferenceEquals(x, y);

        int IEqualityComparer<object>.GetHashCode(object obj) => RuntimeHelpers.GetHashCode(obj);
    }
}

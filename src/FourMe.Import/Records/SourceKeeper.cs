using System.Management.Automation;
using System.Runtime.CompilerServices;
using FourMe.Import.Importing;

namespace FourMe.Import.PowerShell;

/// <summary>
/// Keeps the objects of the first rows as targets for errors of the service. An object that its producer reuses for the next
/// record is not kept, because it would show the last record; the row of the file is used instead.
/// </summary>
/// <param name="limit">Maximum number of objects.</param>
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

    /// <summary>The object of a record; null when it was not kept.</summary>
    internal object? Find(long number) => _sources.TryGetValue(number, out object? source) ? CsvFileRecord.Shown(source) : null;

    /// <summary>The object of a row; created from the file when it was not kept.</summary>
    internal object TargetOf(FailedRow row) => Find(row.InputNumber) ?? RowObject.Of(row);

    private sealed class SameObject : IEqualityComparer<object>
    {
        internal static SameObject Instance { get; } = new();

        bool IEqualityComparer<object>.Equals(object? x, object? y) => ReferenceEquals(x, y);

        int IEqualityComparer<object>.GetHashCode(object obj) => RuntimeHelpers.GetHashCode(obj);
    }
}

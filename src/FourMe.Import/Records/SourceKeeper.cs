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
        object identity = IdentityOf(source);
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

    /// <summary>
    /// What an error about a record shows: a copy of an object that is nothing but its properties, for it may be filled again.
    /// Other objects are shown as they are, with all that can be done with them.
    /// </summary>
    internal static object Snapshot(object source) => CsvFileRecord.Shown(source) is var shown && shown is PSObject record
        ? record.BaseObject switch
        {
            PSCustomObject => record.Copy(),
            System.Collections.Specialized.OrderedDictionary ordered => CopyOf(ordered),
            System.Collections.Hashtable table => table.Clone(),
            _ => record,
        }
        : shown;

    private static System.Collections.Specialized.OrderedDictionary CopyOf(System.Collections.Specialized.OrderedDictionary ordered)
    {
        var copy = new System.Collections.Specialized.OrderedDictionary(StringComparer.OrdinalIgnoreCase);
        foreach (System.Collections.DictionaryEntry entry in ordered) copy.Add(entry.Key, entry.Value);
        return copy;
    }

    /// <summary>The wrapper of a custom object is the object; that of any other may be a new one each time.</summary>
    private static object IdentityOf(object source) => source is PSObject record && record.ImmediateBaseObject is not PSCustomObject ? record.BaseObject : source;

    private sealed class SameObject : IEqualityComparer<object>
    {
        internal static SameObject Instance { get; } = new();

        bool IEqualityComparer<object>.Equals(object? x, object? y) => ReferenceEquals(x, y);

        int IEqualityComparer<object>.GetHashCode(object obj) => RuntimeHelpers.GetHashCode(obj);
    }
}

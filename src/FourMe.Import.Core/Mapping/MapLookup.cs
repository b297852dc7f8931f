using System.Collections;
using FourMe.Import.Mapping;

namespace FourMe.Import;

/// <summary>Finds the value to write by the value of the source.</summary>
public sealed class MapLookup
{
    private readonly Func<object, object?> _find;

    private MapLookup(Func<object, object?> find, bool isTable)
    {
        _find = find;
        IsTable = isTable;
    }

    /// <summary>Whether results may be cached for a run: true for a table, not for a function.</summary>
    internal bool IsTable { get; }

    /// <summary>
    /// Looks up a table: first the value itself, then its text. The table determines how keys compare, and may grow while records are read.
    /// </summary>
    /// <param name="table">The table.</param>
    public static MapLookup In(IDictionary table) => new(value =>
        Find(table, value) is var found and not Missing ? found
        : value is not string && ValueText.Of(value) is { } text ? Find(table, text) : Missing.Value, isTable: true);

    /// <summary>Calls a function.</summary>
    /// <param name="find">
    /// Receives the value of the source, never null. Returns <see cref="Missing.Value"/> or null when it finds nothing. An exception
    /// refuses the record (<c>LookupFailed</c>).
    /// </param>
    public static MapLookup By(Func<object, object?> find) => new(find, isTable: false);

    internal object? Find(object value) => _find(value);

    private static object? Find(IDictionary table, object key)
    {
        try
        {
            return table[key] is { } found ? found : Missing.Value;
        }
        catch (Exception otherType) when (otherType is KeyNotFoundException or ArgumentException or InvalidOperationException)
        {
            // .NET tables differ in how they treat a key that they do not contain, or whose type they do not accept.
            return Missing.Value;
        }
    }
}

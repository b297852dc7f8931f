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

    /// <summary>Whether what was found once stays so for a run: true of a table, not of a function.</summary>
    internal bool IsTable { get; }

    /// <summary>
    /// Looks into a table: by the value itself, then by its text. How keys compare is up to the table. It may still
    /// grow while records come in.
    /// </summary>
    /// <param name="table">The table.</param>
    public static MapLookup In(IDictionary table) => new(value =>
        Find(table, value) is var found and not Missing ? found
        : value is not string && ValueText.Of(value) is { } text ? Find(table, text) : Missing.Value, isTable: true);

    /// <summary>Asks a function.</summary>
    /// <param name="find">
    /// Gets the value of the source, never null; returns <see cref="Missing.Value"/> or null where it knows nothing. An
    /// exception refuses the record (<c>LookupFailed</c>).
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
            // Tables of .NET differ in what they do about a key that they do not have, or whose type they do not take.
            return Missing.Value;
        }
    }
}

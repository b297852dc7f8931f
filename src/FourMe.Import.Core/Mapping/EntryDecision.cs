using System.Collections;
using FourMe.Import.Errors;
using FourMe.Import.Values;

namespace FourMe.Import.Mapping;

/// <summary>
/// Applies a map entry to a value: trims, negates, translates or looks it up. An absent, null or empty value decides
/// nothing: the column is missing.
/// </summary>
internal sealed class EntryDecision
{
    private const int MostFound = 10_000;
    private static readonly Column Boolean = new(string.Empty, ColumnKind.Boolean, 0);

    private readonly MapEntry _entry;
    private readonly string _column;
    private readonly Dictionary<string, object?>? _values;

    /// <summary>Results of the table. PowerShell's tables compare by culture, which is slow.</summary>
    private readonly Dictionary<string, object> _found = new(StringComparer.Ordinal);

    private EntryDecision(MapEntry entry, string column)
    {
        _entry = entry;
        _column = column;
        if (entry.Values is null) return;
        _values = new Dictionary<string, object?>(entry.Values.Count, StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, object?> pair in entry.Values) _values[pair.Key] = pair.Value;
    }

    private bool Decides => _entry.Not || _values is not null || _entry.Lookup is not null;

    /// <summary>The decision of an entry; null when it uses values unchanged.</summary>
    internal static EntryDecision? For(MapEntry entry, string column) =>
        entry.Not || entry.Values is not null || entry.Lookup is not null || (entry.Trim && entry.Format is null)
            ? new EntryDecision(entry, column) : null;

    /// <summary>The value to write; missing with a failure when there is none.</summary>
    internal object? Decide(object? wrapped, FormattingContext context, List<Failure> failures)
    {
        if (wrapped is Missing) return wrapped;
        object? value = wrapped is string ? wrapped : context.Unwrap(wrapped);
        if (_entry.Trim) value = Trimmed(value, context);
        if (!Decides) return value;
        if (ValueText.IsNothing(value)) return value is string && _values is not null
            && _values.TryGetValue(string.Empty, out object? empty) ? empty : Missing.Value;
        return value is IEnumerable several and not (string or IDictionary or byte[]) ? OfItems(several, context, failures)
            : OfOne(value!, context, failures);
    }

    private static object? Trimmed(object? value, FormattingContext context)
    {
        if (value is string text) return text.Trim();
        return value is IEnumerable several and not (IDictionary or byte[])
            ? several.Cast<object?>().Select(item => context.Unwrap(item) is string part ? part.Trim() : item).ToArray() : value;
    }

    /// <summary>A missing item makes the list missing, because a shorter list would remove items of the record.</summary>
    private object? OfItems(IEnumerable several, FormattingContext context, List<Failure> failures)
    {
        var decided = new List<object?>();
        foreach (object? wrapped in several)
        {
            object? item = context.Unwrap(wrapped);
            if (ValueText.IsNothing(item)) continue;
            if (OfOne(item!, context, failures) is var one and not Missing) decided.Add(one);
            else return Missing.Value;
        }
        return decided.Count switch { 0 => Missing.Value, 1 => decided[0], _ => decided };
    }

    private object? OfOne(object value, FormattingContext context, List<Failure> failures)
    {
        if (_entry.Lookup is not null) return LookedUp(value, context, failures);
        return _entry.Not ? Negated(value, context, failures) : Translated(value, context, failures);
    }

    private object? Negated(object value, FormattingContext context, List<Failure> failures)
    {
        if (value is bool b) return !b;
        return CellFormats.For(Boolean).Write(value, Boolean, context, out _) is { } cell ? cell == "0"
            : Refuse(Failures.InvalidBoolean(_column, ValueText.Of(value) ?? value.GetType().FullName!), failures);
    }

    private object? Translated(object value, FormattingContext context, List<Failure> failures)
    {
        if (ValueText.Of(value) is not { } text) return Refuse(Failures.UnsuitableType(_column, context.TypeNameOf(value)), failures);
        if (_values!.TryGetValue(text, out object? written)) return written;
        return _entry.Otherwise is not Missing ? _entry.Otherwise : Refuse(Failures.ValueNotListed(_column, text, _values.Keys), failures);
    }

    private object? LookedUp(object value, FormattingContext context, List<Failure> failures)
    {
        if (value is string known && _found.TryGetValue(known, out object? found)) return found;
        try
        {
            found = context.Unwrap(_entry.Lookup!.Find(value));
        }
        catch (Exception exception) when (exception is not OperationCanceledException && !context.MustPass(exception))
        {
            return Refuse(Failures.LookupFailed(_column, exception), failures);
        }
        if (found is not (null or Missing or DBNull))
        {
            if (value is string text && _entry.Lookup!.IsTable && _found.Count < MostFound) _found.Add(text, found);
            return found;
        }
        if (context.Notices.IsNews("NotInLookup", _column))
            context.Notices.Once("NotInLookup",
                $"'{ValueText.Of(value) ?? value.GetType().FullName}' is not in the Lookup for '{_column}', so the column is missing for " +
                $"such records.", _column);
        return Missing.Value;
    }

    private static Missing Refuse(Failure because, List<Failure> failures)
    {
        failures.Add(because);
        return Missing.Value;
    }
}

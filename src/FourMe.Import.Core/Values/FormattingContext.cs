using FourMe.Import.Hosting;

namespace FourMe.Import.Values;

/// <summary>The context of formatting: everything beyond the value and its column.</summary>
internal sealed record FormattingContext
{
    /// <summary>Unwraps a value (PowerShell's PSObject); returns others unchanged.</summary>
    internal Func<object?, object?> Unwrap { get; init; } = value => value;

    /// <summary>The names and values of a pure property bag; null for any other object.</summary>
    internal Func<object, IEnumerable<KeyValuePair<string, object?>>?> PropertyBag { get; init; } = _ => null;

    /// <summary>The type name of a value for messages; for a deserialized copy, that of the original type.</summary>
    internal Func<object, string> TypeNameOf { get; init; } = value => value.GetType().FullName ?? value.GetType().Name;

    /// <summary>Accept texts that no enumeration contains, because the user turned the checks off.</summary>
    internal bool AnyEnumerationValue { get; set; }

    /// <summary>The time zone of date-times without one.</summary>
    internal TimeZoneInfo LocalZone { get; init; } = TimeZoneInfo.Local;

    /// <summary>The values of enumerations.</summary>
    internal IEnumerationLookup Enumerations { get; init; } = ShippedEnumerations.Instance;

    /// <summary>The exceptions of a map's code that stop the whole run instead of refusing the record.</summary>
    internal Func<Exception, bool> MustPass { get; init; } = _ => false;

    /// <summary>Receives warnings that are given once per run.</summary>
    internal Notices Notices { get; init; } = new();
}

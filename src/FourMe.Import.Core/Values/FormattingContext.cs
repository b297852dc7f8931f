using FourMe.Import.Hosting;

namespace FourMe.Import.Values;

/// <summary>What formatting a value needs to know beyond the value and its column.</summary>
internal sealed record FormattingContext
{
    /// <summary>Takes a value out of its wrapper (PowerShell's PSObject); leaves others as they are.</summary>
    internal Func<object?, object?> Unwrap { get; init; } = value => value;

    /// <summary>The names and values of an object that is nothing but a bag of properties; null for any other object.</summary>
    internal Func<object, IEnumerable<KeyValuePair<string, object?>>?> PropertyBag { get; init; } = _ => null;

    /// <summary>The name of a value's type for messages; that of the original type where the value is a copy.</summary>
    internal Func<object, string> TypeNameOf { get; init; } = value => value.GetType().FullName ?? value.GetType().Name;

    /// <summary>Let texts pass that no enumeration has: the user wants no checks.</summary>
    internal bool AnyEnumerationValue { get; set; }

    /// <summary>The zone of date-times that do not say theirs.</summary>
    internal TimeZoneInfo LocalZone { get; init; } = TimeZoneInfo.Local;

    /// <summary>The values of enumerations.</summary>
    internal IEnumerationLookup Enumerations { get; init; } = ShippedEnumerations.Instance;

    /// <summary>The exceptions of a map's code that are no failure of the record: those that stop the whole run.</summary>
    internal Func<Exception, bool> MustPass { get; init; } = _ => false;

    /// <summary>Where warnings go that are said once a run.</summary>
    internal Notices Notices { get; init; } = new();
}

using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using FourMe.Import.Values;

namespace FourMe.Import.PowerShell;

/// <summary>
/// Values that came through Start-Job, remoting or Export-Clixml. PowerShell preserves a few types; for all others it creates
/// an object with the type name, the properties and the text, or for an enumeration the number with its name. They are
/// converted here to the original value, so that a cell has the same text either way.
/// </summary>
internal static class DeserializedValue
{
    internal const string Prefix = "Deserialized.";

    private const string EnumName = Prefix + "System.Enum";

    /// <summary>Types whose text is the text of the cell (<see cref="PlainText"/>).</summary>
    private static readonly HashSet<string> SpokenTypes = new(StringComparer.Ordinal)
    {
        "System.Net.IPAddress", "System.Net.NetworkInformation.PhysicalAddress", "System.Security.Principal.SecurityIdentifier",
        "System.Security.Principal.NTAccount", "System.Text.StringBuilder", "System.Numerics.BigInteger",
        "System.Management.Automation.SemanticVersion", "System.Version", "System.Guid", "System.Uri",
    };

    /// <summary>Types of which one property is the text of the cell.</summary>
    private static readonly Dictionary<string, string> TextProperties = new(StringComparer.Ordinal)
    {
        ["System.Net.Mail.MailAddress"] = "Address",
        ["System.Globalization.CultureInfo"] = "Name",
        ["System.Globalization.RegionInfo"] = "TwoLetterISORegionName",
        ["System.TimeZoneInfo"] = "Id",
        ["System.Security.Cryptography.X509Certificates.X500DistinguishedName"] = "Name",
    };

    /// <summary>The name of a value's type; for a deserialized value that of its original type.</summary>
    internal static string TypeNameOf(object value)
    {
        if (value is not PSObject wrapped) return value.GetType().FullName ?? value.GetType().Name;
        return OriginalName(wrapped) ?? (wrapped.TypeNames.Count > 0 ? wrapped.TypeNames[0] : wrapped.BaseObject.GetType().FullName!);
    }

    /// <summary>The original value; null when the object is not deserialized, or is a pure property bag.</summary>
    internal static object? Restore(PSObject wrapped)
    {
        if (OriginalName(wrapped) is not { } type) return null;
        if (wrapped.TypeNames.Contains(EnumName)) return new NamedNumber(wrapped.ToString(), wrapped.BaseObject);
        if (wrapped.BaseObject is not PSCustomObject) return null;
        if (SpokenTypes.Contains(type)) return wrapped.ToString();
        if (TextProperties.TryGetValue(type, out string? property)) return wrapped.Properties[property]?.Value as string
            ?? wrapped.ToString();
        return type switch
        {
            "System.DateTimeOffset" => Moment(wrapped),
            "System.DateOnly" => Number(wrapped, "DayNumber") is { } days ? Day(days) : null,
            "System.TimeOnly" => Number(wrapped, "Ticks") is { } ticks ? Clock(ticks) : null,
            _ => null,
        };
    }

    private static string? OriginalName(PSObject wrapped)
    {
        Collection<string> names = OwnMembers.TypesOf(wrapped) ?? wrapped.TypeNames;
        return names.Count > 0 && names[0].StartsWith(Prefix, StringComparison.Ordinal) ? names[0].Substring(Prefix.Length) : null;
    }

    private static object? Moment(PSObject wrapped) =>
        Number(wrapped, "Ticks") is { } ticks && wrapped.Properties["Offset"]?.Value is { } offset
            && LanguagePrimitives.TryConvertTo(offset, out TimeSpan span)
            ? new DateTimeOffset(ticks, span) : null;

#if NET
    private static object Day(long days) => DateOnly.FromDayNumber((int)days);

    private static object Clock(long ticks) => new TimeOnly(ticks);
#else
    // Windows PowerShell does not have these types.
    private static object Day(long days) => new DateTime(days * TimeSpan.TicksPerDay).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static object Clock(long ticks) => new TimeSpan(ticks);
#endif

    private static long? Number(PSObject wrapped, string property) =>
        wrapped.Properties[property]?.Value is { } value && LanguagePrimitives.TryConvertTo(value, CultureInfo.InvariantCulture,
            out long number) ? number : null;
}

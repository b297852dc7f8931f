using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Text;
using System.Xml;

namespace FourMe.Import.Values;

/// <summary>The text of a single value, independent of culture.</summary>
internal static class PlainText
{
    // Types that this assembly does not reference, whose ToString returns the expected text.
    private static readonly HashSet<string> SpokenByName = new(StringComparer.Ordinal)
    {
        "System.Security.Principal.SecurityIdentifier",
        "System.Security.Principal.NTAccount",
        "PSOpenAD.Security.SecurityIdentifier",
        "System.Net.NetworkInformation.PhysicalAddress",
        "System.Management.Automation.SemanticVersion",
        "System.Management.Automation.SwitchParameter",
        "System.Security.Cryptography.X509Certificates.X500DistinguishedName",
    };

    /// <summary>The text of a value; null when its type has no text form.</summary>
    internal static string? Of(object value) => value switch
    {
        string text => text,
        char c => c.ToString(),
        bool b => b ? "1" : "0",
        Enum e => e.ToString(),
        NamedNumber e => e.Name,
        DateTime d => d.ToString(d.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture),
        DateTimeOffset d => d.ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture),
#if NET
        DateOnly d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
#endif
        double d => d.ToString("R", CultureInfo.InvariantCulture),
        float f => f.ToString("R", CultureInfo.InvariantCulture),
        Uri uri => uri.OriginalString,
        MailAddress mail => mail.Address,
        CultureInfo culture => culture.Name,
        RegionInfo region => region.TwoLetterISORegionName,
        TimeZoneInfo zone => zone.Id,
        IPAddress or Version or StringBuilder => value.ToString(),
        XmlNode node => TextOf(node),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => SpokenByName.Contains(value.GetType().FullName ?? string.Empty) ? value.ToString() : null,
    };

    /// <summary>The text of an attribute or element; null for one that contains elements.</summary>
    private static string? TextOf(XmlNode node)
    {
        foreach (XmlNode child in node.ChildNodes)
            if (child is XmlElement) return null;
        return node.InnerText;
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using FourMe.Import.Text;

namespace FourMe.Import.Catalogue;

/// <summary>The fixed lists as of one moment.</summary>
internal sealed class EnumerationLists(IReadOnlyDictionary<string, Enumeration> byName, DateTimeOffset read)
{
    /// <summary>How long cached lists are used without a request.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(24);

    /// <summary>The lists that ship with the library; their labels are English.</summary>
    internal static EnumerationLists Shipped { get; } = new(Enumerations.All, new DateTimeOffset(Enumerations.Date, TimeSpan.Zero));

    internal IReadOnlyDictionary<string, Enumeration> ByName { get; } = byName;

    /// <summary>When they were read from the service.</summary>
    internal DateTimeOffset Read { get; } = read;

    internal bool AreShipped => ReferenceEquals(this, Shipped);

    internal Enumeration? Find(string name) => ByName.TryGetValue(name, out Enumeration? found) ? found : null;

    /// <summary>Whether the lists are recent enough to be used without a request; lists from the future come from a wrong clock.</summary>
    internal bool AreFresh(DateTimeOffset now) => Read <= now && now - Read < Fresh;

    /// <summary>These lists, and the shipped ones that they lack: the service does not return all documented lists.</summary>
    internal EnumerationLists WithShipped()
    {
        var all = new Dictionary<string, Enumeration>(StringComparer.OrdinalIgnoreCase);
        foreach (Enumeration list in Shipped.ByName.Values.Concat(ByName.Values)) all[list.Name] = list;
        return new EnumerationLists(all, Read);
    }

    /// <summary>A sentence about the origin and age of the lists, for users who may expect today's.</summary>
    internal string Origin(DateTimeOffset now) => string.Format(
        CultureInfo.InvariantCulture,
        AreShipped ? "The lists shown ship with the module: in English, as of {0:yyyy-MM-dd}."
            : "The lists shown were read {1} ago, on {0:yyyy-MM-dd HH:mm} UTC.",
        Read.UtcDateTime, Age.Of(now - Read));

    /// <summary>Whether a text has the form of a language code, such as <c>nl</c> or <c>en-GB</c>.</summary>
    internal static bool IsLanguage(string text) =>
        Regex.IsMatch(text, "^[A-Za-z]{2,8}([-_@][A-Za-z0-9]{1,8})*$", RegexOptions.CultureInvariant);
}

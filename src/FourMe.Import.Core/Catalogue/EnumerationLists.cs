using System.Globalization;
using System.Text.RegularExpressions;
using FourMe.Import.Text;

namespace FourMe.Import.Catalogue;

/// <summary>The fixed lists as they were at one moment.</summary>
internal sealed class EnumerationLists(IReadOnlyDictionary<string, Enumeration> byName, DateTimeOffset read)
{
    /// <summary>How long lists count as those of the service.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(24);

    /// <summary>The lists that ship with the library; their labels are English.</summary>
    internal static EnumerationLists Shipped { get; } = new(Enumerations.All, new DateTimeOffset(Enumerations.Date, TimeSpan.Zero));

    internal IReadOnlyDictionary<string, Enumeration> ByName { get; } = byName;

    /// <summary>When the service gave them.</summary>
    internal DateTimeOffset Read { get; } = read;

    internal bool AreShipped => ReferenceEquals(this, Shipped);

    internal Enumeration? Find(string name) => ByName.TryGetValue(name, out Enumeration? found) ? found : null;

    /// <summary>Whether the lists are young enough not to ask again; lists from the future are of a clock that was wrong.</summary>
    internal bool AreFresh(DateTimeOffset now) => Read <= now && now - Read < Fresh;

    /// <summary>These lists, and the shipped ones of names that are not here: some that are documented the service does not list.</summary>
    internal EnumerationLists WithShipped()
    {
        var all = new Dictionary<string, Enumeration>(StringComparer.OrdinalIgnoreCase);
        foreach (Enumeration list in Shipped.ByName.Values.Concat(ByName.Values)) all[list.Name] = list;
        return new EnumerationLists(all, Read);
    }

    /// <summary>Where the lists come from and how old they are, for whoever might take them for today's.</summary>
    internal string Origin(DateTimeOffset now) => string.Format(
        CultureInfo.InvariantCulture,
        AreShipped ? "The lists shown ship with the module: in English, as of {0:yyyy-MM-dd}."
            : "The lists shown were read {1} ago, on {0:yyyy-MM-dd HH:mm} UTC.",
        Read.UtcDateTime, Age.Of(now - Read));

    /// <summary>Whether a text has the form of a language's code, such as <c>nl</c> or <c>en-GB</c>.</summary>
    internal static bool IsLanguage(string text) =>
        Regex.IsMatch(text, "^[A-Za-z]{2,8}([-_@][A-Za-z0-9]{1,8})*$", RegexOptions.CultureInvariant);
}

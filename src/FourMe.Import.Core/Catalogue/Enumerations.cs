using System.Text.Json;
using FourMe.Import.Catalogue;

namespace FourMe.Import;

/// <summary>The fixed lists as they ship with the library (https://developer.xurrent.com/v1/general/enumerations/).</summary>
public static class Enumerations
{
    private static readonly Lazy<Shipped> Catalogue = new(ReadShipped);

    /// <summary>The day on which the shipped lists were read from the service.</summary>
    public static DateTime Date => Catalogue.Value.Date;

    /// <summary>All lists, by name.</summary>
    public static IReadOnlyDictionary<string, Enumeration> All => Catalogue.Value.ByName;

    /// <summary>Finds a list by its name, regardless of case.</summary>
    /// <param name="name">The key in <c>GET /v1/enums</c>, for example <c>ci.status</c>.</param>
    /// <returns>The list, or null.</returns>
    public static Enumeration? Find(string name) => Catalogue.Value.ByName.TryGetValue(name, out Enumeration? found) ? found : null;

    private static Shipped ReadShipped()
    {
        using JsonDocument document = CatalogueData.Open("enumerations");
        var byName = new Dictionary<string, Enumeration>(StringComparer.OrdinalIgnoreCase);
        foreach (JsonProperty list in document.RootElement.GetProperty("enumerations").EnumerateObject())
        {
            KeyValuePair<string, string?>[] values =
                [.. list.Value.EnumerateObject().Select(value => new KeyValuePair<string, string?>(value.Name, value.Value.GetString()))];
            byName.Add(list.Name, new Enumeration(list.Name, values));
        }
        return new Shipped(document.RootElement.GetProperty("date").GetDateTime(), byName);
    }

    private sealed record Shipped(DateTime Date, IReadOnlyDictionary<string, Enumeration> ByName);
}

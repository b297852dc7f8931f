namespace FourMe.Import.Values;

/// <summary>Looks up the values of enumerations.</summary>
internal interface IEnumerationLookup
{
    /// <summary>The list of a name; null when there is none, so that every text passes.</summary>
    Enumeration? Find(string name);

    /// <summary>
    /// The list with more values, called only for a text that the list lacks. This may send a request to the service.
    /// </summary>
    Enumeration Widen(Enumeration list, string text);
}

/// <summary>The lists that ship with the library, without requests to the service.</summary>
internal sealed class ShippedEnumerations : IEnumerationLookup
{
    internal static ShippedEnumerations Instance { get; } = new();

    public Enumeration? Find(string name) => Enumerations.Find(name);

    public Enumeration Widen(Enumeration list, string text) => list;
}

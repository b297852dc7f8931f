namespace FourMe.Import.Values;

/// <summary>Where the values of an enumeration are looked up.</summary>
internal interface IEnumerationLookup
{
    /// <summary>The list of a name; null when there is none, and then every text passes.</summary>
    Enumeration? Find(string name);

    /// <summary>
    /// The list with more of its values, for a text that it does not have; asked for no other text. This may take a request
    /// to the service.
    /// </summary>
    Enumeration Widen(Enumeration list, string text);
}

/// <summary>The lists that ship with the library, and nothing beyond them.</summary>
internal sealed class ShippedEnumerations : IEnumerationLookup
{
    internal static ShippedEnumerations Instance { get; } = new();

    public Enumeration? Find(string name) => Enumerations.Find(name);

    public Enumeration Widen(Enumeration list, string text) => list;
}

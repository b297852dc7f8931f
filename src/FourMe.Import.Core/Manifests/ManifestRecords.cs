namespace FourMe.Import;

/// <summary>The records of one type of a manifest, passed by a program.</summary>
public sealed class ManifestRecords
{
    /// <param name="records">
    /// The records, as values by name. Null and '' clear a field; a missing name leaves it alone. If the enumeration throws, the source
    /// counts as failed and none of its records is used.
    /// </param>
    /// <param name="map">The map; null to match columns by name.</param>
    public ManifestRecords(IEnumerable<IReadOnlyDictionary<string, object?>> records, IReadOnlyList<MapEntry>? map = null)
    {
        Records = records ?? throw new ArgumentNullException(nameof(records));
        Map = map;
    }

    /// <summary>The records.</summary>
    public IEnumerable<IReadOnlyDictionary<string, object?>> Records { get; }

    /// <summary>The map; null to match columns by name.</summary>
    public IReadOnlyList<MapEntry>? Map { get; }
}

namespace FourMe.Import;

/// <summary>The records of one type of a manifest, from a program.</summary>
public sealed class ManifestRecords
{
    /// <param name="records">
    /// The records; names and values. Null and '' clear a field, a name that is absent leaves it alone. When reading them throws, the
    /// source has failed, and nothing of it is used.
    /// </param>
    /// <param name="map">The map; null for matching by name.</param>
    public ManifestRecords(IEnumerable<IReadOnlyDictionary<string, object?>> records, IReadOnlyList<MapEntry>? map = null)
    {
        Records = records ?? throw new ArgumentNullException(nameof(records));
        Map = map;
    }

    /// <summary>The records.</summary>
    public IEnumerable<IReadOnlyDictionary<string, object?>> Records { get; }

    /// <summary>The map; null for matching by name.</summary>
    public IReadOnlyList<MapEntry>? Map { get; }
}

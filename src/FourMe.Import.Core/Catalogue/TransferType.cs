using FourMe.Import.Text;

namespace FourMe.Import.Catalogue;

/// <summary>A record type that the service imports, exports, or both. Its columns are read at their first use.</summary>
/// <param name="ImportName">Name in the Import API; null when it cannot be imported.</param>
/// <param name="Export">The type of the Export API; null when it cannot be exported.</param>
internal sealed record TransferType(string? ImportName, ExportType? Export)
{
    private static readonly Lazy<IReadOnlyList<TransferType>> Catalogue = new(Read);

    /// <summary>All types in alphabetical order.</summary>
    internal static IReadOnlyList<TransferType> All => Catalogue.Value;

    /// <summary>The name that the cmdlets accept.</summary>
    internal string Name => ImportName ?? Export!.Name;

    /// <summary>The name for people.</summary>
    internal string Title => ImportName is { } name ? RecordTypes.TitleOf(name) : Export!.Title;

    /// <summary>The columns of the Import API; null when the type cannot be imported.</summary>
    internal RecordType? RecordType => ImportName is null ? null : RecordTypes.Get(ImportName);

    /// <summary>Whether one of the APIs uses this name for the type.</summary>
    internal bool IsNamed(string name) => Same(name, Name) || Same(name, Export?.Name);

    /// <summary>The name that was probably meant, after a typing error or when the title was given instead of the name.</summary>
    internal static string? Nearest(string name)
    {
        if (TypeWords.Nearest(name, [.. All.Select(type => type.Name)]) is { } near) return near;
        string? title = NearestName.Of(name, All.Select(type => type.Title));
        return All.FirstOrDefault(type => type.Title == title)?.Name;
    }

    private static TransferType[] Read()
    {
        Dictionary<string, ExportType> exports = ExportTypes.All.ToDictionary(type => type.ImportName ?? type.Name);
        return
        [
            .. RecordTypes.Names.Select(name => new TransferType(name, exports.TryGetValue(name, out ExportType? export) ? export : null))
                .Concat(exports.Values.Where(export => export.ImportName is null).Select(export => new TransferType(null, export)))
                .OrderBy(type => type.Name, StringComparer.Ordinal),
        ];
    }

    private static bool Same(string left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}

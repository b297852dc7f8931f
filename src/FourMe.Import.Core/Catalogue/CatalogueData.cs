using System.Reflection;
using System.Text.Json;

namespace FourMe.Import.Catalogue;

/// <summary>Reads the catalogue's data files, which are resources of this assembly.</summary>
internal static class CatalogueData
{
    private const string TypePrefix = "types/";
    private static readonly Assembly Resources = typeof(CatalogueData).Assembly;

    internal static IReadOnlyList<string> TypeNames() =>
        [.. Resources.GetManifestResourceNames()
            .Where(name => name.StartsWith(TypePrefix, StringComparison.Ordinal))
            .Select(name => name.Substring(TypePrefix.Length))
            .OrderBy(name => name, StringComparer.Ordinal)];

    internal static string ReadTitle(string name)
    {
        using JsonDocument document = Open(TypePrefix + name);
        return TitleOf(document.RootElement);
    }

    internal static RecordType ReadType(string name)
    {
        using JsonDocument document = Open(TypePrefix + name);
        JsonElement root = document.RootElement;
        var columns = new List<Column>();
        foreach (JsonElement column in root.GetProperty("columns").EnumerateArray()) columns.Add(ReadColumn(column, columns.Count));
        return new RecordType(root.GetProperty("type").GetString()!, TitleOf(root), columns)
        {
            Keys = [.. root.GetProperty("keys").EnumerateArray().Select(Texts)],
            Owners = root.TryGetProperty("owners", out JsonElement owners) ? [.. owners.EnumerateArray().Select(Texts)] : [],
            OwnersMayDiffer = Flag(root, "ownersMayDiffer"),
            OwnedWhen = Text(root, "ownedWhen"),
            ColumnsInferred = Flag(root, "columnsInferred"),
            AlsoRefersTo = root.TryGetProperty("refersTo", out JsonElement others) ? Texts(others) : [],
            ReferredBy = Text(root, "referredBy"),
            NamedBy = root.TryGetProperty("namedBy", out JsonElement names) ? Texts(names)
                : columns.Exists(column => column.Name == "Name") ? ["Name"] : [],
            AddOnly = Flag(root, "addOnly"),
            Listed = !root.TryGetProperty("listed", out JsonElement listed) || listed.GetBoolean(),
            ExportName = Text(root, "export"),
            Source = Text(root, "source"),
            Notes = Text(root, "notes"),
        };
    }

    internal static JsonDocument Open(string resource)
    {
        using Stream stream = Resources.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The assembly lacks its resource '{resource}'.");
        return JsonDocument.Parse(stream);
    }

    private static Column ReadColumn(JsonElement column, int position) =>
        new(column.GetProperty("name").GetString()!, Kind(column.GetProperty("kind").GetString()!), position)
        {
            Enumeration = Text(column, "enumeration"),
            Reference = Text(column, "reference"),
            MaxLength = Number(column, "maxLength"),
            MaxBytes = Number(column, "maxBytes"),
            Requirement = Text(column, "required") switch
            {
                "create" => ColumnRequirement.Create,
                "owner" => ColumnRequirement.Owner,
                _ => ColumnRequirement.None,
            },
            ReadOnly = Flag(column, "readOnly"),
            Zoneless = Flag(column, "zoneless"),
            Separator = Text(column, "separator"),
            Ordered = Flag(column, "ordered"),
            HoursAndMinutes = Text(column, "form") == "hh:mm",
            RenamedFrom = column.TryGetProperty("renamedFrom", out JsonElement earlier) ? Texts(earlier) : [],
            Alias = Text(column, "alias"),
            Inferred = Flag(column, "inferred"),
            DeprecatedBy = Text(column, "deprecatedBy"),
            Notes = Text(column, "notes"),
        };

    private static string TitleOf(JsonElement type) => type.GetProperty("title").GetString()!;

    private static ColumnKind Kind(string kind) => kind switch
    {
        "text" => ColumnKind.Text,
        "multiline" => ColumnKind.Multiline,
        "integer" => ColumnKind.Integer,
        "decimal" => ColumnKind.Decimal,
        "boolean" => ColumnKind.Boolean,
        "date" => ColumnKind.Date,
        "datetime" => ColumnKind.DateTime,
        "time" => ColumnKind.Time,
        "duration" => ColumnKind.Duration,
        "enumeration" => ColumnKind.Enumeration,
        "reference" => ColumnKind.Reference,
        "reference_list" => ColumnKind.ReferenceList,
        "custom_fields" => ColumnKind.CustomFields,
        _ => ColumnKind.Unknown,
    };

    private static IReadOnlyList<string> Texts(JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetString()!)];

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    private static int? Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) ? value.GetInt32() : null;

    private static bool Flag(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) && value.GetBoolean();
}

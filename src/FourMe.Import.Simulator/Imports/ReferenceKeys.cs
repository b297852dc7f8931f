using FourMe.Import.Simulator.Catalogue;
using FourMe.Import.Simulator.Records;

namespace FourMe.Import.Simulator.Imports;

/// <summary>The columns by which a record of a type is referred to in a cell of another.</summary>
internal static class ReferenceKeys
{
    private static readonly string[] ByName = ["Name"];
    private static readonly string[] ById = ["ID"];
    private static readonly string[] ByReference = ["Reference"];

    // A few example files refer to templates and project tasks by subject, against the general rule. Both are accepted.
    private static readonly string[] ByIdOrSubject = ["ID", "Subject"];

    private static readonly Dictionary<string, string[]> Columns = new(StringComparer.Ordinal)
    {
        ["people"] = ["Primary Email"],
        ["cis"] = ["Label", "Name"],
        ["product_categories"] = ByReference,
        ["custom_collections"] = ByReference,
        ["project_categories"] = ByReference,
        ["project_risk_levels"] = ByReference,
        ["workflow_types"] = ByReference,
        ["rfc_types"] = ByReference,
        ["closure_codes"] = ByReference,
        ["shop_articles"] = ["Reference", "Name"],
        ["shop_article_categories"] = ["Reference", "Name"],
        ["app_offerings"] = ["Reference", "Name"],
        ["requests"] = ById,
        ["request_templates"] = ById,
        ["problems"] = ById,
        ["releases"] = ById,
        ["workflows"] = ById,
        ["tasks"] = ByIdOrSubject,
        ["workflow_templates"] = ById,
        ["projects"] = ById,
        ["project_task_assignments"] = ById,
        ["risks"] = ById,
        ["task_templates"] = ByIdOrSubject,
        ["project_tasks"] = ByIdOrSubject,
        ["project_task_templates"] = ["ID", "Subject", "Name"],
    };

    /// <summary>Empty when the type cannot be looked up: not importable, columns unknown, or the form not documented.</summary>
    public static IReadOnlyList<string> For(RecordType? type) => type is { HasKnownColumns: true }
        ? [.. Columns.GetValueOrDefault(type.Name, ByName).Where(type.HasColumn)]
        : [];

    /// <summary>The name by which references to a record are shown; null when it has none.</summary>
    public static string? NameOf(RecordTable table, StoredRecord record)
    {
        Dictionary<string, string> cells = table.Present(record);
        return For(table.Type).Select(column => cells.GetValueOrDefault(column, string.Empty)).FirstOrDefault(name => name.Length > 0);
    }
}

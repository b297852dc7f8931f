using FourMe.Import.Simulator.Imports.Reading;
using FourMe.Import.Simulator.Records;

namespace FourMe.Import.Simulator.Imports.Groups;

/// <summary>Relations of a configuration item: with a Source they replace those of the same Source, without they are added.</summary>
internal sealed class ConfigurationItemRelations(RecordTable items, ReferenceResolver references, bool isStrict) : IGroupRule
{
    private const string Related = "Related ";

    public string[] OwnerColumns { get; } = ["CI Label"];

    public IReadOnlyDictionary<string, string> Identify(ImportRow row)
    {
        Dictionary<string, string> cells = new(StringComparer.Ordinal);
        foreach (string column in new[] { "CI Source", "CI Source ID", "CI Label" })
            cells[column] = row[column];
        Complete(cells, string.Empty);
        return cells;
    }

    public string? Scope(Func<string, string> cell) => cell("Source") is { Length: > 0 } source ? source : null;

    public void Complete(Dictionary<string, string> values) => Complete(values, Related);

    // Both ends may be named by Source and Source ID or by label; kept are all three.
    private void Complete(Dictionary<string, string> cells, string prefix)
    {
        string source = cells.GetValueOrDefault(prefix + "CI Source", string.Empty);
        string sourceId = cells.GetValueOrDefault(prefix + "CI Source ID", string.Empty);
        string label = cells.GetValueOrDefault(prefix + "CI Label", string.Empty);
        StoredRecord? item = source.Length > 0 && sourceId.Length > 0
            ? items.Find(["Source", "Source ID"], source, sourceId) is [var first, ..] ? first : null
            : references.Find(items.Type.Name, label);
        if (item is not null)
        {
            cells[prefix + "CI Source"] = items.Read(item, "Source");
            cells[prefix + "CI Source ID"] = items.Read(item, "Source ID");
            cells[prefix + "CI Label"] = items.Read(item, "Label");
        }
        else if (isStrict && !label.Contains(" @", StringComparison.Ordinal))
        {
            throw new RowRefusedException($"{prefix}CI '{(label.Length > 0 ? label : $"{source} {sourceId}")}' could not be found");
        }
        else if (label.Length == 0)
        {
            cells[prefix + "CI Label"] = $"{source} {sourceId}";
        }
    }
}

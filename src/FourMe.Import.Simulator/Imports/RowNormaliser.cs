using FourMe.Import.Simulator.Catalogue;
using FourMe.Import.Simulator.Imports.Reading;

namespace FourMe.Import.Simulator.Imports;

/// <summary>Turns the cells of a row into the values the service stores, or refuses the row.</summary>
internal sealed class RowNormaliser(RecordType type, CellRules rules, ReferenceResolver references, SimulatorOptions options)
{
    public Dictionary<string, string> Normalise(ImportRow row)
    {
        Dictionary<string, string> values = new(row.Cells.Count, StringComparer.Ordinal);
        foreach ((string name, string text) in row.Cells)
        {
            if (name != "ID")
            {
                string plain = options.RewritesValues ? ValueRewriting.Plain(text) : text;
                values[name] = type.Find(name) is { } column ? Normalise(column, plain) : plain;
            }
        }

        return values;
    }

    private string Normalise(Column column, string text)
    {
        if (column.IsBoolean)
            return BooleanText.Normalise(text);
        if (column.IsReference)
            return references.Resolve(column, text);
        if (options.StrictValues)
            rules.Check(column, text);
        return options.RewritesValues ? ValueRewriting.Stored(column, text) : text;
    }
}
